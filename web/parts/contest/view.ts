import type { ContestSettings } from '#server/modules/contests/schema.ts';
import type { Acted } from '#web/act.ts';
import type { Api } from '#web/api.ts';

export type ContestView = Awaited<ReturnType<Api['contests']['readContest']>>;
export type Listed = Awaited<ReturnType<Api['contests']['listEntries']>>;
export type CommentsView = Awaited<ReturnType<Api['contests']['readContestComments']>>;
export type Trial = Awaited<ReturnType<Api['contests']['tryRules']>>;

/** What a contest's page hands to the tab that is shown. */
export type TabProps = {
  data: {
    contest: ContestView;
    isOpened: boolean;
    listed: Listed | null;
    comments: CommentsView | null;
    rule: string;
    after: number;
    signers: { value: string; label: string }[];
    zones: string[];
  };
  sent: (Acted & { csv?: string; written?: { name: string; settings: ContestSettings } }) | null;
};
