import { fail, type RequestEvent } from '@sveltejs/kit';
import { attempt, createApi } from '#web/api.ts';

/** The two forms of the public page: a file to be checked, a fingerprint to be looked for. */
export const checkActions = {
  check: async (event: RequestEvent) => {
    const data = await event.request.formData().catch(() => null);
    const file = data?.get('file');
    if (!(file instanceof File) || file.size === 0) return fail(422, { isMissing: true });
    const { locale } = event.locals;
    const result = await attempt(() => createApi(event).reports.checkFile({ file, locale }));
    return result.ok ? { answer: result.value } : result.failure;
  },
  find: async (event: RequestEvent) => {
    const data = await event.request.formData().catch(() => null);
    const given = data?.get('fingerprint');
    const fingerprint = typeof given === 'string' ? given.replace(/\s/g, '').toLowerCase() : '';
    if (!/^[0-9a-f]{64}$/.test(fingerprint)) return fail(422, { isMissing: true });
    const result = await attempt(() => createApi(event).reports.findByFingerprint({ fingerprint }));
    return result.ok ? { found: result.value.sealed } : result.failure;
  },
};
