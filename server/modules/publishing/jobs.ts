import type { JobQueue } from '../../jobs/jobs.ts';
import { type CaptureDeps, capturePublication } from './capture-publication.ts';
import { captureJob, deliveryJobData, smallerImageJob, withdrawalJob } from './delivery-jobs.ts';
import { makeSmallerImages } from './delivery-smaller-image.ts';
import { type LostChannelDeps, registerLostChannelJob } from './lost-channel.ts';
import { withdrawPublication } from './withdraw-publication.ts';

/** Registers the background work of deliveries; sending itself is the worker's (`worker.ts`). */
export function registerDeliveryJobs(jobs: JobQueue, deps: CaptureDeps & LostChannelDeps): void {
  registerLostChannelJob(jobs, deps);
  const data = deliveryJobData;
  jobs.register({
    name: captureJob,
    data,
    concurrency: 4,
    retryDelaySeconds: 10,
    handle: (ids) => capturePublication(deps, ids),
  });
  jobs.register({
    name: smallerImageJob,
    data,
    concurrency: 1,
    handle: (ids) => makeSmallerImages(deps, ids),
  });
  jobs.register({
    name: withdrawalJob,
    data,
    concurrency: 4,
    retryDelaySeconds: 10,
    retryLimit: 20,
    handle: (ids) => withdrawPublication(deps, ids),
  });
}
