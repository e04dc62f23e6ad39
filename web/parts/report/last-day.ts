/** The last instant of a half-open period: the day that is shown as its end. */
export function lastMoment(from: string, to: string): string {
  return new Date(Math.max(Date.parse(from), Date.parse(to) - 1)).toISOString();
}
