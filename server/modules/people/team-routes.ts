import { implement } from '@orpc/server';
import type { ApiContext, Session } from '../../http/context.ts';
import { refuseRequest, requireSession } from '../../http/refusal.ts';
import type { ClientId, ContactId, MemberId } from '../../lib/ids.ts';
import { listMail } from '../../mail/list-mail.ts';
import { acceptInvitation, readInvitation } from './accept-invitation.ts';
import { endMember, updateMember } from './change-member.ts';
import type { PeopleDeps } from './deps.ts';
import { type Invited, inviteMember } from './invite-member.ts';
import { listMembers } from './list-members.ts';
import { canReadMail, canReadPersonalMail } from './policy.ts';
import { renewInvitation } from './renew-invitation.ts';
import { type MemberView, peopleContract } from './schema.ts';
import { setCookies, settle } from './settle.ts';
import { updateProfile } from './update-profile.ts';

const NEWEST_MAILS = 100;

/** The people of the agency, who invites whom, and the mails that carry the links. */
export function teamRoutes(deps: PeopleDeps) {
  const os = implement(peopleContract).$context<ApiContext>();
  const { limits } = deps.auth;

  const list = (session: Session): Promise<MemberView[]> =>
    deps.db.read(session.scope, (tx) => listMembers(tx, session, deps.clock.now()));

  async function view(session: Session, id: MemberId, context: ApiContext): Promise<MemberView> {
    const found = (await list(session)).find((member) => member.id === id);
    return found ?? refuseRequest('not-found', context);
  }

  const present = async (session: Session, { memberId, url }: Invited, context: ApiContext) => ({
    member: await view(session, memberId, context),
    url,
    isMailed: deps.isMailSetUp && !session.isDemo,
  });

  return {
    updateProfile: os.updateProfile.handler(async ({ context, input }) => {
      await updateProfile(deps, requireSession(context), input, context.headers);
      return {};
    }),

    listMembers: os.listMembers.handler(({ context }) => list(requireSession(context))),

    inviteMember: os.inviteMember.handler(async ({ context, input }) => {
      const session = requireSession(context);
      const invited = await inviteMember(deps, session, {
        name: input.name,
        email: input.email,
        role: input.role,
        title: input.title,
        tutorId: (input.tutorId ?? null) as MemberId | null, // parsed as a UUID by the contract
        clientIds: [...new Set(input.clientIds)] as ClientId[], // likewise
        contactId: (input.contactId ?? null) as ContactId | null, // likewise
      });
      return present(session, settle(invited, context), context);
    }),

    renewInvitation: os.renewInvitation.handler(async ({ context, input }) => {
      const session = requireSession(context);
      const renewed = await renewInvitation(deps, session, input.id as MemberId); // a UUID
      return present(session, settle(renewed, context), context);
    }),

    updateMember: os.updateMember.handler(async ({ context, input }) => {
      const session = requireSession(context);
      const id = input.id as MemberId; // a UUID, as is the tutor's
      const { role, title } = input;
      const tutorId = input.tutorId as MemberId | null | undefined;
      settle(await updateMember(deps, session, id, { role, title, tutorId }), context);
      return view(session, id, context);
    }),

    endMember: os.endMember.handler(async ({ context, input }) => {
      const session = requireSession(context);
      settle(await endMember(deps, session, input.id as MemberId), context); // a UUID
      return {};
    }),

    readInvitation: os.readInvitation.handler(async ({ context, input }) => {
      settle(await limits.take('invitation-ip', context.ip), context);
      const { shown } = settle(await readInvitation(deps, input.token), context);
      return {
        agencyName: shown.agencyName,
        name: shown.name,
        email: shown.email,
        role: shown.role,
        invitedBy: shown.invitedBy,
        expiresAt: shown.expiresAt.toISOString(),
      };
    }),

    acceptInvitation: os.acceptInvitation.handler(async ({ context, input }) => {
      settle(await limits.take('invitation-ip', context.ip), context);
      const accepted = await acceptInvitation(deps, input, context.headers);
      setCookies(context, settle(accepted, context));
      return {};
    }),

    listMail: os.listMail.handler(async ({ context }) => {
      const session = requireSession(context);
      if (!canReadMail(session)) return refuseRequest('not-allowed', context);
      const withPersonal = canReadPersonalMail(session);
      const mails = await deps.db.read(session.scope, (tx) =>
        listMail(tx, { withPersonal, limit: NEWEST_MAILS }),
      );
      return mails.map((mail) => ({
        id: mail.id,
        recipient: mail.recipient,
        subject: mail.subject,
        body: mail.body,
        createdAt: mail.createdAt.toISOString(),
        sentAt: mail.sentAt?.toISOString() ?? null,
        lastError: mail.lastError,
        isPerhapsTwice: mail.isPerhapsTwice,
      }));
    }),
  };
}
