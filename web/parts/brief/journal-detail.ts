import type { Locale } from '#server/lib/language.ts';
import { formatEuros } from '#web/numbers.ts';

/**
 * What an event of a brief or a recommendation keeps beside its kind, for a reader: "1 Odile" is a version
 * and who it went to, "A Odile" a plan, "350000 Odile" a new ceiling in cents. Ids say nothing to anybody.
 */
export function tellDetail(kind: string, detail: string, locale: Locale): string {
  if (/^[0-9a-f-]{36}$/.test(detail)) return '';
  const [, first = '', rest = ''] = /^(\d+|[A-D])(?: (.+))?$/su.exec(detail) ?? [];
  if (first === '') return detail;
  const said = /^[A-D]$/.test(first)
    ? `plan ${first}`
    : kind === 'ceiling-changed'
      ? formatEuros(Number(first), locale)
      : `v${first}`;
  return rest === '' ? said : `${said}, ${rest}`;
}
