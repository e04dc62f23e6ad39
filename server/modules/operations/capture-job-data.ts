import { z } from 'zod';
import { uuid } from '../../lib/wire.ts';

export const CAPTURE_DELIVERABLE = 'capture-deliverable';

export const captureJob = z.object({ agencyId: uuid, clientId: uuid, captureId: uuid });
export type CaptureJob = z.infer<typeof captureJob>;
