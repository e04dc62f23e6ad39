import type { BlobStore } from '../../blobs/blobs.ts';
import { keepBlob } from '../../blobs/keep-blob.ts';
import type { Db, Scope } from '../../db/db.ts';
import type { Clock } from '../../lib/clock.ts';
import { type ClientId, type MediaId, newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { readClientFacts } from '../clients/public.ts';
import { agencyNow } from '../people/public.ts';
import { insertMedia, type MediaRow } from './media-store.ts';
import { type Actor, mayWrite } from './policy.ts';
import { normalizeText } from './post.ts';
import { type ImageRefusal, readImage } from './read-image.ts';

export type UploadRefusal = { type: 'not-found' } | { type: 'not-allowed' } | ImageRefusal;

/** Keeps a picture for a client: its bytes and its preview are on the disk before the rows are. */
export async function uploadMedia(
  deps: { db: Db; clock: Clock; blobs: BlobStore },
  scope: Scope,
  input: {
    actor: Actor;
    clientId: ClientId;
    name: string;
    bytes: Uint8Array;
    rights: string;
  },
): Promise<Result<MediaRow, UploadRefusal>> {
  const client = await deps.db.read(scope, (tx) => readClientFacts(tx, input.clientId));
  if (!client) return refuse({ type: 'not-found' });
  if (!mayWrite(input.actor)) return refuse({ type: 'not-allowed' });
  const image = await readImage(input.bytes);
  if (!image.ok) return image;
  const { bytes, preview, mediaType, width, height } = image.value;
  const sha256 = await deps.blobs.put(bytes);
  const previewSha256 = await deps.blobs.put(preview);
  return deps.db.write(scope, async (tx) => {
    const at = await agencyNow(tx, scope.agencyId, deps.clock);
    const media: MediaRow = {
      id: newId<MediaId>(at.getTime()),
      clientId: client.id,
      sha256,
      mediaType,
      size: bytes.length,
      width,
      height,
      name: tidyName(input.name),
      rights: normalizeText(input.rights),
      uploadedBy: input.actor.memberId,
      uploadedAt: at,
      previewSha256,
    };
    await keepBlob(tx, client.id, { sha256, mediaType, size: bytes.length }, at);
    const small = { sha256: previewSha256, mediaType: 'image/webp', size: preview.length };
    await keepBlob(tx, client.id, small, at);
    await insertMedia(tx, media);
    return ok(media);
  });
}

/** The file's own name, for people only. */
function tidyName(name: string): string {
  const last = normalizeText(name).split(/[/\\]/).at(-1)?.replace(/\s+/g, ' ').trim();
  return (last || 'image').slice(0, 200);
}
