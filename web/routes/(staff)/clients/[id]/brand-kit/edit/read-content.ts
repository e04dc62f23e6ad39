import type { BrandKitContent } from '#server/modules/clients/kit-schema.ts';
import type { FormText } from '#web/form.ts';

/** The brand kit as its form writes it; lines left wholly empty are dropped. */
export function readContent(form: FormText): BrandKitContent {
  const address = form.text('address');
  return {
    presentation: form.text('presentation'),
    audience: form.text('audience'),
    tone: form.text('tone'),
    address: address === 'tu' || address === 'neutral' ? address : 'vous',
    say: readLines(form.text('say')),
    avoid: readLines(form.text('avoid')),
    claimsAllowed: readPairs(form, 'claimsAllowed.text', 'claimsAllowed.proof').map(
      ([text, proof]) => ({ text, proof }),
    ),
    claimsForbidden: readPairs(form, 'claimsForbidden.text', 'claimsForbidden.why').map(
      ([text, why]) => ({ text, why }),
    ),
    emoji: form.text('emoji'),
    altText: form.text('altText'),
    pillars: readPairs(form, 'pillars.name', 'pillars.share').map(([name, share]) => ({
      name,
      share: Number(share) || 0,
    })),
    colours: readPairs(form, 'colours.name', 'colours.hex').map(([name, hex]) => ({ name, hex })),
  };
}

function readLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function readPairs(form: FormText, first: string, second: string): [string, string][] {
  const seconds = form.all(second);
  return form
    .all(first)
    .map((text, i): [string, string] => [text.trim(), (seconds[i] ?? '').trim()])
    .filter(([text, other]) => text !== '' || other !== '');
}
