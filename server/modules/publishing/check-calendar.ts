import type { CheckFacts } from './check-content.ts';
import { checkLine } from './check-line.ts';
import { checkTexts } from './check-messages.ts';
import type { Check } from './schema.ts';

const MOST_A_DAY = 2;

/** Its hour, its day's company, and its pillar. */
export function checkCalendar(facts: CheckFacts): Check[] {
  const { content, now, locale, kit } = facts;
  const say = checkTexts[locale];
  const lines: Check[] = [];
  const add = (rule: Check['rule'], level: Check['level'], message: string) =>
    lines.push(checkLine({ rule, level, message, setBy: say.house }));
  if (content.dueAt === null) add('no-due-hour', 'block', say.noDueHour);
  else if (new Date(content.dueAt) <= now) add('due-in-past', 'block', say.dueInPast);
  const sameDay = facts.othersSameDay + 1;
  if (content.dueAt !== null) {
    if (sameDay > MOST_A_DAY) add('frequency', 'know', say.frequency(sameDay, MOST_A_DAY));
    else add('frequency', 'ok', say.frequencyOk(MOST_A_DAY));
  }
  const pillars = kit?.content.pillars ?? [];
  if (pillars.length > 0 && content.pillar === '') add('pillar-missing', 'know', say.pillarMissing);
  return lines;
}
