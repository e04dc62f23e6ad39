import { implement } from '@orpc/server';
import type { Db } from '../../db/db.ts';
import type { ApiContext } from '../../http/context.ts';
import { answer, refuseRequest, requireSession } from '../../http/refusal.ts';
import type { Clock } from '../../lib/clock.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { readParameters, setParameter } from '../../rules/agency-parameters.ts';
import { isParameter, parameters } from '../../rules/parameters.ts';
import { agencyNow } from '../people/public.ts';
import { rulesContract } from './rules-schema.ts';
import { viewLabels, viewParameters, viewRule, viewRules } from './rules-view.ts';

type OutOfBounds = { type: 'input-invalid' };

const refusals = {
  fr: {
    'input-invalid': () =>
      'Cette valeur est hors des bornes du seuil. Rien n’a été changé. Corrigez-la.',
  },
  en: {
    'input-invalid': () =>
      'This value is outside the threshold’s bounds. Nothing was changed. Please correct it.',
  },
};

/** The catalogue of rules, for whoever works here or for whom; thresholds are the head's. */
export function rulesRoutes(deps: { readonly db: Db; readonly clock: Clock }) {
  const os = implement(rulesContract).$context<ApiContext>();
  const { db, clock } = deps;
  return {
    listRules: os.listRules.handler(({ context }) => {
      const { scope, locale, role } = requireSession(context);
      return db.read(scope, async (tx) => {
        const at = await agencyNow(tx, scope.agencyId, clock);
        const own = await readParameters(tx, scope.agencyId);
        return {
          rules: viewRules({ locale, at }),
          labels: viewLabels(locale),
          parameters: viewParameters(own, locale),
          canSetParameters: role === 'head',
        };
      });
    }),

    readRule: os.readRule.handler(async ({ context, input }) => {
      const { scope, locale } = requireSession(context);
      const at = await db.read(scope, (tx) => agencyNow(tx, scope.agencyId, clock));
      return viewRule(input.id, { locale, at }) ?? refuseRequest('not-found', context);
    }),

    setRuleParameter: os.setRuleParameter.handler(async ({ context, input }) => {
      const { scope, role, memberId } = requireSession(context);
      const { name, value } = input;
      if (!isParameter(name)) refuseRequest('not-found', context);
      if (role !== 'head') refuseRequest('not-allowed', context);
      const { min, max } = parameters[name];
      answer(checkBounds(value, min, max), context, refusals);
      await db.write(scope, async (tx) => {
        const at = await agencyNow(tx, scope.agencyId, clock);
        const { agencyId } = scope;
        await setParameter(tx, { agencyId, name, value, by: memberId, at });
      });
      return {};
    }),
  };
}

function checkBounds(value: number | null, min: number, max: number): Result<null, OutOfBounds> {
  const isWithin = value === null || (value >= min && value <= max);
  return isWithin ? ok(null) : refuse({ type: 'input-invalid' });
}
