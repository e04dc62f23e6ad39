import { toBase64, toUtf8 } from '../format/bytes.ts';
import { commitTo, sha256Hex } from '../format/hash.ts';
import type { Leaf } from '../format/leaf.ts';
import { encodeLeaf } from '../format/leaf.ts';
import type { BodyOf, LeafKind } from '../format/leaf-body.ts';
import { rotationText } from '../format/leaf-body.ts';
import type { Opening } from '../format/opening.ts';
import { client, keys, origin, sampleId, sampleSalt } from './names.ts';

/** The contents that the sample's leaves refer to; the last one is withheld. */
export const contents = {
  kit: toUtf8('Ombrelune, kit de marque, version 1\n'),
  post: toUtf8('Le brassé à la châtaigne revient jeudi.\n'),
  page: toUtf8('<p>Le brassé à la châtaigne revient jeudi.</p>\n'),
  letter: toUtf8('La lettre de novembre, aux seuls abonnés.\n'),
} as const;

const begin = Date.parse('2026-11-02T08:00:00.000Z');

/** A small log: brand kit, two posts signed and published, one capture, a new key, a withdrawal. */
export function sampleLeaves(): Uint8Array[] {
  return [
    leaf(0, 'log-opened', { origin, key: keys.first.vkey.text }),
    leaf(1, 'witness-enrolled', {
      witness: keys.witness.vkey.text,
      recovery: keys.recovery.vkey.text,
      replaces: null,
      by: null,
      signature: null,
    }),
    leaf(2, 'brand-kit-version', {
      brandKit: sampleId('kit'),
      version: 1,
      contentHash: sha256Hex(contents.kit),
      author: commit('author', 'Solène'),
    }),
    approval(3, 'kit', 'brand-kit', contents.kit),
    approval(4, 'post', 'post', contents.post),
    publication(5, 'post', contents.post, 'mastodon'),
    leaf(6, 'capture', {
      capture: sampleId('capture'),
      publication: sampleId('publication post'),
      sha256: sha256Hex(contents.page),
      size: contents.page.length,
      mediaType: 'text/html',
      matches: true,
    }),
    approval(7, 'letter', 'post', contents.letter),
    leaf(8, 'key-rotated', rotation()),
    publication(9, 'letter', contents.letter, 'ghost'),
    leaf(10, 'withdrawal', {
      withdrawal: sampleId('withdrawal'),
      publication: sampleId('publication letter'),
      by: commit('by', 'Clarisse'),
      reason: 'client',
    }),
    leaf(11, 'approval-voided', { approval: sampleId('approval letter'), reason: 'withdrawn' }),
  ];
}

/** Who signed, disclosed for one leaf. */
export const openings: readonly Opening[] = [
  {
    index: 4,
    field: 'signer',
    salt: Buffer.from(sampleSalt('signer')).toString('hex'),
    value: 'Clarisse',
  },
];

export function leaf<K extends LeafKind>(hour: number, kind: K, body: BodyOf<K>): Uint8Array {
  const at = new Date(begin + hour * 3_600_000);
  // `kind` and `body` belong together by this function's own type.
  return encodeLeaf({ v: 1, kind, client, at, body } as unknown as Leaf);
}

export function approval(
  hour: number,
  subject: string,
  kind: 'post' | 'brand-kit',
  content: Uint8Array,
): Uint8Array {
  return leaf(hour, 'approval', {
    approval: sampleId(`approval ${subject}`),
    subject: kind,
    subjectId: sampleId(subject),
    version: 1,
    contentHash: sha256Hex(content),
    signerKind: 'contact',
    signer: commit('signer', 'Clarisse'),
  });
}

export function publication(
  hour: number,
  subject: string,
  content: Uint8Array,
  network: string,
): Uint8Array {
  return leaf(hour, 'publication', {
    publication: sampleId(`publication ${subject}`),
    post: sampleId(subject),
    version: 1,
    contentHash: sha256Hex(content),
    channel: sampleId(`channel ${network}`),
    network,
    approvals: [sampleId(`approval ${subject}`)],
    address: commit('address', `https://${network}.example/1`),
  });
}

export function rotation(): BodyOf<'key-rotated'> {
  const [oldKey, newKey] = [keys.first.vkey.text, keys.second.vkey.text];
  const text = toUtf8(rotationText(origin, oldKey, newKey));
  return {
    oldKey,
    newKey,
    oldSignature: toBase64(keys.first.sign(text)),
    newSignature: toBase64(keys.second.sign(text)),
  };
}

function commit(field: string, value: string): string {
  return commitTo(sampleSalt(field), value);
}
