import { toHex, toUtf8 } from '../format/bytes.ts';
import { commitTo, sha256Hex } from '../format/hash.ts';
import { buildTree, rootOfTree } from '../format/tree.ts';
import type { DataFile } from '../report/data-file.ts';
import { hashRecords } from '../report/data-file.ts';
import { methodHash } from '../report/indicator.ts';
import { indicators } from '../report/indicators.ts';
import type { Mark, ObservationKind, RecordOf } from '../report/observation.ts';
import { leaf } from './leaves.ts';
import { keys, origin, sampleId, sampleSalt } from './names.ts';

export const operation = sampleId('operation');
export const deliverables = [sampleId('deliverable 1'), sampleId('deliverable 2')] as const;

/** What was received, word for word. */
export const received = {
  page: toUtf8('<p>Le brassé à la châtaigne, produit offert par Ombrelune.</p>\n'),
  answer: toUtf8('{"favourites":14,"reblogs":3}\n'),
} as const;

/** An observation's data and its leaf, at an hour of the sample. */
export type Read = { readonly data: DataFile; readonly bytes: Uint8Array };

export const reads = {
  visits: read(10, 'visits', 'k01', [
    { session: 's1', day: '2026-11-03', robot: false, ownNetwork: false },
    { session: 's2', day: '2026-11-03', robot: false, ownNetwork: true },
    { session: 's3', day: '2026-11-03', robot: true, ownNetwork: false },
  ]),
  otherVisits: read(11, 'visits', 'k02', [
    { session: 's1', day: '2026-11-03', robot: false, ownNetwork: false },
  ]),
  entries: read(12, 'entries', 'contest', [
    { n: 1, origin: 'k01', code: null, optIn: true },
    { n: 2, origin: null, code: 'R3', optIn: false },
    { n: 3, origin: 'k02', code: null, optIn: false },
  ]),
  comments: read(13, 'comments', deliverables[0], [
    comment('c1', 'p1', null, 'Je participe !'),
    comment('c2', 'p2', null, 'Peut-on le faire sans yaourtière ?'),
    { ...comment('c3', 'k01', 'c2', 'Oui, au four tiède.'), isCreator: true },
    comment('c4', 'p1', 'c3', 'Merci !'),
  ]),
  spend: read(14, 'spend', operation, [
    { line: 'créateurs', plannedCents: 80_000, actualCents: 71_710, ceilingCents: 90_000 },
  ]),
  reading: read(
    15,
    'reading',
    'post-1',
    [
      { name: 'reactions', value: 14, rule: 'favourites_count' },
      { name: 'reposts', value: 3, rule: 'reblogs_count' },
      { name: 'reach', value: null, rule: 'Mastodon doesn’t count it.' },
    ],
    { mark: 'network', source: 'mastodon', raw: received.answer },
  ),
} as const;

/** Everything up to what the report's text was written from. */
export function leavesBefore(): Uint8Array[] {
  return [
    leaf(0, 'log-opened', { origin, key: keys.first.vkey.text }),
    leaf(1, 'witness-enrolled', {
      witness: keys.witness.vkey.text,
      recovery: keys.recovery.vkey.text,
      replaces: null,
      by: null,
      signature: null,
    }),
    registration(2, 'commenters', 100),
    registration(3, 'cost-per-entry', 3000),
    leaf(4, 'capture-plan', {
      plan: sampleId('plan'),
      operation,
      version: 1,
      deliverables,
      moments: ['live', 'day-30'],
    }),
    capture(6, deliverables[0]),
    capture(7, deliverables[1]),
    ...Object.values(reads).map(({ bytes }) => bytes),
  ];
}

export function registration(hour: number, name: string, target: number): Uint8Array {
  const indicator = indicators[name];
  if (indicator === undefined) throw new TypeError(`no indicator ${name}`);
  return leaf(hour, 'kpi-registration', {
    registration: sampleId(`registration ${name}`),
    operation,
    indicator: name,
    method: indicator.version,
    methodHash: methodHash(indicator),
    aim: name.startsWith('cost') ? 'at-most' : 'at-least',
    target,
    targetOf: null,
    replaces: null,
  });
}

type Manner = { readonly mark: Mark; readonly source: string; readonly raw: Uint8Array | null };

/** Salts are derived from words, as everything in a sample is. */
export function read<K extends ObservationKind>(
  hour: number,
  kind: K,
  object: string,
  records: readonly RecordOf<K>[],
  { mark, source, raw }: Manner = { mark: 'measured', source: 'own-server', raw: null },
): Read {
  const name = `${kind} ${object} ${hour}`;
  const observation = sampleId(`observation ${name}`);
  const salt = sampleSalt(name);
  const data: DataFile = {
    observation,
    kind,
    object,
    objectSalt: toHex(salt),
    records: records.map((record, i) => ({ salt: toHex(sampleSalt(`${name} ${i}`)), record })),
  };
  const bytes = leaf(hour, 'observation', {
    observation,
    operation,
    kind,
    object: commitTo(salt, object),
    source,
    mark,
    method: 'reading-v1',
    from: '2026-11-03T00:00:00.000Z',
    to: '2026-11-03T12:00:00.000Z',
    records: records.length,
    root: toHex(rootOfTree(buildTree(hashRecords(data.records)))),
    raw: raw && sha256Hex(raw),
    rawSize: raw === null ? null : raw.length,
    rawType: raw && 'application/json',
  });
  return { data, bytes };
}

function capture(hour: number, deliverable: string): Uint8Array {
  return leaf(hour, 'deliverable-capture', {
    capture: sampleId(`capture ${deliverable}`),
    deliverable,
    address: commitTo(sampleSalt(deliverable), 'https://blog.example/1'),
    moment: 'live',
    sha256: sha256Hex(received.page),
    size: received.page.length,
    mediaType: 'text/html',
    mention: 'present',
  });
}

function comment(id: string, author: string, parent: string | null, text: string) {
  const at = '2026-11-03T09:00:00.000Z';
  return { id, author, parent, at, text, isBrand: false, isCreator: false };
}
