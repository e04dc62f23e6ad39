import { writeFileSync } from 'node:fs';
import { methodHash } from './indicator.ts';
import { allIndicators } from './indicators.ts';

/** `docs/indicators.md`, from what each indicator says of itself. */
export function indicatorsDoc(): string {
  const entries = allIndicators.map((item) =>
    [
      `## ${item.name.en}, version ${item.version}`,
      `\`${item.id}\`, in French *${item.name.fr}*. Family: ${item.family}. Unit: ${item.unit}. Marks: ${item.marks.join(', ')}. Read from: ${item.inputs.join(', ')}.${item.params.length === 0 ? '' : ` Parameters: ${item.params.join(', ')}.`}`,
      `${item.definition.en} ${item.attention.en}`,
      `*${item.definition.fr} ${item.attention.fr}*`,
      `Hash of the definition: \`${methodHash(item)}\``,
    ].join('\n\n'),
  );
  return `${head}\n${entries.join('\n\n')}\n`;
}

const head = `# Indicators

Written by \`node verifier/report/indicators-doc.ts\` from \`verifier/report/indicators/\`; a test compares.
A version never changes what it computes. The hash is of all that an indicator says of itself, as
[formats/report.md](formats/report.md) section 4 says: it is registered with each indicator that is announced.

Of each object the last reading of the period counts; comments, visits, mentions and subscriptions are counted
once however often they were read. Nothing is computed from observations of different marks, what is unknown
is never zero, and fewer than 30 are called too few to conclude. Advertising value and potential reach aren't
here: they say nothing of what was seen or done.
`;

if (import.meta.main) {
  writeFileSync(new URL('../../docs/indicators.md', import.meta.url), indicatorsDoc());
}
