import { writeDay, writeMoment } from '../../lib/moments.ts';
import type { Article } from './rules-text.ts';
import { type ContestSettings, countPrizes } from './settings.ts';
import { writeEuros } from './words.ts';

/** The model's articles in English, filled in from the settings. */
export function modelEn(
  settings: ContestSettings,
  links: { rules: string; draw: string },
): Article[] {
  const { organiser, controller, prizes, timeZone } = settings;
  const moment = (text: string) => writeMoment(new Date(text), 'en', timeZone);
  const day = (text: string) =>
    writeDay(new Date(`${text}T12:00:00Z`), 'en', 'UTC', { year: 'numeric' });
  const some = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`;
  const won = countPrizes(settings);
  const total = prizes.reduce((sum, { quantity, valueCents }) => sum + quantity * valueCents, 0);
  const about = [organiser.legalForm, organiser.capital, organiser.registration, organiser.address];
  return [
    {
      key: 'organiser',
      title: 'Organiser',
      text: `${[organiser.name, ...about].filter(Boolean).join(', ')} (“the organiser”) runs this contest. It is free; nothing has to be bought.`,
    },
    {
      key: 'purpose',
      title: 'Purpose and duration',
      text: `${settings.purpose ? `${settings.purpose} ` : ''}The contest is open from ${moment(settings.opensAt)} to ${moment(settings.closesAt)} (time zone ${timeZone}).`,
    },
    {
      key: 'who',
      title: 'Who may enter',
      text: [
        `The contest is open to anybody aged ${settings.minAge} or over${settings.territory === 'fr-metropolitan' ? ' who lives in metropolitan France, Corsica included' : ''}.`,
        settings.onePerHousehold ? 'One entry per household.' : 'One entry per person.',
        settings.excluded ? `The following may not enter: ${settings.excluded}.` : '',
      ]
        .filter(Boolean)
        .join(' '),
    },
    {
      key: 'how',
      title: 'How to enter',
      text: `Fill in the form on the contest’s page, then confirm your address by the link in the e-mail you get, by ${moment(settings.confirmUntil)} at the latest. No purchase, no following of an account and no sharing is asked for or counted. The box that offers news from the organiser is optional and has no effect on the chances.`,
    },
    {
      key: 'eligibility',
      title: 'Entries that are not kept',
      text: 'These rules are applied in this order; the first that applies decides. Whoever’s entry is not kept is told so, with the reason, and can answer before the list is closed.',
      list: settings.rules.map((code) => ruleWordsEn[code]),
    },
    {
      key: 'prizes',
      title: 'Prizes',
      text: `${some(won, 'prize')} can be won, worth ${writeEuros(total, 'en')} including tax in all, in this order:`,
      list: prizes.map(
        ({ label, quantity, valueCents }) =>
          `${quantity} × ${label}, worth ${writeEuros(valueCents, 'en')} each including tax`,
      ),
    },
    {
      key: 'draw',
      title: 'Draw',
      text: `The list of kept codes and its fingerprint are published on ${moment(settings.listAt)}. The draw takes place on ${moment(settings.drawAt)}: a public random value, announced beforehand and chosen by nobody, names ${some(won, 'winner')} and ${some(settings.substitutes, 'substitute')} in order. Anybody can do the calculation again at ${links.draw}. If the list could not be published in time, the draw is put off by twenty-four hours, three times at most. If the public value is missing for more than seventy-two hours, there is no draw before it is available again.`,
    },
    {
      key: 'winners',
      title: 'Winners',
      text: `Winners are told by e-mail and have ${some(settings.answerDays, 'day')} to answer. Without an answer, or if the prize is refused, it goes to the next substitute in order. Prizes are delivered within ${some(settings.deliveryDays, 'day')} of the answer, free of charge. A winner’s first name and department are published only if they agree.`,
    },
    {
      key: 'never-cancelled',
      title: 'Never cancelled for lack of entrants',
      text: 'The contest is never cancelled for lack of entrants: if fewer entries are kept than there are prizes, all of them win.',
    },
    {
      key: 'networks',
      title: 'Social networks',
      text: 'No social network manages, sponsors or administers this contest. Entrants give their information to the organiser only.',
    },
    {
      key: 'data',
      title: 'Personal data',
      text: `The controller is ${controller.name} (${controller.email}). First name, family name, e-mail address, postal code and year of birth serve to run the contest (performance of these rules) and nothing else. Entries are erased on ${day(settings.eraseEntriesOn)}, the winners’ file on ${day(settings.eraseWinnersOn)}. Anybody may ask for access, correction, erasure and restriction, object, and complain to the data-protection authority. Erasure by the receipt’s link is immediate; the anonymous code stays in the list, which can still be verified.`,
    },
    {
      key: 'fraud',
      title: 'Fraud and liability',
      text: 'An entry made by a program, under a false identity or with a disposable address is not kept. The organiser answers for delivering the prizes, and not for a failure of the entrant’s own connection.',
    },
    {
      key: 'changes',
      title: 'These rules',
      text: `The rules do not change while the contest runs. If force majeure made it necessary, a new version would be signed, dated and shown to the entrants, who could withdraw. They are available free of charge at ${links.rules}.`,
    },
    {
      key: 'law',
      title: 'Law and disputes',
      text: 'The rules are governed by French law. A complaint goes to the organiser first; a consumer may turn to a consumer mediator, then to the competent courts.',
    },
  ];
}

/** What each rule says, for the rules' text and for the person concerned. */
export const ruleWordsEn = {
  R1: 'R1: the entry came too late',
  R2: 'R2: the e-mail address was not confirmed in time',
  R3: 'R3: the same e-mail address, or the same account, has entered already',
  R4: 'R4: the same mailbox has entered already, under a variant of its address',
  R5: 'R5: the address belongs to a disposable domain',
  R6: 'R6: the entry is part of an automated burst',
  R7: 'R7: the same household has entered already',
  R8: 'R8: the postal code is outside the contest’s territory',
  R9: 'R9: the person is not old enough',
  R10: 'R10: the person is one of those whom the rules exclude',
  R11: 'R11: the person asked to withdraw',
} as const;
