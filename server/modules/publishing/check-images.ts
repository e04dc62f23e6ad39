import type { CheckedChannel, CheckFacts } from './check-content.ts';
import { checkLine } from './check-line.ts';
import { checkTexts } from './check-messages.ts';
import type { Check } from './schema.ts';

/** What can be made lighter without asking anybody but a senior: a still picture. */
const shrinkable = new Set(['image/jpeg', 'image/png', 'image/webp']);

/** Alternative texts, and what each chosen network takes. */
export function checkImages(facts: CheckFacts): Check[] {
  const { content, locale } = facts;
  const say = checkTexts[locale];
  const missing = content.images.flatMap(({ alt, mediaId }, i) =>
    alt.trim() === ''
      ? [
          checkLine({
            rule: 'alt-text-missing',
            level: 'block',
            message: say.altMissing(i + 1),
            setBy: say.house,
            mediaId,
          }),
        ]
      : [],
  );
  const good =
    content.images.length > 0 && missing.length === 0
      ? [checkLine({ rule: 'alt-text-missing', level: 'ok', message: say.altOk, setBy: say.house })]
      : [];
  return [
    ...missing,
    ...good,
    ...facts.channels.flatMap((channel) => checkChannel(facts, channel)),
  ];
}

function checkChannel(facts: CheckFacts, { id, network, limits }: CheckedChannel): Check[] {
  const say = checkTexts[facts.locale];
  const lines: Check[] = [];
  const { images } = facts.content;
  if (images.length > limits.images) {
    const message = say.tooManyImages(network, images.length, limits.images);
    lines.push(
      checkLine({
        rule: 'too-many-images',
        level: 'block',
        message,
        setBy: network,
        channelId: id,
      }),
    );
  }
  for (const { mediaId } of images) {
    const media = facts.media.get(mediaId);
    if (!media) continue;
    const about = { setBy: network, channelId: id, mediaId };
    const isLight = limits.imageBytes === null || media.size <= limits.imageBytes;
    if (limits.imageTypes.length > 0 && !limits.imageTypes.includes(media.mediaType)) {
      const message = say.imageType(network, media.mediaType);
      lines.push(checkLine({ rule: 'image-type', level: 'block', message, ...about }));
    } else if (!isLight) {
      const canShrink = shrinkable.has(media.mediaType);
      const message = say.imageTooHeavy(network, media.size, limits.imageBytes ?? 0, canShrink);
      const level = canShrink ? 'know' : 'block';
      lines.push(checkLine({ rule: 'image-too-heavy', level, message, ...about }));
    }
  }
  return lines;
}
