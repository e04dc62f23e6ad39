import {
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';

/** Null: done. Otherwise the server's sentence, empty where it said none. */
export type PasskeyAnswer = string | null;

export async function signInByPasskey(): Promise<PasskeyAnswer> {
  // The options come from our own server, which made them for this very call.
  const optionsJSON = (await post(
    '/api/session/passkey-options',
  )) as PublicKeyCredentialRequestOptionsJSON;
  return send('/api/session/passkey', { response: await startAuthentication({ optionsJSON }) });
}

export async function registerPasskey(name: string): Promise<PasskeyAnswer> {
  // As above.
  const optionsJSON = (await post(
    '/api/passkeys/options',
  )) as PublicKeyCredentialCreationOptionsJSON;
  return send('/api/passkeys', { name, response: await startRegistration({ optionsJSON }) });
}

async function post(path: string): Promise<unknown> {
  const answer = await fetch(path, { method: 'POST' });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return answer.json();
}

async function send(path: string, body: unknown): Promise<PasskeyAnswer> {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (answer.ok) return null;
  const refusal: { message?: string } = await answer.json().catch(() => ({}));
  return refusal.message ?? '';
}
