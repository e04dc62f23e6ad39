/** Whose rules count. `platforms` and `house` always do. */
export const JURISDICTIONS = [
  'FR',
  'EU',
  'UK',
  'US',
  'CA',
  'QC',
  'BE',
  'CH',
  'platforms',
  'house',
] as const;
export type Jurisdiction = (typeof JURISDICTIONS)[number];

const members =
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO'.split(
    ' ',
  );

/** French law also counts there. */
const french = 'FR GP MQ GF RE YT BL MF PM PF NC WF'.split(' ');

/**
 * The rules of these countries (ISO 3166: `FR`, `GB`, `US`, `CA-QC`), with those of the Union where
 * one is a member or in its economic area, and with the platforms' and the house's.
 */
export function jurisdictionsOf(countries: readonly string[]): Jurisdiction[] {
  const found = new Set<Jurisdiction>(['platforms', 'house']);
  for (const country of countries.map((code) => code.trim().toUpperCase())) {
    const [land] = country.split('-');
    if (land === undefined) continue;
    if (french.includes(land)) found.add('FR');
    if (members.includes(land) || french.includes(land)) found.add('EU');
    if (land === 'GB' || land === 'UK') found.add('UK');
    if (land === 'US' || land === 'BE' || land === 'CH' || land === 'CA') found.add(land);
    if (country === 'CA-QC' || country === 'QC') found.add('CA').add('QC');
  }
  return JURISDICTIONS.filter((one) => found.has(one));
}

/** The countries of an operation: the rules of all of them count together. */
export type Parties = {
  readonly advertiser: string;
  readonly agency: string;
  readonly creators: readonly string[];
  readonly audience: readonly string[];
};

export function jurisdictionsOfParties(parties: Parties): Jurisdiction[] {
  const { advertiser, agency, creators, audience } = parties;
  return jurisdictionsOf([advertiser, agency, ...creators, ...audience]);
}
