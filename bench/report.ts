import { cpus, totalmem } from 'node:os';

/** One measured case: the value, what it is compared with in the same run, and the verdict. */
export type Case = {
  readonly bench: string;
  readonly case: string;
  readonly n: number;
  readonly seed: string;
  readonly unit: string;
  readonly value: number;
  readonly ci95?: readonly [number, number];
  readonly baseline?: { name: string; version: string; value: number };
  readonly ratio?: number;
  readonly limit?: number;
  readonly target?: { readonly words: string; readonly isMet: boolean };
  readonly counters?: Readonly<Record<string, number>>;
};

export type Report = { readonly cases: readonly Case[]; readonly skipped: readonly string[] };

const env = {
  node: process.versions.node,
  cores: cpus().length,
  cpu: cpus()[0]?.model ?? 'unknown',
  memoryGb: Math.round(totalmem() / 1e9),
};

/** One JSON line a case, then a table for people. Returns whether every target is met. */
export function printReport(report: Report, print: (line: string) => void): boolean {
  for (const one of report.cases) print(JSON.stringify({ ...one, env }));
  const rows = report.cases.map((one) => [
    `${one.bench}/${one.case}`,
    `${round(one.value)} ${one.unit}`,
    one.baseline ? `${round(one.value / one.baseline.value)} x ${one.baseline.name}` : '',
    one.target ? `${one.target.isMet ? 'met' : 'MISSED'}: ${one.target.words}` : '',
  ]);
  const widths = [0, 1, 2].map((i) => Math.max(0, ...rows.map((row) => row[i]?.length ?? 0)));
  for (const row of rows) print(row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  '));
  for (const name of report.skipped) print(`skipped: ${name}`);
  return report.cases.every((one) => one.target?.isMet ?? true);
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

/** The median, and its 95 % interval by 2,000 seeded resamplings. */
export function summarise(values: readonly number[], random: { int(below: number): number }) {
  const medians = Array.from({ length: 2000 }, () =>
    median(Array.from(values, () => values[random.int(values.length)] ?? 0)),
  ).sort((a, b) => a - b);
  const ci95: readonly [number, number] = [medians[50] ?? 0, medians[1949] ?? 0];
  return { value: median(values), ci95 };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
