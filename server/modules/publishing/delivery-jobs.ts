import { z } from 'zod';
import type { AgencyId, ClientId, DeliveryId } from '../../lib/ids.ts';

export const captureJob = 'capture-publication';
export const smallerImageJob = 'make-smaller-image';
export const withdrawalJob = 'withdraw-publication';

/** What each of these jobs is about; whose it is gives the scope it works in. */
export const deliveryJobData = z
  .object({ deliveryId: z.uuid(), clientId: z.uuid(), agencyId: z.uuid() })
  .transform((ids) => ({
    // Just checked to be ids; the walls say whose.
    deliveryId: ids.deliveryId as DeliveryId,
    clientId: ids.clientId as ClientId,
    agencyId: ids.agencyId as AgencyId,
  }));
export type DeliveryJobData = z.infer<typeof deliveryJobData>;
