import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { type Event, event } from './schema.ts';
import { apply, emptyState, type State } from './state.ts';

export type Journal = {
  readonly state: State;
  /** On the disk before it returns, and in the state after. Nothing else changes the state. */
  record(event: Event): void;
  /** Keeps an image under its hash, on the disk before it returns. */
  keepImage(bytes: Uint8Array): string;
  readImage(hash: string): Uint8Array<ArrayBuffer> | null;
  close(): void;
};

/** Opens `journal.jsonl` of the folder and replays it. A last line cut by a crash was never answered
 * for, and is cut off. The caller holds the folder's lock. */
export function openJournal(folder: string): Journal {
  const images = path.join(folder, 'images');
  mkdirSync(images, { recursive: true, mode: 0o700 });
  const file = openSync(path.join(folder, 'journal.jsonl'), 'a+', 0o600);
  const text = readFileSync(path.join(folder, 'journal.jsonl'));
  const whole = text.subarray(0, text.lastIndexOf('\n') + 1);
  if (whole.length < text.length) ftruncateSync(file, whole.length);
  const state = emptyState();
  for (const line of whole.toString('utf8').split('\n')) {
    if (line !== '') apply(state, event.parse(JSON.parse(line)));
  }
  sync(folder);
  const fileOf = (hash: string) => path.join(images, hash);
  return {
    state,
    record(event) {
      writeSync(file, `${JSON.stringify(event)}\n`);
      fsyncSync(file);
      apply(state, event);
    },
    keepImage(bytes) {
      const hash = createHash('sha256').update(bytes).digest('hex');
      if (existsSync(fileOf(hash))) return hash;
      const temporary = openSync(fileOf(`${hash}.part`), 'w', 0o600);
      writeSync(temporary, bytes);
      fsyncSync(temporary);
      closeSync(temporary);
      renameSync(fileOf(`${hash}.part`), fileOf(hash));
      sync(images);
      return hash;
    },
    readImage(hash) {
      if (!/^[0-9a-f]{64}$/.test(hash) || !existsSync(fileOf(hash))) return null;
      return new Uint8Array(readFileSync(fileOf(hash)));
    },
    close: () => closeSync(file),
  };
}

/** A new name in a folder is on the disk when the folder is. */
function sync(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
