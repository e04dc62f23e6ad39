import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startSandbox } from '../../sandbox/sandbox.ts';
import { testConnector } from '../contract.ts';
import { sandbox } from './sandbox.ts';

testConnector('The sandbox', {
  connector: sandbox,
  async open() {
    const folder = await mkdtemp(path.join(tmpdir(), 'sandbox-'));
    const server = await startSandbox({ folder });
    const network = 'Bluesky' as const;
    const { token, remoteId } = await server.createAccount({
      network,
      handle: 'ombrelune',
      name: 'Ombrelune',
    });
    const credentials = { url: server.url, network, token };
    return {
      credentials,
      badCredentials: { ...credentials, token: 'sandbox-of-nobody' },
      handle: '@ombrelune@bluesky.sandbox',
      async countPublished() {
        return (await server.listPosts(remoteId)).length;
      },
      async revokedCredentials() {
        const other = await server.createAccount({ network, handle: 'bielleroux', name: 'B' });
        await server.control({ type: 'revoke', account: other.remoteId });
        return { ...credentials, token: other.token };
      },
      async close() {
        await server.wipe();
        await rm(folder, { recursive: true, force: true });
      },
    };
  },
});
