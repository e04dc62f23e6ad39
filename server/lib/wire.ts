import { z } from 'zod';
import { LOCALES } from './language.ts';

export const INTEGER_MAX = 2 ** 31 - 1;

/** Shapes that several modules' schemas share. Times travel as RFC 3339 strings in UTC. */
/** In the years 1 to 9999, in UTC: the database knows no year 0, and what is written no year 10000. */
export const instant = z.iso.datetime({ offset: true }).refine(
  (text) => {
    const year = new Date(text).getUTCFullYear();
    return year >= 1 && year <= 9999;
  },
  { error: 'year 0' },
);
/** A plain day, in the years 1000 to 9000: weeks that are counted from it on either side are days, too. */
export const date = z.iso
  .date()
  .refine((text) => text >= '1000' && text < '9001', { error: 'years 1000 to 9000' });
/** A number from 1 on that a column can hold: a version, an entry's number. `…Text`: as a query says it. */
export const ordinal = z.number().int().min(1).max(INTEGER_MAX);
export const ordinalText = z.coerce.number().int().min(1).max(INTEGER_MAX);
export const uuid = z.uuid();
export const locale = z.enum(LOCALES);
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export const line = (max: number) => z.string().overwrite(tidy).trim().min(1).max(max);
export const optionalLine = (max: number) => z.string().overwrite(tidy).trim().max(max);
export const emailAddress = z
  .email()
  .max(254)
  .transform((text) => text.toLowerCase());
export const timeZone = z.string().refine(isTimeZone, { message: 'unknown time zone' });
export const named = z.object({ id: uuid, name: z.string() });
export const nothing = z.object({});

export type Named = z.infer<typeof named>;

function isTimeZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

/** Unicode normal form C, without what no database can hold. */
export function tidy(text: string): string {
  return text.toWellFormed().replaceAll('\0', '').normalize('NFC');
}
