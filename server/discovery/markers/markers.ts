import { counterMarkers } from './counter.ts';
import { englishMarkers, englishParts } from './english.ts';
import { englishWide } from './english-wide.ts';
import { frenchTrade } from './french.ts';
import { frenchContests } from './french-contests.ts';
import { frenchGifts } from './french-gifts.ts';
import { frenchInvitations } from './french-invitations.ts';
import { frenchParts } from './french-parts.ts';
import { frenchReceived } from './french-received.ts';
import { frenchWide } from './french-wide.ts';
import {
  type CompiledCounter,
  type CompiledMarker,
  compileCounters,
  compileMarkers,
} from './marker.ts';

export type { CompiledCounter, CompiledMarker };

/** Every marker, French and English, ready to be searched for. */
export const markers: readonly CompiledMarker[] = [
  ...compileMarkers(frenchTrade, frenchParts),
  ...compileMarkers(frenchGifts, frenchParts),
  ...compileMarkers(frenchInvitations, frenchParts),
  ...compileMarkers(frenchContests, frenchParts),
  ...compileMarkers(englishMarkers, englishParts),
  ...compileMarkers(frenchWide, frenchParts),
  ...compileMarkers(frenchReceived, frenchParts),
  ...compileMarkers(englishWide, englishParts),
];

export const counters: readonly CompiledCounter[] = compileCounters(counterMarkers, {});
