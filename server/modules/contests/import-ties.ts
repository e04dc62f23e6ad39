import { isAccount } from './import-marks.ts';

/** A comment as far as it can belong to an entry. */
export type SeenComment = {
  /** Null: only a name, which anybody can write. */
  readonly author: string | null;
  readonly writtenAt: Date;
  readonly isGone: boolean;
  /** Codes of entries that it holds now; and that it ever held. */
  readonly codes: readonly string[];
  readonly codesSeen: readonly string[];
};

/** An entry with the marks that comments by the owner of its confirmed address have. */
export type EntryToTie = {
  readonly n: number;
  readonly code: string;
  readonly addressMarks: readonly string[];
};

export type Tie = {
  /** The accounts that are proven to be the entrant's. */
  readonly accounts: readonly string[];
  /** The first of their comments within the contest's hours that is still there. */
  readonly commentedAt: Date | null;
};

/**
 * Whose comments are whose entries. An account is an entrant's where it was the first to write the
 * entry's code, and it still stands there; a comment under a mail address is theirs where they confirmed
 * that address, and never by a code: anybody can comment under anybody's. Whoever copies a code gets
 * nothing by it, and what was deleted counts no more.
 */
export function tieComments(
  entries: readonly EntryToTie[],
  comments: readonly SeenComment[],
  hours: { readonly opensAt: Date; readonly closesAt: Date },
): Map<number, Tie> {
  const inOrder = comments.toSorted((a, b) => a.writtenAt.getTime() - b.writtenAt.getTime());
  const writers = new Map<string, SeenComment>();
  const byAuthor = new Map<string, SeenComment[]>();
  for (const comment of inOrder) {
    const { author } = comment;
    if (author !== null && isAccount(author)) {
      for (const code of comment.codesSeen) if (!writers.has(code)) writers.set(code, comment);
    }
    if (author === null || comment.isGone) continue;
    byAuthor.set(author, [...(byAuthor.get(author) ?? []), comment]);
  }
  const ties = new Map<number, Tie>();
  for (const { n, code, addressMarks } of entries) {
    const writer = writers.get(code);
    const isThere = writer !== undefined && !writer.isGone && writer.codes.includes(code);
    const own = addressMarks.filter((mark) => byAuthor.has(mark));
    if (isThere && writer.author !== null) own.push(writer.author);
    if (own.length === 0) continue;
    const times = own
      .flatMap((author) => byAuthor.get(author) ?? [])
      .map(({ writtenAt }) => writtenAt)
      .filter((at) => at >= hours.opensAt && at <= hours.closesAt)
      .toSorted((a, b) => a.getTime() - b.getTime());
    ties.set(n, { accounts: own, commentedAt: times[0] ?? null });
  }
  return ties;
}
