import type { Connectors } from '../../connectors/connector.ts';
import type { Tx } from '../../db/db.ts';
import type { Session } from '../../http/context.ts';
import { type ClientFacts, openOwnLink } from '../clients/public.ts';
import { viewChanges } from './approval-changes.ts';
import { listLastSeen } from './last-seen.ts';
import { mayDecide } from './policy.ts';
import type { PostView } from './schema.ts';
import type { PostRow, VersionRow } from './store.ts';

type Asked = NonNullable<PostView['asked']>;
type Why = 'reader' | 'notSigner' | 'notAsked' | 'requestExpired';

/** What is asked of this account's person about the newest version; else why nothing is. */
export async function viewOwnRequest(
  deps: { readonly connectors: Connectors },
  tx: Tx,
  of: {
    reader: Pick<Session, 'memberId' | 'role' | 'locale' | 'scope'>;
    client: ClientFacts;
    post: PostRow;
    newest: VersionRow;
    now: Date;
  },
): Promise<{ asked: Asked; why: null } | { asked: null; why: Why }> {
  const { reader, client, post, newest, now } = of;
  if (!mayDecide(reader)) return { asked: null, why: 'reader' };
  if (post.stage !== 'with-client') return { asked: null, why: 'notAsked' };
  const wanted = { clientId: client.id, kind: 'post', subjectId: post.id, now } as const;
  const open = await openOwnLink(tx, reader, wanted);
  if (!open.ok) return { asked: null, why: reasons[open.error.type] };
  const { link } = open.value;
  const isThis = link.items.some(
    (item) => item.subjectId === post.id && item.contentHash === newest.contentHash,
  );
  if (!isThis) return { asked: null, why: 'notAsked' };
  const { n: version, contentHash } = newest;
  const seen = await listLastSeen(tx, link.contact.id, [{ postId: post.id, version, contentHash }]);
  const { dueAt } = newest.content;
  return {
    asked: {
      name: link.contact.name,
      changes: await viewChanges(deps, tx, {
        ...{ client, version: newest, locale: reader.locale },
        seen: seen.get(post.id),
      }),
      isPastDue: dueAt !== null && new Date(dueAt) <= now,
    },
    why: null,
  };
}

const reasons = {
  'not-found': 'notAsked',
  'not-signer': 'notSigner',
  'not-asked-of-you': 'notAsked',
  'request-expired': 'requestExpired',
} as const;
