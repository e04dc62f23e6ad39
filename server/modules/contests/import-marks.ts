import { createHash, createHmac } from 'node:crypto';
import { normaliseHandle, readCode } from '../../../verifier/draw/entry.ts';
import type { NetworkComment } from '../../connectors/connector.ts';
import type { ChannelId } from '../../lib/ids.ts';

/** A comment as it is kept: marks, an hour, and codes of entries. */
export type MarkedComment = {
  readonly comment: string;
  /** Null: only a name, which anybody can write. */
  readonly author: string | null;
  readonly text: string;
  readonly writtenAt: Date;
  readonly codes: string[];
};

/**
 * What is kept of comments: salted marks instead of who and what, which nobody can lead back once the
 * contest's salt is forgotten. The brand's own aren't kept. `known`: codes of entries; others don't count.
 */
export function markComments(
  comments: readonly NetworkComment[],
  by: {
    readonly salt: Buffer;
    readonly channelId: ChannelId;
    readonly codePrefix: string;
    readonly known: ReadonlySet<string>;
  },
): MarkedComment[] {
  const { salt, channelId } = by;
  return comments
    .filter(({ isBrand }) => !isBrand)
    .map((one) => ({
      comment: mark(salt, `comment ${channelId} ${one.id}`),
      author: markAuthor(salt, channelId, one),
      text: mark(salt, `text ${one.text}`),
      writtenAt: one.at,
      codes: findCodes(one.text, by.codePrefix).filter((code) => by.known.has(code)),
    }));
}

/** The marks that comments of the owner of this address have, on networks that show its hash. */
export function markAddress(salt: Buffer, email: string): string[] {
  const address = normaliseHandle(email);
  return ['md5', 'sha256'].map((algorithm) =>
    markMail(salt, createHash(algorithm).update(address).digest('hex')),
  );
}

/** An account that the network vouches for. Whose a mail address is, nobody asked. */
export function isAccount(author: string): boolean {
  return author.startsWith('account.');
}

/** Every code of this contest that a text holds, as people write them, each once. */
export function findCodes(text: string, prefix: string): string[] {
  const shape = new RegExp(
    `(?<![0-9a-z])${prefix}[\\s‐-–-]?[0-9a-z]{5}[\\s‐-–-]?[0-9a-z]{5}(?![0-9a-z])`,
    'gi',
  );
  const found = (text.normalize('NFKC').match(shape) ?? []).map((typed) =>
    readCode(typed.replaceAll(/[‐-–]/g, '-'), prefix),
  );
  return [...new Set(found.filter((code) => code !== undefined))];
}

function markAuthor(salt: Buffer, channelId: ChannelId, one: NetworkComment): string | null {
  if (one.isNameOnly) return null;
  if (one.emailHash) return markMail(salt, one.emailHash);
  return `account.${mark(salt, `account ${channelId} ${one.author}`)}`;
}

function markMail(salt: Buffer, hash: string): string {
  return `mail.${mark(salt, `mail ${hash}`)}`;
}

function mark(salt: Buffer, text: string): string {
  return createHmac('sha256', salt).update(text).digest('base64url').slice(0, 27);
}
