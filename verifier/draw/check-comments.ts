import type { Of } from './check-leaves.ts';
import type { DrawFinding } from './verdict.ts';
import { finding } from './verdict.ts';

/** How many leaves one finding names; the others are counted. */
const named = 12;

/**
 * Comments under the organiser's publications: none is read once the list is closed, and each erasure
 * is of a reading before it, once. What was erased is told, by the hour of its leaf.
 *
 * @param frozen index of the freeze's leaf; undefined where there is none
 */
export function checkComments(
  readings: readonly Of<'contest-comments'>[],
  erasures: readonly Of<'contest-comments-erasure'>[],
  frozen: number | undefined,
): DrawFinding[] {
  const findings: DrawFinding[] = [];
  const places = new Map<string, number>();
  for (const { index, at, body } of readings) {
    if (frozen !== undefined && index > frozen) {
      findings.push(
        finding('comments-after-freeze', {
          place: index,
          at: at.toISOString(),
          part: body.reading,
        }),
      );
    }
    places.set(body.reading, index);
  }
  const erased = new Map<string, number[]>();
  for (const { index, at, body } of erasures) {
    const place = places.get(body.reading);
    places.delete(body.reading);
    if (place === undefined || place > index) {
      findings.push(finding('comments-erasure-broken', { place: index, part: body.reading }));
    } else erased.set(at.toISOString(), [...(erased.get(at.toISOString()) ?? []), place]);
  }
  for (const [at, gone] of erased) {
    const more = gone.length > named ? `, + ${gone.length - named}` : '';
    const part = `${gone.slice(0, named).join(', ')}${more}`;
    findings.push(finding('comments-erased', { part, at }));
  }
  return findings;
}
