import { openAgency } from './publish-agency.ts';
import { type Child, startChild } from './publish-child.ts';
import { openSink, type Sink } from './publish-sink.ts';
import { openPublishWorld } from './publish-world.ts';
import { type Case, median, summarise } from './report.ts';
import { createRandom } from './workload.ts';

const SEED = 'publish-load-2026';
/** How many calls a worker makes at a time, as the product starts it. */
const CONCURRENCY = 32;

type Agency = Awaited<ReturnType<typeof openAgency>>;
type Load = { agency: Agency; sink: Sink; random: ReturnType<typeof createRandom> };

/** A full minute: how fast it goes out, how late below capacity, and what a stalled client costs. */
export async function runLoad(isQuick: boolean): Promise<Case[]> {
  await using world = await openPublishWorld();
  await using sink = await openSink(SEED);
  const agency = await openAgency(world, sink, isQuick ? 200 : 600);
  const load: Load = { agency, sink, random: createRandom(SEED) };
  const child = await startChild(world);
  try {
    const burst = await measureBurst(load, isQuick ? 3 : 7, child);
    // Half of what the burst reached, so that nothing waits for want of capacity.
    const windowMs = Math.round((agency.posts / (burst.value / 2)) * 1_000);
    const calm = await measureLags(load, { windowMs, except: agency.ofOneClient });
    sink.refuseSome(true);
    const refused = await measureLags(load, { windowMs, except: [] });
    sink.refuseSome(false);
    sink.stall(agency.ofOneClient);
    const stalled = await measureLags(load, { windowMs, except: agency.ofOneClient });
    const lag = lagCases(load, calm);
    return [burst, ...lag, refusedCase(load, refused), stalledCase(load, calm, stalled)];
  } finally {
    await child.kill();
  }
}

/** All due at the same instant. */
async function measureBurst(
  { agency, sink, random }: Load,
  rounds: number,
  child: Child,
): Promise<Case> {
  const cpuBefore = await child.cpuMs();
  const rates: number[] = [];
  const writes: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const { from, outings, writesAPost } = await agency.play({ random, windowMs: 0 });
    const last = Math.max(...outings.map(({ acceptedAt }) => acceptedAt));
    rates.push(outings.length / ((last - from) / 1_000));
    writes.push(writesAPost);
  }
  const meanMs = sink.heldMs.reduce((a, b) => a + b, 0) / sink.heldMs.length;
  const limit = (Math.min(CONCURRENCY, agency.accounts) / meanMs) * 1_000;
  const { value, ci95 } = summarise(rates, random);
  const ratio = value / limit;
  return {
    bench: 'publish',
    case: 'same-minute',
    n: agency.posts,
    seed: SEED,
    unit: 'posts/s',
    value,
    ci95,
    limit,
    ratio,
    target: { words: 'at least 0.9 x concurrency / latency', isMet: ratio >= 0.9 },
    counters: {
      rounds,
      accounts: agency.accounts,
      meanLatencyMs: Math.round(meanMs),
      writingTransactionsAPost: median(writes),
      workerCpuMsAPost: ((await child.cpuMs()) - cpuBefore) / (rounds * agency.posts),
    },
  };
}

async function measureLags(
  { agency, random }: Load,
  at: { windowMs: number; except: readonly string[] },
): Promise<number[]> {
  const { outings } = await agency.play({ random, ...at });
  return outings.map(({ lagMs }) => lagMs).sort((a, b) => a - b);
}

function quantile(sorted: readonly number[], q: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
}

function lagCases({ random }: Load, lags: readonly number[]): Case[] {
  const base = { bench: 'publish', n: lags.length, seed: SEED, unit: 'ms' };
  const { value: p50, ci95 } = summarise(lags, random);
  const p99 = quantile(lags, 0.99);
  return [
    {
      ...base,
      case: 'start-lag-p50',
      value: p50,
      ci95,
      limit: 250,
      target: { words: 'at most 0.25 s below capacity', isMet: p50 <= 250 },
    },
    {
      ...base,
      case: 'start-lag-p99',
      value: p99,
      limit: 1_000,
      target: { words: 'at most 1 s below capacity', isMet: p99 <= 1_000 },
    },
  ];
}

/** What is told to wait comes again, and keeps no other back. */
function refusedCase(_: Load, lags: readonly number[]): Case {
  const value = quantile(lags, 0.99);
  const target = { words: 'at most 1 s, with 2 % told to wait', isMet: value <= 1_000 };
  const base = { bench: 'publish', n: lags.length, seed: SEED, unit: 'ms', limit: 1_000 };
  return { ...base, case: 'start-lag-p99-429', value, target };
}

/** The others' lag while one client's network never answers, against the same without. */
function stalledCase({ random }: Load, calm: readonly number[], stalled: readonly number[]): Case {
  const { value, ci95 } = summarise(stalled, random);
  const without = quantile(calm, 0.5);
  return {
    bench: 'publish',
    case: 'stalled-client',
    n: stalled.length,
    seed: SEED,
    unit: 'ms',
    value,
    ci95,
    baseline: { name: 'nobody stalled', version: '', value: without },
    ratio: value / without,
    target: { words: "at most 1.25 x the others' lag", isMet: value <= without * 1.25 },
    counters: {
      p99: quantile(stalled, 0.99),
      p99Without: quantile(calm, 0.99),
    },
  };
}
