import type { Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { toBase64 } from '../format/bytes.ts';
import { makeConsistencyProof, makeInclusionProof } from '../format/proof.ts';
import { buildTree, hashLeaf } from '../format/tree.ts';

/** What the server shows next; a test changes it as it likes. */
export type Shown = {
  checkpoint: string | undefined;
  leaves: readonly Uint8Array[];
  /** Answers of `POST /cosignature`. */
  status: number;
  readonly posted: string[];
  /** Answer of `POST /audit-result`. */
  recordStatus?: number;
  /** The page for a phone, where the server has one. */
  readonly page?: Uint8Array;
};

/** A log's three endpoints over any leaves and any checkpoint, right or wrong. */
export async function serveLog(shown: Shown): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost');
    response.setHeader('access-control-allow-origin', '*');
    if (url.pathname === '/log/witness') {
      response.writeHead(200, { 'content-type': 'text/html' }).end(shown.page);
    } else if (url.pathname === '/log/checkpoint') {
      response.writeHead(shown.checkpoint === undefined ? 404 : 200).end(shown.checkpoint);
    } else if (url.pathname === '/log/consistency') {
      const [from, to] = ['from', 'to'].map((name) => Number(url.searchParams.get(name)));
      response.end(JSON.stringify({ hashes: prove(shown.leaves, from ?? 0, to ?? 0) }));
    } else if (url.pathname === '/log/cosignature' && request.method === 'POST') {
      let body = '';
      request.on('data', (part) => {
        body += String(part);
      });
      request.on('end', () => {
        shown.posted.push(body);
        response.writeHead(shown.status).end();
      });
    } else if (url.pathname === '/log/audit' && request.method === 'POST') {
      let body = '';
      request.on('data', (part) => {
        body += String(part);
      });
      request.on('end', () => answerAudit(shown, body, response));
    } else if (url.pathname === '/log/audit-result' && request.method === 'POST') {
      request.resume().on('end', () => response.writeHead(shown.recordStatus ?? 201).end());
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has this kind of address.
  const { port } = server.address() as AddressInfo;
  return { server, url: `http://127.0.0.1:${port}/log` };
}

/** Shows its leaves to whoever asks, and no bytes behind them. */
function answerAudit(shown: Shown, body: string, response: ServerResponse): void {
  const [, what, , size, indices = ''] = body.split('\n');
  if (what !== 'leaves') {
    response.writeHead(404).end();
    return;
  }
  const tree = buildTree(shown.leaves.slice(0, Number(size)).map((leaf) => hashLeaf(leaf)));
  const leaves = indices.split(',').map((index) => ({
    index: Number(index),
    leaf: toBase64(shown.leaves[Number(index)] ?? new Uint8Array()),
    proof: makeInclusionProof(tree, Number(index)).map(toBase64),
  }));
  response.writeHead(200).end(JSON.stringify({ leaves }));
}

function prove(leaves: readonly Uint8Array[], from: number, to: number): string[] {
  const tree = buildTree(leaves.slice(0, to).map((leaf) => hashLeaf(leaf)));
  return makeConsistencyProof(tree, from, to).map(toBase64);
}
