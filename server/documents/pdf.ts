import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { type Doc, printableDoc } from './document.ts';

const FONTS = path.join(import.meta.dirname, 'fonts');
const require = createRequire(import.meta.url);

/** What is used of the compiler; it is a binary for some platforms only. */
type Compiler = {
  compile(options: { mainFileContent: string; inputs: Record<string, string> }): {
    readonly result: object | null;
    hasError(): boolean;
    takeDiagnostics(): { shortDiagnostics: unknown } | null;
  };
  pdf(document: object, options: { creationTimestamp: number; pdfStandard?: string }): Buffer;
  evictCache(maxAge: number): void;
};

let opened: { compiler: Compiler; template: string } | null | undefined;

/** Whether this platform has the compiler. */
export function canRenderPdf(): boolean {
  try {
    return require.resolve(packageName()) !== '';
  } catch {
    return false;
  }
}

/**
 * The document as tagged PDF, A4; the same document at the same hour gives the same bytes. Null where
 * the compiler isn't installed: the page is printed instead. Throws where the document can't be set.
 */
export function renderPdf(doc: Doc, { at }: { at: Date }): Uint8Array | null {
  const tool = open();
  if (!tool) return null;
  const creationTimestamp = Math.floor(at.getTime() / 1000);
  const pdf = tool.compiler.pdf(compile(tool, doc), { creationTimestamp, pdfStandard: 'ua-1' });
  tool.compiler.evictCache(10);
  return new Uint8Array(pdf);
}

function compile({ compiler, template }: NonNullable<ReturnType<typeof open>>, doc: Doc): object {
  const inputs = { doc: JSON.stringify(printableDoc(doc)) };
  const done = compiler.compile({ mainFileContent: template, inputs });
  if (done.hasError() || done.result === null) {
    const why = JSON.stringify(done.takeDiagnostics()?.shortDiagnostics);
    throw new Error(`a document could not be set: ${why}`);
  }
  return done.result;
}

function open() {
  if (opened !== undefined) return opened;
  const { NodeCompiler } = load() ?? {};
  opened = NodeCompiler
    ? {
        compiler: NodeCompiler.create({ workspace: FONTS, fontArgs: [{ fontPaths: [FONTS] }] }),
        template: readFileSync(path.join(import.meta.dirname, 'document.typ'), 'utf8'),
      }
    : null;
  return opened;
}

type Library = {
  NodeCompiler: {
    create(options: { workspace: string; fontArgs: { fontPaths: string[] }[] }): Compiler;
  };
};

function load(): Library | null {
  if (!canRenderPdf()) return null;
  return require(packageName()) as Library; // its own types lie in a package that isn't installed
}

function packageName(): string {
  const libc = process.platform === 'linux' ? '-gnu' : '';
  return `@myriaddreamin/typst-ts-node-compiler-${process.platform}-${process.arch}${libc}`;
}
