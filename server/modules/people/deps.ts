import type { Auth } from '../../auth/auth.ts';
import type { Db, Scope } from '../../db/db.ts';
import type { Clock } from '../../lib/clock.ts';
import type { AgencyId } from '../../lib/ids.ts';
import type { MailJobs } from '../../mail/mail.ts';
import type { Demo } from './demo.ts';

export type PeopleDeps = {
  readonly db: Db;
  readonly auth: Auth;
  readonly jobs: MailJobs;
  readonly clock: Clock;
  readonly demo: Demo;
  readonly publicUrl: string;
  /** Printed in the terminal at the first start; asked of whoever sets up from elsewhere. */
  readonly setUpCode: string;
  readonly isMailSetUp: boolean;
};

/** The scope of a question that comes before anybody is known: it sees no row at all. */
export const NOBODY: Scope = { agencyId: '' as AgencyId, clientIds: [] }; // read as null in SQL
