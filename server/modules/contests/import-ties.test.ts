import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { NetworkComment } from '../../connectors/connector.ts';
import type { ChannelId } from '../../lib/ids.ts';
import { findCodes, markAddress, markComments } from './import-marks.ts';
import { type SeenComment, tieComments } from './import-ties.ts';

const hours = { opensAt: new Date('2026-11-09T09:00Z'), closesAt: new Date('2026-11-22T23:00Z') };
const [mine, other] = ['LUNE-AAAAA-AAAAA', 'LUNE-BBBBB-BBBBB'];
const entry = { n: 1, code: mine, addressMarks: ['mail.lea'] };
const seen = (author: string | null, day: number, codes: string[] = []): SeenComment => {
  const writtenAt = new Date(Date.UTC(2026, 10, day, 12));
  return { author, writtenAt, isGone: false, codes, codesSeen: codes };
};
const tie = (comments: SeenComment[]) => tieComments([entry], comments, hours).get(1);

test('whoever writes an entry’s code is its entrant, from their first comment on', () => {
  const found = tie([seen('account.lea', 23, [mine]), seen('account.lea', 12), seen(null, 10)]);
  expect(found).toEqual({
    accounts: ['account.lea'],
    commentedAt: new Date('2026-11-12T12:00Z'),
  });
});

test('a comment from before the opening or after the closing gives no hour', () => {
  expect(tie([seen('account.lea', 8), seen('account.lea', 23, [mine])])?.commentedAt).toBeNull();
});

test('a copied code gives nothing, also where the first to write it deletes their comment', () => {
  const copied = seen('account.thief', 14, [mine]);
  const first = seen('account.lea', 13, [mine]);
  expect(tie([copied, first])?.accounts).toEqual(['account.lea']);
  expect(tie([copied, { ...first, isGone: true }])).toBeUndefined();
  expect(tie([copied, { ...first, codes: [] }])).toBeUndefined();
});

test('whoever comments without an account disturbs nobody’s code, whatever a blog’s clock says', () => {
  const [lea, ...anybody] = [
    seen('account.lea', 13, [mine]),
    seen('mail.x', 12, [mine]),
    seen(null, 11, [mine]),
  ];
  expect(tie([lea as SeenComment, ...anybody])?.accounts).toEqual(['account.lea']);
});

test('a mail address ties by being confirmed, never by a code', () => {
  expect(tie([seen('mail.lea', 12)])?.accounts).toEqual(['mail.lea']);
  expect(tie([seen('mail.victim', 12, [mine])])).toBeUndefined();
  expect(tie([seen(null, 12, [mine])])).toBeUndefined();
  expect(tie([{ ...seen('mail.lea', 12), isGone: true }])).toBeUndefined();
});

test('codes are found as people write them, and only whole', () => {
  const text = `Voilà ${mine}, ou lune aaaaa aaaaa ; et LUNE–BBBBB–BBBBB. XLUNE-CCCCC-CCCCC LUNE-DDDDD-DDDDDD`;
  expect(findCodes(text, 'LUNE')).toEqual([mine, other]);
});

test('what is kept of a comment is marks: neither who nor what', () => {
  const salt = Buffer.alloc(32, 7);
  const channelId = 'c' as ChannelId;
  const comment = (more: Partial<NetworkComment>): NetworkComment => ({
    id: 'at://did:plc:lea/1',
    author: 'did:plc:lea',
    parent: null,
    at: new Date('2026-11-12T12:00Z'),
    text: `Mon code : ${mine}, pas ${other}`,
    isBrand: false,
    ...more,
  });
  const by = { salt, channelId, codePrefix: 'LUNE', known: new Set([mine]) };
  const mailHash = createHash('sha256').update('lea@courriel.example').digest('hex');
  const marked = markComments(
    [
      comment({}),
      comment({ id: '2', author: 'portrait:x', emailHash: mailHash }),
      comment({ id: '3', author: 'name:léa', isNameOnly: true }),
      comment({ id: '4', isBrand: true }),
    ],
    by,
  );
  expect(marked).toHaveLength(3);
  expect(marked[0]?.codes).toEqual([mine]);
  expect(marked[0]?.author).toMatch(/^account\./);
  expect(markAddress(salt, ' Lea@Courriel.example ')).toContain(marked[1]?.author);
  expect(marked[2]?.author).toBeNull();
  expect(JSON.stringify(marked)).not.toMatch(/did:plc|Mon code|courriel|léa/);
  const elsewhere = markComments([comment({})], { ...by, salt: Buffer.alloc(32, 8) });
  expect(elsewhere[0]?.author).not.toBe(marked[0]?.author);
});
