import { expect, test } from 'vitest';
import { bodyShapes } from './leaf-body.ts';
import { findFlaw, type Shape } from './shape.ts';

/** What a person could be known by. */
const personal = ['Maud Kerloch', 'maud@bocal.example', 'https://bocal.example/maud', 'Été'];
/** The log's own name and keys' names: of machines and roles, as `log.md` says. */
const named = ['origin', 'key', 'oldKey', 'newKey', 'witness', 'recovery', 'replaces'];

test('no field of any leaf takes a name, an address or a text', () => {
  const shapes: readonly (readonly [string, Shape])[] = Object.entries(bodyShapes);
  const open = shapes.flatMap(([kind, shape]) =>
    Object.keys(shape)
      .filter((field) => !named.includes(field))
      .flatMap((field) =>
        personal
          .flatMap((value) => [value, [value]])
          .filter(
            (value) =>
              findFlaw({ [field]: value }, { [field]: shape[field] as never }) === undefined,
          )
          .map((value) => `${kind}.${field} takes ${value}`),
      ),
  );
  expect(open).toEqual([]);
  expect(
    findFlaw({ origin: 'maud@bocal.example' }, { origin: bodyShapes['log-opened'].origin }),
  ).toBe(undefined);
});
