import { describe, expect, test } from 'vitest';
import type { Doc } from './document.ts';
import { renderDocx } from './docx.ts';
import { canRenderPdf, renderPdf } from './pdf.ts';
import { renderPptx } from './pptx.ts';
import { readZip } from './zip.ts';

const doc: Doc = {
  title: 'Recommandation « Brassé de Lune »',
  subtitle: 'Ombrelune, version 2',
  foot: 'Ombrelune, v2, 9c68 88f8',
  locale: 'fr',
  sections: [
    {
      title: 'Ce que nous avons compris',
      blocks: [
        {
          kind: 'paragraph',
          text: 'Čeština, œuf, 12\u202f000 €\n#let x = 1; *pas* <gras> & "cité"',
        },
        { kind: 'list', items: ['Un', 'Deux & trois'] },
      ],
      slide: { title: 'Compris & <lu>', points: ['Un', 'Deux & trois'] },
    },
    {
      title: 'Plan A',
      blocks: [
        {
          kind: 'table',
          head: ['Ligne', 'HT'],
          numbers: [1],
          rows: Array.from({ length: 80 }, (_, i) => [`Conseil ${i}`, '3 120 €']),
          foot: [['Total', '12 537 €']],
        },
        { kind: 'verdict', tone: 'bad', text: 'irréalisable : dépasse de 3 537 euros' },
        { kind: 'stamp', lines: ['Signé par l’auteur', 'Inès Taldir'] },
      ],
      slide: { title: 'Plan A', points: [] },
    },
    { title: 'Sans diapositive', blocks: [] },
  ],
};
const at = new Date('2026-10-16T12:00:00Z');
const text = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);
const filesOf = (zip: Uint8Array) =>
  new Map(readZip(zip).map(({ name, data }) => [name, new TextDecoder().decode(data)]));

/** Every element is closed in its turn, and no markup character stands bare in a text. */
function expectWellFormed(xml: string, name: string) {
  const open: string[] = [];
  const rest = xml.replace(/<\?xml[^>]*\?>/, '').replaceAll(/<!--[\s\S]*?-->/g, '');
  for (const [, close, tag = '', self] of rest.matchAll(/<(\/?)([\w:.-]+)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (close) expect([name, open.pop()]).toEqual([name, tag]);
    else if (!self) open.push(tag);
  }
  expect([name, open]).toEqual([name, []]);
  const words = rest.replaceAll(/<[^<>]*>/g, '');
  expect([name, /<|>|&(?!(amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)/i.test(words)]).toEqual([
    name,
    false,
  ]);
}

describe.skipIf(!canRenderPdf())('a PDF', () => {
  test('is tagged, in its language, with a title, on A4, and the same bytes twice', () => {
    const pdf = renderPdf(doc, { at });
    if (!pdf) throw new Error('the compiler is there');
    expect(text(pdf.slice(0, 5))).toBe('%PDF-');
    expect(text(pdf)).toContain('/StructTreeRoot');
    expect(text(pdf)).toContain('/Lang (fr)');
    expect(text(pdf)).toContain('pdfuaid');
    expect(text(pdf)).toMatch(/\/MediaBox \[0 0 595\.\d+ 841\.\d+\]/);
    expect(Buffer.compare(renderPdf(doc, { at }) ?? Buffer.alloc(0), pdf)).toBe(0);
    const later = renderPdf(doc, { at: new Date('2026-10-17T12:00:00Z') });
    expect(Buffer.compare(later ?? Buffer.alloc(0), pdf)).not.toBe(0);
  });

  test('holds our fonts, and no other in their place', () => {
    const pdf = text(renderPdf(doc, { at }) ?? new Uint8Array());
    const names = [...pdf.matchAll(/\/FontName \/[A-Z]{6}\+([\w-]+)/g)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(1);
    for (const name of names) expect(name).toMatch(/^(Atkinson|Newsreader)/);
  });
});

test('a text document is well formed, holds every word as it is, and is the same bytes twice', async () => {
  const docx = await renderDocx(doc, { at });
  const files = filesOf(docx);
  for (const [name, xml] of files) if (/\.(xml|rels)$/.test(name)) expectWellFormed(xml, name);
  const body = files.get('word/document.xml') ?? '';
  expect(body).toContain('Čeština, œuf, 12\u00a0000 €');
  expect(body).toContain(
    '#let x = 1; *pas* &lt;gras&gt; &amp; "cité"'.replaceAll(
      '"',
      body.includes('&quot;') ? '&quot;' : '"',
    ),
  );
  expect(body).toContain('w:tblHeader');
  expect(files.get('docProps/core.xml')).toContain('2026-10-16T12:00:00Z');
  await new Promise((resolve) => setTimeout(resolve, 1100));
  expect(Buffer.compare(await renderDocx(doc, { at }), docx)).toBe(0);
});

test('slides are well formed, one idea each, and the same bytes twice', async () => {
  const pptx = await renderPptx(doc, { at });
  const files = filesOf(pptx);
  for (const [name, xml] of files) if (/\.(xml|rels)$/.test(name)) expectWellFormed(xml, name);
  const slides = [...files.keys()].filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name));
  expect(slides).toHaveLength(3);
  expect(files.get('ppt/slides/slide2.xml')).toContain('Compris &amp; &lt;lu&gt;');
  expect(files.get('ppt/slides/slide2.xml')).toContain('Deux &amp; trois');
  await new Promise((resolve) => setTimeout(resolve, 1100));
  expect(Buffer.compare(await renderPptx(doc, { at }), pptx)).toBe(0);
});
