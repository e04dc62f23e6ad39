import type {
  BudgetLine,
  Plan,
  ProposedCreator,
  RecoContent,
} from '#server/modules/briefs/reco-schema.ts';
import { readHundredths } from '#web/numbers.ts';

/** A recommendation as its form holds it: sums and lists are text until they can be read. */
export type LineWriting = Omit<
  BudgetLine,
  'quantityHundredths' | 'unitCents' | 'vatBasisPoints' | 'stockUnits' | 'dueOn' | 'priority'
> & { quantity: string; unit: string; vat: string; stock: string; dueOn: string; priority: string };
export type PlanWriting = Omit<
  Plan,
  'lines' | 'reserveBasisPoints' | 'startsOn' | 'endsOn' | 'contestRules'
> & {
  lines: LineWriting[];
  reserve: string;
  startsOn: string;
  endsOn: string;
  contestRules: string;
};
export type CreatorWriting = Omit<ProposedCreator, 'feeCents' | 'giftCents' | 'hasContract'> & {
  fee: string;
  gift: string;
  contract: string;
};
export type RecoWriting = {
  title: string;
  parts: RecoContent['parts'];
  sources: string;
  plans: PlanWriting[];
  creators: CreatorWriting[];
  team: string;
  risks: string;
  measures: string;
  decisions: string;
};

const number = (hundredths: number) => String(hundredths / 100).replace('.', ',');
const joined = (rows: readonly (readonly string[])[]) =>
  rows.map((row) => row.join(' ; ')).join('\n');

export function writingOf(content: RecoContent): RecoWriting {
  return {
    title: content.title,
    parts: { ...content.parts },
    sources: content.sources.join('\n'),
    plans: content.plans.map((plan) => ({
      ...plan,
      startsOn: plan.startsOn ?? '',
      endsOn: plan.endsOn ?? '',
      contestRules: plan.contestRules ?? '',
      reserve: number(plan.reserveBasisPoints),
      lines: plan.lines.map((line) => ({
        ...line,
        quantity: number(line.quantityHundredths),
        unit: number(line.unitCents),
        vat: number(line.vatBasisPoints),
        stock: line.stockUnits === null ? '' : String(line.stockUnits),
        dueOn: line.dueOn ?? '',
        priority: String(line.priority),
      })),
    })),
    creators: content.creators.map((creator) => ({
      ...creator,
      fee: number(creator.feeCents),
      gift: number(creator.giftCents),
      contract: creator.hasContract === null ? '' : creator.hasContract ? 'yes' : 'no',
    })),
    team: joined(content.team.map((one) => [one.name, one.role, number(one.daysHundredths)])),
    risks: joined(content.risks.map(({ risk, answer }) => [risk, answer])),
    measures: joined(content.measures.map(({ indicator, source }) => [indicator, source])),
    decisions: joined(content.decisions.map(({ what, by, dueOn }) => [what, by, dueOn ?? ''])),
  };
}

/** What would be saved; a sum that can't be read counts as nothing, and its field says so. */
export function contentOf(writing: RecoWriting): RecoContent {
  return {
    title: writing.title.trim(),
    parts: { ...writing.parts },
    sources: linesOf(writing.sources),
    plans: writing.plans.map(planOf),
    creators: writing.creators.map(({ fee, gift, contract, ...creator }) => ({
      ...creator,
      feeCents: readHundredths(fee) ?? 0,
      giftCents: readHundredths(gift) ?? 0,
      hasContract: contract === '' ? null : contract === 'yes',
    })),
    team: rowsOf(writing.team).map(([name = '', role = '', days = '']) => ({
      ...{ name, role },
      daysHundredths: readHundredths(days) ?? 0,
    })),
    risks: rowsOf(writing.risks).map(([risk = '', answer = '']) => ({ risk, answer })),
    measures: rowsOf(writing.measures).map(([indicator = '', source = '']) => ({
      indicator,
      source,
    })),
    decisions: rowsOf(writing.decisions).map(([what = '', by = '', on = '']) => ({
      ...{ what, by },
      dueOn: dayOf(on),
    })),
  };
}

function planOf({ lines, reserve, startsOn, endsOn, contestRules, ...plan }: PlanWriting): Plan {
  const rules = (['none', 'planned', 'signed'] as const).find((one) => one === contestRules);
  return {
    ...plan,
    startsOn: dayOf(startsOn),
    endsOn: dayOf(endsOn),
    contestRules: rules ?? null,
    reserveBasisPoints: Math.min(3000, readHundredths(reserve) ?? 0),
    lines: lines.map(({ quantity, unit, vat, stock, dueOn, priority, ...line }) => ({
      ...line,
      quantityHundredths: readHundredths(quantity) ?? 0,
      unitCents: readHundredths(unit) ?? 0,
      vatBasisPoints: Math.min(10_000, readHundredths(vat) ?? 0),
      stockUnits: /^\d+$/.test(stock.trim()) ? Number(stock) : null,
      dueOn: dayOf(dueOn),
      priority: Number(priority) || 2,
    })),
  };
}

export function newLine(plan: PlanWriting): LineWriting {
  const taken = new Set(plan.lines.map(({ id }) => id));
  let n = plan.lines.length + 1;
  while (taken.has(`${plan.key.toLowerCase()}${n}`)) n++;
  return {
    id: `${plan.key.toLowerCase()}${n}`,
    family: 'fees',
    label: '',
    quantity: '1',
    unit: '',
    vat: '20',
    isExternal: false,
    owner: '',
    dueOn: '',
    deliverable: '',
    priority: '2',
    brings: '',
    evidence: '',
    stock: '',
  };
}

export function newPlan(key: Plan['key']): PlanWriting {
  return {
    key,
    title: '',
    actions: '',
    startsOn: '',
    endsOn: '',
    lines: [],
    reserve: '5',
    contestRules: '',
    isUnasked: false,
  };
}

export function newCreator(plans: Plan['key'][]): CreatorWriting {
  return {
    ...{ name: '', creatorId: null, plans, reason: '', conflict: '', rotationException: '' },
    ...{ fee: '', gift: '', contract: '' },
  };
}

/** Lists whose lines hold a number or a date that can't be read, and so wouldn't be kept. */
export function findUnread(writing: Pick<RecoWriting, 'team' | 'decisions'>) {
  const isUnread = (cell: string, value: unknown) => cell !== '' && value === null;
  return {
    team: rowsOf(writing.team).some(([, , days = '']) => isUnread(days, readHundredths(days))),
    decisions: rowsOf(writing.decisions).some(([, , on = '']) => isUnread(on, dayOf(on))),
  };
}

/** "2026-10-19", or as people write it: "19/10/2026". */
function dayOf(text: string): string | null {
  const [, day = '', month = '', year = ''] =
    /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text.trim()) ?? [];
  const iso = year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text.trim();
  const time = new Date(`${iso}T00:00:00Z`);
  const isDay = !Number.isNaN(time.getTime()) && time.toISOString().startsWith(iso);
  return /^\d{4}-\d\d-\d\d$/.test(iso) && isDay ? iso : null;
}

function linesOf(text: string): string[] {
  return text.split('\n').flatMap((line) => line.trim() || []);
}

function rowsOf(text: string): string[][] {
  return linesOf(text).map((line) => line.split(';').map((cell) => cell.trim()));
}
