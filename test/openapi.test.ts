import { expect, test } from 'vitest';
import { isOpenApiCurrent } from '../server/cli/open-api.ts';

test('the committed openapi.json says what the contracts say', async () => {
  expect(await isOpenApiCurrent(), 'write it again: `npx compagnon open-api`').toBe(true);
});
