import { makeBundle, paths } from '../format/bundle.ts';
import { toBase64, toUtf8 } from '../format/bytes.ts';
import { signCheckpoint } from '../format/checkpoint.ts';
import { addCosignature, cosign } from '../format/cosignature.ts';
import { formatNote, parseNote } from '../format/note.ts';
import { replaceIn, rewriteLog, tamper, tamperAndSeal } from './archive.ts';
import type { Forgery } from './forgery.ts';
import { approval, contents, leaf, publication, rotation, sampleLeaves } from './leaves.ts';
import { sampleCheckpoint, sampleInput, sizes } from './log.ts';
import { client, keys, origin, otherClient, sampleId } from './names.ts';

const notVerified = 'not-verified' as const;

/** Made with the log's own key: by the agency, or by a thief. */
export const forgedByAgency: readonly Forgery[] = [
  {
    name: 'truncated-log',
    what: 'The last five leaves are dropped and all is sealed again; a later checkpoint was kept.',
    bytes: () => makeBundle(sampleInput(sampleLeaves().slice(0, 7))),
    verdict: notVerified,
    finds: [['log-truncated']],
    options: { checkpoints: [sampleCheckpoint(sampleLeaves(), 8, keys.first)] },
  },
  {
    name: 'rewritten-log',
    what: 'Leaf 6 says that the page differed; all is signed again; the old checkpoint was kept.',
    bytes: () => rewriteLog((leaves) => changeText(leaves, 6, '"matches":true', '"matches":false')),
    verdict: notVerified,
    finds: [['checkpoint-inconsistent']],
    options: { checkpoints: [sampleCheckpoint(sampleLeaves(), 7)] },
  },
  {
    name: 'leaf-of-another-client',
    what: 'Leaf 10 is another client’s.',
    bytes: () => rewriteLog((leaves) => changeText(leaves, 10, client, otherClient)),
    verdict: notVerified,
    finds: [['leaf-of-another-client', 10]],
  },
  {
    name: 'duplicate-key',
    what: 'Leaf 6 has the key "matches" twice.',
    bytes: () =>
      rewriteLog((leaves) =>
        changeText(leaves, 6, '"matches":true', '"matches":false,"matches":true'),
      ),
    verdict: notVerified,
    finds: [['leaf-unreadable', 6]],
  },
  {
    name: 'text-not-in-nfc',
    what: 'Leaf 6 holds an e followed by a combining accent.',
    bytes: () => rewriteLog((leaves) => changeText(leaves, 6, 'text/html', 'text/htmle\u0301')),
    verdict: notVerified,
    finds: [['leaf-unreadable', 6]],
  },
  {
    name: 'lone-surrogate',
    what: 'Leaf 6 holds half of a surrogate pair, escaped.',
    bytes: () => rewriteLog((leaves) => changeText(leaves, 6, 'text/html', 'text/html\\ud800')),
    verdict: notVerified,
    finds: [['leaf-unreadable', 6]],
  },
  {
    name: 'floating-point',
    what: 'A number in leaf 6 is written with a fraction.',
    bytes: () => rewriteLog((leaves) => changeText(leaves, 6, '"size":5', '"size":5.5e')),
    verdict: notVerified,
    finds: [['leaf-unreadable', 6]],
  },
  {
    name: 'space-in-leaf',
    what: 'Leaf 6 has a space after a colon: the same JSON, other bytes.',
    bytes: () => rewriteLog((leaves) => changeText(leaves, 6, '"size":', '"size": ')),
    verdict: notVerified,
    finds: [['leaf-unreadable', 6]],
  },
  {
    name: 'unsorted-keys',
    what: 'Two keys of leaf 6 stand in the wrong order.',
    bytes: () =>
      rewriteLog((leaves) =>
        changeText(leaves, 6, '"kind":"capture","v":1', '"v":1,"kind":"capture"'),
      ),
    verdict: notVerified,
    finds: [['leaf-unreadable', 6]],
  },
  {
    name: 'unknown-kind',
    what: 'Leaf 6 is of a kind that doesn’t exist.',
    bytes: () => rewriteLog((leaves) => changeText(leaves, 6, '"capture","v"', '"rumour","v"')),
    verdict: notVerified,
    finds: [['leaf-unreadable', 6]],
  },
  {
    name: 'impossible-date',
    what: 'Leaf 6 is dated 31 November.',
    bytes: () => rewriteLog((leaves) => changeText(leaves, 6, '2026-11-02', '2026-11-31')),
    verdict: notVerified,
    finds: [['leaf-unreadable', 6]],
  },
  {
    name: 'not-utf8',
    what: 'Leaf 6 holds a byte that is no UTF-8.',
    bytes: () =>
      rewriteLog((leaves) => {
        const bytes = leaves[6]?.slice() ?? new Uint8Array();
        bytes[30] = 0xff;
        leaves[6] = bytes;
      }),
    verdict: notVerified,
    finds: [['leaf-unreadable', 6]],
  },
  {
    name: 'same-leaf-twice',
    what: 'Leaf 6 stands a second time, at the end.',
    bytes: () => logOf([...sampleLeaves(), ...sampleLeaves().slice(6, 7)]),
    verdict: notVerified,
    finds: [['id-used-twice', 12]],
  },
  {
    name: 'publication-without-approval',
    what: 'A post is published that nobody has signed.',
    bytes: () => logOf([...sampleLeaves(), publication(12, 'secret', contents.post, 'mastodon')]),
    verdict: notVerified,
    finds: [['publication-without-approval', 12]],
  },
  {
    name: 'publication-of-other-content',
    what: 'What was published isn’t what was signed.',
    bytes: () => {
      const more = [
        approval(12, 'news', 'post', contents.post),
        publication(13, 'news', contents.page, 'mastodon'),
      ];
      return logOf([...sampleLeaves(), ...more]);
    },
    verdict: notVerified,
    finds: [['publication-of-other-content', 13]],
  },
  {
    name: 'publication-after-void',
    what: 'A post went out after its approval was voided.',
    bytes: () => {
      const voided = {
        approval: sampleId('approval news'),
        reason: 'content-changed',
      } as const;
      const more = [
        approval(12, 'news', 'post', contents.post),
        leaf(13, 'approval-voided', voided),
        publication(14, 'news', contents.post, 'mastodon'),
      ];
      return logOf([...sampleLeaves(), ...more]);
    },
    verdict: notVerified,
    finds: [['publication-after-void', 14]],
  },
  {
    name: 'rotation-by-one-key',
    what: 'The new key’s signature in leaf 8 is the old one’s.',
    bytes: () => {
      const { newSignature, oldSignature } = rotation();
      return rewriteLog((leaves) => changeText(leaves, 8, newSignature, oldSignature));
    },
    verdict: notVerified,
    finds: [['rotation-invalid', 8]],
  },
  {
    name: 'witness-replaced-without-signature',
    what: 'A second witness replaces the first with a signature by the wrong key.',
    bytes: () => logOf([...sampleLeaves(), replacement('old-key')]),
    verdict: notVerified,
    finds: [['enrolment-invalid', 12]],
  },
  {
    name: 'witness-replaced-by-notice',
    what: 'A second witness replaces the first by mere notice: allowed, and said ever after.',
    bytes: () => logOf([...sampleLeaves(), replacement('notice')]),
    verdict: 'verified-weaker',
    finds: [['witness-replaced-by-notice', 12]],
  },
  {
    name: 'checkpoint-by-old-key',
    what: 'The latest checkpoint is signed by the key that leaf 8 ended.',
    bytes: () => withLatest(sampleCheckpoint(sampleLeaves(), 12, keys.first)),
    verdict: notVerified,
    finds: [['checkpoint-unsigned'], ['signature-of-unknown-key'], ['checkpoint-absent']],
  },
  {
    name: 'unsigned-checkpoint',
    what: 'The latest checkpoint bears the witness’s line alone.',
    bytes: () => {
      const lines = sampleCheckpoint(sampleLeaves(), 12).split('\n');
      return withLatest(lines.filter((line) => !line.startsWith(`— ${origin} `)).join('\n'));
    },
    verdict: notVerified,
    finds: [['checkpoint-unsigned'], ['checkpoint-absent']],
  },
  {
    name: 'wrong-signature-on-checkpoint',
    what: 'The latest checkpoint bears the signature of an earlier one.',
    bytes: () => {
      const [text] = sampleCheckpoint(sampleLeaves(), 12).split('\n\n');
      const other = sampleCheckpoint(sampleLeaves().slice(0, 11), 11).split('\n\n')[1] ?? '';
      return withLatest(`${text}\n\n${other}`);
    },
    verdict: notVerified,
    finds: [['checkpoint-signature-invalid'], ['checkpoint-absent']],
  },
  {
    name: 'checkpoint-with-other-root',
    what: 'The checkpoint of size 7 is rightly signed over another root.',
    bytes: () =>
      tamperAndSeal((files) => {
        const source = signCheckpoint({ origin, size: 7, root: new Uint8Array(32) }, keys.first);
        files.set(paths.checkpoint(7), toUtf8(source));
      }),
    verdict: notVerified,
    finds: [['checkpoint-inconsistent']],
  },
  {
    name: 'checkpoint-of-another-log',
    what: 'The latest checkpoint is another log’s.',
    bytes: () =>
      withLatest(sampleCheckpoint(sampleLeaves(), 12).replace(origin, 'compagnon.example/autre')),
    verdict: notVerified,
    finds: [['checkpoint-of-another-log'], ['checkpoint-absent']],
  },
  {
    name: 'missing-cosignature',
    what: 'No checkpoint bears a co-signature: verified, in a weaker colour.',
    bytes: () =>
      makeBundle({
        ...sampleInput(),
        checkpoints: sizes.map((size) => {
          const signer = size > 8 ? keys.second : keys.first;
          return sampleCheckpoint(sampleLeaves(), size, signer, null);
        }),
      }),
    verdict: 'verified-weaker',
    finds: [['witness-absent']],
  },
  {
    name: 'missing-cosignature-of-known-witness',
    what: 'The same, and the person who checks knows the witness’s key.',
    bytes: () =>
      makeBundle({
        ...sampleInput(),
        checkpoints: [sampleCheckpoint(sampleLeaves(), 12, keys.second, null)],
      }),
    verdict: notVerified,
    finds: [['witness-unknown']],
    options: { witnesses: [keys.witness.vkey] },
  },
  {
    name: 'witness-of-the-agency',
    what: 'The agency co-signs with a witness key of its own; the real witness’s key is known.',
    bytes: () =>
      makeBundle({
        ...sampleInput(),
        checkpoints: [sampleCheckpoint(sampleLeaves(), 12, keys.second, keys.otherWitness)],
      }),
    verdict: notVerified,
    finds: [['witness-unknown']],
    options: { witnesses: [keys.witness.vkey] },
  },
  {
    name: 'witness-behind',
    what: 'The witness has co-signed size 7 only: verified, in a weaker colour.',
    bytes: () =>
      makeBundle({
        ...sampleInput(),
        checkpoints: [
          sampleCheckpoint(sampleLeaves(), 7),
          sampleCheckpoint(sampleLeaves(), 12, keys.second, null),
        ],
      }),
    verdict: 'verified-weaker',
    finds: [['witness-behind']],
  },
  {
    name: 'wrong-cosignature',
    what: 'The witness’s line on the latest checkpoint belongs to an earlier one.',
    bytes: wrongCosignature,
    verdict: notVerified,
    finds: [['cosignature-invalid']],
  },
  {
    name: 'manifest-with-duplicate-key',
    what: 'The table of contents has the key "size" twice.',
    bytes: () =>
      tamper((files) => replaceIn(files, paths.manifest, '"size":12', '"size":12,"size":12')),
    verdict: 'unreadable',
    finds: [['manifest-unreadable']],
  },
  {
    name: 'wrong-excuse',
    what: 'A content that is enclosed is said to be withheld as well.',
    bytes: () =>
      tamperAndSeal(
        () => {},
        (manifest) => ({
          ...manifest,
          withheld: [
            ...manifest.withheld,
            {
              sha256: Buffer.from(new Uint8Array(32)).toString('hex'),
              reason: 'erased',
              at: '2026-11-04T08:00:00.000Z',
            },
          ],
        }),
      ),
    verdict: notVerified,
    finds: [['manifest-differs']],
  },
  {
    name: 'openings-without-form',
    what: 'The list of disclosed names is JSON of another form.',
    bytes: () => tamperAndSeal((files) => files.set(paths.openings, toUtf8('{}'))),
    verdict: notVerified,
    finds: [['openings-unreadable']],
  },
];

/** The whole log of these leaves, with one checkpoint of all of them. */
function logOf(leaves: readonly Uint8Array[]): Uint8Array {
  const size = leaves.length;
  return makeBundle({
    ...sampleInput([...leaves]),
    checkpoints: [sampleCheckpoint(leaves, size)],
  });
}

function withLatest(note: string): Uint8Array {
  return tamperAndSeal((files) => files.set(paths.checkpoint(12), toUtf8(note)));
}

function changeText(leaves: Uint8Array[], index: number, from: string, to: string): void {
  const text = Buffer.from(leaves[index] ?? []).toString('utf8');
  if (!text.includes(from)) throw new TypeError(`leaf ${index} holds no ${from}`);
  leaves[index] = toUtf8(text.replace(from, to));
}

function replacement(by: 'old-key' | 'notice'): Uint8Array {
  return leaf(12, 'witness-enrolled', {
    witness: keys.otherWitness.vkey.text,
    recovery: keys.recovery.vkey.text,
    replaces: keys.witness.vkey.text,
    by,
    signature: by === 'notice' ? null : toBase64(keys.stranger.sign(toUtf8('nothing'))),
  });
}

function wrongCosignature(): Uint8Array {
  const latest = parseNote(sampleCheckpoint(sampleLeaves(), 12, keys.second, null));
  const earlier = parseNote(sampleCheckpoint(sampleLeaves(), 11, keys.second, null));
  if (!latest.ok || !earlier.ok) throw new TypeError('a checkpoint is a note');
  const line = cosign(earlier.value.text, keys.witness, new Date('2026-11-03T09:00:00.000Z'));
  return withLatest(formatNote(addCosignature(latest.value, line)));
}
