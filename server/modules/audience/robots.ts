/**
 * What a robot's own name holds. Published: `README.md` beside it says what is counted. Words of ours,
 * compared without regard to case; a program that says it is a browser isn't found this way.
 */
export const robotNames: readonly RegExp[] = [
  /bot\b/i,
  /bot[/_-]/i,
  /crawl/i,
  /spider/i,
  /slurp/i,
  /preview/i,
  /fetch/i,
  /monitor/i,
  /uptime/i,
  /scan/i,
  /archiv/i,
  /validator/i,
  /headless/i,
  /phantom/i,
  /lighthouse/i,
  /externalhit/i,
  /whatsapp/i,
  /mastodon|pleroma|misskey/i,
  /\b(curl|wget|httpie|axios|okhttp|java|perl|ruby|php)\//i,
  /python|go-http|libwww|aiohttp|node/i,
];

/** A caller without a name is a robot: every browser has one. */
export function isRobot(userAgent: string): boolean {
  return userAgent.trim() === '' || robotNames.some((name) => name.test(userAgent));
}
