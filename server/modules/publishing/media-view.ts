import type { z } from 'zod';
import type { MediaRow } from './media-store.ts';
import type { mediaView } from './schema.ts';

/** Where a page gets the small picture; with a link's token for whoever has no session. */
export function mediaUrl(mediaId: string, token?: string): string {
  return `/api/media/${mediaId}/preview${token ? `?link=${token}` : ''}`;
}

export function presentMedia(media: MediaRow): z.infer<typeof mediaView> {
  return {
    id: media.id,
    sha256: media.sha256,
    name: media.name,
    mediaType: media.mediaType,
    size: media.size,
    width: media.width,
    height: media.height,
    rights: media.rights,
    url: mediaUrl(media.id),
  };
}
