import type { Auth } from '../../auth/auth.ts';
import type { Db, Scope, Tx } from '../../db/db.ts';
import type { Clock } from '../../lib/clock.ts';
import type { AgencyId, ClientId, ContactId, MemberId } from '../../lib/ids.ts';
import type { Result } from '../../lib/result.ts';
import type { MailJobs } from '../../mail/mail.ts';
import type { Demo } from './demo.ts';

/** Who a client's account is among that client's people: the module of clients knows. */
export type TieAccount = (
  tx: Tx,
  input: {
    member: { readonly id: MemberId; readonly name: string; readonly email: string };
    clientIds: readonly ClientId[];
    /** The person whom the inviter named; null: whoever has the same address, or a new one. */
    contactId: ContactId | null;
    at: Date;
  },
) => Promise<Result<null, ContactTaken>>;
export type ContactTaken = { type: 'contact-taken' };

export type PeopleDeps = {
  readonly db: Db;
  readonly auth: Auth;
  readonly jobs: MailJobs;
  readonly clock: Clock;
  readonly demo: Demo;
  /** Does in the demonstration what its new hour asks for; never throws. */
  readonly whenClockMoves: () => Promise<void>;
  readonly tieAccount: TieAccount;
  readonly publicUrl: string;
  /** Printed in the terminal at the first start; asked of whoever sets up from elsewhere. */
  readonly setUpCode: string;
  readonly isMailSetUp: boolean;
};

/** The scope of a question that comes before anybody is known: it sees no row at all. */
export const NOBODY: Scope = { agencyId: '' as AgencyId, clientIds: [] }; // read as null in SQL
