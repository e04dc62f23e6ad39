import path from 'node:path';

/** In order: a module may look at those above it, never below. */
export const modules = [
  'people',
  'signing',
  'clients',
  'mentoring',
  'publishing',
  'inbox',
  'hours',
  'creators',
  'operations',
  'contests',
  'audience',
  'reports',
  'briefs',
  'handover',
  'today',
] as const;

type Room =
  | { kind: 'verifier' | 'switchboard' | 'registry' | 'contract' | 'web' | 'test' | 'bench' }
  | { kind: 'kit'; name: string }
  | { kind: 'connector'; name: string }
  | { kind: 'module'; name: string };

/** What a kit may import besides `lib` and itself. */
const kits: Readonly<Record<string, readonly string[]>> = {
  lib: [],
  db: [],
  http: [],
  vault: [],
  blobs: ['db'],
  jobs: ['db'],
  mail: ['db', 'jobs'],
  auth: ['db', 'http'],
  sandbox: [],
  evidence: ['db', 'vault', 'blobs', 'jobs', 'http'],
  rules: ['db', 'evidence'],
  discovery: ['db'],
  documents: [],
};

/** Libraries of the rooms that are held narrow; the other rooms choose by a reason in the commit. */
const narrow: Readonly<Record<string, readonly string[]>> = {
  verifier: ['@noble/hashes', '@noble/curves'],
  lib: ['zod'],
};

/** The room that a file stands in, or null: an error. */
export function roomOf(file: string): Room | null {
  const [top, second, third] = file.split('/');
  if (top === 'verifier') return { kind: 'verifier' };
  if (top === 'web') return { kind: 'web' };
  if (top === 'test') return { kind: 'test' };
  if (top === 'bench') return { kind: 'bench' };
  if (top !== 'server' || second === undefined) return null;
  const beside = second.replace('.test.ts', '.ts');
  if (['app.ts', 'main.ts', 'config.ts', 'log.ts', 'cli', 'demo'].includes(beside))
    return { kind: 'switchboard' };
  if (second === 'connectors') return roomOfConnector(third ?? '', file.split('/').length);
  if (second === 'modules') {
    return (modules as readonly string[]).includes(third ?? '')
      ? { kind: 'module', name: third ?? '' }
      : null;
  }
  return second in kits ? { kind: 'kit', name: second } : null;
}

function roomOfConnector(name: string, depth: number): Room {
  if (name === 'registry.ts') return { kind: 'registry' };
  return depth > 3 ? { kind: 'connector', name } : { kind: 'contract' };
}

/** Whether `file` may import `target`: a path from the root, or a library's name. Deny by default. */
export function mayImport(file: string, target: string): boolean {
  const room = roomOf(file);
  if (room === null) return false;
  if (isTest(file)) return true;
  const there = isPath(target) ? roomOf(target) : null;
  switch (room.kind) {
    case 'test':
    case 'bench':
    case 'switchboard':
      return true;
    case 'verifier':
      if (there) return there.kind === 'verifier';
      return (
        isNarrow('verifier', target) || (isNode(target) && mayTouchNode(file)) || isBuilder(file)
      );
    case 'web':
      return there ? mayWebImport(there, target) : !isNode(target) && !isServerLibrary(target);
    case 'registry':
      return there?.kind === 'connector' || there?.kind === 'contract';
    case 'contract':
      return there ? isLib(there) || there.kind === 'contract' : true;
    case 'connector':
      return there
        ? isLib(there) ||
            there.kind === 'contract' ||
            (there.kind === 'connector' && there.name === room.name)
        : true;
    case 'kit':
      return there
        ? mayKitImport(room.name, there)
        : room.name !== 'lib' || isNarrow('lib', target);
    case 'module':
      return there ? mayModuleImport(room.name, there, target) : true;
  }
}

function isTest(file: string): boolean {
  const isSuite = /^server\/connectors\/(contract(-\w+)?|disturbances)\.ts$/.test(file);
  return file.endsWith('.test.ts') || file.startsWith('verifier/sample/') || isSuite;
}

function isPath(target: string): boolean {
  return /^(server|web|verifier|test|bench)\//.test(target);
}

function mayKitImport(name: string, there: Room): boolean {
  // Evidence makes what the verifier checks; discovery counts by the very words that it counts by.
  if (there.kind === 'verifier') return name === 'evidence' || name === 'discovery';
  if (there.kind !== 'kit') return false;
  return there.name === 'lib' || there.name === name || (kits[name] ?? []).includes(there.name);
}

function mayModuleImport(name: string, there: Room, target: string): boolean {
  if (there.kind === 'verifier' || there.kind === 'kit') return true;
  if (there.kind === 'contract') return /\/(connector|key)\.ts$/.test(target);
  if (there.kind !== 'module') return false;
  if (there.name === name) return true;
  const order = modules as readonly string[];
  return (
    order.indexOf(there.name) < order.indexOf(name) &&
    /\/(public|([a-z]+-)?schema)\.ts$/.test(target)
  );
}

function mayWebImport(there: Room, target: string): boolean {
  if (there.kind === 'web' || there.kind === 'verifier' || isLib(there)) return true;
  return there.kind === 'module' && /\/(([a-z]+-)?schema|messages)\.ts$/.test(target);
}

function isLib(room: Room): boolean {
  return room.kind === 'kit' && room.name === 'lib';
}

function isNode(target: string): boolean {
  return target.startsWith('node:');
}

function mayTouchNode(file: string): boolean {
  const isProgram = ['cli.ts', 'witness.ts', 'build.ts', 'native.ts'].includes(path.basename(file));
  return isProgram || file.startsWith('verifier/witness/');
}

function isBuilder(file: string): boolean {
  return ['build.ts', 'indicators-doc.ts'].includes(path.basename(file));
}

function isServerLibrary(target: string): boolean {
  return /^(pg|pg-boss|kysely|better-auth|nodemailer|hono|pino|sharp|@orpc\/server)(\/|$)/.test(
    target,
  );
}

function isNarrow(room: string, target: string): boolean {
  return (narrow[room] ?? []).some((name) => target === name || target.startsWith(`${name}/`));
}
