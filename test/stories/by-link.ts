import assert from 'node:assert/strict';
import type { Person } from '../person.ts';

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Sends a form of a page without account as a browser without script does; the page takes it. */
export async function sendForm(who: Person, page: string, action: string, fields: Fields = {}) {
  const response = await post(who, page, action, fields);
  if (response.status !== 303) {
    throw new Error(`${action} was answered with ${response.status}: ${await readWords(response)}`);
  }
}

/** The same where the page must refuse; what it then says, without its tags. */
export async function refusedForm(who: Person, page: string, action: string, fields: Fields = {}) {
  const response = await post(who, page, action, fields);
  const words = await readWords(response);
  assert.ok(response.status >= 400 && response.status < 500, `${action}: ${response.status}`);
  return words;
}

/** What a mail program's robot does to an address before a person sees it. */
export async function openByRobot(page: string, times: number) {
  for (let i = 0; i < times; i++) {
    const response = await fetch(page, { method: i % 2 ? 'HEAD' : 'GET' });
    assert.equal(response.status, 200, page);
    await response.arrayBuffer();
  }
}

export function tokenOf(url: string): string {
  return new URL(url).pathname.split('/').at(2) ?? '';
}

function post(who: Person, page: string, action: string, fields: Fields): Promise<Response> {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    for (const one of [value].flat()) body.append(name, one);
  const headers = { accept: 'text/html' };
  return who.fetch(`${page}?/${action}`, { method: 'POST', body, headers, redirect: 'manual' });
}

async function readWords(response: Response): Promise<string> {
  const main = /<main[\s\S]*<\/main>/.exec(await response.text())?.[0] ?? '';
  return main
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
