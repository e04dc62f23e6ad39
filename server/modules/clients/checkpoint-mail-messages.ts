import type { Locale } from '../../lib/language.ts';

type Letter = { readonly subject: string; readonly text: string };

type Checkpoint = {
  readonly clientName: string;
  /** `2026-11-25`, where the client is; the verifier finds it above the checkpoint. */
  readonly day: string;
  readonly size: number;
  /** The signed note, byte for byte. */
  readonly note: string;
  readonly vkey: string;
  readonly stopUrl: string;
};

/** The daily letter that carries a checkpoint outside. */
export const checkpointLetters: Readonly<Record<Locale, (of: Checkpoint) => Letter>> = {
  fr: (of) => ({
    subject: `${of.clientName} : point de contrôle du ${of.day}, ${count(of.size, 'fr')}`,
    text: [
      `Bonjour,`,
      `Voici la tête signée du journal de ${of.clientName}, où s’inscrivent décisions, publications et mesures. Gardez ce message : c’est une copie que l’agence ne peut plus changer. Si le journal est un jour raccourci ou réécrit, ce message le montre.`,
      `Point de contrôle du ${of.day}`,
      of.note.trimEnd(),
      `Pour vérifier : demandez l’export du journal à l’agence, ouvrez la page « verify.html » qui l’accompagne, ou mieux, une copie prise ailleurs, et collez ce message entier dans « Comparer avec ce que vous avez gardé ». Ou par la commande :`,
      `compagnon-verify journal.zip --checkpoint ce-message.txt --key '${of.vkey}'`,
      `Ce que cela ne fait pas : ce message ne regarde rien de lui-même, et ne prouve que ce qui était inscrit ce jour-là. Un témoin qui contresigne, chez vous, est plus fort.`,
      `Un message par jour au plus, et seulement les jours où le journal a grandi. Ne plus en recevoir :\n${of.stopUrl}`,
    ].join('\n\n'),
  }),
  en: (of) => ({
    subject: `${of.clientName}: checkpoint of ${of.day}, ${count(of.size, 'en')}`,
    text: [
      `Hello,`,
      `This is the signed head of the log of ${of.clientName}, which records decisions, publications and readings. Keep this message: it is a copy that the agency can no longer change. If the log is ever shortened or rewritten, this message shows it.`,
      `Checkpoint of ${of.day}`,
      of.note.trimEnd(),
      `To check: ask the agency for an export of the log, open the page “verify.html” that comes with it, or better a copy that you got elsewhere, and paste this whole message under “Compare with what you have kept”. Or by command:`,
      `compagnon-verify log.zip --checkpoint this-message.txt --key '${of.vkey}'`,
      `What this does not do: this message looks at nothing by itself, and proves only what was recorded by that day. A witness that co-signs, on your side, is stronger.`,
      `One message a day at most, and only on days when the log grew. To get no more:\n${of.stopUrl}`,
    ].join('\n\n'),
  }),
};

function count(size: number, locale: Locale): string {
  const number = new Intl.NumberFormat(locale).format(size);
  if (locale === 'fr') return `${number} ${size > 1 ? 'feuilles' : 'feuille'}`;
  return `${number} ${size === 1 ? 'leaf' : 'leaves'}`;
}
