import type { Session } from '../../http/context.ts';
import { isClientSide, isSenior } from '../people/public.ts';

type Who = Pick<Session, 'role'>;

/** The creators are the agency's own; no client's person sees them but in what is sent to them. */
export function mayRead({ role }: Who): boolean {
  return !isClientSide(role);
}

/** Enter, note, choose, decide about a post: all who work, with undo. */
export function mayWork({ role }: Who): boolean {
  if (isSenior(role)) return true;
  return role === 'junior' || role === 'trainee';
}

/** Where to write to somebody: not for trainees. */
export function maySeeAddress({ role }: Who): boolean {
  return mayRead({ role }) && role !== 'trainee';
}

/** Write to a creator, in the agency's name. */
export function mayWrite({ role }: Who): boolean {
  if (isSenior(role)) return true;
  return role === 'junior';
}

/** Erase somebody, and answer what they ask about their data. */
export function mayErase({ role }: Who): boolean {
  if (isSenior(role)) return true;
  return role === 'dpo';
}
