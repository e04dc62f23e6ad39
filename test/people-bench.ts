import { pino } from 'pino';
import { createAuth } from '../server/auth/auth.ts';
import { createApiHandler } from '../server/http/api.ts';
import type { ApiContext } from '../server/http/context.ts';
import { type JobQueue, openJobs } from '../server/jobs/jobs.ts';
import { type AgencyId, type ClientId, type MemberId, newId } from '../server/lib/ids.ts';
import { openMailer } from '../server/mail/mailer.ts';
import { sendMailJob } from '../server/mail/send-mail.ts';
import { tieAccount } from '../server/modules/clients/tie-account.ts';
import { createAgency, createMember } from '../server/modules/people/create-agency.ts';
import type { Demo } from '../server/modules/people/demo.ts';
import type { PeopleDeps } from '../server/modules/people/deps.ts';
import { peopleRoutes } from '../server/modules/people/routes.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';

export const PUBLIC_URL = 'http://localhost:4321';
export const SET_UP_CODE = 'abcd-efgh-jkmn';
export const PASSWORD = 'une phrase assez longue';

type Answer = { status: number; body: unknown; type: string | null };

/** A whole server for this module's routes: real database, queue and clock, whatever mail server. */
export async function openHouse(options: { smtpUrl?: string | null; publicUrl?: string } = {}) {
  const db = await openTestDatabase();
  const clock = { offsetMs: 0, now: () => new Date(Date.now() + clock.offsetMs) };
  const jobs = openJobs({
    ownerPool: db.ownerPool,
    ownerConfig: db.ownerConfig,
    onError: () => {}, // a mail that fails is this suite's subject
  });
  const smtpUrl = options.smtpUrl ?? null;
  const mailer = openMailer({ smtpUrl, from: 'Compagnon <compagnon@agence.test>' });
  jobs.register({ ...sendMailJob({ db: db.worker, mailer }), retryDelaySeconds: 1 });
  await jobs.start({ work: true });
  const publicUrl = options.publicUrl ?? PUBLIC_URL;
  const secret = 'a-secret-of-forty-three-characters-for-test';
  const auth = createAuth({ ownerPool: db.ownerPool, publicUrl, secret, clock });
  const demo = createDemo(db, auth);
  const deps: PeopleDeps = {
    whenClockMoves: async () => {},
    db: db.app,
    auth,
    jobs,
    clock,
    demo,
    tieAccount,
    publicUrl,
    setUpCode: SET_UP_CODE,
    isMailSetUp: mailer !== null,
  };
  const handle = createApiHandler(peopleRoutes(deps), pino({ level: 'silent' }));
  return {
    db,
    deps,
    clock,
    openBrowser: (from?: Partial<Pick<ApiContext, 'ip' | 'isLoopback'>>) =>
      openBrowser(deps, handle, from),
    [Symbol.asyncDispose]: () => close(db, jobs, mailer),
  };
}

export type House = Awaited<ReturnType<typeof openHouse>>;
export type Browser = ReturnType<typeof openBrowser>;

async function close(db: TestDatabase, jobs: JobQueue, mailer: AsyncDisposable | null) {
  await jobs.stop();
  await mailer?.[Symbol.asyncDispose]();
  await db[Symbol.asyncDispose]();
}

/** One visitor: keeps cookies as a browser does, and asks over HTTP-like requests. */
function openBrowser(
  deps: PeopleDeps,
  handle: ReturnType<typeof createApiHandler>,
  from: Partial<Pick<ApiContext, 'ip' | 'isLoopback'>> = {},
) {
  const cookies = new Map<string, string>();
  const lines: string[] = [];
  const keep = (line: string) => {
    lines.push(line);
    const [, name = '', value = ''] = line.match(/^([^=]+)=([^;]*)/) ?? [];
    if (/max-age=0/i.test(line) || value === '') cookies.delete(name);
    else cookies.set(name, value);
  };
  return {
    cookies,
    setCookieLines: lines,
    async ask(method: string, path: string, body?: object, extra: Record<string, string> = {}) {
      const headers = new Headers({ 'user-agent': 'vitest', ...extra });
      if (cookies.size > 0) {
        headers.set('cookie', [...cookies].map((pair) => pair.join('=')).join('; '));
      }
      if (body) headers.set('content-type', 'application/json');
      const request = new Request(`${deps.publicUrl}/api${path}`, {
        method,
        headers,
        ...(body && { body: JSON.stringify(body) }),
      });
      const response = await handle(request, {
        session: await deps.auth.readSession(headers),
        locale: 'fr',
        headers,
        ip: from.ip ?? '127.0.0.1',
        isLoopback: from.isLoopback ?? true,
        setCookie: keep,
      });
      if (!response) throw new Error(`no route ${method} ${path}`);
      return readAnswer(response);
    },
  };
}

async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text();
  const body: unknown = text === '' ? null : JSON.parse(text);
  const isRefusal = response.status >= 400 && typeof body === 'object' && body && 'code' in body;
  return { status: response.status, body, type: isRefusal ? String(body.code) : null };
}

/** The first head, through the front door. */
export async function setUpHouse(house: House) {
  const head = house.openBrowser();
  const answer = await head.ask('POST', '/set-up', {
    code: SET_UP_CODE,
    locale: 'fr',
    agencyName: 'Belles Manières',
    name: 'Hélène Roy',
    email: 'Helene@Agence.test',
    password: PASSWORD,
  });
  if (answer.status !== 201) throw new Error(JSON.stringify(answer));
  return head;
}

/** A member with a session, by invitation and acceptance. */
export async function bringIn(
  house: House,
  by: Browser,
  who: { name: string; role: string; tutorId?: string; clientIds?: readonly string[] },
) {
  const email = `${who.name.toLowerCase()}@agence.test`;
  const invited = await by.ask('POST', '/members', { ...who, email });
  if (invited.status !== 201) throw new Error(JSON.stringify(invited));
  const { member, url } = invited.body as { member: { id: MemberId }; url: string }; // the contract's
  const browser = house.openBrowser();
  const token = url.split('/').at(-1);
  const { name } = who;
  const body = { name, locale: 'fr', password: PASSWORD };
  const accepted = await browser.ask('POST', `/invitations/${token}`, body);
  if (accepted.status !== 200) throw new Error(JSON.stringify(accepted));
  return { id: member.id, email, browser };
}

export async function readMe(browser: Browser) {
  const { body } = await browser.ask('GET', '/session');
  return body as {
    member: {
      id: MemberId;
      role: string;
      locale: 'fr' | 'en';
      hasPassword: boolean;
      hasTwoFactor: boolean;
    };
    agency: { id: AgencyId; isDemo: boolean; now: string };
    clients: { id: ClientId; name: string }[];
    cast: { memberId: MemberId; name: string; isCurrent: boolean }[];
  }; // the contract's shape, parsed on its way out
}

/** A client's row as the clients module would write it. */
export async function insertClient(
  house: House,
  agencyId: AgencyId,
  name: string,
  accountableId: MemberId | null = null,
): Promise<ClientId> {
  const id = newId<ClientId>();
  await house.db.ownerPool.query(
    `insert into client (id, agency_id, name, time_zone, accountable_id, created_at)
     values ($1, $2, $3, 'Europe/Paris', $4, now())`,
    [id, agencyId, name, accountableId],
  );
  return id;
}

/** The smallest demo that keeps the promises of `Demo`: one agency, a mentor and a trainee. */
function createDemo(db: TestDatabase, auth: ReturnType<typeof createAuth>): Demo {
  let loaded: Awaited<ReturnType<Demo['load']>> | null = null;
  return {
    state: async () => (loaded ? 'loaded' : 'absent'),
    async load(locale) {
      if (loaded) return loaded;
      const person = { email: 'solene@demo.invalid', name: 'Solène', password: null };
      const identity = await auth.ensureIdentity(person);
      if (!identity.ok) throw new Error('the demo is already here');
      const { userId } = identity.value;
      const agencyId = newId<AgencyId>();
      const at = new Date('2026-11-24T09:00:00Z');
      const memberId = await db.app.write({ agencyId, clientIds: [] }, async (tx) => {
        const agency = { id: agencyId, name: 'Demo', locale, timeZone: 'Europe/Paris' };
        await createAgency(tx, { ...agency, frozenAt: at, at });
        const common = { agencyId, locale, at };
        const { email } = person;
        const solene = { name: 'Solène', email, role: 'mentor', userId } as const;
        const tutorId = await createMember(tx, { ...common, ...solene });
        const ines = {
          name: 'Inès',
          email: 'ines@demo.invalid',
          role: 'trainee',
          tutorId,
        } as const;
        await createMember(tx, { ...common, ...ines });
        return tutorId;
      });
      loaded = { agencyId, memberId, userId };
      return loaded;
    },
    async remove() {
      if (!loaded) return;
      await db.ownerPool.query('delete from agency where id = $1', [loaded.agencyId]);
      await auth.removeIdentity(loaded.userId);
      loaded = null;
    },
    castLinks: async () => [
      { kind: 'client' as const, name: 'Clarisse', url: `${PUBLIC_URL}/signing/demo` },
    ],
  };
}
