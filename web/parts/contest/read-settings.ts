import type { ContestSettings } from '#server/modules/contests/schema.ts';
import { instantOf } from '#web/dates.ts';
import type { FormText } from '#web/form.ts';
import { readHundredths } from '#web/numbers.ts';
import { modernZone } from '#web/zones.ts';
import { type HourName, PRIZES, wallClock } from './setup-fields.ts';

const zones = new Set([...Intl.supportedValuesOf('timeZone').map(modernZone), 'UTC']);

/** What the form says, over what stood there; what can't be read is left for the contract to refuse. */
export function readSettings(form: FormText, before: ContestSettings): ContestSettings {
  const timeZone = form.text('timeZone') || before.timeZone;
  const instant = (name: HourName) => {
    // Unchanged, also where the field shows no seconds.
    if (zones.has(timeZone) && form.text(name) === wallClock(before[name], timeZone)) {
      return before[name];
    }
    const [day = '', hour = ''] = form.text(name).split('T');
    const isShaped = /^\d{4}-\d\d-\d\d$/.test(day) && /^\d\d:\d\d$/.test(hour);
    const isTime =
      isShaped && !Number.isNaN(Date.parse(`${day}T${hour}:00Z`)) && zones.has(timeZone);
    return isTime ? instantOf(day, hour, timeZone).toISOString() : '';
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
