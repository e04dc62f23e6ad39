import type { Indicator } from './indicator.ts';
import { answerRate, firstResponse, tone } from './indicators/answers.ts';
import { capturesMade } from './indicators/captures.ts';
import { commenters, comments, formulaShare } from './indicators/comments.ts';
import { conversations } from './indicators/conversations.ts';
import { entries } from './indicators/entries.ts';
import { mentionsAfter, mentionsFirst } from './indicators/mentions.ts';
import {
  ceiling,
  costPerCommenter,
  costPerEntry,
  costPerSubscriber,
  costPerVisit,
  quoted,
  spent,
} from './indicators/money.ts';
import {
  engagementByFollowers,
  engagementByReach,
  followers,
  impressions,
  interactions,
  reach,
} from './indicators/network.ts';
import { subscribers } from './indicators/subscribers.ts';
import { declaredViews, sales, shareOfVoice, spontaneous, survey } from './indicators/told.ts';
import { visits } from './indicators/visits.ts';

/**
 * Every indicator of every version, in the order of a report. Potential reach and advertising value
 * aren't among them, and won't be: they say nothing of what was seen or done.
 */
export const allIndicators: readonly Indicator[] = [
  spent,
  quoted,
  ceiling,
  reach,
  impressions,
  followers,
  interactions,
  engagementByReach,
  engagementByFollowers,
  spontaneous,
  shareOfVoice,
  declaredViews,
  visits,
  entries,
  comments,
  formulaShare,
  commenters,
  conversations,
  tone,
  subscribers,
  costPerVisit,
  costPerEntry,
  costPerCommenter,
  costPerSubscriber,
  survey,
  sales,
  mentionsFirst,
  mentionsAfter,
  capturesMade,
  firstResponse,
  answerRate,
];

/** The newest version of each, by its id. */
export const indicators: Readonly<Record<string, Indicator>> = Object.fromEntries(
  [...allIndicators].sort((a, b) => a.version - b.version).map((item) => [item.id, item]),
);

export function findIndicator(id: string, version: number): Indicator | undefined {
  return allIndicators.find((item) => item.id === id && item.version === version);
}
