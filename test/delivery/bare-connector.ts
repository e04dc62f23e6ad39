import { z } from 'zod';
import type { Connector, Outcome } from '../../server/connectors/connector.ts';

const unsupported = async (): Promise<Outcome<never>> => ({
  kind: 'refused',
  refusal: { type: 'unsupported', detail: 'this stand-in only publishes' },
  raw: [],
});

/** What a stand-in that only publishes and finds needs not say again. */
export const bareConnector = {
  iconPath: null,
  credentials: {
    schema: z.record(z.string(), z.string()),
    fields: [],
    help: { fr: '', en: '' },
  },
  capabilities: ['publish', 'find'],
  limits: { textLength: null, images: 0, imageBytes: null, imageTypes: [] },
  connect: unsupported,
  readAccount: unsupported,
  capture: unsupported,
  remove: unsupported,
} as const satisfies Partial<Connector>;
