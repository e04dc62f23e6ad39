import type { Tx } from '../../db/db.ts';
import type { Clock } from '../../lib/clock.ts';
import type { AgencyId, MemberId } from '../../lib/ids.ts';
import { findChannels, listContacts, readClientFacts } from '../clients/public.ts';
import { agencyNow, findMember, isSenior, listMembersByIds } from '../people/public.ts';
import { findApproval } from '../signing/public.ts';
import type { Moment } from './delivery-policy.ts';
import type { DeliveryRow } from './delivery-store.ts';
import { findPost, findVersion } from './store.ts';

/** Reads what `mayGoOut` judges, in the transaction that will commit the intent. */
export async function readMoment(
  { clock }: { clock: Clock },
  tx: Tx,
  agencyId: AgencyId,
  row: DeliveryRow,
): Promise<Moment> {
  const post = await findPost(tx, row.post_id);
  const newest = post && (await findVersion(tx, row.post_id, post.version));
  const facts = await readClientFacts(tx, row.client_id);
  if (!post || !newest || !facts) throw new Error(`delivery ${row.id} has lost its post`);
  const approvals = await findApproval(tx, {
    subjectKind: 'post',
    subjectId: row.post_id,
    contentHash: row.content_hash,
  });
  const accountable = facts.accountableId && (await findMember(tx, facts.accountableId));
  const contacts = await listContacts(tx, row.client_id);
  // A member's signature carries the id of a member.
  const members = approvals
    .filter(({ signerKind }) => signerKind === 'member')
    .map(({ signerId }) => signerId as MemberId);
  const seniors = [...(await listMembersByIds(tx, members)).values()].filter(
    ({ role, endedAt }) => isSenior(role) && endedAt === null,
  );
  return {
    now: await agencyNow(tx, agencyId, clock),
    isPaused: facts.pausedAt !== null,
    isAccountablePresent:
      accountable !== null && isSenior(accountable.role) && accountable.endedAt === null,
    newestContentHash: newest.contentHash,
    isDropped: post.stage === 'dropped',
    channelState: (await findChannels(tx, [row.channel_id])).get(row.channel_id)?.state ?? 'ended',
    approvals,
    authorId: post.authorId,
    signerIds: new Set(contacts.filter(({ canSign }) => canSign).map(({ id }) => id)),
    seniorIds: new Set(seniors.map(({ id }) => id)),
  };
}
