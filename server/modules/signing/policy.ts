import type { MemberId } from '../../lib/ids.ts';
import { type Refused, refuse } from '../../lib/result.ts';

export type Signer = {
  readonly kind: 'member' | 'contact' | 'creator';
  readonly id: string;
  readonly name: string;
};

/** Four eyes: whoever wrote it doesn't approve it. Null: the signer may. */
export function refuseOwnWork(
  signer: Pick<Signer, 'kind' | 'id'>,
  authorId: MemberId,
): Refused<{ type: 'four-eyes' }> | null {
  if (signer.kind !== 'member') return null;
  if (signer.id !== authorId) return null;
  return refuse({ type: 'four-eyes' });
}

export type LinkRefusal =
  | { type: 'link-revoked'; at: Date }
  | { type: 'link-expired'; expiresAt: Date };

/** Null while the link still lets its owner decide. */
export function refuseLink(
  link: { readonly revokedAt: Date | null; readonly expiresAt: Date },
  now: Date,
): Refused<LinkRefusal> | null {
  if (link.revokedAt) return refuse({ type: 'link-revoked', at: link.revokedAt });
  if (link.expiresAt <= now) return refuse({ type: 'link-expired', expiresAt: link.expiresAt });
  return null;
}

/**
 * Who signs with a link: its owner, or another person under their own name, kept as "signed by X
 * with Y's link". An empty name, or the owner's own, is the owner.
 */
export function signerByLink(
  owner: { readonly id: string; readonly name: string },
  writtenName: string | null,
): { signer: Signer; linkOwnerName: string | null } {
  const name = (writtenName ?? '').normalize('NFC').trim().replace(/\s+/g, ' ');
  const isOwner = name === '' || fold(name) === fold(owner.name);
  const signer = { kind: 'contact', id: owner.id, name: isOwner ? owner.name : name } as const;
  return { signer, linkOwnerName: isOwner ? null : owner.name };
}

function fold(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('fr');
}
