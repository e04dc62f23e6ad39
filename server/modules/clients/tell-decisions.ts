import type { Tx } from '../../db/db.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { MemberId } from '../../lib/ids.ts';
import { writeMoment } from '../../lib/moments.ts';
import { mailLater } from '../../mail/mail.ts';
import { listMembersByIds } from '../people/public.ts';
import type { StampView, SubjectKind } from '../signing/schema.ts';
import type { ClientFacts } from './facts.ts';
import { linkMailTexts } from './link-mail-messages.ts';

type Decided = {
  readonly kind: SubjectKind;
  /** Null where the kind itself is its name: a client has one brand kit. */
  readonly title: string | null;
  readonly stamp: StampView;
  /** Where the team reads it: `/posts/<id>`. */
  readonly path: string;
};

type Told = {
  readonly client: ClientFacts;
  /** Whose link it was: the receipt is theirs. */
  readonly owner: { readonly name: string; readonly email: string };
  readonly senderId: MemberId;
  /** Of one command: all of them decided alike. */
  readonly decisions: readonly Decided[];
  readonly at: Date;
};

/**
 * After a client's decision: the receipt for whoever decided and, where it isn't an approval, one
 * mail each for who sent it and who answers for the client; of what was decided on, the title only.
 */
export async function tellDecisions(
  deps: { readonly jobs: Jobs; readonly publicUrl: string },
  tx: Tx,
  told: Told,
): Promise<void> {
  await mailReceipt(deps.jobs, tx, told);
  const bad = told.decisions.filter(({ stamp }) => stamp.decision !== 'approved');
  if (bad.length > 0) await mailNotice(deps, tx, { ...told, decisions: bad });
}

async function mailReceipt(jobs: Jobs, tx: Tx, { client, owner, at, decisions }: Told) {
  const letter = linkMailTexts[client.locale].receipt({
    name: owner.name,
    clientName: client.name,
    at: writeMoment(at, client.locale, client.timeZone),
    decisions: decisions.map(({ kind, title, stamp }) => ({
      kind,
      title,
      decision: stamp.decision,
      version: stamp.version,
      contentHash: stamp.contentHash,
      leaf: stamp.leaf?.hash ?? null,
      signerName: stamp.signerName,
      linkOwnerName: stamp.linkOwnerName,
      comment: stamp.comment,
    })),
  });
  await mailLater(tx, jobs, { agencyId: client.agencyId, to: owner.email, ...letter });
}

async function mailNotice(
  { jobs, publicUrl }: { readonly jobs: Jobs; readonly publicUrl: string },
  tx: Tx,
  { client, senderId, decisions }: Told,
) {
  const wanted = client.accountableId ? [senderId, client.accountableId] : [senderId];
  const readers = await listMembersByIds(tx, [...new Set(wanted)]);
  for (const reader of readers.values()) {
    if (reader.endedAt !== null) continue;
    const letter = linkMailTexts[reader.locale].notice({
      name: reader.name,
      clientName: client.name,
      decisions: decisions.map(({ kind, title, stamp, path }) => ({
        kind,
        title,
        decision: stamp.decision,
        version: stamp.version,
        signerName: stamp.signerName,
        linkOwnerName: stamp.linkOwnerName,
        url: `${publicUrl}${path}`,
      })),
    });
    await mailLater(tx, jobs, { agencyId: client.agencyId, to: reader.email, ...letter });
  }
}
