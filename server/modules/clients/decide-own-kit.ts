import type { Tx } from '../../db/db.ts';
import type { Session } from '../../http/context.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { ClientId } from '../../lib/ids.ts';
import { type Result, refuse } from '../../lib/result.ts';
import { markLinkOpened } from '../signing/public.ts';
import type { StampView } from '../signing/schema.ts';
import { findBrandKit } from './brand-kit.ts';
import { type DecideKitRefusal, decideBrandKit, type KitDecision } from './decide-brand-kit.ts';
import { type OwnLinkRefusal, openOwnLink } from './own-link.ts';

/** The client's person decides from their account: the same command as by the link they were sent. */
export async function decideOwnKit(
  deps: { readonly jobs: Jobs; readonly publicUrl: string },
  tx: Tx,
  input: Omit<KitDecision, 'name'> & { session: Session; clientId: ClientId; at: Date },
): Promise<Result<StampView, DecideKitRefusal | OwnLinkRefusal>> {
  const { session, clientId, at } = input;
  const kit = await findBrandKit(tx, clientId, input.n);
  if (!kit) return refuse({ type: 'not-found' });
  const asked = { clientId, kind: 'brand-kit', subjectId: kit.id, now: at } as const;
  const open = await openOwnLink(tx, session, asked);
  if (!open.ok) return open;
  const { linkId, contact } = open.value.link;
  const done = await decideBrandKit(deps, tx, open.value, { ...input, name: contact.name });
  if (done.ok) await markLinkOpened(tx, linkId, at);
  return done;
}
