import { makeBundle } from '../verifier/format/bundle.ts';
import { toUtf8 } from '../verifier/format/bytes.ts';
import { signCheckpoint } from '../verifier/format/checkpoint.ts';
import { commitTo, sha256Hex } from '../verifier/format/hash.ts';
import { makeSigner } from '../verifier/format/key.ts';
import { encodeLeaf, type Leaf } from '../verifier/format/leaf.ts';
import type { BodyOf, LeafKind } from '../verifier/format/leaf-body.ts';
import { appendHash, emptyFrontier, hashLeaf, rootOf } from '../verifier/format/tree.ts';
import { createRandom, type Random } from './workload.ts';

const origin = 'bench.example/log';
const client = '00000000-0000-7000-8000-000000000001';
const begin = Date.parse('2026-01-01T00:00:00.000Z');

/** An exported log of `n` leaves: posts signed, published and captured, one after the other. */
export function makeLog(n: number, seed: string): Uint8Array {
  const random = createRandom(seed);
  const signer = makeSigner(origin, 'note', new Uint8Array(32).fill(7));
  const content = toUtf8('the same page each time: what is measured is the log\n');
  const leaves = [encode(0, 'log-opened', { origin, key: signer.vkey.text })];
  while (leaves.length < n) leaves.push(...lifeOfPost(random, leaves.length, content));
  leaves.length = n;
  const frontier = leaves.reduce((tree, leaf) => appendHash(tree, hashLeaf(leaf)), emptyFrontier);
  const checkpoint = signCheckpoint({ origin, size: n, root: rootOf(frontier) }, signer);
  return makeBundle({
    leaves,
    checkpoints: [checkpoint],
    blobs: [content],
    withheld: [],
    openings: [],
    page: toUtf8('<!doctype html>\n'),
    spec: toUtf8('#\n'),
    signer,
  });
}

function lifeOfPost(random: Random, index: number, content: Uint8Array): Uint8Array[] {
  const [approval, post, channel, publication, capture] = Array.from({ length: 5 }, () =>
    uuid(random),
  );
  const ids = {
    approval: approval ?? '',
    post: post ?? '',
    channel: channel ?? '',
    publication: publication ?? '',
    capture: capture ?? '',
  };
  const contentHash = sha256Hex(content);
  const salt = new Uint8Array(16).fill(index % 256);
  return [
    encode(index, 'approval', {
      approval: ids.approval,
      subject: 'post',
      subjectId: ids.post,
      version: 1,
      contentHash,
      signerKind: 'contact',
      signer: commitTo(salt, 'signer'),
    }),
    encode(index + 1, 'publication', {
      publication: ids.publication,
      post: ids.post,
      version: 1,
      contentHash,
      channel: ids.channel,
      network: 'bluesky',
      approvals: [ids.approval],
      address: commitTo(salt, 'address'),
    }),
    encode(index + 2, 'capture', {
      capture: ids.capture,
      publication: ids.publication,
      sha256: contentHash,
      size: content.length,
      mediaType: 'text/html',
      matches: true,
    }),
  ];
}

function encode<K extends LeafKind>(index: number, kind: K, body: BodyOf<K>): Uint8Array {
  const leaf = { v: 1, kind, client, at: new Date(begin + index * 1000), body };
  return encodeLeaf(leaf as unknown as Leaf); // kind and body belong together by this function's type
}

function uuid(random: Random): string {
  const hex = Array.from({ length: 32 }, () => random.int(16).toString(16)).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}
