import type { ColumnType, Generated } from 'kysely';
import type { Tx } from '../../db/db.ts';
import type { ClientId, MediaId, MemberId, PostId, ReviewId } from '../../lib/ids.ts';
import type { PostContent, Stage } from './schema.ts';

/** The tables of the editorial half; deliveries and captures stand in `delivery-store.ts`. */
export type PublishingTables = {
  post: {
    id: PostId;
    client_id: ClientId;
    title: string;
    pillar: string;
    author_id: MemberId;
    stage: Stage;
    stage_since: Date;
    version: number;
    due_at: Date | null;
    created_at: Date;
    updated_at: Date;
  };
  post_version: {
    post_id: PostId;
    n: number;
    client_id: ClientId;
    content: ColumnType<PostContent, string, string>;
    content_hash: string;
    saved_by: MemberId;
    saved_at: Date;
  };
  review: {
    id: ReviewId;
    client_id: ClientId;
    subject_kind: 'post';
    subject_id: PostId;
    version: number;
    content_hash: string;
    reviewer_id: MemberId;
    decision: 'changes' | 'reviewed';
    reason_kind: string;
    reason: string;
    decided_at: Date;
  };
  remark: {
    id: string;
    client_id: ClientId;
    subject_kind: 'post';
    subject_id: PostId;
    version: number;
    place: string;
    quote: string;
    body: string;
    author_name: string;
    author_id: MemberId | null;
    review_id: ReviewId | null;
    created_at: Date;
    done_at: Generated<Date | null>;
  };
  media: {
    id: MediaId;
    client_id: ClientId;
    sha256: string;
    media_type: string;
    size: number;
    width: number;
    height: number;
    name: string;
    rights: string;
    uploaded_by: MemberId;
    uploaded_at: Date;
    preview_sha256: string | null;
  };
  post_event: {
    id: Generated<number>;
    client_id: ClientId;
    post_id: PostId;
    at: Date;
    kind: PostEventKind;
    member_id: MemberId | null;
    who: string | null;
    detail: string;
  };
};

export type PostEventKind =
  | 'submitted'
  | 'sent-to-client'
  | 'link-ended'
  | 'link-disavowed'
  | 'dropped'
  | 'reopened';

export type PostRow = {
  readonly id: PostId;
  readonly clientId: ClientId;
  readonly title: string;
  readonly pillar: string;
  readonly authorId: MemberId;
  readonly stage: Stage;
  readonly stageSince: Date;
  readonly version: number;
  readonly dueAt: Date | null;
};

export type VersionRow = {
  readonly postId: PostId;
  readonly n: number;
  readonly content: PostContent;
  readonly contentHash: string;
  readonly savedBy: MemberId;
  readonly savedAt: Date;
};

export function tables(tx: Tx) {
  return tx.withTables<PublishingTables>();
}

export async function findPost(tx: Tx, postId: string): Promise<PostRow | null> {
  const row = await selectPosts(tx).where('id', '=', asPost(postId)).executeTakeFirst();
  return row ? toPost(row) : null;
}

/** The same, held until the transaction ends: two changes of one post wait for each other. */
export async function lockPost(tx: Tx, postId: string): Promise<PostRow | null> {
  const row = await selectPosts(tx).where('id', '=', asPost(postId)).forUpdate().executeTakeFirst();
  return row ? toPost(row) : null;
}

export async function findVersion(tx: Tx, postId: string, n: number): Promise<VersionRow | null> {
  const row = await tables(tx)
    .selectFrom('post_version')
    .selectAll()
    .where('post_id', '=', asPost(postId))
    .where('n', '=', n)
    .executeTakeFirst();
  return row ? toVersion(row) : null;
}

/** Every version, the oldest first. */
export async function listVersions(tx: Tx, postId: string): Promise<VersionRow[]> {
  const rows = await tables(tx)
    .selectFrom('post_version')
    .selectAll()
    .where('post_id', '=', asPost(postId))
    .orderBy('n')
    .execute();
  return rows.map(toVersion);
}

export async function insertVersion(
  tx: Tx,
  clientId: ClientId,
  version: Omit<VersionRow, 'savedAt'> & { savedAt: Date },
): Promise<void> {
  await tables(tx)
    .insertInto('post_version')
    .values({
      post_id: version.postId,
      n: version.n,
      client_id: clientId,
      content: JSON.stringify(version.content),
      content_hash: version.contentHash,
      saved_by: version.savedBy,
      saved_at: version.savedAt,
    })
    .execute();
}

/** Moves a post to a stage; in the same stage it keeps its date. */
export async function setStage(tx: Tx, post: PostRow, stage: Stage, at: Date): Promise<void> {
  if (post.stage === stage) return;
  await tables(tx)
    .updateTable('post')
    .set({ stage, stage_since: at, updated_at: at })
    .where('id', '=', post.id)
    .execute();
}

export async function insertPostEvent(
  tx: Tx,
  post: Pick<PostRow, 'id' | 'clientId'>,
  event: {
    at: Date;
    kind: PostEventKind;
    memberId?: MemberId | null;
    who?: string | null;
    detail?: string;
  },
): Promise<void> {
  await tables(tx)
    .insertInto('post_event')
    .values({
      client_id: post.clientId,
      post_id: post.id,
      at: event.at,
      kind: event.kind,
      member_id: event.memberId ?? null,
      who: event.who ?? null,
      detail: event.detail ?? '',
    })
    .execute();
}

function selectPosts(tx: Tx) {
  return tables(tx)
    .selectFrom('post')
    .select([
      'id',
      'client_id',
      'title',
      'pillar',
      'author_id',
      'stage',
      'stage_since',
      'version',
      'due_at',
    ]);
}

type SelectedPost = Awaited<ReturnType<ReturnType<typeof selectPosts>['execute']>>[number];

export function toPost(row: SelectedPost): PostRow {
  return {
    id: row.id,
    clientId: row.client_id,
    title: row.title,
    pillar: row.pillar,
    authorId: row.author_id,
    stage: row.stage,
    stageSince: row.stage_since,
    version: row.version,
    dueAt: row.due_at,
  };
}

function toVersion(row: {
  post_id: PostId;
  n: number;
  content: PostContent;
  content_hash: string;
  saved_by: MemberId;
  saved_at: Date;
}): VersionRow {
  return {
    postId: row.post_id,
    n: row.n,
    content: row.content,
    contentHash: row.content_hash,
    savedBy: row.saved_by,
    savedAt: row.saved_at,
  };
}

/** An id off the wire: the walls around the rows say whether it may be seen. */
function asPost(id: string): PostId {
  return id as PostId; // the wire's schema has checked its form
}
