/** "Paris (Europe/Paris)"; UTC has no city. */
export function describeZone(zone: string): string {
  const name = zone.replaceAll('_', ' ');
  const city = name.split('/').at(-1) ?? name;
  return city === name ? name : `${city} (${name})`;
}
