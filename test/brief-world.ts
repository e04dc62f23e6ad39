import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createRouterClient } from '@orpc/server';
import { openJobs } from '../server/jobs/jobs.ts';
import type { ContactId } from '../server/lib/ids.ts';
import { SEND_MAIL, sendMailSchema } from '../server/mail/mail.ts';
import { briefRoutes } from '../server/modules/briefs/routes.ts';
import { addContact } from '../server/modules/clients/edit-contacts.ts';
import { openVault } from '../server/vault/vault.ts';
import { openTestDatabase } from './database.ts';
import { buildSmallAgency, contextFor, type SmallAgency, type Who } from './small-agency.ts';

export type BriefWorld = Awaited<ReturnType<typeof openBriefWorld>>;
export type BriefApi = ReturnType<typeof call>;

/** Briefs over a real database, with a clock that the test moves; the dairy and its two contacts. */
export async function openBriefWorld() {
  const folder = await mkdtemp(path.join(tmpdir(), 'briefs-'));
  const database = await openTestDatabase();
  const vault = await openVault(path.join(folder, 'keys'));
  const { ownerPool, ownerConfig } = database;
  const jobs = openJobs({ ownerPool, ownerConfig, onError: () => {} });
  jobs.register({ name: SEND_MAIL, data: sendMailSchema, handle: async () => {} });
  await jobs.start({ work: false });
  /** A second passes with each look at it. */
  const clock = {
    at: new Date('2026-10-05T13:00:00Z'),
    now: () => {
      clock.at = new Date(clock.at.getTime() + 1000);
      return clock.at;
    },
  };
  const publicUrl = 'http://localhost:4321';
  const deps = { db: database.app, clock, jobs, publicUrl, isMailSetUp: true, files: [] };
  const build = () => buildSmallAgency(database, { vault, publicUrl });
  return {
    database,
    deps,
    clock,
    async buildAgency() {
      const agency = await build();
      // Somebody who can sign in reads what another wrote.
      await ownerPool.query(
        `update member set user_id = id::text where agency_id = $1 and role in ('mentor', 'head')`,
        [agency.agencyId],
      );
      const contact = (name: string, canSign: boolean) =>
        database.app.write(agency.scope, async (tx) => {
          const email = `${name.split(' ')[0]?.toLowerCase()}@ombrelune.example`;
          const made = await addContact(
            tx,
            agency.clientId,
            { name, email, title: '', canSign },
            clock.now(),
          );
          if (!made.ok) throw new Error(made.error.type);
          return made.value.id as ContactId;
        });
      return {
        ...agency,
        clarisse: await contact('Clarisse Montbazin', true),
        tobias: await contact('Tobias Errandon', false),
      };
    },
    /** The routes as this person calls them; null: by a link, without a session. */
    as: async (who: Who | null, of: SmallAgency): Promise<BriefApi> =>
      call(deps, who ? await of.contextOf(who) : contextFor(null)),
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

function call(deps: Parameters<typeof briefRoutes>[0], context: ReturnType<typeof contextFor>) {
  return createRouterClient(briefRoutes(deps), { context });
}

export function tokenOf(url: string): string {
  return new URL(url).pathname.split('/').at(-1) ?? '';
}
