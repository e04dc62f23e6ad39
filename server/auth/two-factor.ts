import QRCode from 'qrcode';
import { ok, type Result, refuse } from '../lib/result.ts';
import { authHeaders } from './cookies.ts';
import type { Library } from './library.ts';
import { attempt, type Cookies, type SecondFactorWrong } from './sign-in.ts';

export type PasswordWrong = { type: 'password-wrong' };
export type TwoFactorAlready = { type: 'two-factor-already' };
type Deps = { library: Library };

/** A new secret and backup codes; they count for nothing until a first code confirms them. */
export async function startTwoFactor(
  { library }: Deps,
  password: string,
  headers: Headers,
): Promise<
  Result<{ uri: string; qrSvg: string; backupCodes: string[] }, PasswordWrong | TwoFactorAlready>
> {
  const started = await attempt(() =>
    library.api.enableTwoFactor({
      body: { password, method: 'totp' },
      headers: authHeaders(headers, 'session'),
    }),
  );
  if (!started.ok) {
    const isThere = started.error.type === 'TOTP_ALREADY_ENABLED';
    return refuse({ type: isThere ? 'two-factor-already' : 'password-wrong' });
  }
  if (started.value.method !== 'totp') throw new Error('the library started another method');
  const { totpURI: uri, backupCodes } = started.value;
  const qrSvg = await QRCode.toString(uri, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' });
  return ok({ uri, qrSvg, backupCodes });
}

/** The first code: from here on the password alone opens nothing. The session is renewed. */
export async function confirmTwoFactor(
  { library }: Deps,
  code: string,
  headers: Headers,
): Promise<Result<Cookies, SecondFactorWrong>> {
  const verified = await attempt(() =>
    library.api.verifyTOTP({
      body: { code },
      headers: authHeaders(headers, 'session'),
      returnHeaders: true,
    }),
  );
  if (!verified.ok) return refuse({ type: 'second-factor-wrong' });
  return ok(verified.value.headers.getSetCookie());
}

export async function removeTwoFactor(
  { library }: Deps,
  password: string,
  headers: Headers,
): Promise<Result<Cookies, PasswordWrong>> {
  const removed = await attempt(() =>
    library.api.disableTwoFactor({
      body: { password },
      headers: authHeaders(headers, 'session'),
      returnHeaders: true,
    }),
  );
  if (!removed.ok) return refuse({ type: 'password-wrong' });
  return ok(removed.value.headers.getSetCookie());
}
