import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type pg from 'pg';
import type { Clock } from '../lib/clock.ts';
import { ok, type Result, refuse } from '../lib/result.ts';
import { keepChallenge, readChallenge, takeChallenge } from './challenge.ts';
import { assertionShape, attestationShape } from './passkey-shapes.ts';
import type { SignInFailed } from './sign-in.ts';

/** EdDSA, ES256 and RS256: what the authenticators in people's hands can do. */
const ALGORITHMS = [-8, -7, -257];

export type PasskeyRefused = { type: 'passkey-refused' };
export type PasskeyDeps = { ownerPool: pg.Pool; publicUrl: string; clock: Clock };

/** What the browser hands to an authenticator, to make a key for this person. */
export async function startPasskey(
  deps: PasskeyDeps,
  user: { id: string; name: string; email: string },
) {
  const { rows } = await deps.ownerPool.query<{ id: string; transports: string[] }>(
    'select id, transports from auth.passkey where user_id = $1',
    [user.id],
  );
  const options = await generateRegistrationOptions({
    rpName: 'Compagnon',
    rpID: relyingParty(deps).id,
    userID: new TextEncoder().encode(user.id),
    userName: user.email,
    userDisplayName: user.name,
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: rows,
    // Found without a name, and unlocked by its owner: possession and person, two factors in one.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  await keepChallenge(deps, options.challenge, { purpose: 'register', userId: user.id });
  return options;
}

export async function addPasskey(
  deps: PasskeyDeps,
  input: { userId: string; name: string; response: unknown },
): Promise<Result<null, PasskeyRefused>> {
  const parsed = attestationShape.safeParse(input.response);
  const challenge = parsed.success ? readChallenge(parsed.data.response.clientDataJSON) : null;
  if (!parsed.success || challenge === null) return refuse({ type: 'passkey-refused' });
  const taken = await takeChallenge(deps, challenge, {
    purpose: 'register',
    userId: input.userId,
  });
  if (!taken) return refuse({ type: 'passkey-refused' });
  const { id, origin } = relyingParty(deps);
  const verified = await verifyRegistrationResponse({
    response: parsed.data,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch(() => null);
  if (!verified?.verified) return refuse({ type: 'passkey-refused' });
  const { credential } = verified.registrationInfo;
  const { rowCount } = await deps.ownerPool.query(
    `insert into auth.passkey (id, user_id, name, public_key, counter, transports, created_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing`,
    [
      credential.id,
      input.userId,
      input.name,
      Buffer.from(credential.publicKey),
      credential.counter,
      credential.transports ?? [],
      deps.clock.now(),
    ],
  );
  return rowCount ? ok(null) : refuse({ type: 'passkey-refused' });
}

/** Only one's own; whether it was there. */
export async function removePasskey(deps: PasskeyDeps, userId: string, id: string) {
  const { rowCount } = await deps.ownerPool.query(
    'delete from auth.passkey where id = $1 and user_id = $2',
    [id, userId],
  );
  return rowCount === 1;
}

export async function startPasskeySignIn(deps: PasskeyDeps) {
  const options = await generateAuthenticationOptions({
    rpID: relyingParty(deps).id,
    userVerification: 'required',
  });
  await keepChallenge(deps, options.challenge, { purpose: 'sign-in', userId: null });
  return options;
}

/** Whose key answered; every reason to refuse looks the same from outside. */
export async function checkPasskey(
  deps: PasskeyDeps,
  response: unknown,
): Promise<Result<{ userId: string }, SignInFailed>> {
  const parsed = assertionShape.safeParse(response);
  const challenge = parsed.success ? readChallenge(parsed.data.response.clientDataJSON) : null;
  if (!parsed.success || challenge === null) return refuse({ type: 'sign-in-failed' });
  const taken = await takeChallenge(deps, challenge, { purpose: 'sign-in', userId: null });
  const passkey = taken ? await findPasskey(deps, parsed.data.id) : null;
  if (!passkey) return refuse({ type: 'sign-in-failed' });
  const { id, origin } = relyingParty(deps);
  const verified = await verifyAuthenticationResponse({
    response: parsed.data,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    credential: {
      id: parsed.data.id,
      publicKey: new Uint8Array(passkey.publicKey),
      counter: passkey.counter,
    },
  }).catch(() => null);
  if (!verified?.verified) return refuse({ type: 'sign-in-failed' });
  await deps.ownerPool.query(
    'update auth.passkey set counter = $2, last_used_at = $3 where id = $1',
    [parsed.data.id, verified.authenticationInfo.newCounter, deps.clock.now()],
  );
  return ok({ userId: passkey.userId });
}

async function findPasskey({ ownerPool }: PasskeyDeps, id: string) {
  const { rows } = await ownerPool.query<{ userId: string; publicKey: Buffer; counter: number }>(
    `select user_id as "userId", public_key as "publicKey", counter from auth.passkey
     where id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

function relyingParty({ publicUrl }: PasskeyDeps) {
  const url = new URL(publicUrl);
  return { id: url.hostname, origin: url.origin };
}
