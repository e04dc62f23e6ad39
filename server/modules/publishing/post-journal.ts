import type { z } from 'zod';
import type { MemberId } from '../../lib/ids.ts';
import type { Locale } from '../../lib/language.ts';
import type { StampView } from '../signing/schema.ts';
import { journalTexts } from './journal-messages.ts';
import type { journalLine } from './schema.ts';
import type { PublishingTables, VersionRow } from './store.ts';

type Line = z.infer<typeof journalLine>;
type Review = {
  version: number;
  reviewer_id: MemberId;
  decision: string;
  reason: string;
  decided_at: Date;
};
type PostEvent = Pick<
  PublishingTables['post_event'],
  'at' | 'kind' | 'member_id' | 'who' | 'detail'
>;

/** All that happened to a post, in the order of time; deliveries bring their own lines. */
export function mergeJournal(
  of: {
    readonly versions: readonly VersionRow[];
    readonly reviews: readonly Review[];
    readonly stamps: readonly StampView[];
    readonly events: readonly PostEvent[];
    readonly deliveries: readonly Line[];
  },
  nameOf: (id: MemberId | null) => string | null,
  locale: Locale,
): Line[] {
  const say = journalTexts[locale];
  const lines: Line[] = [
    ...of.versions.map((version) =>
      line(version.savedAt, 'version', nameOf(version.savedBy), say.version(version.n)),
    ),
    ...of.reviews.map((review) => {
      const kind = review.decision === 'reviewed' ? 'reviewed' : 'changes-requested';
      const sentence =
        review.decision === 'reviewed'
          ? say.reviewed(review.version)
          : say.changesRequested(review.version, review.reason);
      return line(review.decided_at, kind, nameOf(review.reviewer_id), sentence);
    }),
    ...of.events.map((event) =>
      line(
        event.at,
        event.kind,
        nameOf(event.member_id) ?? event.who,
        say.events[event.kind](event.detail),
      ),
    ),
    ...of.stamps.flatMap((stamp) => stampLines(stamp, say)),
    ...of.deliveries,
  ];
  return lines.sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || turn(a) - turn(b));
}

/** Of two lines at one instant (a demo's clock stands still), which comes first. */
function turn({ kind }: Line): number {
  const at = turns.indexOf(kind);
  return at === -1 ? turns.length : at;
}

const turns = [
  'version',
  'submitted',
  'changes-requested',
  'reviewed',
  'sent-to-client',
  'client-changes',
  'client-refused',
  'client-approved',
  'approval-voided',
];

function stampLines(stamp: StampView, say: (typeof journalTexts)[Locale]): Line[] {
  const who = stamp.linkOwnerName
    ? say.withLink(stamp.signerName, stamp.linkOwnerName)
    : stamp.signerName;
  const decided: Line = {
    ...line(
      new Date(stamp.decidedAt),
      `client-${stamp.decision}`,
      who,
      say.decisions[stamp.decision](stamp.version, stamp.comment),
    ),
    detail: stamp.contentHash,
    leaf: stamp.leaf,
  };
  if (!stamp.voided) return [decided];
  const { at, by, reason } = stamp.voided;
  return [decided, line(new Date(at), 'approval-voided', by, say.voided(stamp.signerName, reason))];
}

function line(at: Date, kind: string, who: string | null, sentence: string): Line {
  return {
    at: at.toISOString(),
    kind,
    who,
    sentence,
    network: null,
    detail: null,
    leaf: null,
  };
}
