import type { BlobStore } from '../../blobs/blobs.ts';
import type { OutgoingImage, OutgoingPost } from '../../connectors/connector.ts';
import type { Tx } from '../../db/db.ts';
import type { MediaId } from '../../lib/ids.ts';
import type { Locale } from '../../lib/language.ts';
import type { DeliveryRow, Rendition } from './delivery-store.ts';
import { hashContent, textFor } from './post.ts';
import type { PostContent } from './schema.ts';
import { findVersion, tables } from './store.ts';

const mentions = {
  fr: { advertising: 'Publicité', 'commercial-collaboration': 'Collaboration commerciale' },
  en: { advertising: 'Advertising', 'commercial-collaboration': 'Paid partnership' },
} as const satisfies Record<Locale, Record<Exclude<PostContent['mention'], 'none'>, string>>;

/**
 * The very text that readers of a channel get: the mention that was signed stands first, unless the
 * text begins with it already.
 */
export function outgoingText(
  content: Pick<PostContent, 'text' | 'variants' | 'mention'>,
  channelId: string,
  locale: Locale,
): string {
  const text = textFor(content, channelId);
  if (content.mention === 'none') return text;
  const label = mentions[locale][content.mention];
  const begins = text
    .trimStart()
    .toLocaleLowerCase(locale)
    .startsWith(label.toLocaleLowerCase(locale));
  return begins ? text : `${label}\n\n${text}`;
}

/** What a delivery sends, before the bytes of its images are read. */
export type Draft = {
  readonly content: PostContent;
  readonly media: ReadonlyMap<
    string,
    { mediaType: string; width: number; height: number; name: string }
  >;
};

/**
 * The version that was signed, as stored. Throws where its hash is no longer the signed one, or
 * where a picture has gone: then nothing may be sent.
 */
export async function readDraft(tx: Tx, row: DeliveryRow): Promise<Draft> {
  const version = await findVersion(tx, row.post_id, row.version);
  if (!version) throw new Error(`version ${row.version} of post ${row.post_id} is missing`);
  const { content } = version;
  if (hashContent(content) !== row.content_hash) {
    throw new Error(`version ${row.version} of post ${row.post_id} isn't what was signed`);
  }
  const ids = content.images.map(({ mediaId }) => mediaId as MediaId); // checked by the schema
  const rows = ids.length
    ? await tables(tx)
        .selectFrom('media')
        .select(['sha256', 'media_type', 'width', 'height', 'name'])
        .where('id', 'in', ids)
        .execute()
    : [];
  const media = new Map(
    rows.map(({ sha256, media_type, ...rest }) => [sha256, { mediaType: media_type, ...rest }]),
  );
  return { content, media };
}

export async function buildOutgoing(
  blobs: Pick<BlobStore, 'get'>,
  row: DeliveryRow,
  { content, media }: Draft,
  locale: Locale,
): Promise<OutgoingPost> {
  const images: OutgoingImage[] = [];
  for (const { sha256, alt } of content.images) {
    const known = media.get(sha256);
    const lighter = acceptedRendition(row, sha256);
    const bytes = await blobs.get(lighter?.sha256 ?? sha256);
    if (!known || !bytes) throw new Error(`image ${sha256} is missing`);
    const { mediaType, width, height } = lighter ?? known;
    images.push({ bytes, mediaType, width, height, alt, name: known.name });
  }
  return {
    key: row.network_key,
    title: content.title,
    text: outgoingText(content, row.channel_id, locale),
    language: locale,
    images,
    dueAt: row.due_at,
  };
}

function acceptedRendition(row: DeliveryRow, sha256: string): Rendition | undefined {
  return row.renditions_accepted_at === null ? undefined : row.renditions[sha256];
}
