import { implement } from '@orpc/server';
import type { ApiContext } from '../../http/context.ts';
import { refuseRequest, requireSession } from '../../http/refusal.ts';
import { refuse } from '../../lib/result.ts';
import { NOBODY, type PeopleDeps } from './deps.ts';
import { findRealAgency } from './find-set-up.ts';
import { isLocal } from './is-local.ts';
import { canKeepKeys } from './policy.ts';
import { readSessionView } from './read-session-view.ts';
import { askPasswordReset, resetPassword } from './reset-password.ts';
import { peopleContract } from './schema.ts';
import { setUp } from './set-up.ts';
import { setCookies, settle } from './settle.ts';

/** Setting up, coming in, going out. */
export function entranceRoutes(deps: PeopleDeps) {
  const os = implement(peopleContract).$context<ApiContext>();
  const { auth } = deps;
  const { limits } = auth;
  return {
    readSetUp: os.readSetUp.handler(async ({ context }) => ({
      isSetUp: (await deps.db.read(NOBODY, findRealAgency)) !== null,
      needsCode: !isLocal(context, deps.publicUrl),
      demo: await deps.demo.state(),
    })),

    setUp: os.setUp.handler(async ({ context, input }) => {
      const caller = { isLocal: isLocal(context, deps.publicUrl), headers: context.headers };
      setCookies(context, settle(await setUp(deps, input, caller), context));
      return {};
    }),

    readSession: os.readSession.handler(async ({ context }) => {
      const session = requireSession(context);
      return (await readSessionView(deps, session)) ?? refuseRequest('sign-in-needed', context);
    }),

    signIn: os.signIn.handler(async ({ context, input }) => {
      settle(await limits.take('sign-in-ip', context.ip), context);
      settle(await limits.take('sign-in-email', input.email), context);
      const result = settle(await auth.signIn(input, context.headers), context);
      await limits.clear('sign-in-email', input.email);
      setCookies(context, result.cookies);
      return { needsSecondFactor: result.needsSecondFactor };
    }),

    confirmSecondFactor: os.confirmSecondFactor.handler(async ({ context, input }) => {
      settle(await limits.take('second-factor-ip', context.ip), context);
      const cookies = await auth.confirmSecondFactor(input.code, context.headers);
      setCookies(context, settle(cookies, context));
      return {};
    }),

    signOut: os.signOut.handler(async ({ context }) => {
      setCookies(context, await auth.signOut(context.headers));
      return {};
    }),

    startPasskeySignIn: os.startPasskeySignIn.handler(async ({ context }) => {
      settle(await limits.take('passkey-ip', context.ip), context);
      return { ...(await auth.startPasskeySignIn()) };
    }),

    signInByPasskey: os.signInByPasskey.handler(async ({ context, input }) => {
      settle(await limits.take('passkey-ip', context.ip), context);
      const { userId } = settle(await auth.checkPasskey(input.response), context);
      setCookies(context, settle(await auth.openSession(userId, context.headers), context));
      return {};
    }),

    startPasskey: os.startPasskey.handler(async ({ context }) => {
      const session = requireOwnKeys(context);
      const view = await readSessionView(deps, session);
      if (!view) return refuseRequest('sign-in-needed', context);
      const { name, email } = view.member;
      return { ...(await auth.startPasskey({ id: session.userId, name, email })) };
    }),

    addPasskey: os.addPasskey.handler(async ({ context, input }) => {
      const { userId } = requireOwnKeys(context);
      const { name, response } = input;
      settle(await auth.addPasskey({ userId, name, response }), context);
      return {};
    }),

    removePasskey: os.removePasskey.handler(async ({ context, input }) => {
      const { userId } = requireOwnKeys(context);
      if (!(await auth.removePasskey(userId, input.id))) refuseRequest('not-found', context);
      return {};
    }),

    startTwoFactor: os.startTwoFactor.handler(async ({ context, input }) => {
      const { userId } = requireOwnKeys(context);
      settle(await limits.take('second-factor-user', userId), context);
      return settle(await auth.startTwoFactor(input.password, context.headers), context);
    }),

    confirmTwoFactor: os.confirmTwoFactor.handler(async ({ context, input }) => {
      const { userId } = requireOwnKeys(context);
      settle(await limits.take('second-factor-user', userId), context);
      const cookies = await auth.confirmTwoFactor(input.code, context.headers);
      setCookies(context, settle(cookies, context));
      return {};
    }),

    removeTwoFactor: os.removeTwoFactor.handler(async ({ context, input }) => {
      const { userId } = requireOwnKeys(context);
      settle(await limits.take('second-factor-user', userId), context);
      const cookies = await auth.removeTwoFactor(input.password, context.headers);
      setCookies(context, settle(cookies, context));
      return {};
    }),

    askPasswordReset: os.askPasswordReset.handler(async ({ context, input }) => {
      settle(await askPasswordReset(deps, input.email, context.ip), context);
      return {};
    }),

    resetPassword: os.resetPassword.handler(async ({ context, input }) => {
      settle(await resetPassword(deps, input, context.ip), context);
      return {};
    }),
  };
}

function requireOwnKeys(context: ApiContext) {
  const session = requireSession(context);
  if (!canKeepKeys(session)) settle(refuse({ type: 'not-in-demo' }), context);
  return session;
}
