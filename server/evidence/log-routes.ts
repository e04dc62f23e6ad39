import { type Context, type Env, Hono } from 'hono';
import { sql } from 'kysely';
import { toBase64 } from '../../verifier/format/bytes.ts';
import type { Db, Scope } from '../db/db.ts';
import type { Clock } from '../lib/clock.ts';
import { type AgencyId, type ClientId, isId } from '../lib/ids.ts';
import { never } from '../lib/result.ts';
import { type AuditDeps, answerAudit } from './answer-audit.ts';
import { findLatestCheckpoint, keepCosignature } from './checkpoints.ts';
import { proveConsistency } from './prove-consistency.ts';
import { recordAudit } from './record-audit.ts';
import { evidenceOf } from './tables.ts';

export type LogRoutesDeps = Pick<AuditDeps, 'contents' | 'listRecordLines'> & {
  readonly app: Db;
  readonly clock: Clock;
  readonly blobs: { get(sha256: string): Promise<Uint8Array | null> };
  /** The witness for a phone: a page in one file, the same for every log. */
  readonly readWitnessPage: () => Promise<Uint8Array>;
  /** The scope of the session that asks, or null: an export holds names and content. */
  readonly readScope: (headers: Headers) => Promise<Scope | null>;
};

const MAX_NOTE = 16 * 1024;
/** Of 400 leaves with the proofs of a log of many millions. */
const MAX_AUDIT = 768 * 1024;
const PLAIN = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };

/** A witness's page may stand anywhere, on a phone's own disk too: hashes are for everybody. */
const ANYWHERE = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
};

/**
 * Mounted under `/log`: `/<clientId>/…` as `verifier/README.md` says: checkpoints, consistency proofs and co-signatures
 * are for whoever knows the address, since they hold hashes only. The export needs a session that
 * may act for the client.
 */
export function logRoutes<E extends Env>(deps: LogRoutesDeps): Hono<E> {
  const app = new Hono<E>();

  app.get('/witness', async (c) => {
    const page = await deps.readWitnessPage();
    return c.body(new Uint8Array(page), 200, { 'content-type': 'text/html; charset=utf-8' });
  });

  app.get('/:clientId/checkpoint', async (c) => {
    const scope = await findScope(deps.app, c.req.param('clientId'));
    if (!scope) return notFound(c);
    const head = await deps.app.read(scope, (tx) => findLatestCheckpoint(tx, only(scope)));
    return head ? c.body(head.note, 200, { ...PLAIN, ...ANYWHERE }) : notFound(c);
  });

  app.get('/:clientId/consistency', async (c) => {
    const scope = await findScope(deps.app, c.req.param('clientId'));
    if (!scope) return notFound(c);
    const [from, to] = [readSize(c.req.query('from')), readSize(c.req.query('to'))];
    const hashes = await deps.app.read(scope, async (tx) => {
      const head = await findLatestCheckpoint(tx, only(scope));
      const isProvable = head !== null && from >= 1 && from <= to && to <= head.size;
      return isProvable ? proveConsistency(tx, only(scope), from, to) : null;
    });
    if (!hashes) return c.body('no such sizes\n', 400, PLAIN);
    return c.json({ hashes: hashes.map((hash) => toBase64(hash)) }, 200, {
      'cache-control': 'no-store',
      ...ANYWHERE,
    });
  });

  app.post('/:clientId/cosignature', async (c) => {
    const scope = await findScope(deps.app, c.req.param('clientId'));
    if (!scope) return notFound(c);
    const body = await readNote(c.req.raw);
    if (body === null) return c.body('malformed\n', 400, PLAIN);
    const at = deps.clock.now();
    const kept = await deps.app.write(scope, (tx) =>
      keepCosignature(tx, { clientId: only(scope), body, at }),
    );
    if (kept.ok && kept.value === 'kept') return c.body(null, 204);
    if (kept.ok) return c.body('this log no longer contains it; no more is signed\n', 409, PLAIN);
    switch (kept.error.type) {
      case 'cosignature-malformed':
        return c.body('malformed\n', 400, PLAIN);
      case 'cosignature-unknown':
        return c.body('of no enrolled witness, or wrong\n', 403, PLAIN);
      case 'checkpoint-unknown':
        return c.body('no such checkpoint\n', 404, PLAIN);
      default:
        return never(kept.error);
    }
  });

  app.post('/:clientId/audit', async (c) => {
    const scope = await findScope(deps.app, c.req.param('clientId'));
    if (!scope) return notFound(c);
    const body = await readNote(c.req.raw);
    if (body === null) return c.body('malformed\n', 400, PLAIN);
    const given = { clientId: only(scope), body, now: deps.clock.now() };
    const answer = await deps.app.read(scope, (tx) => answerAudit(deps, tx, given));
    if (!answer.ok) {
      switch (answer.error.type) {
        case 'audit-malformed':
          return c.body('malformed\n', 400, PLAIN);
        case 'audit-not-allowed':
          return c.body('of no enrolled witness, too old, or personal\n', 403, PLAIN);
        case 'audit-unknown':
          return notFound(c);
        default:
          return never(answer.error);
      }
    }
    if ('leaves' in answer.value) return c.json(answer.value, 200, { 'cache-control': 'no-store' });
    return c.body(new Uint8Array(answer.value.bytes), 200, {
      'content-type': 'application/octet-stream',
      'cache-control': 'no-store',
    });
  });

  app.post('/:clientId/audit-result', async (c) => {
    const scope = await findScope(deps.app, c.req.param('clientId'));
    if (!scope) return notFound(c);
    const body = await readNote(c.req.raw, MAX_AUDIT);
    if (body === null) return c.body('malformed\n', 400, PLAIN);
    const given = { agencyId: scope.agencyId, clientId: only(scope), body, now: deps.clock.now() };
    const kept = await deps.app.write(scope, (tx) => recordAudit(tx, given));
    if (kept.ok) return c.body(`${kept.value.sha256}\n`, kept.value.isNew ? 201 : 200, PLAIN);
    switch (kept.error.type) {
      case 'audit-malformed':
        return c.body('malformed\n', 400, PLAIN);
      case 'audit-unknown-witness':
        return c.body('of no witness that was enrolled at that size\n', 403, PLAIN);
      case 'audit-wrong':
        return c.body(`not recorded: ${kept.error.part}\n`, 403, PLAIN);
      case 'audit-of-another-log':
        return c.body('its head is not of this log as it stands here\n', 409, PLAIN);
      case 'audit-recorded-otherwise':
        return c.body('another audit of this round is recorded already\n', 409, PLAIN);
      default:
        return never(kept.error);
    }
  });

  app.get('/:clientId/export', async (c) => {
    const clientId = c.req.param('clientId');
    const session = await deps.readScope(c.req.raw.headers);
    const known = session?.clientIds.find((id) => id === clientId);
    if (!session || !known) return notFound(c);
    const newest = await deps.app.read(session, (tx) =>
      evidenceOf(tx)
        .selectFrom('log_export')
        .select('sha256')
        .where('client_id', '=', known)
        .orderBy('made_at', 'desc')
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst(),
    );
    const bytes = newest && (await deps.blobs.get(newest.sha256));
    if (!bytes) return notFound(c);
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="compagnon-log-${known}.zip"`,
      'cache-control': 'private, no-store',
    });
  });

  return app;
}

const nobody: Scope = { agencyId: '' as AgencyId, clientIds: [] }; // sees no row at all

/** The client's id alone leads to its log, and to nothing else of it. */
async function findScope(app: Db, wanted: string): Promise<Scope | null> {
  if (!isId(wanted)) return null;
  return app.read(nobody, async (tx) => {
    const { rows } = await sql<{ client_id: ClientId; agency_id: AgencyId }>`
      select client_id, agency_id from find_log(${wanted})`.execute(tx);
    const [row] = rows;
    return row ? { agencyId: row.agency_id, clientIds: [row.client_id] } : null;
  });
}

function only(scope: Scope): ClientId {
  const [clientId] = scope.clientIds;
  if (clientId === undefined) throw new Error('a log has one client');
  return clientId;
}

function notFound(c: Context) {
  return c.body('not found\n', 404, PLAIN);
}

/** NaN where it isn't a whole number in digits. */
function readSize(text: string | undefined): number {
  return text !== undefined && /^[1-9][0-9]{0,14}$/.test(text) ? Number(text) : Number.NaN;
}

/** The body as text; null where it is too long or isn't UTF-8. */
async function readNote(request: Request, most = MAX_NOTE): Promise<string | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request.body ?? []) {
    length += part.length;
    if (length > most) return null;
    parts.push(part);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(parts));
  } catch {
    return null;
  }
}
