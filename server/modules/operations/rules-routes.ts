import { implement } from '@orpc/server';
import type { Db } from '../../db/db.ts';
import type { ApiContext } from '../../http/context.ts';
import { answer, type RefusalTexts, refuseRequest, requireSession } from '../../http/refusal.ts';
import type { Clock } from '../../lib/clock.ts';
import type { OperationId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { readParameters, setParameter } from '../../rules/agency-parameters.ts';
import { type AnswerRefusal, sayFact } from '../../rules/answers.ts';
import { type OverruleRefusal, overruleRule } from '../../rules/overrule.ts';
import { isParameter, parameters } from '../../rules/parameters.ts';
import { agencyNow } from '../people/public.ts';
import { mayEdit, mayRelease } from './policy.ts';
import { openCase, subjectOf } from './rule-case.ts';
import { readOperationRules } from './rules-case.ts';
import { rulesContract } from './rules-schema.ts';
import { viewLabels, viewParameters, viewRule, viewRules } from './rules-view.ts';

type OutOfBounds = { type: 'input-invalid' };

const refusals: RefusalTexts<OutOfBounds> = {
  fr: {
    'input-invalid': () =>
      'Cette valeur est hors des bornes du seuil. Rien n’a été changé. Corrigez-la.',
  },
  en: {
    'input-invalid': () =>
      'This value is outside the threshold’s bounds. Nothing was changed. Please correct it.',
  },
};

const caseRefusals: RefusalTexts<AnswerRefusal | OverruleRefusal> = {
  fr: {
    'fact-unknown': () =>
      'Aucune règle ne pose cette question. Rien n’a été changé. Rechargez la page.',
    'input-invalid': () =>
      'Cette réponse ne convient pas à la question. Rien n’a été changé. Répondez-y autrement.',
    'not-a-senior': () =>
      'Passer outre revient à un référent. Rien n’a été changé. Demandez-le-lui.',
    'reason-missing': () =>
      'Il faut une phrase qui dise pourquoi. Rien n’a été changé. Écrivez-la.',
    'not-overrulable': ({ ruleId }) =>
      `${ruleId} ne peut pas être écartée : elle refuse, elle attend une réponse, ou elle ne s’applique pas. Rien n’a été changé. Corrigez ce qu’elle demande.`,
  },
  en: {
    'fact-unknown': () => 'No rule asks this question. Nothing was changed. Reload the page.',
    'input-invalid': () =>
      'This answer doesn’t fit the question. Nothing was changed. Answer it otherwise.',
    'not-a-senior': () => 'Going past a rule is for a mentor. Nothing was changed. Ask yours.',
    'reason-missing': () => 'A sentence must say why. Nothing was changed. Please write it.',
    'not-overrulable': ({ ruleId }) =>
      `${ruleId} can’t be gone past: it refuses, it wants an answer, or it doesn’t apply. Nothing was changed. Mend what it asks for.`,
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

    readOperationRules: os.readOperationRules.handler(async ({ context, input }) => {
      const session = requireSession(context);
      const { scope } = session;
      const id = input.operationId as OperationId; // the path says so
      const view = await db.read(scope, async (tx) =>
        readOperationRules(tx, session, id, await agencyNow(tx, scope.agencyId, clock)),
      );
      return view ?? refuseRequest('not-found', context);
    }),

    answerRule: os.answerRule.handler(async ({ context, input }) => {
      const session = requireSession(context);
      const { scope, memberId, name } = session;
      const id = input.operationId as OperationId; // as above
      const done = await db.write(scope, async (tx) => {
        const at = await agencyNow(tx, scope.agencyId, clock);
        const found = await openCase(tx, scope.agencyId, id, { at });
        if (!found) return null;
        if (!mayEdit(session)) refuseRequest('not-allowed', context);
        const { fact, value } = input;
        const by = { id: memberId, name };
        const clientId = found.operation.client_id;
        const about = subjectOf(fact, found.subject, clientId);
        return sayFact(tx, { ...about, clientId, fact, value, by, at });
      });
      answer(done ?? refuseRequest('not-found', context), context, caseRefusals);
      return {};
    }),

    overruleRule: os.overruleRule.handler(async ({ context, input }) => {
      const session = requireSession(context);
      const { scope, memberId, name } = session;
      const id = input.operationId as OperationId; // as above
      const done = await db.write(scope, async (tx) => {
        const at = await agencyNow(tx, scope.agencyId, clock);
        const found = await openCase(tx, scope.agencyId, id, { at });
        if (!found) return null;
        return overruleRule(tx, {
          ...found.subject,
          clientId: found.operation.client_id,
          ruleId: input.ruleId,
          facts: found.facts,
          scope: found.scope,
          by: { id: memberId, name, isSenior: mayRelease(session) },
          reason: input.reason,
          at,
        });
      });
      return answer(done ?? refuseRequest('not-found', context), context, caseRefusals);
    }),
  };
}

function checkBounds(value: number | null, min: number, max: number): Result<null, OutOfBounds> {
  const isWithin = value === null || (value >= min && value <= max);
  return isWithin ? ok(null) : refuse({ type: 'input-invalid' });
}
