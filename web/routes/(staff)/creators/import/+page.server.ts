import { redirect } from '@sveltejs/kit';
import type { ImportLine } from '#server/modules/creators/crawl-schema.ts';
import { attempt, createApi } from '#web/api.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  preview: async (event) => {
    const data = await event.request.formData();
    const file = fileOf(data);
    const read = await attempt(() => createApi(event).creators.previewImport({ file }));
    return read.ok ? { preview: read.value } : read.failure;
  },
  import: async (event) => {
    const data = await event.request.formData();
    const lines = data.getAll('line').map((text) => JSON.parse(String(text)) as ImportLine); // the contract checks them
    const done = await attempt(() =>
      createApi(event).creators.importList({ lines, crawl: data.has('crawl') }),
    );
    if (!done.ok) return done.failure;
    const { crawlId, added, known, objected } = done.value;
    if (crawlId) redirect(303, `/creators/crawls/${crawlId}`);
    return { imported: { added, known, objected } };
  },
};

/** What was chosen, or else what was pasted: one line each, "name ; address" or the address alone. */
function fileOf(data: FormData): File {
  const file = data.get('file');
  if (file instanceof File && file.size > 0) return file;
  const pasted = String(data.get('lines') ?? '');
  const rows = pasted.split('\n').flatMap((line) => {
    const cells = line.split(/[;\t]|,(?=\s*https?:)/).map((cell) => cell.trim());
    const url = cells.at(-1) ?? '';
    if (url === '') return [];
    const name = cells.length > 1 ? (cells[0] ?? '') : url.replace(/^https?:\/\/(www\.)?/, '');
    return [[name, url].map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')];
  });
  return new File([['name,url', ...rows].join('\n')], 'lines.csv', { type: 'text/csv' });
}
