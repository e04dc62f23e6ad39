/** Freezes, draws and proves in a process of its own, so that its memory is its own: N SEED FILE. */
import { writeFileSync } from 'node:fs';
import { makeDrawFile } from '../verifier/draw/file.ts';
import { makeFreeze } from '../verifier/draw/freeze.ts';
import { native } from '../verifier/native.ts';
import { makeEntries, makeExclusions, random, rules } from './contest-workload.ts';

const [n = '', seed = '', file = ''] = process.argv.slice(2);
// What making the entries up takes is not the draw's.
const made0 = performance.now();
for (const _ of makeEntries(Number(n), seed));
for (const _ of makeExclusions(Number(n), seed));
const started = performance.now();
const entries = makeEntries(Number(n), seed);
const exclusions = makeExclusions(Number(n), seed);
const freeze = makeFreeze({ rules, entries, exclusions, primitives: native });
const made = makeDrawFile({ rules, freeze, postponements: [], random, log: null });
const ms = performance.now() - started - (started - made0);
if (!made.ok) throw new Error(made.error.type);
writeFileSync(file, made.value.bytes);
const peakMb = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ ms, peakMb }));
