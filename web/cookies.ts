/** Cookies that the API sets while a page is made: sent on to the browser, and with the next call. */
export type ApiCookies = {
  /** `Cookie` for the next call of this request. */
  header(): string;
  receive(response: Response): void;
  /** Raw `Set-Cookie` lines, in order. */
  readonly lines: readonly string[];
};

export function collectCookies(incoming: string | null): ApiCookies {
  const lines: string[] = [];
  const jar = new Map<string, string>();
  for (const pair of (incoming ?? '').split(';')) keep(pair);

  function keep(pair: string): void {
    const at = pair.indexOf('=');
    if (at > 0) jar.set(pair.slice(0, at).trim(), pair.slice(at + 1).trim());
  }

  return {
    header: () => [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
    receive(response) {
      for (const line of response.headers.getSetCookie()) {
        lines.push(line);
        const pair = line.split(';', 1)[0] ?? '';
        if (isExpired(line)) jar.delete(pair.slice(0, pair.indexOf('=')).trim());
        else keep(pair);
      }
    },
    lines,
  };
}

function isExpired(line: string): boolean {
  const maxAge = /;\s*max-age=(-?\d+)/i.exec(line)?.[1];
  return maxAge !== undefined && Number(maxAge) <= 0;
}
