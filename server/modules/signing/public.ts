/**
 * What other modules may use of signing: decisions of named persons on exact versions, and the links
 * by which a client's person decides without an account. Nothing here opens a transaction of its
 * own but `findLink`; nothing changes or deletes a signature.
 */
export { readApprovalDelay } from './approval-delays.ts';
export { findLastApproval } from './last-approval.ts';
export {
  createLink,
  type FoundLink,
  findLink,
  markLinkOpened,
  revokeLink,
  revokeLinksOfContact,
} from './links.ts';
export {
  type LinkRefusal,
  refuseLink,
  refuseOwnWork,
  type Signer,
  signerByLink,
} from './policy.ts';
export { recordSignature } from './record-signature.ts';
export { findSentLink, listSentLinks, type SentLink } from './sent-links.ts';
export { findApproval, listStamps } from './stamps.ts';
export { voidSignatures } from './void-signatures.ts';
