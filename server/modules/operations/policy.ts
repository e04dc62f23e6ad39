import type { Session } from '../../http/context.ts';
import { isClientSide, isSenior } from '../people/public.ts';

type Who = Pick<Session, 'role' | 'scope'>;

/** Whose operation it is decides; the transaction's scope has hidden everybody else's. */
export function mayRead({ scope }: Who, clientId: string): boolean {
  return (scope.clientIds as readonly string[]).includes(clientId);
}

/** Choosing, writing, shipping, recording: the agency's own people. */
export function mayEdit({ role }: Who): boolean {
  if (role === 'dpo') return false;
  return !isClientSide(role);
}

/** What leaves in the client's name, binds money or signs. */
export function mayRelease({ role }: Who): boolean {
  return isSenior(role);
}

/** A creator's postal address: only who packs and answers for it. */
export function maySeeAddress({ role }: Who): boolean {
  if (isSenior(role)) return true;
  return role === 'junior' || role === 'dpo';
}

/** Letters between the agency and a creator; the client sees what came of them. */
export function maySeeLetters({ role }: Who): boolean {
  return !isClientSide(role);
}

/** What colleagues note for each other. */
export function maySeeRemarks({ role }: Who): boolean {
  return !isClientSide(role);
}

/** How often the agency called on whom: over all its clients, so never for one of them. */
export function maySeePool({ role }: Who): boolean {
  return !isClientSide(role);
}

export function mayChangeRule({ role }: Who): boolean {
  return role === 'head';
}
