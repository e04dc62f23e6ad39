/** Time zones as a list of choices. Node's and browsers' lists differ: make it on the server. */
export function listZones(): string[] {
  return Intl.supportedValuesOf('timeZone');
}

export function zoneChoices(zones: readonly string[]): { value: string; label: string }[] {
  return zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
}
