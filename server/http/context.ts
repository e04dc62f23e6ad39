import type { AgencyId, ClientId, MemberId } from '../lib/ids.ts';
import type { Locale } from '../lib/language.ts';

/** Who is asking, as read from the session; `scope` is what the database will let them see. */
export type Session = {
  readonly userId: string;
  readonly memberId: MemberId;
  readonly name: string;
  readonly role: string;
  readonly locale: Locale;
  readonly isDemo: boolean;
  readonly scope: { readonly agencyId: AgencyId; readonly clientIds: readonly ClientId[] };
};

/** What every procedure gets. */
export type ApiContext = {
  readonly session: Session | null;
  /** The session's language, else the browser's. */
  readonly locale: Locale;
  readonly headers: Headers;
  /** The caller's address (behind a trusted proxy: the forwarded one), for limits only. */
  readonly ip: string;
  /** Whether the request came from this very machine. */
  readonly isLoopback: boolean;
  /** Adds a Set-Cookie header to the answer. */
  readonly setCookie: (header: string) => void;
};
