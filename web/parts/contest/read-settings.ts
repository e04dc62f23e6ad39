import type { ContestSettings } from '#server/modules/contests/schema.ts';
import { dayKey, formatHour, instantOf } from '#web/dates.ts';
import type { FormText } from '#web/form.ts';
import { readHundredths } from '#web/numbers.ts';

/** So many prizes can be written in one form. */
export const PRIZES = 20;

export const hours = ['opensAt', 'closesAt', 'confirmUntil', 'listAt', 'drawAt'] as const;

/** An instant as a `datetime-local` field shows it, in the contest's own zone. */
export function wallClock(at: string, zone: string): string {
  if (Number.isNaN(Date.parse(at))) return '';
  return `${dayKey(at, zone)}T${formatHour(at, 'en', zone).padStart(5, '0')}`;
}

/** What the form says, over what stood there; what can't be read is left for the contract to refuse. */
export function readSettings(form: FormText, before: ContestSettings): ContestSettings {
  const timeZone = form.text('timeZone') || before.timeZone;
  const instant = (name: string) => {
    const [day = '', hour = ''] = form.text(name).split('T');
    if (!/^\d{4}-\d\d-\d\d$/.test(day) || !/^\d\d:\d\d/.test(hour)) return '';
    const at = instantOf(day, hour.slice(0, 5), timeZone);
    return Number.isNaN(at.getTime()) ? '' : at.toISOString();
  };
  const number = (name: string) => (/^\d+$/.test(form.text(name)) ? Number(form.text(name)) : -1);
  const domains = (name: string) =>
    form
      .text(name)
      .split(/[\s,;]+/)
      .map((domain) => domain.trim().toLowerCase())
      .filter((domain) => domain !== '');
  return {
    ...before,
    organiser: {
      name: form.text('orgName'),
      legalForm: form.text('legalForm'),
      capital: form.text('capital'),
      registration: form.text('registration'),
      address: form.text('address'),
    },
    controller: { name: form.text('controllerName'), email: form.text('controllerEmail').trim() },
    purpose: form.text('purpose'),
    opensAt: instant('opensAt'),
    closesAt: instant('closesAt'),
    confirmUntil: instant('confirmUntil'),
    listAt: instant('listAt'),
    drawAt: instant('drawAt'),
    timeZone,
    minAge: number('minAge'),
    territory: form.text('territory') === 'any' ? 'any' : 'fr-metropolitan',
    onePerHousehold: form.has('onePerHousehold'),
    excluded: form.text('excluded'),
    prizes: readPrizes(form),
    substitutes: number('substitutes'),
    answerDays: number('answerDays'),
    deliveryDays: number('deliveryDays'),
    eraseEntriesOn: form.text('eraseEntriesOn'),
    eraseWinnersOn: form.text('eraseWinnersOn'),
    codePrefix: form.text('codePrefix').trim().toUpperCase(),
    dottedDomains: domains('dottedDomains'),
    disposableDomains: domains('disposableDomains'),
    rules: form.all('rules') as ContestSettings['rules'], // the contract knows the rules
  };
}

/** Lines that name something; at least one, for a draft may still be empty. */
function readPrizes(form: FormText): ContestSettings['prizes'] {
  const lines = Array.from({ length: PRIZES }, (_, i) => ({
    label: form.text(`prize-${i}`).trim(),
    quantity: Number(form.text(`quantity-${i}`) || '1'),
    valueCents: readHundredths(form.text(`value-${i}`) || '0') ?? -1,
  }));
  const named = lines.filter(({ label }) => label !== '');
  return named.length > 0 ? named : [{ label: '', quantity: 1, valueCents: 0 }];
}
