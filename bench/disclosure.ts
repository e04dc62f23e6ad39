/**
 * `node bench/disclosure.ts LABELLED.jsonl… [--errors] [--json]`: how well commercial posts are proposed,
 * all together, by language and by confidence. One labelled post a line; the posts stay with whoever has
 * them, none is in this repository. Exit code 1 where recall is under 0.85 or precision under 0.55, 2 on
 * wrong use.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import {
  type CommercialProposal,
  proposeCommercial,
  THRESHOLD,
} from '../server/discovery/commercial.ts';
import { wilson } from '../server/discovery/wilson.ts';

const labelled = z.object({
  id: z.string(),
  title: z.string().default(''),
  lang: z.string().default('und'),
  text: z.string(),
  /** What a reader found: 'none', or a kind. */
  kind: z.string(),
  /** Any of these is the right quotation; none given, the quotation isn't judged. */
  sentences: z.array(z.string()).default([]),
  disclosed: z.boolean().optional(),
});
type Label = z.output<typeof labelled>;
type Judged = { label: Label; found: CommercialProposal };

const { values, positionals: files } = parseArgs({
  allowPositionals: true,
  options: {
    errors: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
if (files.length === 0) {
  console.error('node bench/disclosure.ts LABELLED.jsonl… [--errors] [--json]');
  process.exit(2);
}

const judged = files.flatMap((file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => judge(labelled.parse(JSON.parse(line)))),
);
const languages = [...new Set(judged.map(({ label }) => label.lang))].sort();
const figures = {
  all: measure(judged),
  languages: Object.fromEntries(
    languages.map((lang) => [lang, measure(judged.filter(({ label }) => label.lang === lang))]),
  ),
  bands: [THRESHOLD, 0.4, 0.5, 0.7, 0.9].map((from, at, all) => band(from, all[at + 1] ?? 1.01)),
};
if (values.json) console.log(JSON.stringify(figures));
else print();
if (values.errors) for (const one of judged) printError(one);
const { recall, precision } = figures.all;
process.exitCode = recall.value >= 0.85 && precision.value >= 0.55 ? 0 : 1;

function judge(label: Label): Judged {
  const { title, text, lang: language } = label;
  return { label, found: proposeCommercial({ title, text, language }) };
}

function isCommercial({ label }: Judged): boolean {
  return label.kind !== 'none';
}

function measure(some: readonly Judged[]) {
  const proposed = some.filter(({ found }) => found.isCommercial);
  const right = proposed.filter(isCommercial);
  const commercial = some.filter(isCommercial).length;
  const quotable = right.filter(({ label }) => label.sentences.length > 0);
  const stated = right.filter(({ label }) => label.disclosed !== undefined);
  const said = some.filter(({ found }) => found.isDisclosed);
  const saidRight = said.filter(isCommercial).length;
  return {
    posts: some.length,
    commercial,
    precision: share(right.length, proposed.length),
    recall: share(right.length, commercial),
    sentence: share(quotable.filter(isWellQuoted).length, quotable.length),
    kind: share(right.filter(({ label, found }) => label.kind === found.kind).length, right.length),
    disclosed: share(
      stated.filter(({ label, found }) => label.disclosed === found.isDisclosed).length,
      stated.length,
    ),
    /** The obvious way, for comparison: a post is commercial where formal words stand in it. */
    formalPrecision: share(saidRight, said.length),
    formalRecall: share(saidRight, commercial),
  };
}

/** How many of the posts proposed with a confidence from `from` to below `to` are commercial. */
function band(from: number, to: number) {
  const within = judged.filter(({ found }) => found.confidence >= from && found.confidence < to);
  return { from, ...share(within.filter(isCommercial).length, within.length) };
}

function isWellQuoted({ label, found }: Judged): boolean {
  if (found.sentence === null) return false;
  const quoted = bare(found.sentence);
  return label.sentences.some(
    (one) => quoted.includes(bare(one)) || (quoted.length > 15 && bare(one).includes(quoted)),
  );
}

/** Letters and digits alone: markup and spaces don't decide. */
function bare(text: string): string {
  return text.toLowerCase().replace(/\]\([^)]*\)|<[^>]*>|[^\p{L}\p{N}]/gu, '');
}

function share(count: number, all: number) {
  const { low, high } = wilson(count, all);
  const value = all === 0 ? 0 : count / all;
  return { count, all, value: round(value), low: round(low), high: round(high) };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function print(): void {
  for (const [name, { posts, commercial, ...rates }] of [
    ['all', figures.all] as const,
    ...Object.entries(figures.languages),
  ]) {
    console.log(`${name}: ${posts} posts, ${commercial} of them commercial`);
    for (const [rate, { count, all, value, low, high }] of Object.entries(rates))
      console.log(
        `  ${rate.padEnd(16)} ${value.toFixed(3)}  (${count} of ${all}; ${low} to ${high})`,
      );
  }
  console.log('proposed with a confidence from, and right');
  for (const { from, count, all, value } of figures.bands)
    console.log(`  ${from.toFixed(1)}  ${value.toFixed(3)}  (${count} of ${all})`);
}

function printError(one: Judged): void {
  const { label, found } = one;
  const shown = `${label.id} (${label.kind}, ${found.confidence}) ${found.markers.join(' ')}`;
  if (isCommercial(one) !== found.isCommercial)
    console.log(`${found.isCommercial ? 'too much' : 'missed'}: ${shown}`);
  else if (isCommercial(one) && label.sentences.length > 0 && !isWellQuoted(one))
    console.log(`misquoted: ${label.id}: ${found.sentence?.slice(0, 160)}`);
}
