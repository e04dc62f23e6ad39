import type { DeliveryId, PostId } from '../server/lib/ids.ts';
import { type ChannelId, newId } from '../server/lib/ids.ts';
import { sealCredentials } from '../server/modules/clients/channels.ts';
import type { ContestBench } from './contest-bench.ts';
import type { SmallAgency } from './small-agency.ts';

/** A post that is out on one network, as if it had been delivered there. */
export async function putOut(
  { database, vault }: ContestBench,
  house: SmallAgency,
  out: {
    readonly title: string;
    readonly connector: string;
    readonly credentials: Record<string, string>;
    readonly remoteId: string;
    readonly at: Date;
  },
): Promise<{ postId: PostId; deliveryId: DeliveryId; channelId: ChannelId }> {
  const channelId = newId<ChannelId>();
  const postId = newId<PostId>();
  const deliveryId = newId<DeliveryId>();
  const { ownerPool } = database;
  await ownerPool.query(
    `insert into channel (id, client_id, connector, handle, url, remote_id, sealed_credentials, limits,
       granted_by, granted_at, state_since)
     values ($1, $2, $3, 'ombrelune', 'https://reseau.example/ombrelune', 'ombrelune', $4, $6, 'Clarisse', $5, $5)`,
    [
      channelId,
      house.clientId,
      out.connector,
      sealCredentials(vault, channelId, out.credentials),
      out.at,
      { textLength: null, images: 4, imageBytes: null, imageTypes: ['image/png'] },
    ],
  );
  await ownerPool.query(
    `insert into post (id, client_id, title, author_id, stage, stage_since, due_at, created_at, updated_at)
     values ($1, $2, $3, $4, 'signed', $5, $5, $5, $5)`,
    [postId, house.clientId, out.title, house.ids.ines, out.at],
  );
  await ownerPool.query(
    `insert into delivery (id, client_id, post_id, channel_id, version, content_hash, state, network_key,
       due_at, window_minutes, next_try_at, remote_id, url, accepted_at, created_at)
     values ($1, $2, $3, $4, 1, repeat('a', 64), 'accepted', 'k', $5, 60, $5, $6,
       'https://reseau.example/17', $5, $5)`,
    [deliveryId, house.clientId, postId, channelId, out.at, out.remoteId],
  );
  return { postId, deliveryId, channelId };
}
