import { isHttpError } from '@sveltejs/kit';
import { createApi } from '#web/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  try {
    return { mails: await createApi(event).people.listMail(), refusal: null };
  } catch (refusal) {
    if (!isHttpError(refusal, 403)) throw refusal;
    return { mails: [], refusal: refusal.body.message };
  }
};
