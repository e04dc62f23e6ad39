import { readFileSync } from 'node:fs';
import * as radix from '@radix-ui/colors';
import { expect, test } from 'vitest';

const scales: Record<string, Record<string, string>> = radix;

test('every step of the palette is the step of the package, light and dark', () => {
  const css = readFileSync(new URL('./palette.css', import.meta.url), 'utf8');
  const lines = [...css.matchAll(/--(\w+)-(\d+): light-dark\((#\w+), (#\w+)\);/g)];
  expect(lines.length).toBeGreaterThan(40);
  for (const [, hue, step, light, dark] of lines) {
    expect(scales[`${hue}`]?.[`${hue}${step}`]).toBe(light);
    expect(scales[`${hue}Dark`]?.[`${hue}${step}`]).toBe(dark);
  }
});
