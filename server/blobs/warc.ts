import { createHash, randomUUID } from 'node:crypto';

export const WARC = 'application/warc';

/** What was asked ("GET https://…") and what came back, as received. */
type Answered = {
  readonly request: string;
  readonly mediaType: string;
  readonly body: Uint8Array;
  readonly at: Date;
};

/**
 * The answers of a network as a file of WARC 1.1 (ISO 28500:2017), a `resource` record each: what was
 * sent as a body, without the protocol's headers, which connectors don't keep. Only answers to GET
 * are taken: a login is nobody's business.
 */
export function writeWarc(answers: readonly Answered[]): Uint8Array {
  const records = answers.flatMap(({ request, mediaType, body, at }) => {
    const [method, address = ''] = request.split(' ', 2);
    if (method !== 'GET' || !URL.canParse(address)) return [];
    const head = [
      'WARC/1.1',
      'WARC-Type: resource',
      `WARC-Target-URI: ${new URL(address).href}`,
      `WARC-Date: ${at.toISOString()}`,
      `WARC-Record-ID: <urn:uuid:${randomUUID()}>`,
      `Content-Type: ${/^[\x20-\x7e]+$/.test(mediaType) ? mediaType : 'application/octet-stream'}`,
      `WARC-Block-Digest: sha256:${createHash('sha256').update(body).digest('hex')}`,
      `Content-Length: ${body.length}`,
    ];
    return [Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body, Buffer.from('\r\n\r\n')];
  });
  return Buffer.concat(records);
}
