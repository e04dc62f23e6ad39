import { createRequire } from 'node:module';
import type pptxgen from 'pptxgenjs';
import { type Doc, printableDoc } from './document.ts';
import { fixDates } from './fix-dates.ts';

type Deck = InstanceType<typeof pptxgen.default>;

// What Node imports of it is CommonJS: the class itself, where its types promise a module around it.
const Slides: new () => Deck = createRequire(import.meta.url)('pptxgenjs');

const SERIF = 'Newsreader';
const SANS = 'Atkinson Hyperlegible Next';
const INK = '21201C';

/** The document as slides (`.pptx`), one idea each; the same one at the same hour gives the same bytes. */
export async function renderPptx(given: Doc, { at }: { at: Date }): Promise<Uint8Array> {
  const doc = printableDoc(given);
  const deck = new Slides();
  deck.layout = 'LAYOUT_WIDE';
  deck.title = doc.title;
  deck.author = '';
  deck.company = '';
  const first = deck.addSlide();
  const box = { x: 0.9, w: 11.5, color: INK, margin: 0 };
  first.addText(doc.title, { ...box, y: 2.4, h: 1.4, fontFace: SERIF, fontSize: 44 });
  first.addText(doc.subtitle, { ...box, y: 3.9, h: 0.6, fontFace: SANS, fontSize: 18 });
  foot(first, doc);
  for (const { slide: idea } of doc.sections) {
    if (!idea) continue;
    const slide = deck.addSlide();
    slide.addText(idea.title, {
      ...{ ...box, y: 0.6, h: 1.1, fontFace: SERIF, fontSize: 32, valign: 'top' },
    });
    if (idea.points.length > 0) {
      const points = idea.points.map((text) => ({
        text,
        options: { bullet: { indent: 18 }, breakLine: true, paraSpaceAfter: 10 },
      }));
      slide.addText(points, {
        ...{ ...box, y: 1.9, h: 4.6, fontFace: SANS, fontSize: 20, valign: 'top', fit: 'shrink' },
      });
    }
    foot(slide, doc);
  }
  const made = await deck.write({ outputType: 'uint8array' });
  if (!(made instanceof Uint8Array)) throw new Error('the slides are no bytes');
  return fixDates(made, at);
}

function foot(slide: ReturnType<Deck['addSlide']>, doc: Doc) {
  slide.addText(doc.foot, {
    ...{
      x: 0.9,
      y: 7.0,
      w: 10.5,
      h: 0.3,
      fontFace: SANS,
      fontSize: 11,
      color: '63635E',
      margin: 0,
    },
  });
  slide.slideNumber = { x: 12.3, y: 7.0, fontFace: SANS, fontSize: 11, color: '63635E' };
}
