import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { AgencyId, MemberId } from '../lib/ids.ts';
import type { Locale } from '../lib/language.ts';
import type { Demo } from '../modules/people/public.ts';
import { startSandbox } from '../sandbox/sandbox.ts';
import { NOW } from './cast.ts';
import type { DemoDeps } from './deps.ts';
import { dropDemoAgency } from './drop-agency.ts';
import { type CastLink, loadWorld } from './load-world.ts';

const links = z.array(
  z.object({
    kind: z.enum(['client', 'creator']).default('client'),
    name: z.string(),
    url: z.string(),
  }),
);
const VISITOR = 'visit@compagnon.example';

/**
 * The demo: an agency of its own, with its own clock, keys, logs and network. Its past is made through
 * the modules' commands; it counts as loaded once its clock stands at the story's hour. One that broke
 * off half-way is removed and made again.
 */
export function createDemo(
  deps: DemoDeps,
): Demo & { open(): Promise<void>; close(): Promise<void> } {
  let loading: Promise<unknown> | null = null;
  const linksFile = path.join(deps.folder, 'links.json');

  async function find() {
    const { rows } = await deps.ownerPool.query<{
      id: AgencyId;
      frozen_at: Date;
      member: MemberId;
      user: string;
    }>(
      `select a.id, a.frozen_at, m.id as member, m.user_id as user from agency a
       left join member m on m.agency_id = a.id and m.user_id is not null where a.is_demo`,
    );
    return rows[0] ?? null;
  }

  async function remove() {
    const sandbox = await startSandbox({ folder: deps.folder });
    const found = await find();
    await dropDemoAgency(deps.ownerPool);
    if (found?.user) await deps.auth.removeIdentity(found.user);
    await sandbox.wipe();
    await rm(linksFile, { force: true });
  }

  async function load(locale: Locale) {
    const found = await find();
    if (found && found.frozen_at >= NOW) return;
    if (found) await remove();
    await mkdir(deps.folder, { recursive: true, mode: 0o700 });
    const visitor = await deps.auth.ensureIdentity({
      email: VISITOR,
      name: 'Visite',
      password: null,
    });
    if (!visitor.ok) throw new Error('the demo’s visitor belongs to somebody');
    const sandbox = await startSandbox({ folder: deps.folder });
    const made: CastLink[] = await loadWorld(deps, {
      sandbox,
      locale,
      userId: visitor.value.userId,
    });
    await writeFile(linksFile, JSON.stringify(made), { mode: 0o600 });
    await deps.ownerPool.query('update agency set frozen_at = $1 where is_demo', [NOW]);
  }

  return {
    /** A loaded demo needs its network; it has outlived us where we were killed. */
    async open() {
      if (await find()) await startSandbox({ folder: deps.folder });
    },
    async close() {
      await loading?.catch(() => {});
      if (await find()) await (await startSandbox({ folder: deps.folder })).stop();
    },
    async state() {
      if (loading) return 'loading';
      const found = await find();
      return found && found.frozen_at >= NOW ? 'loaded' : 'absent';
    },
    async load(locale) {
      loading ??= load(locale).finally(() => {
        loading = null;
      });
      await loading;
      const found = await find();
      if (!found) throw new Error('the demo was removed while it was being loaded');
      return { agencyId: found.id, memberId: found.member, userId: found.user };
    },
    async remove() {
      await loading?.catch(() => {});
      await remove();
    },
    async castLinks(agencyId) {
      const found = await find();
      if (found?.id !== agencyId) return [];
      const text = await readFile(linksFile, 'utf8').catch(() => '[]');
      return links.parse(JSON.parse(text));
    },
  };
}
