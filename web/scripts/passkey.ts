import { registerPasskey, signInByPasskey } from '../passkeys.ts';

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
    const refusal =
      passkey === 'register' ? await registerPasskey(keyName) : await signInByPasskey();
    if (refusal === null) location.assign(next);
    else say(refusal || failed);
  } catch {
    say(failed);
  }
}
