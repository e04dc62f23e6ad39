import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashContent, isSameContent, normalizeContent, stageAfterChange } from './post.ts';
import { type PostContent, postContent, stages } from './schema.ts';

const channels = ['0199a000-0000-7000-8000-000000000001', '0199a000-0000-7000-8000-000000000002'];
const media = ['0199a000-0000-7000-8000-00000000000a', '0199a000-0000-7000-8000-00000000000b'];
const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
const hour = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

const content: fc.Arbitrary<PostContent> = fc.record({
  title: text,
  pillar: text,
  text,
  variants: fc.dictionary(fc.constantFrom(...channels), text),
  channelIds: fc.uniqueArray(fc.constantFrom(...channels)),
  images: fc.array(
    fc.record({
      mediaId: fc.constantFrom(...media),
      sha256: fc.constantFrom('a'.repeat(64), 'b'.repeat(64)),
      alt: text,
    }),
    { maxLength: 3 },
  ),
  mention: fc.constantFrom('none', 'advertising', 'commercial-collaboration'),
  dueAt: fc.option(hour, { nil: null }),
  windowMinutes: fc.integer({ min: 5, max: 1440 }),
});

test('what is kept is a normal form, and has a hash whatever was typed', () => {
  fc.assert(
    fc.property(content, (typed) => {
      const kept = normalizeContent(typed);
      expect(normalizeContent(kept)).toEqual(kept);
      expect(hashContent(kept)).toMatch(/^[0-9a-f]{64}$/);
      const stored: unknown = JSON.parse(JSON.stringify(kept));
      expect(hashContent(normalizeContent(stored as PostContent))).toBe(hashContent(kept));
    }),
  );
});

test('two contents have one hash only where readers get the same, at the same hour', () => {
  fc.assert(
    fc.property(content, content, (a, b) => {
      const [one, other] = [normalizeContent(a), normalizeContent(b)];
      expect(hashContent(one) === hashContent(other)).toBe(readersGet(one) === readersGet(other));
    }),
  );
});

test('any change of a signed part changes the hash', () => {
  fc.assert(
    fc.property(content, text, (typed, added) => {
      const before = normalizeContent({ ...typed, channelIds: channels });
      const changes: Partial<PostContent>[] = [
        { title: `${before.title}x` },
        { text: `${before.text}x` },
        { variants: { ...before.variants, [channels[0] ?? '']: `${textOf(before)}x` } },
        { channelIds: channels.slice(1) },
        {
          images: [
            ...before.images,
            { mediaId: media[0] ?? '', sha256: 'c'.repeat(64), alt: added },
          ],
        },
        { images: before.images.map((image) => ({ ...image, alt: `${image.alt}x` })) },
        { mention: before.mention === 'none' ? 'advertising' : 'none' },
        { dueAt: before.dueAt === null ? '2026-12-14T07:30:00.000Z' : null },
        { windowMinutes: before.windowMinutes + 1 },
      ];
      for (const change of changes) {
        const after = normalizeContent({ ...before, ...change });
        if (isSameContent(before, after)) continue; // no image to describe otherwise
        expect(hashContent(after)).not.toBe(hashContent(before));
      }
    }),
  );
});

test('the pillar, and a variant whose channel isn’t chosen, aren’t signed', () => {
  const [chosen = '', other = ''] = channels;
  const base = normalizeContent({
    ...postContent.parse(plain),
    channelIds: [chosen],
  });
  expect(hashContent({ ...base, pillar: 'Recettes' })).toBe(hashContent(base));
  expect(hashContent({ ...base, variants: { [other]: 'x' } })).toBe(hashContent(base));
});

test('the hash is a permanent format', () => {
  expect(hashContent(normalizeContent(postContent.parse(plain)))).toBe(
    '4f7441d689e427595d481cbce20e5221f1c2d81bc8fc92dbc9adf943372e7cfc',
  );
});

test('what has been agreed to goes back to be read; a draft stays with its author', () => {
  for (const stage of stages) {
    const after = stageAfterChange(stage, false);
    const isAgreed = ['in-review', 'reviewed', 'with-client', 'signed', 'refused'].includes(stage);
    expect(after).toBe(isAgreed ? 'in-review' : stage);
    expect(stageAfterChange(stage, true)).toBe(isAgreed ? 'draft' : stage);
  }
});

const plain = {
  title: 'Ce que mange une vache',
  pillar: 'Coulisses',
  text: 'Du foin de juin.\r\nUn peu de betterave.',
  variants: {},
  channelIds: channels,
  images: [{ mediaId: media[0], sha256: 'a'.repeat(64), alt: 'Trois vaches au râtelier' }],
  mention: 'none',
  dueAt: '2026-12-14T08:30:00+01:00',
  windowMinutes: 60,
};

function textOf(of: PostContent): string {
  return of.variants[channels[0] ?? ''] ?? of.text;
}

/** Everything that can be seen outside, in one comparable string. */
function readersGet(of: PostContent): string {
  const { title, mention, dueAt, windowMinutes } = of;
  const texts = of.channelIds.map((id) => [id, of.variants[id] ?? null]);
  const images = of.images.map(({ sha256, alt }) => [sha256, alt]);
  return JSON.stringify([title, of.text, texts, images, mention, dueAt, windowMinutes]);
}
