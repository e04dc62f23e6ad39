import type { Session } from '../../http/context.ts';
import { isSenior } from '../people/public.ts';

type Who = Pick<Session, 'role' | 'scope'>;

/** Whoever has the client in scope reads it: seniors and the data protection officer have them all. */
export function mayRead({ scope }: Who, clientId: string): boolean {
  return (scope.clientIds as readonly string[]).includes(clientId);
}

export function mayCreate({ role }: Who): boolean {
  return isSenior(role);
}

/** Its name, its accountable senior, its team, its contacts, its witnesses. */
export function mayEdit({ role }: Who): boolean {
  return isSenior(role);
}

/** What opens an account stays with seniors and in the vault. */
export function mayConnect({ role }: Who): boolean {
  return isSenior(role);
}

export function mayDraftBrandKit({ role }: Who): boolean {
  if (isSenior(role)) return true;
  return role === 'junior' || role === 'trainee';
}

/** That it isn't one's own is refused by the command. */
export function maySignBrandKit({ role }: Who): boolean {
  return isSenior(role);
}

/** Asking a client's person for a signature by a link, and taking the link back. */
export function maySend({ role }: Who): boolean {
  return isSenior(role);
}

/** Signing for the client from one's own account; that it is asked of them the command says. */
export function mayDecide({ role }: Who): boolean {
  return role === 'client';
}

/** Stopping is everybody's right, the trainee's and the client's too; a reader only reads. */
export function mayPause({ role }: Who): boolean {
  return role !== 'dpo';
}

export function mayResume({ role }: Who): boolean {
  return isSenior(role);
}

/** Who gets the checkpoints outside: the client's own choice, or told to those who answer for it. */
export function mayNameReaders({ role }: Who): boolean {
  return isSenior(role) || role === 'client' || role === 'in-house';
}

/** The export names people: for those who answer for the data, and for those whose log it is. */
export function mayExportLog({ role }: Who): boolean {
  if (isSenior(role)) return true;
  if (role === 'dpo') return true;
  return role === 'client' || role === 'in-house';
}
