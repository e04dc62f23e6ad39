import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openMailbox } from '../mailbox.ts';
import { startDovecot } from '../networks/dovecot/dovecot.ts';
import { startServer } from '../server.ts';
import { LEAVES, playOperation } from './one-operation.ts';
import { openTheHouse, type Stage } from './one-post.ts';
import { startStoryBlogs } from './story-blogs.ts';
import { verifyLog } from './verify-story.ts';

const ends = new AsyncDisposableStack();
const lines: string[] = [];
let stage: Stage;
let outside: Parameters<typeof playOperation>[1];
let out = '';

beforeAll(async () => {
  out = await mkdtemp(path.join(tmpdir(), 'compagnon-operation-'));
  ends.defer(() => rm(out, { recursive: true, force: true }));
  const mailbox = await openMailbox();
  ends.defer(mailbox.close);
  const dovecot = await startDovecot();
  ends.defer(dovecot.stop);
  const blogs = await startStoryBlogs(null);
  for (const blog of blogs) ends.defer(blog.close);
  const server = await startServer({
    env: { SMTP_URL: mailbox.url, IMAP_URL: dovecot.url, PRIVATE_HOSTS: '127.0.0.1' },
  });
  ends.defer(server.close);
  stage = { url: server.url, mailbox, say: (line) => void lines.push(line) };
  outside = { dovecot, blogs };
}, 240_000);
afterAll(async () => ends.disposeAsync());

test('from the brief as it came to the mention that was mended, with blogs of static files', async () => {
  const house = await openTheHouse(stage);
  const { percents, mended, outlive } = await playOperation(stage, outside, house);
  expect(percents).toEqual([25, 92]);
  expect(mended.captures.map(({ mentionState }) => mentionState)).toEqual(['absent', 'present']);
  await outlive();
  await verifyLog(stage, house, { out, kinds: LEAVES, show: () => {} });
  expect(lines.at(-1)).toMatch(/one digit of the last capture’s hash changed: exit 1/);
}, 180_000);
