import type { Block, Doc, Section } from '../../documents/document.ts';
import type { Locale } from '../../lib/language.ts';
import { writeDay, writeMoment } from '../../lib/moments.ts';
import { documentWords } from './document-messages.ts';
import { writeEuros, writeQuantity } from './money.ts';
import type { Plan, TextPart } from './reco-schema.ts';
import type { RecoView } from './view-schema.ts';

type Shown = Pick<
  RecoView,
  | 'content'
  | 'contentHash'
  | 'unknown'
  | 'plans'
  | 'ceilingCents'
  | 'stamps'
  | 'shown'
  | 'replacedBy'
  | 'timeZone'
> & {
  readonly clientName: string;
  readonly author: string;
  /** Which plan a client's signature is about, by its hash. */
  readonly choices: ReadonlyMap<string, string>;
};

/** The recommendation as a document: its fourteen parts, the verdicts, and who signed it. */
export function documentOf(reco: Shown, locale: Locale): Doc {
  const t = documentWords[locale];
  const { content } = reco;
  const parts = { ...content.parts, unknown: reco.unknown };
  const part = (key: TextPart, more: readonly Block[] = [], title = t.parts[key]): Section[] => {
    const blocks: Block[] = [
      ...(parts[key] === '' ? [] : [{ kind: 'paragraph' as const, text: parts[key] }]),
      ...more,
    ];
    return blocks.length === 0 ? [] : [{ title, blocks, slide: slideOf(title, parts[key], more) }];
  };
  const listed = (title: string, items: readonly string[]): Section[] =>
    items.length === 0
      ? []
      : [{ title, blocks: [{ kind: 'list', items }], slide: { title, points: items.slice(0, 6) } }];
  const sources = content.sources.filter((source) => source !== '');
  return {
    title: content.title === '' ? t.kind : `${t.kind}, ${content.title}`,
    subtitle: `${reco.clientName}, ${t.version(reco.shown)}`,
    foot: `${reco.clientName}, ${t.version(reco.shown)}, ${markOf(reco.contentHash)}`,
    locale,
    sections: [
      ...part('understanding'),
      ...part('doubts'),
      ...part(
        'diagnosis',
        sources.length > 0 ? [{ kind: 'paragraph', text: t.sources + sources.join(' ; ') }] : [],
      ),
      ...part('objective'),
      ...part('audiences'),
      ...part('principle'),
      ...content.plans.map((plan, i) => planSection(plan, reco, i === 0, locale)),
      creatorSection(reco, locale),
      ...part('rules'),
      ...listed(
        t.team,
        content.team.map(({ name, role, daysHundredths: days }) =>
          [name, role, days > 0 && t.days(writeQuantity(days, locale))].filter(Boolean).join(', '),
        ),
      ),
      ...listed(
        t.risks,
        content.risks.map(({ risk, answer }) => (answer ? `${risk}\u00a0: ${answer}` : risk)),
      ),
      ...listed(
        t.measures,
        content.measures.map(({ indicator, source }) => t.measure(indicator, source)),
      ),
      ...part('unknown'),
      ...part('notAdvised'),
      ...part('opinion', [], t.opinion(reco.author)),
      ...listed(
        t.decisions,
        content.decisions.map(({ what, by, dueOn }) => t.decision(what, by, dayOf(dueOn, locale))),
      ),
      signatureSection(reco, locale),
    ],
  };
}

function planSection(plan: Plan, reco: Shown, isFirst: boolean, locale: Locale): Section {
  const t = documentWords[locale];
  const title = t.plan(plan.key, plan.title);
  const view = reco.plans.find(({ key }) => key === plan.key);
  if (!view) return { title, blocks: [] };
  const euros = (cents: number) => writeEuros(cents, locale);
  // As the page says it: by what the brief says now, with what was printed when it was sent.
  const { verdict, printed } = view;
  const before = printed && printed.words !== verdict.words ? [t.printed(printed.words)] : [];
  const tone = ({ feasible: 'good', infeasible: 'bad', undecided: 'open' } as const)[verdict.state];
  const sum = (label: string, cents: number) => [label, '', '', euros(cents), ''];
  const ceiling = reco.ceilingCents === null ? t.noCeiling : t.ceiling(euros(reco.ceilingCents));
  const open = verdict.findings
    .filter(({ outcome }) => outcome !== 'clear')
    .map(({ words }) => words);
  return {
    title,
    blocks: [
      ...(isFirst ? [{ kind: 'paragraph' as const, text: ceiling }] : []),
      ...(plan.isUnasked ? [{ kind: 'paragraph' as const, text: t.unasked }] : []),
      ...(plan.actions === '' ? [] : [{ kind: 'paragraph' as const, text: plan.actions }]),
      {
        kind: 'table',
        head: t.table,
        numbers: [1, 2, 3],
        rows: plan.lines.map((line, i) => [
          [
            line.label,
            `${t.families[line.family]}${line.dueOn ? `, ${dayOf(line.dueOn, locale)}` : ''}`,
            brought(line, locale),
          ]
            .filter((text) => text !== '')
            .join('\n'),
          writeQuantity(line.quantityHundredths, locale),
          euros(line.unitCents),
          euros(view.lineCents[i] ?? 0),
          line.owner,
        ]),
        foot: [
          sum(t.reserve(writeQuantity(plan.reserveBasisPoints, locale)), view.totals.reserveCents),
          sum(t.sums.total, view.totals.totalCents),
          sum(t.sums.vat, view.totals.vatCents),
          sum(t.sums.withVat, view.totals.withVatCents),
        ],
      },
      { kind: 'verdict', tone, text: `${title}\u00a0: ${verdict.words}` },
      ...before.map((text) => ({ kind: 'paragraph' as const, text })),
      { kind: 'list', items: verdict.findings.map(({ words }) => words) },
    ],
    slide: {
      title: `${title}\u00a0: ${verdict.words}`,
      points: [plan.actions, `${t.sums.total}\u00a0: ${euros(view.totals.totalCents)}`, ...open]
        .filter((text) => text !== '')
        .slice(0, 6),
    },
  };
}

function brought(line: Plan['lines'][number], locale: Locale): string {
  const t = documentWords[locale];
  if (line.brings === '') return '';
  return `${line.brings} (${line.evidence === '' ? t.noEvidence : t.evidence(line.evidence)})`;
}

function creatorSection({ content }: Shown, locale: Locale): Section {
  const t = documentWords[locale];
  const items = content.creators.map((one) =>
    [
      `${one.name} (${t.creator(writeEuros(one.feeCents, locale), writeEuros(one.giftCents, locale))}).`,
      one.reason,
      one.conflict === '' ? t.noConflict : t.conflict(one.conflict),
      one.rotationException === '' ? '' : t.exception(one.rotationException),
    ]
      .filter((text) => text !== '')
      .join(' '),
  );
  if (items.length === 0)
    return { title: t.creators, blocks: [{ kind: 'paragraph', text: t.noCreators }] };
  return {
    title: t.creators,
    blocks: [{ kind: 'list', items }],
    slide: { title: t.creators, points: items.slice(0, 6) },
  };
}

function signatureSection(reco: Shown, locale: Locale): Section {
  const t = documentWords[locale];
  const ofThis = reco.stamps.filter(
    ({ contentHash }) => contentHash === reco.contentHash || reco.choices.has(contentHash),
  );
  // What a later version made void was signed all the same: it is printed, with what became of it.
  const valid = ofThis.filter(({ voided }) => !voided);
  const stamps = valid.length > 0 ? valid : ofThis;
  if (stamps.length === 0)
    return { title: t.signatures, blocks: [{ kind: 'paragraph', text: t.unsigned }] };
  const replaced = reco.replacedBy === null ? t.reopened : t.replaced(reco.replacedBy);
  const hasChoice = stamps.some(({ contentHash }) => reco.choices.has(contentHash));
  const before = [
    ...(valid.length > 0 ? [] : [replaced]),
    ...(hasChoice ? [t.marks(markOf(reco.contentHash))] : []),
  ];
  return {
    title: t.signatures,
    blocks: [
      ...before.map((text) => ({ kind: 'paragraph' as const, text })),
      ...stamps.map((stamp) => {
        const plan = reco.choices.get(stamp.contentHash);
        const own = stamp.signerName === reco.author ? t.authorSigned : t.seniorSigned;
        const words =
          plan === undefined
            ? own
            : stamp.decision === 'approved'
              ? t.accepted(plan)
              : t.refused(plan);
        const when = writeMoment(new Date(stamp.decidedAt), locale, reco.timeZone);
        return {
          kind: 'stamp' as const,
          lines: [
            words,
            `${stamp.signerName}, ${when}`,
            `v${stamp.version}, ${markOf(stamp.contentHash)}`,
          ],
        };
      }),
    ],
  };
}

/** The first eight signs of a fingerprint, as every stamp prints them. */
function markOf(contentHash: string): string {
  return contentHash.slice(0, 8).replace(/(.{4})/, '$1 ');
}

/** A slide holds one idea: the part's first sentences, or its list. */
function slideOf(title: string, text: string, more: readonly Block[]): Section['slide'] {
  const sentences = text.split(/(?<=[.!?])\s+/).filter((sentence) => sentence !== '');
  const items = more.flatMap((block) => (block.kind === 'list' ? block.items : []));
  return { title, points: [...sentences, ...items].slice(0, 4) };
}

function dayOf(day: string | null, locale: Locale): string {
  return day === null
    ? ''
    : writeDay(new Date(`${day}T12:00:00Z`), locale, 'UTC', { year: 'numeric' });
}
