import type { ReportDraft } from '#server/modules/reports/draft-schema.ts';
import type { ReportView } from '#server/modules/reports/view-schema.ts';
import type { FormText } from '#web/form.ts';

/** The text of a form over a draft: its chapters stay in their order, and only known figures stay in them. */
export function readDraft(form: FormText, draft: ReportDraft, addsChapter: boolean): ReportDraft {
  const chapters = draft.chapters.map((chapter, i) => ({
    ...chapter,
    title: form.has(`title-${i}`) ? form.text(`title-${i}`) : chapter.title,
    text: form.has(`text-${i}`) ? form.text(`text-${i}`) : chapter.text,
    figures: chapter.figures.filter((id) => form.all(`figures-${i}`).includes(id)),
  }));
  const shown = new Set(chapters.flatMap(({ figures }) => figures));
  const more = addsChapter ? [{ kind: 'other' as const, title: '', text: '', figures: [] }] : [];
  return {
    title: form.text('title'),
    question: form.text('question'),
    answer: form.text('answer'),
    chapters: [...chapters, ...more],
    figures: draft.figures.filter(({ id }) => shown.has(id)),
  };
}

type Choice = Pick<ReportView['choices'][number], 'id' | 'precisions'>;

/** How a form names a precision of an indicator. */
export function precisionKey(indicator: string, params: Record<string, string>): string {
  return `${indicator} ${JSON.stringify(params)}`;
}

/** The precision that a form asks for, empty without one; null where its indicator has none such. */
export function readPrecision(
  form: FormText,
  choices: readonly Choice[],
): Record<string, string> | null {
  const asked = form.text('params');
  if (asked === '') return {};
  const choice = choices.find(({ id }) => id === form.text('indicator'));
  const found = choice?.precisions.find(({ params }) => precisionKey(choice.id, params) === asked);
  return found?.params ?? null;
}

/** One more figure at the end of a chapter: an indicator, of what, and nothing that anybody typed. */
export function withFigure(
  form: FormText,
  draft: ReportDraft,
  params: Record<string, string>,
): ReportDraft {
  const used = new Set(draft.figures.map(({ id }) => id));
  let n = 1;
  while (used.has(`f${n}`)) n++;
  const id = `f${n}`;
  const object = form.text('object');
  const asked = {
    id,
    label: form.text('label'),
    indicator: form.text('indicator'),
    params,
    objects: object === '' ? null : [object],
    from: null,
    to: null,
  };
  const into = Number(form.text('into'));
  const chapters = draft.chapters.map((chapter, i) =>
    i === into ? { ...chapter, figures: [...chapter.figures, id] } : chapter,
  );
  return { ...draft, chapters, figures: [...draft.figures, asked] };
}

/** What stands against the work, at the end of the chapter of what did not work; without one, of the last. */
export function withQuote(
  form: FormText,
  draft: ReportDraft,
  unsaid: readonly { id: string; text: string }[],
): ReportDraft {
  const said = unsaid.find(({ id }) => id === form.text('against'));
  const found = draft.chapters.findIndex(({ kind }) => kind === 'failures');
  const into = found === -1 ? draft.chapters.length - 1 : found;
  const chapters = draft.chapters.map((chapter, i) =>
    i === into && said
      ? {
          ...chapter,
          text: [chapter.text.trimEnd(), said.text].filter((text) => text !== '').join('\n\n'),
        }
      : chapter,
  );
  return { ...draft, chapters };
}
