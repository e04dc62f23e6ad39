import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createRouterClient } from '@orpc/server';
import { openBlobStore } from '../server/blobs/blobs.ts';
import { readLogFormat } from '../server/evidence/export-files.ts';
import { sequence } from '../server/evidence/sequence.ts';
import { stageLeaf } from '../server/evidence/stage-leaf.ts';
import { evidenceOf } from '../server/evidence/tables.ts';
import { openJobs } from '../server/jobs/jobs.ts';
import { type ContactId, newId, type ObservationId } from '../server/lib/ids.ts';
import { SEND_MAIL, sendMailSchema } from '../server/mail/mail.ts';
import { addContact } from '../server/modules/clients/edit-contacts.ts';
import { archiveJobKind, MAKE_ARCHIVE } from '../server/modules/reports/archive-job.ts';
import type { ReadObservation } from '../server/modules/reports/deps.ts';
import { reportRoutes } from '../server/modules/reports/routes.ts';
import { openVault } from '../server/vault/vault.ts';
import { toHex } from '../verifier/format/bytes.ts';
import type { RecordOf } from '../verifier/report/observation.ts';
import { hashRecord, rootOfRecords } from '../verifier/report/observation.ts';
import { openTestDatabase } from './database.ts';
import { buildSmallAgency, contextFor, type SmallAgency, type Who } from './small-agency.ts';

export type ReportWorld = Awaited<ReturnType<typeof openReportWorld>>;

/** Reports over a real database and real bytes; observations are leaves, their records are held here. */
export async function openReportWorld() {
  const folder = await mkdtemp(path.join(tmpdir(), 'reports-'));
  const database = await openTestDatabase();
  const vault = await openVault(path.join(folder, 'keys'));
  const blobs = await openBlobStore(path.join(folder, 'blobs'));
  const { ownerPool, ownerConfig } = database;
  const jobs = openJobs({ ownerPool, ownerConfig, onError: () => {} });
  jobs.register({ name: SEND_MAIL, data: sendMailSchema, handle: async () => {} });
  /** A second passes with each look at it. */
  const clock = {
    at: new Date('2026-12-04T16:00:00Z'),
    now: () => {
      clock.at = new Date(clock.at.getTime() + 1000);
      return clock.at;
    },
  };
  const held: { data: ReadObservation['data']; observation: ReadObservation['observation'] }[] = [];
  const sequencer = { worker: database.worker, vault, clock };
  const listObservations: Parameters<typeof reportRoutes>[0]['listObservations'] = async (
    tx,
    { clientId },
  ) => {
    const rows = await evidenceOf(tx)
      .selectFrom('leaf')
      .select(['bytes', 'idx'])
      .where('client_id', '=', clientId)
      .where('kind', '=', 'observation')
      .execute();
    return rows.flatMap(({ bytes, idx }) => {
      const { body } = JSON.parse(new TextDecoder().decode(bytes)) as {
        body: { observation: string };
      };
      const one = held.find(({ data }) => data.observation === body.observation);
      return one && idx !== null
        ? [{ ...one, observation: { ...one.observation, index: Number(idx) } }]
        : [];
    });
  };
  const archives = {
    ...sequencer,
    blobs,
    listObservations,
    readPage: async () => new TextEncoder().encode('<!doctype html><title>page</title>'),
    readSpec: readLogFormat,
  };
  jobs.register({ ...archiveJobKind(archives), name: MAKE_ARCHIVE });
  await jobs.start({ work: false });
  const publicUrl = 'http://localhost:4321';
  const deps = {
    db: database.app,
    clock,
    jobs,
    publicUrl,
    isMailSetUp: true,
    listObservations,
    observe: async () => {},
    sequencer,
  };
  return {
    database,
    deps,
    archives,
    blobs,
    jobs,
    clock,
    async buildAgency() {
      const agency = await buildSmallAgency(database, { vault, publicUrl });
      // Somebody who can sign in reads what another wrote.
      await ownerPool.query(
        `update member set user_id = id::text where agency_id = $1 and role in ('mentor', 'head')`,
        [agency.agencyId],
      );
      const clarisse = await database.app.write(agency.scope, async (tx) => {
        const person = {
          name: 'Clarisse Montbazin',
          email: 'clarisse@ombrelune.example',
          title: '',
        };
        const made = await addContact(
          tx,
          agency.clientId,
          { ...person, canSign: true },
          clock.now(),
        );
        if (!made.ok) throw new Error(made.error.type);
        return made.value.id as ContactId;
      });
      return { ...agency, clarisse };
    },
    /** Something was observed: its leaf, and bytes received beside it. */
    async observe(
      agency: SmallAgency,
      of: { object: string; records: RecordOf<'visits'>[]; raw?: Uint8Array },
    ) {
      const id = newId<ObservationId>(clock.now().getTime());
      const [from, to] = [new Date('2026-11-09T00:00:00Z'), new Date('2026-11-30T00:00:00Z')];
      const kinds = { kind: 'visits', mark: 'measured' } as const;
      const records = of.records.map((record, i) => ({
        salt: String(i).padStart(32, '0'),
        record,
      }));
      const raw = of.raw ? await blobs.put(of.raw) : null;
      await database.app.write(agency.scope, async (tx) => {
        const leaf = await stageLeaf(tx, {
          clientId: agency.clientId,
          at: clock.now(),
          kind: 'observation',
          body: (commit) => ({
            observation: id,
            operation: null,
            kind: kinds.kind,
            object: commit('object', of.object),
            source: 'our-server',
            mark: kinds.mark,
            method: 'tagged-link',
            from: from.toISOString(),
            to: to.toISOString(),
            records: records.length,
            root: toHex(rootOfRecords(records.map((record) => hashRecord(record)))),
            raw,
            rawSize: of.raw?.length ?? null,
            rawType: of.raw ? 'text/plain' : null,
          }),
        });
        const { salt } = await evidenceOf(tx)
          .selectFrom('opening')
          .select('salt')
          .where('leaf_id', '=', leaf.id)
          .executeTakeFirstOrThrow();
        const head = { kind: kinds.kind, object: of.object };
        held.push({
          data: { ...head, observation: id, objectSalt: toHex(salt ?? new Uint8Array()), records },
          observation: {
            ...head,
            id,
            source: 'our-server',
            mark: kinds.mark,
            method: 'tagged-link',
            from,
            to,
            records: of.records,
          },
        });
      });
      const { agencyId, clientId } = agency;
      await sequence(sequencer, { agencyId, clientId }, { checkpoint: false });
    },
    /** The routes as this person calls them; null: by a link, or as anybody. */
    as: async (who: Who | null, of: SmallAgency) => {
      const context = who ? await of.contextOf(who) : contextFor(null);
      return createRouterClient(reportRoutes(deps), { context });
    },
    /** The newest mail to an address. */
    async lastMail(to: string): Promise<{ subject: string; body: string }> {
      const { rows } = await ownerPool.query(
        'select subject, body from mail where recipient = $1 order by created_at desc, id desc limit 1',
        [to],
      );
      if (!rows[0]) throw new Error(`no mail to ${to}`);
      return rows[0];
    },
    async [Symbol.asyncDispose]() {
      await jobs.stop();
      await database[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
