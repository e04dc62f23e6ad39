/**
 * `node bench/disclosure.ts LABELLED.jsonl [--errors] [--json]`: how well commercial posts are proposed.
 * One labelled post a line; the posts stay with whoever has them, none is in this repository.
 * Exit code 1 where recall at 0.5 is under 0.85 or precision under 0.55, 2 on wrong use.
 */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type CommercialProposal, proposeCommercial } from '../server/discovery/commercial.ts';
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
type Labelled = z.output<typeof labelled>;
type Judged = { label: Labelled; found: CommercialProposal };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    errors: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const [file, ...more] = positionals;
if (file === undefined || more.length > 0) {
  console.error('node bench/disclosure.ts LABELLED.jsonl [--errors] [--json]');
  process.exit(2);
}

const judged: Judged[] = [];
for await (const line of createInterface({ input: createReadStream(file) })) {
  if (line.trim() === '') continue;
  const label = labelled.parse(JSON.parse(line));
  const { title, text, lang: language } = label;
  judged.push({ label, found: proposeCommercial({ title, text, language }) });
}

const isCommercial = ({ label }: Judged) => label.kind !== 'none';
const proposed = judged.filter(({ found }) => found.isCommercial);
const right = proposed.filter(isCommercial);
const quotable = right.filter(({ label }) => label.sentences.length > 0);
const wellQuoted = quotable.filter(({ label, found }) => isQuoted(found.sentence, label.sentences));
const sameKind = right.filter(({ label, found }) => label.kind === found.kind);
const stated = right.filter(({ label }) => label.disclosed !== undefined);
const sameStatement = stated.filter(({ label, found }) => label.disclosed === found.isDisclosed);
const commercial = judged.filter(isCommercial);

const figures = {
  posts: judged.length,
  commercial: commercial.length,
  precision: share(right.length, proposed.length),
  recall: share(right.length, commercial.length),
  f1: round((2 * right.length) / Math.max(1, proposed.length + commercial.length)),
  quotation: share(wellQuoted.length, quotable.length),
  kind: share(sameKind.length, right.length),
  disclosed: share(sameStatement.length, stated.length),
  formalWordsAlone: formalAlone(),
  atThresholds: [0.3, 0.4, 0.5, 0.6, 0.7, 0.8].map(at),
};
if (values.json) console.log(JSON.stringify(figures));
else print();
if (values.errors) listErrors();
process.exitCode = figures.recall.value >= 0.85 && figures.precision.value >= 0.55 ? 0 : 1;

/** The obvious way, for comparison: a post is commercial where formal words stand in it. */
function formalAlone() {
  const said = judged.filter(({ found }) => found.isDisclosed);
  const hits = said.filter(isCommercial).length;
  return { precision: share(hits, said.length), recall: share(hits, commercial.length) };
}

function at(threshold: number) {
  const over = judged.filter(({ found }) => found.confidence >= threshold);
  const hits = over.filter(isCommercial).length;
  return {
    threshold,
    precision: round(hits / Math.max(1, over.length)),
    recall: round(hits / Math.max(1, commercial.length)),
  };
}

function isQuoted(sentence: string | null, wanted: readonly string[]): boolean {
  if (sentence === null) return false;
  const quoted = bare(sentence);
  return wanted.some(
    (one) => quoted.includes(bare(one)) || (quoted.length > 15 && bare(one).includes(quoted)),
  );
}

/** Letters and digits alone: markup and spaces don't decide. */
function bare(text: string): string {
  return text.toLowerCase().replace(/\]\([^)]*\)|<[^>]*>|[^\p{L}\p{N}]/gu, '');
}

function share(count: number, all: number) {
  const { low, high } = wilson(count, all);
  return {
    count,
    all,
    value: round(all === 0 ? 0 : count / all),
    low: round(low),
    high: round(high),
  };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function print(): void {
  console.log(`${figures.posts} posts, ${figures.commercial} of them commercial`);
  for (const name of ['precision', 'recall', 'quotation', 'kind', 'disclosed'] as const) {
    const { count, all, value, low, high } = figures[name];
    console.log(
      `  ${name.padEnd(10)} ${value.toFixed(3)}  (${count} of ${all}; ${low} to ${high})`,
    );
  }
  console.log(`  f1         ${figures.f1.toFixed(3)}`);
  const { precision, recall } = figures.formalWordsAlone;
  console.log(`  formal words alone: precision ${precision.value}, recall ${recall.value}`);
  for (const { threshold, precision, recall } of figures.atThresholds)
    console.log(
      `  from ${threshold}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`,
    );
}

function listErrors(): void {
  for (const one of judged) {
    const { label, found } = one;
    if (isCommercial(one) !== found.isCommercial)
      console.log(
        `${found.isCommercial ? 'too much' : 'missed'}: ${label.id} (${label.kind}, ${found.confidence}) ${found.markers.join(' ')}`,
      );
    else if (right.includes(one) && quotable.includes(one) && !wellQuoted.includes(one))
      console.log(`misquoted: ${label.id}: ${found.sentence?.slice(0, 160)}`);
  }
}
