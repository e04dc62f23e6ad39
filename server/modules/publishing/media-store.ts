import type { Tx } from '../../db/db.ts';
import type { ClientId, MediaId, MemberId } from '../../lib/ids.ts';
import { tables } from './store.ts';

export type MediaRow = {
  readonly id: MediaId;
  readonly clientId: ClientId;
  readonly sha256: string;
  readonly mediaType: string;
  readonly size: number;
  readonly width: number;
  readonly height: number;
  readonly name: string;
  readonly rights: string;
  readonly uploadedBy: MemberId;
  readonly uploadedAt: Date;
  readonly previewSha256: string | null;
};

/** Those of these that the transaction's scope holds. */
export async function findMedia(tx: Tx, ids: readonly string[]): Promise<Map<string, MediaRow>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(tx)
    .selectFrom('media')
    .selectAll()
    .where('id', 'in', ids as MediaId[]) // off the wire: the walls say whether they may be seen
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        clientId: row.client_id,
        sha256: row.sha256,
        mediaType: row.media_type,
        size: row.size,
        width: row.width,
        height: row.height,
        name: row.name,
        rights: row.rights,
        uploadedBy: row.uploaded_by,
        uploadedAt: row.uploaded_at,
        previewSha256: row.preview_sha256,
      },
    ]),
  );
}

export async function insertMedia(tx: Tx, media: MediaRow): Promise<void> {
  await tables(tx)
    .insertInto('media')
    .values({
      id: media.id,
      client_id: media.clientId,
      sha256: media.sha256,
      media_type: media.mediaType,
      size: media.size,
      width: media.width,
      height: media.height,
      name: media.name,
      rights: media.rights,
      uploaded_by: media.uploadedBy,
      uploaded_at: media.uploadedAt,
      preview_sha256: media.previewSha256,
    })
    .execute();
}
