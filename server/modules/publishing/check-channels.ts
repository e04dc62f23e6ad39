import type { CheckFacts } from './check-content.ts';
import { checkLine, countGraphemes } from './check-line.ts';
import { checkTexts } from './check-messages.ts';
import { outgoingText } from './delivery-outgoing.ts';
import { textFor } from './post.ts';
import type { Check } from './schema.ts';

/** Where it goes, and whether its text fits there. */
export function checkChannels(facts: CheckFacts): Check[] {
  const { content, locale, channels } = facts;
  const say = checkTexts[locale];
  if (channels.length === 0) {
    const none = checkLine({
      rule: 'no-channel',
      level: 'block',
      message: say.noChannel,
      setBy: say.house,
    });
    return content.text.trim() === '' ? [none, emptyText(facts, null)] : [none];
  }
  return channels.flatMap(({ id, network, state, limits }) => {
    const lines: Check[] = [];
    if (state === 'reconnect') {
      const message = say.disconnected(network);
      const rule = 'channel-disconnected';
      lines.push(checkLine({ rule, level: 'know', message, setBy: network, channelId: id }));
    }
    if (state === 'ended') {
      const message = say.ended(network);
      const rule = 'channel-disconnected';
      lines.push(checkLine({ rule, level: 'block', message, setBy: network, channelId: id }));
    }
    const text = textFor(content, id);
    if (text.trim() === '') lines.push(emptyText(facts, id));
    if (limits.textLength !== null) {
      const length = countGraphemes(outgoingText(content, id, facts.clientLocale));
      const isLong = length > limits.textLength;
      const message = isLong
        ? say.textTooLong(network, length, limits.textLength)
        : say.textFits(network, length, limits.textLength);
      const level = isLong ? 'block' : 'ok';
      const rule = 'text-too-long';
      lines.push(checkLine({ rule, level, message, setBy: network, channelId: id }));
    }
    return lines;
  });
}

function emptyText({ locale, channels }: CheckFacts, channelId: string | null): Check {
  const say = checkTexts[locale];
  const network = channels.find(({ id }) => id === channelId)?.network ?? null;
  const message = say.textEmpty(network);
  return checkLine({ rule: 'text-empty', level: 'block', message, setBy: say.house, channelId });
}
