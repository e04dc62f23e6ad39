import { counterMarkers } from './counter.ts';
import { englishMarkers, englishParts } from './english.ts';
import { frenchTrade } from './french.ts';
import { frenchGifts } from './french-gifts.ts';
import { frenchParts } from './french-parts.ts';
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
  ...compileMarkers(englishMarkers, englishParts),
];

export const counters: readonly CompiledCounter[] = compileCounters(counterMarkers, {});
