import {
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';

/*
 * For pages that send no other script: each `[data-passkey]` is shown, and its button signs in or
 * registers a key, then goes on to `data-next`.
 */
for (const part of document.querySelectorAll<HTMLElement>('[data-passkey]')) {
  part.hidden = false;
  part.querySelector('button')?.addEventListener('click', () => void run(part));
}

async function run(part: HTMLElement): Promise<void> {
  const { passkey, next = '/', failed = '', keyName = '' } = part.dataset;
  const status = part.querySelector<HTMLElement>('[role="alert"]');
  const say = (text: string) => {
    if (status) status.textContent = text;
  };
  say('');
  try {
    const refusal = passkey === 'register' ? await register(keyName) : await signIn();
    if (refusal === null) location.assign(next);
    else say(refusal || failed);
  } catch {
    say(failed);
  }
}

async function signIn(): Promise<string | null> {
  // The options come from our own server, which made them for this very call.
  const optionsJSON = (await post(
    '/api/session/passkey-options',
  )) as PublicKeyCredentialRequestOptionsJSON;
  return send('/api/session/passkey', { response: await startAuthentication({ optionsJSON }) });
}

async function register(name: string): Promise<string | null> {
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

/** Null: done. Otherwise the server's sentence. */
async function send(path: string, body: unknown): Promise<string | null> {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (answer.ok) return null;
  const refusal: { message?: string } = await answer.json().catch(() => ({}));
  return refusal.message ?? '';
}
