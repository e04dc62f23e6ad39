import { error, redirect } from '@sveltejs/kit';
import { attempt, createApi } from '#web/api.ts';
import { readForm } from '#web/form.ts';
import { reports as reportWords } from '#web/messages/reports.ts';
import { readDraft, readPrecision, withFigure, withQuote } from '#web/parts/report/draft.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const report = await createApi(event).reports.readReport({ reportId: event.params.id });
  const { draft } = report;
  if (!report.can.write || !draft) redirect(303, `/reports/${report.id}`);
  return { report, draft, clientId: report.client.id };
};

export const actions: Actions = {
  /** The whole text as it was typed; which figures there are isn't the form's to say. */
  save: async (event) => {
    const form = await readForm(event.request);
    const { reports } = createApi(event);
    const reportId = event.params.id ?? '';
    const result = await attempt(async () => {
      const { draft } = await reports.readReport({ reportId });
      if (!draft) redirect(303, `/reports/${reportId}`);
      const basedOn = Number(form.text('revision'));
      const written = readDraft(form, draft, form.has('addChapter'));
      const saved = await reports.saveReport({ reportId, basedOn, draft: written });
      const { warnings } = await reports.readReport({ reportId });
      return { saved, warnings };
    });
    return result.ok ? result.value : result.failure;
  },
  insert: async (event) => {
    const form = await readForm(event.request);
    const { reports } = createApi(event);
    const reportId = event.params.id ?? '';
    const result = await attempt(async () => {
      const { draft, choices } = await reports.readReport({ reportId });
      if (!draft) redirect(303, `/reports/${reportId}`);
      const params = readPrecision(form, choices);
      if (!params) {
        const choice = choices.find(({ id }) => id === form.text('indicator'));
        const allowed = choice?.precisions.map(({ label }) => label) ?? [];
        const { precisionWrong } = reportWords[event.locals.locale];
        error(400, { message: precisionWrong(choice?.name ?? '', allowed), code: 'invalid' });
      }
      const basedOn = Number(form.text('revision'));
      return reports.saveReport({ reportId, basedOn, draft: withFigure(form, draft, params) });
    });
    return result.ok ? { saved: result.value } : result.failure;
  },
  /** Its words come from what is recorded, not from the form. */
  quote: async (event) => {
    const form = await readForm(event.request);
    const { reports } = createApi(event);
    const reportId = event.params.id ?? '';
    const result = await attempt(async () => {
      const { draft, warnings } = await reports.readReport({ reportId });
      if (!draft) redirect(303, `/reports/${reportId}`);
      const quoted = withQuote(form, draft, warnings?.unsaid ?? []);
      const basedOn = Number(form.text('revision'));
      return reports.saveReport({ reportId, basedOn, draft: quoted });
    });
    return result.ok ? { saved: result.value } : result.failure;
  },
};
