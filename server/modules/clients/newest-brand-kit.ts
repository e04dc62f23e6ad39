import type { Tx } from '../../db/db.ts';
import type { ClientId, ContactId, MemberId } from '../../lib/ids.ts';
import { listStamps } from '../signing/public.ts';
import { findNewestBrandKit } from './brand-kit.ts';
import { listKitRequests } from './kit-requests.ts';

export type NewestBrandKit = {
  readonly n: number;
  readonly authorId: MemberId;
  readonly createdAt: Date;
  readonly isSigned: boolean;
  /** Who is asked at the client's, and hasn't decided; the newest request first. */
  readonly askedOf: readonly {
    readonly contactId: ContactId;
    readonly name: string;
    readonly since: Date;
    readonly expiresAt: Date;
  }[];
  /** The newest request ran out without an answer. */
  readonly expired: { readonly name: string; readonly at: Date } | null;
  /** The client's last word on it, where that isn't an approval and nothing is asked since. */
  readonly cameBack: {
    readonly by: string;
    readonly decision: 'changes' | 'refused';
    readonly reason: string;
    readonly at: Date;
  } | null;
};

/** The newest version, whoever has signed it or not; null: there is none at all. */
export async function readNewestBrandKit(
  tx: Tx,
  clientId: ClientId,
  now: Date,
): Promise<NewestBrandKit | null> {
  const newest = await findNewestBrandKit(tx, clientId);
  if (!newest) return null;
  const stamps = (await listStamps(tx, 'brand-kit', [newest.id])).get(newest.id) ?? [];
  const isSigned = stamps.some(({ decision, voided }) => decision === 'approved' && !voided);
  const requests = await listKitRequests(tx, { id: newest.id, stamps }, now);
  const open = requests.filter(({ state }) => state === 'open');
  const [last] = requests;
  const word = stamps.findLast(({ signerKind }) => signerKind === 'contact');
  return {
    n: newest.n,
    authorId: newest.authorId,
    createdAt: newest.createdAt,
    isSigned,
    askedOf: open.map(({ contactId, name, since, expiresAt }) => ({
      contactId: contactId as ContactId, // a row's own id, written out
      name,
      since: new Date(since),
      expiresAt: new Date(expiresAt),
    })),
    expired:
      !isSigned && open.length === 0 && last?.state === 'expired'
        ? { name: last.name, at: new Date(last.expiresAt) }
        : null,
    cameBack:
      open.length === 0 && word && word.decision !== 'approved'
        ? {
            by: word.signerName,
            decision: word.decision,
            reason: word.comment,
            at: new Date(word.decidedAt),
          }
        : null,
  };
}
