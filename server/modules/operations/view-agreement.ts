import type { Tx } from '../../db/db.ts';
import { findMember } from '../people/public.ts';
import { listStamps } from '../signing/public.ts';
import type { AgreementVersion } from './agreement.ts';
import type { AgreementView } from './board-schema.ts';
import { missingClauses } from './clauses.ts';
import type { AgreementContent } from './schema.ts';

/**
 * The newest version, with every signature that was ever put on one. Where the creator lives and is
 * written to is for those who pack and answer for it; what was agreed is for all who read the place.
 */
export async function viewAgreement(
  tx: Tx,
  found: AgreementVersion,
  { seesAddress }: { seesAddress: boolean },
): Promise<AgreementView> {
  const author = await findMember(tx, found.authorId);
  return {
    id: found.id,
    n: found.n,
    kind: found.kind,
    content: seesAddress ? found.content : withoutAddress(found.content),
    contentHash: found.contentHash,
    missing: missingClauses(found.content),
    author: author?.name ?? '',
    createdAt: found.createdAt.toISOString(),
    stamps: (await listStamps(tx, 'agreement', [found.id])).get(found.id) ?? [],
    isSignedByUs: found.isSignedByUs,
    isSignedByCreator: found.isSignedByCreator,
  };
}

function withoutAddress(content: AgreementContent): AgreementContent {
  return { ...content, creator: { ...content.creator, address: '', email: '' } };
}
