import { betterAuth } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import { z } from 'zod';

const SESSION_DAYS = 14;
export const COOKIE_PREFIX = 'compagnon';

export type LibraryOptions = {
  readonly ownerPool: pg.Pool;
  readonly publicUrl: string;
  /** From `openAuthSecret`; it signs cookies and seals second factors. */
  readonly secret: string;
};

/**
 * better-auth, for identity and sessions only: its own HTTP routes, e-mails, limits, cache and
 * telemetry stay off. It is called by the files of this folder, and by nobody else.
 */
export function createLibrary(options: LibraryOptions) {
  const { ownerPool, publicUrl, secret } = options;
  // biome-ignore lint/complexity/noBannedTypes: better-auth knows its own tables
  const db = new Kysely<{}>({ dialect: new PostgresDialect({ pool: ownerPool }) });
  return betterAuth({
    appName: 'Compagnon',
    baseURL: publicUrl,
    basePath: '/api/auth-is-not-served',
    secret,
    database: { db: db.withSchema('auth'), type: 'postgres' },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 12,
      maxPasswordLength: 256,
      disableSignUp: true,
    },
    session: {
      expiresIn: SESSION_DAYS * 24 * 60 * 60,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: publicUrl.startsWith('https:'),
      disableOriginCheck: true, // its routes aren't served; `http/` checks the origin of ours
      database: { validateSchema: false }, // a test compares them
    },
    databaseHooks: {
      session: {
        create: {
          // No session, by any way in, for somebody who is nobody's member.
          before: async (session) => {
            const query = 'select from find_member_of_user($1)';
            const { rowCount } = await ownerPool.query(query, [session.userId]);
            return rowCount ? undefined : false;
          },
        },
      },
    },
    plugins: [twoFactor({ issuer: 'Compagnon', backupCodeOptions: { amount: 10 } }), sessions()],
  });
}

export type Library = ReturnType<typeof createLibrary>;

/** Two endpoints that only this process can call: open a session, and read whose cookie this is. */
function sessions() {
  return {
    id: 'compagnon-sessions',
    endpoints: {
      openSession: createAuthEndpoint.serverOnly(
        { method: 'POST', body: z.object({ userId: z.string() }) },
        async (ctx) => {
          const { internalAdapter } = ctx.context;
          const user = await internalAdapter.findUserById(ctx.body.userId);
          const session = user && (await internalAdapter.createSession(user.id, false));
          if (!user || !session) return ctx.json({ isOpen: false });
          await setSessionCookie(ctx, { session, user }, false);
          return ctx.json({ isOpen: true });
        },
      ),
      readToken: createAuthEndpoint.serverOnly(
        { method: 'GET', requireHeaders: true },
        async (ctx) => {
          const { name } = ctx.context.authCookies.sessionToken;
          const token = await ctx.getSignedCookie(name, ctx.context.secret);
          return ctx.json({ token: token || null });
        },
      ),
    },
  };
}
