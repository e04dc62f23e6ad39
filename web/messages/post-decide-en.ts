import type * as fr from './post-decide-fr.ts';

export const decide: typeof fr.decide = {
  heading: 'Your signature is awaited',
  signAs: (name) => `You sign as ${name}.`,
  exact: (n) => `Your signature stands on version ${n}, as it is.`,
  approve: 'Approve for publication',
  refuse: 'No, don’t publish',
  change: 'Ask for a change',
  changeWhat: 'What should change?',
  changeHint: 'One sentence is enough.',
  changePlace: 'Where?',
  places: { all: 'the whole', text: 'the text' },
  changeQuote: 'The words it is about',
  changeQuoteHint: 'Copy them here, if that helps.',
  changeSend: 'Send this request',
  changed: 'What changed since the version you were sent',
  past: 'The hour has passed. If you approve, nothing goes out at once: the agency chooses the new hour, and tells you.',
  failed: 'Nothing was decided.',
};
