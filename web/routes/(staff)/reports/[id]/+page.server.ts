import { act } from '#web/act.ts';
import { createApi } from '#web/api.ts';
import type { PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const n = Number(event.url.searchParams.get('v')) || undefined;
  const report = await createApi(event).reports.readReport({
    reportId: event.params.id,
    n: n && Number.isInteger(n) && n > 0 ? n : undefined,
  });
  return { report, clientId: report.client.id };
};

export const actions = {
  sign: act(({ reports }, form, event: RequestEvent) =>
    reports.signReport({
      reportId: event.params.id,
      revision: Number(form.text('revision')),
      contentHash: form.text('contentHash') || null,
    }),
  ),
  seal: act(({ reports }, form, event: RequestEvent) =>
    reports.sealReport({
      reportId: event.params.id,
      version: Number(form.text('version')),
      contentHash: form.text('contentHash'),
    }),
  ),
  correct: act(({ reports }, form, event: RequestEvent) =>
    reports.correctReport({ reportId: event.params.id, why: form.text('why') }),
  ),
  send: act(({ reports }, form, event: RequestEvent) =>
    reports.sendReport({
      reportId: event.params.id,
      version: Number(form.text('version')),
      contentHash: form.text('contentHash'),
      contactId: form.text('contactId'),
    }),
  ),
  annotate: act(({ reports }, form, event: RequestEvent) =>
    reports.annotateReport({
      reportId: event.params.id,
      version: Number(form.text('version')),
      about: form.text('about'),
      body: form.text('body'),
    }),
  ),
};
