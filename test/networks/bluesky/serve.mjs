// A directory of identities (PLC) and a personal data server, on loopback only. Started by pds.ts,
// which writes one line of settings to our standard input and holds it open: when it closes, we stop.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { Server } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Secp256k1Keypair } from '@atproto/crypto';
import { PDS } from '@atproto/pds';
import plcServer from '@did-plc/server';

// Both servers listen on every interface and can't be told otherwise.
const listen = Server.prototype.listen;
Server.prototype.listen = function (port, ...rest) {
  return typeof port === 'number'
    ? listen.call(this, port, '127.0.0.1', ...rest)
    : listen.call(this, port, ...rest);
};

const lines = createInterface({ input: process.stdin });
const { dataDir, isTemporary, port, adminPassword, appViewUrl } = JSON.parse(
  await new Promise((resolve) => lines.once('line', resolve)),
);
await mkdir(dataDir, { recursive: true });

const keys = await kept('keys.json', async () => ({
  rotation: await newKey(),
  recovery: await newKey(),
  jwtSecret: Buffer.from(crypto.getRandomValues(new Uint8Array(24))).toString('hex'),
}));
const plc = await startPlc();
const pds = await PDS.fromEnv({
  devMode: true,
  port,
  hostname: 'localhost',
  dataDirectory: dataDir,
  blobstoreDiskLocation: path.join(dataDir, 'blobs'),
  serviceHandleDomains: ['.test'],
  didPlcUrl: `http://localhost:${plc.server.address().port}`,
  plcRotationKeyK256PrivateKeyHex: keys.rotation,
  recoveryDidKey: (await Secp256k1Keypair.import(keys.recovery)).did(),
  jwtSecret: keys.jwtSecret,
  adminPassword,
  inviteRequired: false,
  disableSsrfProtection: true,
  bskyAppViewUrl: appViewUrl ?? 'https://appview.invalid',
  bskyAppViewDid: 'did:example:invalid',
  modServiceUrl: 'https://moderation.invalid',
  modServiceDid: 'did:example:invalid',
});
await pds.start();
const plcUrl = `http://localhost:${plc.server.address().port}`;
process.stdout.write(`${JSON.stringify({ url: `http://localhost:${port}`, plcUrl })}\n`);

lines.once('close', stop);
process.once('SIGTERM', stop);

async function stop() {
  setTimeout(() => process.exit(0), 2_000).unref();
  await pds.destroy().catch(() => {});
  await plc.destroy().catch(() => {});
  if (isTemporary) await rm(dataDir, { recursive: true, force: true });
  process.exit(0);
}

async function newKey() {
  const pair = await Secp256k1Keypair.create({ exportable: true });
  return Buffer.from(await pair.export()).toString('hex');
}

/** What stands in the file, or what `make` makes, kept there for the next start. */
async function kept(name, make) {
  const file = path.join(dataDir, name);
  const found = await readFile(file, 'utf8').catch(() => null);
  if (found !== null) return JSON.parse(found);
  const made = await make();
  await writeFile(file, JSON.stringify(made), { mode: 0o600 });
  return made;
}

/** The directory's own in-memory store, which here remembers its operations over a restart. */
async function startPlc() {
  const { PlcServer, MockDatabase } = plcServer;
  const db = new MockDatabase();
  const operations = await kept('plc.json', async () => []);
  const add = db.validateAndAddOp.bind(db);
  for (const [did, operation] of operations) await add(did, operation);
  db.validateAndAddOp = async (did, operation) => {
    await add(did, operation);
    operations.push([did, operation]);
    await writeFile(path.join(dataDir, 'plc.json'), JSON.stringify(operations));
  };
  const server = PlcServer.create({ db, port: 0 });
  await server.start();
  return server;
}
