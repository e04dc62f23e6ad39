import type { AgencyId, MemberId } from '../../lib/ids.ts';
import type { Locale } from '../../lib/language.ts';

/**
 * The demo, as the routes of this module need it; who fills the house with it lives elsewhere.
 * `load` loads it once however often and at once it is called, and answers when it is there; its
 * user has no password. `remove` takes its agency, its whole log and its user away.
 */
export type Demo = {
  state(): Promise<'absent' | 'loading' | 'loaded'>;
  load(locale: Locale): Promise<{ agencyId: AgencyId; memberId: MemberId; userId: string }>;
  remove(): Promise<void>;
  castLinks(
    agencyId: AgencyId,
  ): Promise<{ kind: 'client' | 'creator'; name: string; url: string }[]>;
};
