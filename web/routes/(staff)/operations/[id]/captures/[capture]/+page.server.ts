import { error } from '@sveltejs/kit';
import { createApi } from '#web/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { id: operationId, capture: captureId } = event.params;
  const board = await createApi(event).operations.readOperation({ operationId });
  const capture = board.evidence.find(({ id }) => id === captureId);
  if (!capture?.url || !capture.capturedAt) error(404, '', { code: 'not-found' });
  return {
    capture,
    operation: { id: board.id, name: board.name },
    timeZone: board.timeZone,
    clientId: board.client.id,
  };
};
