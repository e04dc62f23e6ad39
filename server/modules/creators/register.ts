import type { z } from 'zod';
import type { Tx } from '../../db/db.ts';
import type { MemberId } from '../../lib/ids.ts';
import { listMembersByIds } from '../people/public.ts';
import { eraseDueAt } from './contact.ts';
import type { registerView } from './profile-schema.ts';
import { type CreatorTable, tables } from './store.ts';

type Line = z.infer<typeof registerView>;
type Row = Pick<CreatorTable, 'source' | 'source_detail' | 'added_at' | 'added_by'> & {
  purpose: string;
  informed_at: Date | null;
  last_contact_at: Date | null;
  objected_at: Date | null;
};

/** Whence, what for, told when, kept until when: one creator's line of the register. */
export function presentRegister(row: Row, addedBy: string | null): Line {
  const due = eraseDueAt({ addedAt: row.added_at, lastContactAt: row.last_contact_at });
  return {
    source: row.source,
    sourceDetail: row.source_detail,
    purpose: row.purpose,
    addedAt: row.added_at.toISOString(),
    addedBy,
    informedAt: row.informed_at?.toISOString() ?? null,
    lastContactAt: row.last_contact_at?.toISOString() ?? null,
    eraseDueAt: due.toISOString(),
    objectedAt: row.objected_at?.toISOString() ?? null,
  };
}

const PAGE = 100;

/** The register, the longest held first; `due`: only what is to be erased by now. */
export async function listRegister(
  tx: Tx,
  { due, from }: { due: boolean; from: number },
  now: Date,
) {
  const rows = await tables(tx)
    .selectFrom('creator')
    .select(['id', 'name', 'source', 'source_detail', 'purpose', 'added_at', 'added_by'])
    .select(['informed_at', 'last_contact_at', 'objected_at'])
    .execute();
  const dueOf = (row: Row) =>
    eraseDueAt({ addedAt: row.added_at, lastContactAt: row.last_contact_at }).getTime();
  const sorted = rows.sort((a, b) => dueOf(a) - dueOf(b) || a.name.localeCompare(b.name));
  const overdue = sorted.filter((row) => dueOf(row) <= now.getTime());
  const wanted = due ? overdue : sorted;
  const page = wanted.slice(from, from + PAGE);
  const ids = page.map((row) => row.added_by).filter((id) => id !== null);
  const people = await listMembersByIds(tx, [...new Set<MemberId>(ids)]);
  return {
    total: wanted.length,
    due: overdue.length,
    lines: page.map((row) => ({
      id: row.id,
      name: row.name,
      ...presentRegister(row, row.added_by ? (people.get(row.added_by)?.name ?? null) : null),
    })),
  };
}
