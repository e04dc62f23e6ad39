import type { Pack } from '../pack.ts';
import { frContests } from './fr-contests.ts';
import { frFoodAlcohol } from './fr-food-alcohol.ts';
import { frInfluence } from './fr-influence.ts';
import { frTrainees } from './fr-trainees.ts';

export const fr: Pack = {
  jurisdiction: 'FR',
  rules: [...frInfluence, ...frFoodAlcohol, ...frContests, ...frTrainees],
};
