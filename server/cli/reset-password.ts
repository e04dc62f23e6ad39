import { findIdentity } from '../auth/identity.ts';
import { openPasswordReset } from '../auth/password-reset.ts';
import type { Config } from '../config.ts';
import { connect } from '../db/connect.ts';

/**
 * Prints a link that sets a new password, valid for an hour: for whoever is locked out where no mail
 * is set up. Who can run this can read the data anyway.
 */
export async function resetPassword(config: Config, email: string | undefined): Promise<number> {
  if (!email) {
    console.error('Whose? compagnon password-reset E-MAIL');
    return 2;
  }
  await using db = await connect({
    url: config.databaseUrl,
    dataDir: config.dataDir,
    ifRunning: 'adopt',
    onPoolError: (error) => console.error(error.message),
  });
  const found = await findIdentity(db, email.trim().toLowerCase());
  if (!found) {
    console.error(`Nobody signs in as ${email}.`);
    return 1;
  }
  const token = await openPasswordReset(db, found.userId, new Date());
  console.log(`${config.publicUrl}/password-reset/${token}`);
  return 0;
}
