/** Where an entry came from: a blog of the operation, or the brand's own pages. */
export type Origin = (typeof origins)[number];

export const origins = [
  'K01',
  'K02',
  'K03',
  'K04',
  'K06',
  'K07',
  'K08',
  'K10',
  'K11',
  'K12',
  'direct',
] as const;

/** How many of each origin the rules don't keep, in the order of `origins`. */
export const refusedBy = {
  R1: [2, 0, 0, 0, 0, 2, 0, 1, 0, 0, 3],
  R2: [6, 1, 0, 0, 0, 11, 6, 7, 0, 0, 0],
  R3: [3, 3, 1, 0, 0, 4, 3, 3, 3, 0, 2],
  R4: [2, 2, 1, 0, 0, 1, 2, 2, 2, 0, 2],
  R5: [1, 1, 2, 2, 1, 2, 2, 2, 2, 1, 1],
  R6: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 26],
  R7: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  R8: [1, 1, 1, 1, 1, 1, 1, 0, 0, 1, 1],
  R9: [0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1],
  R10: [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2],
  R11: [1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0],
} as const satisfies Record<string, readonly number[]>;

export type RuleCode = keyof typeof refusedBy;

/** How many of each origin are kept. */
export const keptOf = [44, 29, 19, 14, 11, 36, 22, 27, 17, 9, 25] as const;

/** Entries a day from 9 November on; what came too late isn't among them. */
export const perDay = [74, 41, 22, 19, 17, 12, 14, 52, 33, 18, 15, 16, 21, 38] as const;

/** From when on an origin brings anybody: its post's hour, or the opening. */
export const since: Readonly<Record<Origin, string>> = {
  K01: '2026-11-09T10:00:00+01:00',
  K02: '2026-11-10T08:00:00+01:00',
  K03: '2026-11-11T17:00:00+01:00',
  K04: '2026-11-12T09:30:00+01:00',
  K06: '2026-11-13T12:00:00+01:00',
  K07: '2026-11-16T07:00:00+01:00',
  K08: '2026-11-12T18:20:00+01:00',
  K10: '2026-11-16T09:00:00+01:00',
  K11: '2026-11-18T16:00:00+01:00',
  K12: '2026-11-20T18:00:00+01:00',
  direct: '2026-11-09T10:00:00+01:00',
};
