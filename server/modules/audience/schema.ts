import { oc } from '@orpc/contract';
import { z } from 'zod';
import { instant, line, uuid } from '../../lib/wire.ts';
import { attachContract } from './attach-schema.ts';
import { enterContract } from './enter-schema.ts';
import { erasureContract } from './erasure-schema.ts';

const taggedLink = z.object({
  id: uuid,
  tag: z.string(),
  /** What is printed and posted. */
  url: z.string(),
  clientId: uuid,
  operationId: uuid.nullable(),
  name: z.string(),
  target: z.string(),
  ownNetworks: z.array(z.string()),
  createdAt: instant,
  /** Sessions, one a day for each address and browser. */
  visits: z.int(),
  robots: z.int(),
});
export type TaggedLink = z.infer<typeof taggedLink>;

const observed = z.object({
  id: uuid,
  kind: z.string(),
  object: z.string(),
  mark: z.enum(['measured', 'network', 'declared', 'estimated']),
  method: z.string(),
  from: instant,
  to: instant,
  records: z.int(),
  erased: z.int(),
  /** Its leaf's index; null while it isn't numbered. */
  index: z.int().nullable(),
});

const inBoth = z.object({ fr: z.string(), en: z.string() });
const unit = z.enum(['count', 'cents', 'cents-per', 'share', 'minutes']);
const announced = z.object({
  kpis: z.array(
    z.object({
      id: uuid,
      name: inBoth,
      unit,
      aim: z.enum(['at-least', 'at-most']).nullable(),
      /** In its unit; of `of` for a share. */
      target: z.int().nullable(),
      of: z.int().nullable(),
      registeredAt: instant,
      /** Registered once there was something to be judged already. */
      isLate: z.boolean(),
    }),
  ),
  plan: z
    .object({
      version: z.int(),
      publications: z.int(),
      moments: z.array(z.string()),
      at: instant,
    })
    .nullable(),
  choices: z.array(z.object({ id: z.string(), name: inBoth, unit })),
});

export type Announced = z.infer<typeof announced>;

export const audienceContract = {
  ...erasureContract,
  ...enterContract,
  ...attachContract,
  listTaggedLinks: oc
    .route({ method: 'GET', path: '/audience/links' })
    .input(z.object({ clientId: uuid, operationId: uuid.optional() }))
    .output(z.object({ links: z.array(taggedLink) })),
  createTaggedLink: oc
    .route({ method: 'POST', path: '/audience/links', successStatus: 201 })
    .input(
      z.object({
        clientId: uuid,
        operationId: uuid.nullable().default(null),
        name: line(120),
        target: z.string().max(4000),
        /** `203.0.113.0/24`: of the agency and of the client; counted apart. */
        ownNetworks: z.array(z.string().max(50)).max(20).default([]),
      }),
    )
    .output(taggedLink),
  observeOperation: oc
    .route({ method: 'POST', path: '/operations/{operationId}/observations' })
    .input(z.object({ operationId: uuid }))
    .output(z.object({ recorded: z.int() })),
  listObserved: oc
    .route({ method: 'GET', path: '/operations/{operationId}/observations' })
    .input(z.object({ operationId: uuid }))
    .output(z.object({ observations: z.array(observed), announced })),
  registerKpi: oc
    .route({ method: 'POST', path: '/operations/{operationId}/kpis', successStatus: 201 })
    .input(
      z.object({
        operationId: uuid,
        /** An id of `docs/indicators.md`. */
        indicator: z.string().max(60),
        /** In the indicator's unit; of `of` for a share. */
        target: z
          .object({
            aim: z.enum(['at-least', 'at-most']),
            value: z.int().min(0),
            of: z.int().min(1).nullable().default(null),
          })
          .nullable()
          .default(null),
        replaces: uuid.nullable().default(null),
      }),
    )
    .output(z.object({ id: uuid })),
  planCaptures: oc
    .route({ method: 'POST', path: '/operations/{operationId}/capture-plans', successStatus: 201 })
    .input(
      z.object({
        operationId: uuid,
        deliverables: z.array(uuid).max(200),
        moments: z
          .array(z.enum(['live', 'day-1', 'day-3', 'day-7', 'day-30']))
          .min(1)
          .max(5),
      }),
    )
    .output(z.object({ id: uuid, version: z.int() })),
};
