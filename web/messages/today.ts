import { catalogue } from '#web/catalogue.ts';

export const today = catalogue({
  fr: {
    margin: 'Ce qui attend ailleurs',
    write: 'Écrire',
    waits: (client: string) => `${client} attend son client`,
    lastStamp: 'Dernier BAT',
    nextWeek: 'Préparer la semaine prochaine',
    seeCalendar: 'Voir le calendrier',
  },
  en: {
    margin: 'What waits elsewhere',
    write: 'Write',
    waits: (client) => `${client} waits for its client`,
    lastStamp: 'Last approval',
    nextWeek: 'Prepare next week',
    seeCalendar: 'See the calendar',
  },
});
