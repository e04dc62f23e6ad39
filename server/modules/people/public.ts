// What other modules may use of `people`; each is documented where it is defined.
export { assignClients, createAgency, createMember } from './create-agency.ts';
export type { Demo } from './demo.ts';
export { agencyNow, findMember, listMembersByIds } from './find-member.ts';
export { ARCHIVE_AGENCY } from './find-set-up.ts';
export { isClientSide, isSenior, type MemberRow } from './member.ts';
export type { Role } from './schema.ts';
export { openSessionWork } from './session-work.ts';
export { readAgency } from './store.ts';
