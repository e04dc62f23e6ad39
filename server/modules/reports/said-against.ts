import { dayInWords } from '../../../verifier/report/display.ts';
import type { Tx } from '../../db/db.ts';
import type { Locale } from '../../lib/language.ts';
import { listOverruled, type Overruled } from '../../rules/overruled.ts';
import type { ClientFacts } from '../clients/public.ts';
import { countObjections, type ObjectionCount } from '../contests/public.ts';
import type { ReportDraft } from './draft-schema.ts';
import type { ReportRow } from './report.ts';
import { contentWords } from './words.ts';

/**
 * What stands against the work, for the author to print: a rule that somebody went past, readers who
 * objected to a draw. Roles, never names; of readers no words, which are erased when a seal is not.
 */
export type SaidAgainst = {
  readonly id: string;
  readonly chapter: 'failures' | 'complaints';
  /** As a chapter's text is written. */
  readonly text: string;
  /** What a chapter holds once it is said: the author may word the rest. */
  readonly key: string;
};

export async function listSaidAgainst(
  tx: Tx,
  of: Pick<ReportRow, 'client_id' | 'operation_id' | 'period_from' | 'period_to'>,
  { locale, timeZone }: Pick<ClientFacts, 'locale' | 'timeZone'>,
): Promise<SaidAgainst[]> {
  const asked = {
    clientId: of.client_id,
    operationId: of.operation_id,
    from: of.period_from,
    to: of.period_to,
  };
  return [
    ...(await listOverruled(tx, asked)).map((one) => sayOverruled(one, locale, timeZone)),
    ...(await countObjections(tx, asked)).map((one) => sayObjections(one, locale)),
  ];
}

export function sayOverruled(one: Overruled, locale: Locale, timeZone: string): SaidAgainst {
  const words = contentWords[locale].against;
  const on = dayInWords(one.at.toISOString(), timeZone, locale);
  const quoted = one.reason.split(/\s*\n\s*/).join(' ');
  const text = `${words.overruled(one.ruleId, one.message[locale], on)}\n\n> ${quoted}\n— ${words.senior}`;
  return { id: one.id, chapter: 'failures', text, key: quoted };
}

export function sayObjections(one: ObjectionCount, locale: Locale): SaidAgainst {
  const text = contentWords[locale].against.objections(one.contest, one.received, one.open);
  return { id: one.contestId, chapter: 'complaints', text, key: text };
}

/** What the draft doesn't say yet. */
export function listUnsaid(all: readonly SaidAgainst[], draft: ReportDraft): SaidAgainst[] {
  const said = plain(draft.chapters.map(({ text }) => text).join('\n'));
  return all.filter(({ key }) => !said.includes(plain(key)));
}

/** Without the marks of a quote, whatever the width of spaces and where lines end. */
function plain(text: string): string {
  return text.replace(/^\s*>/gm, ' ').replace(/\s+/g, ' ').trim();
}
