import type { Tx } from '../../db/db.ts';
import type { Locale } from '../../lib/language.ts';
import { readClientFacts } from '../clients/public.ts';
import { findCreator } from '../creators/public.ts';
import { readAgency } from '../people/public.ts';
import { askWords } from './ask-words.ts';
import { wordsFor } from './mention-incident.ts';
import { writeMoney } from './money.ts';
import type { Place } from './read-operation.ts';
import type { AgreementContent } from './schema.ts';
import { tables } from './store.ts';

/** What is known already, to be completed by a person; nothing is invented. */
export async function draftAgreement(
  tx: Tx,
  place: Place,
  maySeeAddress: boolean,
  locale: Locale,
): Promise<AgreementContent> {
  const { row, benefits } = place;
  const client = await readClientFacts(tx, row.client_id);
  const agency = client && (await readAgency(tx, client.agencyId));
  const creator = await findCreator(tx, row.creator_id);
  const address = maySeeAddress
    ? await tables(tx)
        .selectFrom('creator_address')
        .selectAll()
        .where('participation_id', '=', row.id)
        .executeTakeFirst()
    : undefined;
  const { words } = await wordsFor(tx, row, locale);
  const living = benefits.filter(({ state }) => state !== 'cancelled');
  const write = (kind: 'gift' | 'fee') =>
    living
      .filter((one) => one.kind === kind)
      .map((one) => `${one.label} (${writeMoney(one.value_cents, locale)})`)
      .join(' ; ');
  const t = texts[locale];
  return {
    advertiser: { name: client?.name ?? '', address: '', email: '', taxCountry: '' },
    creator: {
      name: address?.recipient ?? creator?.name ?? '',
      address: address ? `${address.street}, ${address.postal_code} ${address.city}` : '',
      email: (maySeeAddress && creator?.email) || '',
      taxCountry: address?.country ?? '',
    },
    agency: agency?.name ?? '',
    mission: askWords(row.ask, living, locale) || t.nothing,
    freedom: t.freedom,
    mention: words,
    pay: write('fee') || t.noPay,
    benefitsInKind: write('gift') || t.noGift,
    duties: t.duties,
    rights: t.rights,
    law: t.law,
  };
}

const texts: Record<
  Locale,
  Record<'nothing' | 'freedom' | 'noPay' | 'noGift' | 'duties' | 'rights' | 'law', string>
> = {
  fr: {
    nothing: 'Goûter le produit. Aucune publication n’est demandée.',
    freedom:
      'Le créateur dit ce qu’il veut, y compris qu’il n’a pas aimé. Personne ne relit son texte avant parution, sauf s’il le demande.',
    noPay: 'Aucune rémunération.',
    noGift: 'Aucun avantage en nature.',
    duties:
      'S’il publie, le créateur place la mention au début, lisiblement, et l’y laisse. L’annonceur et le créateur répondent ensemble des dommages causés aux tiers dans l’exécution de cet accord (loi 2023-451, article 8).',
    rights:
      'Le créateur garde ses droits sur ce qu’il écrit et photographie. L’annonceur peut en montrer le lien et en citer une phrase.',
    law: 'Droit français.',
  },
  en: {
    nothing: 'Taste the product. No publication is asked for.',
    freedom:
      'The creator says what they like, and that they did not like it too. Nobody reads the text before it appears, unless they ask.',
    noPay: 'No pay.',
    noGift: 'No benefit in kind.',
    duties:
      'Whoever publishes puts the mention at the start, legibly, and leaves it there. Advertiser and creator answer together for damage to others in carrying out this agreement (French law 2023-451, article 8).',
    rights:
      'The creator keeps all rights in what they write and photograph. The advertiser may show its link and quote a sentence.',
    law: 'French law.',
  },
};
