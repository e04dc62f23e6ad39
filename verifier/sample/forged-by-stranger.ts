import { makeBundle, paths } from '../format/bundle.ts';
import { joinAll, toUtf8 } from '../format/bytes.ts';
import { sha256Hex } from '../format/hash.ts';
import { signNote } from '../format/note.ts';
import { hashLeaf } from '../format/tree.ts';
import { linesOf, replaceIn, setLeaves, tamper } from './archive.ts';
import type { Forgery } from './forgery.ts';
import { contents, leaf } from './leaves.ts';
import { sampleBundle, sampleInput } from './log.ts';
import { client, keys, sampleId } from './names.ts';

const notVerified = 'not-verified' as const;

/** Made without any of the log's keys. */
export const forgedByStranger: readonly Forgery[] = [
  {
    name: 'flipped-digit',
    what: 'One digit of the hash in leaf 6 is another; checksums of the archive are made to fit.',
    bytes: () => changeLeaf(6, '"size":5', '"size":6'),
    verdict: notVerified,
    finds: [['leaf-differs', 6]],
  },
  {
    name: 'shifted-date',
    what: 'Leaf 5, a publication, is dated a day earlier.',
    bytes: () => changeLeaf(5, '2026-11-02T', '2026-11-01T'),
    verdict: notVerified,
    finds: [['leaf-differs', 5]],
  },
  {
    name: 'removed-leaf',
    what: 'Leaf 10, a withdrawal, is taken out.',
    bytes: () => tamper((files) => setLeaves(files, linesOf(files).toSpliced(10, 1))),
    verdict: notVerified,
    finds: [['leaf-removed', 10]],
  },
  {
    name: 'removed-leaf-and-hash',
    what: 'Leaf 10 is taken out, and its hash from the list of hashes too.',
    bytes: () =>
      tamper((files) => {
        const leaves = linesOf(files).toSpliced(10, 1);
        setLeaves(files, leaves);
        files.set(paths.leafHashes, joinAll(leaves.map((bytes) => hashLeaf(bytes))));
      }),
    verdict: notVerified,
    finds: [['log-truncated'], ['manifest-differs']],
  },
  {
    name: 'changed-leaf-and-hash',
    what: 'A digit of leaf 6 is another, and the list of hashes is made to fit.',
    bytes: () =>
      tamper((files) => {
        replaceIn(files, paths.leaves, '"size":5', '"size":6');
        files.set(paths.leafHashes, joinAll(linesOf(files).map((bytes) => hashLeaf(bytes))));
      }),
    verdict: notVerified,
    finds: [['leaves-differ-in-range']],
  },
  {
    name: 'swapped-leaves',
    what: 'Leaves 4 and 7 have changed places.',
    bytes: () =>
      tamper((files) => {
        const leaves = linesOf(files);
        const [a, b] = [leaves[4], leaves[7]];
        if (a !== undefined && b !== undefined) setLeaves(files, leaves.with(4, b).with(7, a));
      }),
    verdict: notVerified,
    finds: [['leaves-swapped', 4]],
  },
  {
    name: 'added-leaf',
    what: 'One more withdrawal stands at the end.',
    bytes: () =>
      tamper((files) => {
        const body = {
          withdrawal: sampleId('another withdrawal'),
          publication: sampleId('publication post'),
          by: sha256Hex(toUtf8('somebody')),
          reason: 'agency',
        } as const;
        setLeaves(files, [...linesOf(files), leaf(12, 'withdrawal', body)]);
      }),
    verdict: notVerified,
    finds: [['leaf-added', 12]],
  },
  {
    name: 'swapped-capture',
    what: 'The captured page is another one than the log holds.',
    bytes: () =>
      tamper((files) => files.set(blobPath(contents.page), toUtf8('<p>Something else</p>\n'))),
    verdict: notVerified,
    finds: [['blob-changed', 6]],
  },
  {
    name: 'missing-capture',
    what: 'The captured page is not in the file, and nothing says why.',
    bytes: () => tamper((files) => files.delete(blobPath(contents.page))),
    verdict: notVerified,
    finds: [['blob-missing', 6]],
  },
  {
    name: 'changed-checkpoint',
    what: 'The latest checkpoint says that the log has 13 leaves.',
    bytes: () => tamper((files) => replaceIn(files, paths.checkpoint(12), '\n12\n', '\n13\n')),
    verdict: notVerified,
    finds: [['file-altered'], ['checkpoint-malformed'], ['checkpoint-absent']],
  },
  {
    name: 'no-checkpoints',
    what: 'All checkpoints are taken out.',
    bytes: () => tamper((files) => deleteUnder(files, 'checkpoints/')),
    verdict: notVerified,
    finds: [['file-missing'], ['checkpoint-absent']],
  },
  {
    name: 'removed-cosignature',
    what: 'The witness’s line is taken off the latest checkpoint.',
    bytes: () =>
      tamper((files) => {
        const path = paths.checkpoint(12);
        const lines = Buffer.from(files.get(path) ?? [])
          .toString('utf8')
          .split('\n');
        files.set(path, toUtf8(lines.filter((line) => !line.includes('temoin')).join('\n')));
      }),
    verdict: notVerified,
    finds: [['file-altered'], ['witness-behind']],
  },
  {
    name: 'no-seal',
    what: 'The seal is taken out.',
    bytes: () => tamper((files) => files.delete(paths.seal)),
    verdict: notVerified,
    finds: [['seal-absent']],
  },
  {
    name: 'seal-of-a-stranger',
    what: 'The same text is sealed by another key of the same name.',
    bytes: () =>
      tamper((files) => {
        const seal = Buffer.from(files.get(paths.seal) ?? []).toString('utf8');
        const text = seal.slice(0, seal.indexOf('\n\n') + 1);
        files.set(paths.seal, toUtf8(signNote(text, keys.stranger)));
      }),
    verdict: notVerified,
    finds: [['seal-invalid']],
  },
  {
    name: 'other-client-in-manifest',
    what: 'The table of contents names another client.',
    bytes: () =>
      tamper((files) => replaceIn(files, paths.manifest, client, sampleId('client another'))),
    verdict: notVerified,
    finds: [['manifest-differs'], ['seal-invalid']],
  },
  {
    name: 'extra-file',
    what: 'A file that nothing signed announces is added.',
    bytes: () => tamper((files) => files.set('evidence.txt', toUtf8('believe me\n'))),
    verdict: notVerified,
    finds: [['file-unexpected']],
  },
  {
    name: 'other-page',
    what: 'The enclosed verifier page is another one.',
    bytes: () => tamper((files) => files.set(paths.page, toUtf8('<!doctype html>All is well\n'))),
    verdict: notVerified,
    finds: [['file-altered']],
  },
  {
    name: 'changed-opening',
    what: 'The name disclosed for the signature in leaf 4 is another one.',
    bytes: () => tamper((files) => replaceIn(files, paths.openings, 'Clarisse', 'Clarissa')),
    verdict: notVerified,
    finds: [['opening-differs', 4], ['file-altered']],
  },
  {
    name: 'all-made-up',
    what: 'A whole log of the same origin, made with another key; the right key is known.',
    bytes: madeUpLog,
    verdict: notVerified,
    finds: [['key-unknown']],
    options: { keys: [keys.second.vkey] },
  },
  {
    name: 'cut-short',
    what: 'The last 100 bytes of the file are missing.',
    bytes: () => sampleBundle().slice(0, -100),
    verdict: 'unreadable',
    finds: [['cut-short']],
  },
  {
    name: 'byte-behind-the-end',
    what: 'One byte follows the end of the archive.',
    bytes: () => joinAll([sampleBundle(), Uint8Array.of(0)]),
    verdict: 'unreadable',
    finds: [['cut-short']],
  },
  {
    name: 'another-file',
    what: 'A text file under the name of a log.',
    bytes: () => toUtf8('Dear client, all is well.\n'),
    verdict: 'unreadable',
    finds: [['not-a-bundle']],
  },
];

function changeLeaf(index: number, from: string, to: string): Uint8Array {
  return tamper((files) => {
    const leaves = linesOf(files);
    const text = Buffer.from(leaves[index] ?? []).toString('utf8');
    if (!text.includes(from)) throw new TypeError(`leaf ${index} holds no ${from}`);
    setLeaves(files, leaves.with(index, toUtf8(text.replace(from, to))));
  });
}

function blobPath(content: Uint8Array): string {
  return paths.blob(sha256Hex(content));
}

function deleteUnder(files: Map<string, Uint8Array>, folder: string): void {
  for (const path of [...files.keys()]) if (path.startsWith(folder)) files.delete(path);
}

function madeUpLog(): Uint8Array {
  const { origin } = { origin: keys.stranger.vkey.name };
  const leaves = [leaf(0, 'log-opened', { origin, key: keys.stranger.vkey.text })];
  return makeBundle({
    ...sampleInput(leaves),
    checkpoints: [],
    blobs: [],
    withheld: [],
    openings: [],
    signer: keys.stranger,
  });
}
