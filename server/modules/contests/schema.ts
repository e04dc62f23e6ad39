import { oc } from '@orpc/contract';
import { z } from 'zod';
import { instant, line, locale, nothing, optionalLine, sha256, uuid } from '../../lib/wire.ts';
import { decision } from '../signing/schema.ts';
import { contestContent, exclusionCode } from './content-schema.ts';
import { entryForm, publicDraw, publicPage, receiptView, winnerPage } from './public-schema.ts';
import { contestSummary, contestView, entryRow, rulesPage, sampleVerdict } from './view-schema.ts';

const ofContest = z.object({ contestId: uuid });
const ofEntry = ofContest.extend({ n: z.coerce.number().int().min(1) });
/** A contest as the public knows it: the short id in `/j/<id>`. */
const ofPublic = z.object({ contest: z.string().regex(/^[a-z0-9]{10}$/) });
const bySecret = ofPublic.extend({ secret: z.string().regex(/^[0-9a-f]{32}$/) });
const byToken = ofPublic.extend({ token: z.string().regex(/^[A-Za-z0-9_-]{22,43}$/) });
const linkToken = z.object({ token: z.string().max(100) });
const sent = z.object({ url: z.string(), isMailed: z.boolean(), expiresAt: instant });
const page = z.object({ after: z.coerce.number().int().min(0).default(0) });

/** Contests: what the agency's people do, and what a client's person signs by link. */
export const contestsContract = {
  list: oc
    .route({ method: 'GET', path: '/contests' })
    .input(z.object({ clientId: uuid.optional() }))
    .output(z.object({ contests: z.array(contestSummary) })),
  create: oc
    .route({ method: 'POST', path: '/clients/{clientId}/contests', successStatus: 201 })
    .input(z.object({ clientId: uuid, title: line(120), operationId: uuid.optional() }))
    .output(z.object({ id: uuid, publicId: z.string() })),
  read: oc
    .route({ method: 'GET', path: '/contests/{contestId}' })
    .input(ofContest)
    .output(contestView),
  /** Saves the set-up; `revision` is the one that was read: somebody else's work isn't overwritten. */
  saveDraft: oc
    .route({ method: 'PUT', path: '/contests/{contestId}/draft' })
    .input(ofContest.extend({ revision: z.number().int().min(0), content: contestContent }))
    .output(z.object({ revision: z.number().int() })),
  /** What each rule would say of these lines of a file (CSV with a heading); nothing is kept. */
  testEligibility: oc
    .route({ method: 'POST', path: '/contests/{contestId}/eligibility-test', successStatus: 201 })
    .input(ofContest.extend({ csv: z.string().max(500_000) }))
    .output(z.object({ verdicts: z.array(sampleVerdict), problems: z.array(z.string()) })),
  askSignature: oc
    .route({ method: 'POST', path: '/contests/{contestId}/signature-request', successStatus: 201 })
    .input(ofContest.extend({ contactId: uuid }))
    .output(sent),
  readRulesPage: oc
    .route({ method: 'GET', path: '/links/{token}/contest-rules' })
    .input(linkToken)
    .output(rulesPage),
  decideRulesByLink: oc
    .route({ method: 'POST', path: '/links/{token}/contest-rules', successStatus: 201 })
    .input(
      linkToken.extend({
        contentHash: sha256,
        decision,
        name: line(120),
        comment: optionalLine(2000).default(''),
      }),
    )
    .output(z.object({ decidedAt: instant })),
  /** Puts the signed rules into the log: entries are taken from the opening hour on. */
  open: oc
    .route({ method: 'POST', path: '/contests/{contestId}/opening', successStatus: 201 })
    .input(ofContest.extend({ contentHash: sha256 }))
    .output(z.object({ opensAt: instant })),
  listEntries: oc
    .route({ method: 'GET', path: '/contests/{contestId}/entries' })
    .input(ofContest.extend(page.shape).extend({ code: exclusionCode.optional() }))
    .output(z.object({ entries: z.array(entryRow), next: z.number().int().nullable() })),
  decideHousehold: oc
    .route({
      method: 'POST',
      path: '/contests/{contestId}/entries/{n}/household',
      successStatus: 201,
    })
    .input(ofEntry.extend({ isSame: z.boolean(), reason: line(500) }))
    .output(nothing),
  declareExcluded: oc
    .route({ method: 'POST', path: '/contests/{contestId}/excluded-people', successStatus: 201 })
    .input(
      ofContest.extend({
        kind: z.enum(['staff', 'creator', 'household']),
        emails: z.array(z.email().max(254)).max(200).default([]),
        people: z
          .array(z.object({ familyName: line(80), firstName: line(80), postalCode: line(12) }))
          .max(200)
          .default([]),
      }),
    )
    .output(z.object({ added: z.number().int() })),
  /** Applies the rules now: what the job does a day before the list is closed. */
  applyRules: oc
    .route({ method: 'POST', path: '/contests/{contestId}/rules-applied', successStatus: 201 })
    .input(ofContest)
    .output(z.object({ excluded: z.number().int(), proposed: z.number().int() })),
  answerObjection: oc
    .route({
      method: 'POST',
      path: '/contests/{contestId}/entries/{n}/objection',
      successStatus: 201,
    })
    .input(ofEntry.extend({ isKept: z.boolean(), answer: line(1000) }))
    .output(nothing),
  freeze: oc
    .route({ method: 'POST', path: '/contests/{contestId}/freeze', successStatus: 201 })
    .input(ofContest)
    .output(z.object({ hash: sha256, kept: z.number().int() })),
  /** The announced round's signature, typed in by hand; it is checked like a relay's. */
  enterBeacon: oc
    .route({ method: 'POST', path: '/contests/{contestId}/beacon', successStatus: 201 })
    .input(ofContest.extend({ signature: z.string().regex(/^[0-9a-fA-F]{96}$/) }))
    .output(nothing),
  draw: oc
    .route({ method: 'POST', path: '/contests/{contestId}/draw', successStatus: 201 })
    .input(ofContest)
    .output(
      z.object({ winners: z.array(z.number().int()), substitutes: z.array(z.number().int()) }),
    ),
  /** `void` needs a code of the rules' own list, and says on what it rests. */
  recordWinner: oc
    .route({ method: 'POST', path: '/contests/{contestId}/winners/{n}/events', successStatus: 201 })
    .input(
      ofEntry.extend({
        what: z.enum(['void', 'prize-sent', 'acknowledged']),
        code: z
          .string()
          .regex(/^[A-Z0-9-]{1,32}$/)
          .optional(),
        evidence: optionalLine(2000).default(''),
      }),
    )
    .output(nothing),
  /** Erases a person on their request, once the agency has made sure that it is theirs. */
  erase: oc
    .route({
      method: 'POST',
      path: '/contests/{contestId}/entries/{n}/erasure',
      successStatus: 201,
    })
    .input(ofEntry.extend({ reason: line(500) }))
    .output(nothing),
};

/** Contests as entrants see them: no session, and no personal data without the receipt's secret. */
export const contestPublicContract = {
  readPage: oc
    .route({ method: 'GET', path: '/public/contests/{contest}' })
    .input(ofPublic.extend({ locale: locale.optional() }))
    .output(publicPage),
  /** A repeated submission gets the same receipt; limits mark an entry and refuse none. */
  enter: oc
    .route({ method: 'POST', path: '/public/contests/{contest}/entries', successStatus: 201 })
    .input(ofPublic.extend(entryForm.shape))
    .output(receiptView.extend({ secret: z.string() })),
  confirm: oc
    .route({ method: 'POST', path: '/public/contests/{contest}/confirmations', successStatus: 201 })
    .input(byToken.extend({ sameHousehold: z.boolean().default(false) }))
    .output(z.object({ code: z.string(), isKnown: z.boolean() })),
  readReceipt: oc
    .route({ method: 'POST', path: '/public/contests/{contest}/receipts' })
    .input(bySecret)
    .output(receiptView),
  withdraw: oc
    .route({ method: 'POST', path: '/public/contests/{contest}/withdrawals', successStatus: 201 })
    .input(bySecret)
    .output(nothing),
  object: oc
    .route({ method: 'POST', path: '/public/contests/{contest}/objections', successStatus: 201 })
    .input(bySecret.extend({ text: line(2000) }))
    .output(nothing),
  readByCode: oc
    .route({ method: 'GET', path: '/public/contests/{contest}/codes/{code}' })
    .input(ofPublic.extend({ code: z.string().max(40) }))
    .output(
      z.object({
        code: z.string(),
        state: z.enum(['registered', 'to-confirm', 'not-kept', 'unknown']),
        /** Its place among the kept entries, once the list is public. */
        place: z.number().int().nullable(),
        drawn: z.enum(['winner', 'substitute']).nullable(),
      }),
    ),
  readDraw: oc
    .route({ method: 'GET', path: '/public/contests/{contest}/draw' })
    .input(ofPublic.extend({ locale: locale.optional() }))
    .output(publicDraw),
  readWinner: oc
    .route({ method: 'POST', path: '/public/contests/{contest}/winner' })
    .input(byToken)
    .output(winnerPage),
  answerAsWinner: oc
    .route({ method: 'POST', path: '/public/contests/{contest}/winner/answer', successStatus: 201 })
    .input(
      byToken.extend({
        isAccepted: z.boolean(),
        address: optionalLine(500).default(''),
        mayPublish: z.boolean().default(false),
      }),
    )
    .output(nothing),
  acknowledgePrize: oc
    .route({
      method: 'POST',
      path: '/public/contests/{contest}/winner/receipt',
      successStatus: 201,
    })
    .input(byToken)
    .output(nothing),
};
