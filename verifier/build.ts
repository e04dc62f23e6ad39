import { createHash } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { recode } from './page/model.ts';

const maxPageLength = 100_000;

if (import.meta.main) await buildAll();

/** Makes what is published: the two pages, and the two programs as one file each. */
async function buildAll(): Promise<void> {
  const folder = pathOf('dist');
  await mkdir(folder, { recursive: true });
  const [page, phone] = [await buildPage(), await buildPhonePage()];
  const programs = await Promise.all([
    bundle(import.meta.resolve('./cli.ts'), 'node'),
    bundle(import.meta.resolve('./witness.ts'), 'node'),
  ]);
  const files = [
    { name: 'verify.html', bytes: page },
    { name: 'witness.html', bytes: phone },
    { name: 'cli.js', bytes: Buffer.from(programs[0]) },
    { name: 'witness.js', bytes: Buffer.from(programs[1]) },
  ];
  for (const { name, bytes } of files) {
    await writeFile(`${folder}/${name}`, bytes);
    if (name.endsWith('.js')) await chmod(`${folder}/${name}`, 0o755);
    const hash = createHash('sha256').update(bytes).digest('hex');
    process.stdout.write(`${hash}  ${name}  ${bytes.length} bytes\n`);
  }
}

/**
 * The verifier page, whole in one file: script and style inside, nothing fetched, and a policy that
 * allows style, script and the few lines that unpack it by their hash, and nothing else. The packer is
 * our own (`page/model.ts`): the same sources give the same bytes.
 */
export async function buildPage(): Promise<Uint8Array> {
  const [template, css, loader, script] = await Promise.all([
    readFile(pathOf('page/page.html'), 'utf8'),
    readFile(pathOf('page/page.css'), 'utf8'),
    bundle(import.meta.resolve('./page/unpack.ts'), 'browser').then(inAscii),
    bundle(import.meta.resolve('./page/page.ts'), 'browser'),
  ]);
  const style = shorten(css);
  if (/<\/script|<!--|[^\0-\x7f]/i.test(loader))
    throw new Error('the script would end its own element');
  const packed = pack(script);
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(loader)}' '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const text = toAscii(template)
    .replace('%CSP%', policy)
    .replace('/* style */', () => style)
    .replace('/* script */', () => loader);
  const [before, after] = text.split('/* packed */');
  if (before === undefined || after === undefined) throw new Error('the page has no place for it');
  const page = Buffer.concat([Buffer.from(before), escaped(packed), Buffer.from(after)]);
  if (page.length > maxPageLength) throw new Error(`the page has ${page.length} bytes`);
  return page;
}

/**
 * The witness for a phone, whole in one file: it asks the log's server and nobody else, and keeps on the
 * device what it saw. It is small, and stands unpacked for whoever wants to read it.
 */
export async function buildPhonePage(): Promise<Uint8Array> {
  const [template, css, own, script] = await Promise.all([
    readFile(pathOf('phone/phone.html'), 'utf8'),
    readFile(pathOf('page/page.css'), 'utf8'),
    readFile(pathOf('phone/phone.css'), 'utf8'),
    bundle(import.meta.resolve('./phone/phone.ts'), 'browser').then(inAscii),
  ]);
  const style = shorten(`${css}\n${own}`);
  if (/<\/script|<!--|[^\0-\x7f]/i.test(script))
    throw new Error('the script would end its own element');
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "connect-src 'self' https: http://localhost:* http://127.0.0.1:*",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const page = toAscii(template)
    .replace('%CSP%', policy)
    .replace('/* style */', () => style)
    .replace('/* script */', () => script);
  if (page.length > maxPageLength) throw new Error(`the page has ${page.length} bytes`);
  return Buffer.from(page);
}

async function bundle(entry: string, platform: 'browser' | 'node'): Promise<string> {
  const isNode = platform === 'node';
  const result = await build({
    root: pathOf('.'),
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    ...(isNode ? { ssr: { noExternal: true, target: 'node' as const } } : {}),
    build: {
      write: false,
      target: isNode ? 'node24' : 'es2022',
      // What runs at a client's is meant to be read; the page must be small.
      minify: !isNode,
      modulePreload: false,
      ssr: isNode,
      rolldownOptions: { input: fileURLToPath(entry), output: { format: 'es' } },
    },
  });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((item) =>
    'output' in item ? item.output : [],
  );
  const [chunk] = outputs;
  if (outputs.length !== 1 || chunk?.type !== 'chunk') throw new Error(`${entry} is not one file`);
  return chunk.code.trim();
}

/** The script's length in three bytes, then its bytes as the page unpacks them. */
function pack(script: string): Uint8Array {
  const plain = new Uint8Array(Buffer.from(script));
  const { length } = plain;
  return Buffer.concat([Uint8Array.of(length >> 16, length >> 8, length), recode(plain)]);
}

/** The page is read as windows-1252, which gives every byte a character: base64 would cost a third. */
function escaped(bytes: Uint8Array): Uint8Array {
  const escapes = new Set([0x00, 0x0d, 0x3c, 0x3d]);
  return Uint8Array.from(
    [...bytes].flatMap((byte) => (escapes.has(byte) ? [0x3d, byte + 0x40] : [byte])),
  );
}

/** Our own few lines hold no letter outside a string. */
function inAscii(script: string): string {
  const spelled = (letter: string) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return script.replace(/[^\0-\x7f]/g, spelled);
}

function toAscii(html: string): string {
  return html.replace(/[^\0-\x7f]/gu, (letter) => `&#${letter.codePointAt(0)};`);
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** Our own style sheet has no string that holds two spaces, a brace or a comment. */
function shorten(css: string): string {
  return css
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .trim();
}

function pathOf(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}
