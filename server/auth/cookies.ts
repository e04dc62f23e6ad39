import { parseCookies } from 'better-auth/cookies';
import { COOKIE_PREFIX } from './library.ts';

/** The request's headers as the library may see them: its cookies and the browser's name. */
export function authHeaders(headers: Headers, wanted: 'session' | 'second-factor'): Headers {
  const part = wanted === 'session' ? 'session_token' : 'two_factor';
  const kept: string[] = [];
  for (const [name, value] of parseCookies(headers.get('cookie') ?? '')) {
    const bare = name.replace(/^__Secure-/, '');
    if (bare === `${COOKIE_PREFIX}.${part}`) kept.push(`${name}=${value}`);
  }
  const result = new Headers();
  if (kept.length > 0) result.set('cookie', kept.join('; '));
  const agent = headers.get('user-agent');
  if (agent) result.set('user-agent', agent.slice(0, 300));
  return result;
}
