import type { DataFile } from '../../../verifier/report/data-file.ts';
import type { Observation } from '../../../verifier/report/observation.ts';
import type { Db, Tx } from '../../db/db.ts';
import type { SequencerDeps } from '../../evidence/sequence.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { Clock } from '../../lib/clock.ts';
import type { ClientId, OperationId } from '../../lib/ids.ts';

/** An observation as indicators read it, and as its leaf commits to it. */
export type ReadObservation = { readonly observation: Observation; readonly data: DataFile };

/**
 * Every observation of an operation (null: of the client) that touches a period; `index` where its leaf
 * is numbered. In any order.
 */
export type ListObservations = (
  tx: Tx,
  of: {
    readonly clientId: ClientId;
    readonly operationId: OperationId | null;
    readonly from: Date;
    readonly to: Date;
  },
) => Promise<readonly ReadObservation[]>;

/** What reports need; `publicUrl` begins the addresses that are mailed and printed. */
export type ReportDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly jobs: Jobs;
  readonly publicUrl: string;
  readonly isMailSetUp: boolean;
  readonly listObservations: ListObservations;
  /** Records what our own server knows of an operation by now, so that a new report finds it. */
  readonly observe: (
    tx: Tx,
    of: { readonly operationId: OperationId; readonly at: Date },
  ) => Promise<unknown>;
  /** Numbers what is committed; the seal asks for a checkpoint, too. */
  readonly sequencer: SequencerDeps;
};

/** What makes an archive: the worker's rights, bytes, and what travels with every archive. */
export type ArchiveDeps = SequencerDeps & {
  readonly blobs: {
    get(sha256: string): Promise<Uint8Array | null>;
    put(bytes: Uint8Array): Promise<string>;
  };
  readonly listObservations: ListObservations;
  readonly readPage: () => Promise<Uint8Array>;
  readonly readSpec: () => Promise<Uint8Array>;
};
