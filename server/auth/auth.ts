import type { Session } from '../http/context.ts';
import type { Clock } from '../lib/clock.ts';
import type { MemberId } from '../lib/ids.ts';
import type { Locale } from '../lib/language.ts';
import * as identity from './identity.ts';
import { createLibrary, type LibraryOptions } from './library.ts';
import { createLimits, type Limits } from './limits.ts';
import { createExclusively } from './lock.ts';
import * as passkeys from './passkeys.ts';
import * as reset from './password-reset.ts';
import { playMember, readSession, speakInDemo } from './read-session.ts';
import * as access from './sign-in.ts';
import { sweep } from './sweep.ts';
import * as twoFactor from './two-factor.ts';

/**
 * Identity and sessions: who is asking, and what opens their account. Roles, tutors and clients are
 * the rows of `people`. Cookies come back as headers that the caller must put on its answer.
 */
export function createAuth(options: LibraryOptions & { clock: Clock; limits?: Limits }) {
  const { ownerPool, publicUrl, clock } = options;
  const deps = { library: createLibrary(options), ownerPool, publicUrl, clock };
  type Password = { email: string; password: string };
  type Person = { email: string; name: string; password: string | null };
  return {
    limits: options.limits ?? createLimits(),
    readSession: (headers: Headers): Promise<Session | null> => readSession(deps, headers),
    /** To be called now and then, by one process. */
    sweep: () => sweep(deps, clock.now()),
    exclusively: createExclusively(ownerPool),

    signIn: (input: Password, headers: Headers) => access.signIn(deps, input, headers),
    confirmSecondFactor: (code: string, headers: Headers) =>
      access.confirmSecondFactor(deps, code, headers),
    openSession: (userId: string, headers: Headers) => access.openSession(deps, userId, headers),
    signOut: (headers: Headers) => access.signOut(deps, headers),
    speakInDemo: (locale: Locale, headers: Headers) => speakInDemo(deps, headers, locale),
    playMember: (memberId: MemberId, headers: Headers) => playMember(deps, headers, memberId),

    ensureIdentity: (person: Person) => identity.ensureIdentity(deps, person),
    findIdentity: (email: string) => identity.findIdentity(deps, email),
    removeIdentity: (userId: string) => identity.removeIdentity(deps, userId),
    changePassword: (userId: string, password: string) =>
      identity.changePassword(deps, userId, password),
    readKeys: (userId: string) => identity.readKeys(deps, userId),

    openPasswordReset: (userId: string) => reset.openPasswordReset(deps, userId, clock.now()),
    takePasswordReset: (token: string) => reset.takePasswordReset(deps, token, clock.now()),

    startTwoFactor: (password: string, headers: Headers) =>
      twoFactor.startTwoFactor(deps, password, headers),
    confirmTwoFactor: (code: string, headers: Headers) =>
      twoFactor.confirmTwoFactor(deps, code, headers),
    removeTwoFactor: (password: string, headers: Headers) =>
      twoFactor.removeTwoFactor(deps, password, headers),

    startPasskey: (user: { id: string; name: string; email: string }) =>
      passkeys.startPasskey(deps, user),
    addPasskey: (input: { userId: string; name: string; response: unknown }) =>
      passkeys.addPasskey(deps, input),
    removePasskey: (userId: string, id: string) => passkeys.removePasskey(deps, userId, id),
    startPasskeySignIn: () => passkeys.startPasskeySignIn(deps),
    checkPasskey: (response: unknown) => passkeys.checkPasskey(deps, response),
  };
}

export type Auth = ReturnType<typeof createAuth>;
