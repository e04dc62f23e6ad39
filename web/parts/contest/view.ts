import type { Api } from '#web/api.ts';

export type ContestView = Awaited<ReturnType<Api['contests']['readContest']>>;
export type Listed = Awaited<ReturnType<Api['contests']['listEntries']>>;
export type Trial = Awaited<ReturnType<Api['contests']['tryRules']>>;
