import { oc } from '@orpc/contract';
import { z } from 'zod';
import {
  emailAddress,
  instant,
  line,
  locale,
  named,
  nothing,
  optionalLine,
  timeZone,
  uuid,
} from '../../lib/wire.ts';

export const roles = ['trainee', 'junior', 'mentor', 'head', 'dpo', 'client', 'in-house'] as const;
export const role = z.enum(roles);
export type Role = z.infer<typeof role>;

/** Twelve characters at least; the longest stops a denial of service by hashing. */
export const password = z.string().min(12).max(256);
const theme = z.enum(['system', 'light', 'dark']);

export const sessionView = z.object({
  member: z.object({
    id: uuid,
    name: z.string(),
    email: z.string(),
    role,
    locale,
    theme,
    shortcuts: z.boolean(),
    hasPassword: z.boolean(),
    hasTwoFactor: z.boolean(),
    passkeys: z.array(z.object({ id: z.string(), name: z.string(), createdAt: instant })),
  }),
  agency: z.object({
    id: uuid,
    name: z.string(),
    timeZone: z.string(),
    isDemo: z.boolean(),
    /** The agency's hour: the demo's stands still. */
    now: instant,
  }),
  /** The clients this person may act for, by name. */
  clients: z.array(named),
  /** Only in the demo: the people a visitor may play. */
  cast: z.array(z.object({ memberId: uuid, name: z.string(), role, isCurrent: z.boolean() })),
  /** Only in the demo: a client's signing page, to be opened as that person. */
  castLinks: z.array(
    z.object({ kind: z.enum(['client', 'creator']), name: z.string(), url: z.string() }),
  ),
  isMailSetUp: z.boolean(),
});
export type SessionView = z.infer<typeof sessionView>;

export const memberView = z.object({
  id: uuid,
  name: z.string(),
  email: z.string(),
  role,
  title: z.string(),
  tutor: named.nullable(),
  clients: z.array(named),
  state: z.enum(['active', 'invited', 'invitation-expired', 'ended']),
  since: instant,
});
export type MemberView = z.infer<typeof memberView>;

/** Where mail isn't set up the link is shown, to be handed over another way. */
const invitationSent = z.object({ member: memberView, url: z.string(), isMailed: z.boolean() });

const json = z.record(z.string(), z.unknown());

export const peopleContract = {
  readSetUp: oc.route({ method: 'GET', path: '/set-up' }).output(
    z.object({
      isSetUp: z.boolean(),
      /** From elsewhere than this machine, the code printed in the terminal is asked for. */
      needsCode: z.boolean(),
      demo: z.enum(['absent', 'loading', 'loaded']),
    }),
  ),
  setUp: oc
    .route({ method: 'POST', path: '/set-up', successStatus: 201 })
    .input(
      z.object({
        code: z.string().max(40).optional(),
        locale,
        timeZone: timeZone.optional(),
        agencyName: line(120),
        name: line(120),
        email: emailAddress,
        /** Absent: the account is made with a passkey afterwards, on the session that starts here. */
        password: password.optional(),
      }),
    )
    .output(nothing),

  readSession: oc.route({ method: 'GET', path: '/session' }).output(sessionView),
  signIn: oc
    .route({ method: 'POST', path: '/session' })
    .input(z.object({ email: emailAddress, password: z.string().max(256) }))
    .output(z.object({ needsSecondFactor: z.boolean() })),
  confirmSecondFactor: oc
    .route({ method: 'POST', path: '/session/second-factor' })
    .input(z.object({ code: z.string().trim().min(6).max(24) }))
    .output(nothing),
  signOut: oc.route({ method: 'DELETE', path: '/session' }).output(nothing),

  startPasskeySignIn: oc.route({ method: 'POST', path: '/session/passkey-options' }).output(json),
  signInByPasskey: oc
    .route({ method: 'POST', path: '/session/passkey' })
    .input(z.object({ response: json }))
    .output(nothing),
  startPasskey: oc.route({ method: 'POST', path: '/passkeys/options' }).output(json),
  addPasskey: oc
    .route({ method: 'POST', path: '/passkeys', successStatus: 201 })
    .input(z.object({ name: line(60), response: json }))
    .output(nothing),
  removePasskey: oc
    .route({ method: 'DELETE', path: '/passkeys/{id}' })
    .input(z.object({ id: z.string().max(512) }))
    .output(nothing),

  startTwoFactor: oc
    .route({ method: 'POST', path: '/two-factor' })
    .input(z.object({ password: z.string().max(256) }))
    .output(z.object({ uri: z.string(), qrSvg: z.string(), backupCodes: z.array(z.string()) })),
  confirmTwoFactor: oc
    .route({ method: 'POST', path: '/two-factor/confirmation' })
    .input(z.object({ code: z.string().trim().length(6) }))
    .output(nothing),
  removeTwoFactor: oc
    .route({ method: 'DELETE', path: '/two-factor' })
    .input(z.object({ password: z.string().max(256) }))
    .output(nothing),

  askPasswordReset: oc
    .route({ method: 'POST', path: '/password-resets' })
    .input(z.object({ email: emailAddress }))
    .output(nothing),
  resetPassword: oc
    .route({ method: 'POST', path: '/password-resets/{token}' })
    .input(z.object({ token: z.string().max(200), password }))
    .output(nothing),

  updateProfile: oc
    .route({ method: 'PATCH', path: '/profile' })
    .input(
      z.object({
        name: line(120).optional(),
        locale: locale.optional(),
        theme: theme.optional(),
        shortcuts: z.boolean().optional(),
      }),
    )
    .output(nothing),

  listMembers: oc.route({ method: 'GET', path: '/members' }).output(z.array(memberView)),
  inviteMember: oc
    .route({ method: 'POST', path: '/members', successStatus: 201 })
    .input(
      z.object({
        name: line(120),
        email: emailAddress,
        role,
        title: optionalLine(120).default(''),
        tutorId: uuid.optional(),
        clientIds: z.array(uuid).max(200).default([]),
        /** For a client's account: which of the client's people it is; else the one with this address. */
        contactId: uuid.optional(),
      }),
    )
    .output(invitationSent),
  renewInvitation: oc
    .route({ method: 'POST', path: '/members/{id}/invitation' })
    .input(z.object({ id: uuid }))
    .output(invitationSent),
  updateMember: oc
    .route({ method: 'PATCH', path: '/members/{id}' })
    .input(
      z.object({
        id: uuid,
        role: role.optional(),
        title: optionalLine(120).optional(),
        tutorId: uuid.nullable().optional(),
      }),
    )
    .output(memberView),
  endMember: oc
    .route({ method: 'DELETE', path: '/members/{id}' })
    .input(z.object({ id: uuid }))
    .output(nothing),

  readInvitation: oc
    .route({ method: 'GET', path: '/invitations/{token}' })
    .input(z.object({ token: z.string().max(200) }))
    .output(
      z.object({
        agencyName: z.string(),
        name: z.string(),
        email: z.string(),
        role,
        invitedBy: z.string(),
        expiresAt: instant,
      }),
    ),
  acceptInvitation: oc
    .route({ method: 'POST', path: '/invitations/{token}' })
    .input(z.object({ token: z.string().max(200), name: line(120), locale, password }))
    .output(nothing),

  /** The newest mails, with their links: what to hand over by hand where mail isn't set up. */
  listMail: oc.route({ method: 'GET', path: '/mails' }).output(
    z.array(
      z.object({
        id: uuid,
        recipient: z.string(),
        subject: z.string(),
        body: z.string(),
        createdAt: instant,
        sentAt: instant.nullable(),
        lastError: z.string().nullable(),
        isPerhapsTwice: z.boolean(),
      }),
    ),
  ),

  /** Loads the demo beside whatever is there and opens a session in it. */
  enterDemo: oc
    .route({ method: 'POST', path: '/demo' })
    .input(z.object({ locale: locale.optional() }))
    .output(nothing),
  playAs: oc
    .route({ method: 'POST', path: '/demo/role' })
    .input(z.object({ memberId: uuid }))
    .output(nothing),
  /** Moves the demo's clock; a real agency has no such control. */
  moveDemoClock: oc
    .route({ method: 'POST', path: '/demo/clock' })
    // Whatever is due some years later must still be a day.
    .input(z.object({ to: instant.refine((to) => to < '2200', { error: 'beyond 2200' }) }))
    .output(z.object({ now: instant })),
  removeDemo: oc.route({ method: 'DELETE', path: '/demo' }).output(nothing),
};
