/** Cities that were renamed, and that Node still lists by their older names. */
const renamed: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

/** Time zones as a list of choices, UTC last. Node's and browsers' lists differ: make it on the server. */
export function listZones(): string[] {
  const zones = Intl.supportedValuesOf('timeZone').map(modernZone);
  return [...new Set(zones)]
    .filter((zone) => zone !== 'UTC')
    .sort()
    .concat('UTC');
}

/** The name that the list holds. */
export function modernZone(zone: string): string {
  return renamed[zone] ?? zone;
}

export function zoneChoices(zones: readonly string[]): { value: string; label: string }[] {
  return zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
}
