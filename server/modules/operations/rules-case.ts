import type { Tx } from '../../db/db.ts';
import type { Session } from '../../http/context.ts';
import type { OperationId } from '../../lib/ids.ts';
import type { Locale } from '../../lib/language.ts';
import { blocks, checkRules, type Verdict } from '../../rules/engine.ts';
import { type FactPath, factTable, questionOf, specOf } from '../../rules/facts.ts';
import { listOverrules } from '../../rules/overrule.ts';
import { readClientFacts } from '../clients/public.ts';
import { dayOf } from './cold.ts';
import { mayEdit, mayRelease, maySeePool } from './policy.ts';
import { openCase } from './rule-case.ts';
import type { Known } from './rule-facts.ts';
import { presumedText, sourceTexts } from './rule-facts-texts.ts';
import type { OperationRules, QuestionView } from './rules-schema.ts';
import { sayValue } from './rules-view.ts';

/** Only the published text tells these; a rule that waits for nothing else is asked of each capture. */
const TOLD_BY_POST: readonly FactPath[] = [
  'post.text',
  'post.labels',
  'post.mentionPlace',
  'post.mentionOffset',
  'post.mentionLanguage',
  'post.namesAdvertiser',
  'post.saysFree',
  'post.hasExtraCost',
  'post.urgesChildren',
];

/** Nobody can tell these of a contest before the operation begins. */
const TOLD_ONCE_OPEN: readonly FactPath[] = [
  'contest.isChangedAfterOpening',
  'contest.announcesWin',
  'contest.hasDrawRecord',
];

/** Nor these before it is over. */
const TOLD_AT_END: readonly FactPath[] = ['contest.endedOn', 'contest.hasDeliveryProof'];

type Days = { readonly starts_on: string; readonly ends_on: string };

/** What stops an operation from being launched; what only a publication, or time, can tell doesn't. */
export function stopsOf(
  verdicts: readonly Verdict[],
  overruled: ReadonlySet<string>,
  { starts_on, ends_on }: Days,
  at: Date,
): Verdict[] {
  const today = dayOf(at, 'UTC'); // whole days: a question asked an hour sooner or later harms nobody
  const later: readonly FactPath[] = [
    ...TOLD_BY_POST,
    ...(today < starts_on ? TOLD_ONCE_OPEN : []),
    ...(today <= ends_on ? TOLD_AT_END : []),
  ];
  return blocks(verdicts, overruled)
    .map((one) =>
      one.outcome === 'unknown'
        ? { ...one, missing: one.missing.filter((fact) => !later.includes(fact)) }
        : one,
    )
    .filter(({ outcome, missing }) => outcome === 'fires' || missing.length > 0);
}

export async function readOperationRules(
  tx: Tx,
  session: Session,
  operationId: OperationId,
  at: Date,
): Promise<OperationRules | null> {
  const found = await openCase(tx, session.scope.agencyId, operationId, { at });
  if (!found) return null;
  const { operation, subject, facts, scope } = found;
  const { locale } = session;
  const client = await readClientFacts(tx, operation.client_id);
  const overrules = await listOverrules(tx, subject, facts);
  const overruled = new Set(overrules.filter(({ stands }) => stands).map((one) => one.ruleId));
  const verdicts = checkRules(facts, scope);
  const stops = stopsOf(verdicts, overruled, operation, at);
  const isMild = ({ severity }: Verdict) => severity === 'warn' || severity === 'info';
  return {
    operation: { id: operation.id, name: operation.name },
    client: { id: operation.client_id, name: client?.name ?? '' },
    countries: operation.countries,
    stops: stops.filter(({ outcome }) => outcome === 'fires').map((v) => viewVerdict(v, locale)),
    warnings: verdicts
      .filter((verdict) => verdict.outcome === 'fires' && isMild(verdict))
      .map((verdict) => viewVerdict(verdict, locale)),
    questions: askFirst(stops, locale),
    undecided: stops.filter(({ outcome }) => outcome === 'unknown').length,
    clear: verdicts.filter(({ outcome }) => outcome === 'clear').length,
    answers: found.answers.map((one) => ({
      ...viewQuestion(one.fact, [], locale),
      answer: sayValue(one.fact, one.value, locale) ?? '',
      isOfClient: one.isOfClient,
      by: one.by,
      at: one.at.toISOString(),
    })),
    // When an agency last wrote to somebody may have been for another client.
    known: (maySeePool(session) ? found.known : found.known.filter(isOfClientToo)).map(
      ({ fact, value, from, isPresumed }) => ({
        ...viewQuestion(fact, [], locale),
        answer: sayValue(fact, value, locale) ?? '',
        from: (isPresumed ? presumedText : sourceTexts[from])[locale],
        isPresumed,
      }),
    ),
    overrules: overrules.map(({ by, at: overruledAt, ...rest }) => ({
      ...rest,
      by: by.name,
      at: overruledAt.toISOString(),
    })),
    can: { answer: mayEdit(session), overrule: mayRelease(session) },
  };
}

function isOfClientToo({ from }: Known): boolean {
  return from !== 'creators';
}

/**
 * What most rules wait for comes first, and a premise before what follows from it, as in the table. Of each
 * rule only the first is asked: its answer mostly spares the others.
 */
function askFirst(stops: readonly Verdict[], locale: Locale): QuestionView[] {
  const waiting = new Map<FactPath, string[]>();
  for (const { ruleId, missing } of stops) {
    for (const fact of missing) waiting.set(fact, [...(waiting.get(fact) ?? []), ruleId]);
  }
  const asked = new Set<string>();
  return [...waiting]
    .sort(([a, left], [b, right]) => right.length - left.length || inTable(a) - inTable(b))
    .filter(([, rules]) => {
      const isFirst = rules.some((rule) => !asked.has(rule));
      for (const rule of rules) asked.add(rule);
      return isFirst;
    })
    .map(([fact, rules]) => viewQuestion(fact, rules, locale));
}

function inTable(fact: FactPath): number {
  return Object.keys(factTable).indexOf(fact);
}

function viewQuestion(fact: FactPath, rules: string[], locale: Locale): QuestionView {
  const { is } = specOf(fact);
  const question = questionOf(fact)[locale];
  if (typeof is !== 'object') return { fact, question, kind: is, choices: [], rules };
  const kind = 'one' in is ? 'one' : 'many';
  const words = 'one' in is ? is.one : is.many;
  const choices = Object.entries(words).map(([value, text]) => ({ value, label: text[locale] }));
  return { fact, question, kind, choices, rules };
}

function viewVerdict(verdict: Verdict, locale: Locale): OperationRules['stops'][number] {
  const { ruleId: id, severity, confidence, jurisdiction, message } = verdict;
  return { id, severity, confidence, jurisdiction, message: message[locale], isInForce: true };
}
