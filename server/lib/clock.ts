/** Time as a parameter, so that a test or the demo can hold its own. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };
