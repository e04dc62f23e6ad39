import { implement } from '@orpc/server';
import type { Connector } from '../../connectors/connector.ts';
import type { Scope, Tx } from '../../db/db.ts';
import { enrolWitness } from '../../evidence/witnesses.ts';
import type { ApiContext, Session } from '../../http/context.ts';
import { answer, refuseRequest, requireSession } from '../../http/refusal.ts';
import {
  type ChannelId,
  type ClientId,
  type ContactId,
  type Id,
  type LinkId,
  type MemberId,
  newId,
} from '../../lib/ids.ts';
import type { Locale } from '../../lib/language.ts';
import { agencyNow, findMember } from '../people/public.ts';
import { findBrandKit } from './brand-kit.ts';
import { findChannels } from './channels.ts';
import { checkChannel } from './check-channel.ts';
import {
  addCheckpointReader,
  type CheckpointReaderId,
  readStopPage,
  removeCheckpointReader,
  stopCheckpointMail,
} from './checkpoint-readers.ts';
import { listClients } from './client-list.ts';
import { type ViewDeps, viewChannels, viewClient } from './client-view.ts';
import { type ConnectDeps, connectChannel } from './connect-channel.ts';
import { createClient } from './create-client.ts';
import { decideOwnKit } from './decide-own-kit.ts';
import { addContact, endContact, updateContact } from './edit-contacts.ts';
import { endChannel } from './end-channel.ts';
import { endLink } from './end-link.ts';
import { viewBrandKit } from './kit-view.ts';
import { type LinkDeps, linkRoutes } from './link-routes.ts';
import { refusals } from './messages.ts';
import { pauseClient, resumeClient } from './pause-client.ts';
import * as policy from './policy.ts';
import { reconnectChannel } from './reconnect-channel.ts';
import { saveBrandKit } from './save-brand-kit.ts';
import { clientsContract } from './schema.ts';
import { sendBrandKit } from './send-brand-kit.ts';
import { signBrandKit } from './sign-brand-kit.ts';
import { assignMember, unassignMember } from './team.ts';
import { updateClient } from './update-client.ts';

export type ClientDeps = ConnectDeps &
  ViewDeps &
  LinkDeps & {
    /** Where readers reach this server: the host of its address begins the names of new logs. */
    readonly publicUrl: string;
    /** Makes the log's export and keeps it where `GET /log/<id>/export` finds it. */
    readonly keepExport: (
      scope: Scope,
      clientId: ClientId,
    ) => Promise<{ size: number; leaves: number }>;
  };

/** The clients, as the contract says; each route: session, policy, command, presenter. */
export function clientRoutes(deps: ClientDeps) {
  const os = implement(clientsContract).$context<ApiContext>();
  const { db } = deps;

  /** Runs a command on one client, at the agency's hour, for whoever `may`. */
  const write = <T>(entered: Entered, work: (tx: Tx, at: Date) => Promise<T>): Promise<T> => {
    const { scope } = entered.session;
    return db.write(scope, async (tx) => work(tx, await agencyNow(tx, scope.agencyId, deps.clock)));
  };

  /** Reads through the session's scope, at the agency's hour. */
  const read = <T>({ scope }: Session, work: (tx: Tx, now: Date) => Promise<T>): Promise<T> =>
    db.read(scope, async (tx) => work(tx, await agencyNow(tx, scope.agencyId, deps.clock)));

  return {
    ...linkRoutes(deps),

    listClients: os.listClients.handler(({ context }) => {
      const { scope } = requireSession(context);
      return db.read(scope, listClients);
    }),

    createClient: os.createClient.handler(async ({ context, input }) => {
      const session = requireSession(context);
      if (!policy.mayCreate(session)) refuseRequest('not-allowed', context);
      const id = newId<ClientId>();
      const { agencyId, clientIds } = session.scope;
      const scope: Scope = { agencyId, clientIds: [...clientIds, id] };
      const made = await db.write(scope, async (tx) =>
        createClient(deps, tx, {
          id,
          agencyId,
          name: input.name,
          locale: input.locale,
          timeZone: input.timeZone,
          accountableId: idOf<MemberId>(input.accountableId),
          createdBy: session.memberId,
          at: await agencyNow(tx, agencyId, deps.clock),
        }),
      );
      answer(made, context, refusals);
      return { id };
    }),

    readClient: os.readClient.handler(async ({ context, input }) => {
      const { session, clientId } = enter(context, input, policy.mayRead);
      const view = await read(session, (tx, now) => viewClient(deps, tx, session, clientId, now));
      return view ?? refuseRequest('not-found', context);
    }),

    updateClient: os.updateClient.handler(async ({ context, input }) => {
      const entered = enter(context, input, policy.mayEdit);
      const { name, locale, timeZone } = input;
      const accountableId =
        input.accountableId === null ? null : idOf<MemberId>(input.accountableId);
      const change = { name, locale, timeZone, accountableId };
      const done = await write(entered, (tx) => updateClient(tx, entered.clientId, change));
      answer(done, context, refusals);
      return {};
    }),

    pauseClient: os.pauseClient.handler(async ({ context, input }) => {
      const entered = enter(context, input, policy.mayPause);
      const { clientId, session } = entered;
      const done = await write(entered, (tx, at) =>
        pauseClient(tx, { clientId, by: session.memberId, reason: input.reason, at }),
      );
      answer(done, context, refusals);
      return {};
    }),

    resumeClient: os.resumeClient.handler(async ({ context, input }) => {
      const entered = enter(context, input, policy.mayResume);
      const { clientId, session } = entered;
      const done = await write(entered, (tx, at) =>
        resumeClient(tx, { clientId, by: session.memberId, at }),
      );
      answer(done, context, refusals);
      return {};
    }),

    assign: os.assign.handler(async ({ context, input }) => {
      const entered = enter(context, input, policy.mayEdit);
      const memberId = idOf<MemberId>(input.memberId);
      const done = await write(entered, (tx, at) =>
        assignMember(tx, entered.clientId, memberId, at),
      );
      answer(done, context, refusals);
      return {};
    }),

    unassign: os.unassign.handler(async ({ context, input }) => {
      const entered = enter(context, input, policy.mayEdit);
      const memberId = idOf<MemberId>(input.memberId);
      await write(entered, (tx) => unassignMember(tx, entered.clientId, memberId));
      return {};
    }),

    addContact: os.addContact.handler(async ({ context, input }) => {
      const entered = enter(context, input, policy.mayEdit);
      const { name, email, title, canSign } = input;
      const done = await write(entered, (tx, at) =>
        addContact(tx, entered.clientId, { name, email, title, canSign }, at),
      );
      return { id: answer(done, context, refusals).id };
    }),

    updateContact: os.updateContact.handler(async ({ context, input }) => {
      const entered = enter(context, input, policy.mayEdit);
      const { name, email, title, canSign } = input;
      const id = idOf<ContactId>(input.contactId);
      const done = await write(entered, (tx, at) =>
        updateContact(tx, entered.clientId, id, { name, email, title, canSign }, at),
      );
      answer(done, context, refusals);
      return {};
    }),

    endContact: os.endContact.handler(async ({ context, input }) => {
      const entered = enter(context, input, policy.mayEdit);
      const id = idOf<ContactId>(input.contactId);
      const done = await write(entered, (tx, at) => endContact(tx, entered.clientId, id, at));
      answer(done, context, refusals);
      return {};
    }),

    saveBrandKit: os.saveBrandKit.handler(async ({ context, input }) => {
      const entered = enter(context, input, policy.mayDraftBrandKit);
      const { clientId, session } = entered;
      const author = { id: session.memberId, name: session.name };
      const { basedOn, content } = input;
      const done = await write(entered, (tx, at) =>
        saveBrandKit(tx, { clientId, basedOn, content, author, at }),
      );
      return { n: answer(done, context, refusals).n };
    }),

    readBrandKit: os.readBrandKit.handler(async ({ context, input }) => {
      const { session, clientId } = enter(context, input, policy.mayRead);
      const view = await read(session, async (tx, now) => {
        const kit = await findBrandKit(tx, clientId, input.n);
        if (!kit) return null;
        const author = (await findMember(tx, kit.authorId))?.name ?? '';
        return viewBrandKit(tx, { session, clientId, kit, author, now });
      });
      return view ?? refuseRequest('not-found', context);
    }),

    signBrandKit: os.signBrandKit.handler(async ({ context, input }) => {
      const entered = enter(context, input, policy.maySignBrandKit);
      const { clientId, session } = entered;
      const signer = { id: session.memberId, name: session.name };
      const { n, contentHash } = input;
      const done = await write(entered, (tx, at) =>
        signBrandKit(tx, { clientId, n, contentHash, signer, at }),
      );
      return answer(done, context, refusals);
    }),

    sendBrandKit: os.sendBrandKit.handler(async ({ context, input }) => {
      const entered = enter(context, input, policy.maySend);
      const { clientId, session } = entered;
      const contactId = idOf<ContactId>(input.contactId);
      const sender = { id: session.memberId, name: session.name };
      const done = await write(entered, (tx, at) =>
        sendBrandKit(deps, tx, { clientId, contactId, n: input.n, sender, at }),
      );
      const { url, expiresAt } = answer(done, context, refusals);
      return { url, isMailed: deps.isMailSetUp, expiresAt: expiresAt.toISOString() };
    }),

    decideBrandKit: os.decideBrandKit.handler(async ({ context, input }) => {
      const entered = enter(context, input, policy.mayDecide);
      const { clientId, session } = entered;
      const done = await write(entered, (tx, at) =>
        decideOwnKit(deps, tx, { ...input, session, clientId, at }),
      );
      return answer(done, context, refusals);
    }),

    revokeLink: os.revokeLink.handler(async ({ context, input }) => {
      const entered = enter(context, input, policy.maySend);
      const { clientId, session } = entered;
      const linkId = idOf<LinkId>(input.linkId);
      const done = await write(entered, (tx, at) =>
        endLink(deps, tx, { clientId, linkId, by: session.memberId, at }),
      );
      answer(done, context, refusals);
      return {};
    }),

    listConnectors: os.listConnectors.handler(({ context }) => {
      const { locale } = requireSession(context);
      return [...deps.connectors.values()].map((connector) => presentConnector(connector, locale));
    }),

    connectChannel: os.connectChannel.handler(async ({ context, input }) => {
      const { clientId, session } = enter(context, input, policy.mayConnect);
      const { connector, credentials, grantedBy } = input;
      const connectedBy = session.memberId;
      const done = await connectChannel(deps, session.scope, {
        ...{ clientId, connector, credentials, grantedBy, connectedBy },
      });
      return { id: answer(done, context, refusals).id };
    }),

    reconnectChannel: os.reconnectChannel.handler(async ({ context, input }) => {
      const { clientId, session } = enter(context, input, policy.mayConnect);
      const channelId = idOf<ChannelId>(input.channelId);
      const { credentials, grantedBy } = input;
      const connectedBy = session.memberId;
      const done = await reconnectChannel(deps, session.scope, {
        ...{ clientId, channelId, credentials, grantedBy, connectedBy },
      });
      answer(done, context, refusals);
      return {};
    }),

    checkChannel: os.checkChannel.handler(async ({ context, input }) => {
      const { clientId, session } = enter(context, input, policy.mayConnect);
      const channelId = idOf<ChannelId>(input.channelId);
      const done = await checkChannel(deps, session.scope, { clientId, channelId });
      answer(done, context, refusals);
      const [view] = await db.read(session.scope, async (tx) => {
        const found = [...(await findChannels(tx, [channelId])).values()];
        return viewChannels(deps, tx, found, session.locale);
      });
      return view ?? refuseRequest('not-found', context);
    }),

    endChannel: os.endChannel.handler(async ({ context, input }) => {
      const entered = enter(context, input, policy.mayConnect);
      const { clientId, session } = entered;
      const channelId = idOf<ChannelId>(input.channelId);
      const done = await write(entered, (tx, at) =>
        endChannel(tx, { clientId, channelId, by: session.name, at }),
      );
      answer(done, context, refusals);
      return {};
    }),

    enrolWitness: os.enrolWitness.handler(async ({ context, input }) => {
      const entered = enter(context, input, policy.mayEdit);
      const { vkey, recovery } = input;
      const done = await write(entered, (tx, at) =>
        enrolWitness(tx, { clientId: entered.clientId, vkey, recovery, at }),
      );
      answer(done, context, refusals);
      return {};
    }),

    addCheckpointReader: os.addCheckpointReader.handler(async ({ context, input }) => {
      const entered = enter(context, input, policy.mayNameReaders);
      const { clientId, session } = entered;
      const { email, locale } = input;
      const done = await write(entered, (tx, at) =>
        addCheckpointReader(tx, { clientId, email, locale, by: session.memberId, at }),
      );
      answer(done, context, refusals);
      return {};
    }),

    removeCheckpointReader: os.removeCheckpointReader.handler(async ({ context, input }) => {
      const entered = enter(context, input, policy.mayNameReaders);
      const id = idOf<CheckpointReaderId>(input.readerId);
      const done = await write(entered, (tx, at) =>
        removeCheckpointReader(tx, entered.clientId, id, at),
      );
      answer(done, context, refusals);
      return {};
    }),

    readCheckpointStop: os.readCheckpointStop.handler(async ({ context, input }) => {
      return (await readStopPage(db, input.token)) ?? refuseRequest('not-found', context);
    }),

    stopCheckpointMail: os.stopCheckpointMail.handler(async ({ context, input }) => {
      const isFound = await stopCheckpointMail(db, input.token, deps.clock.now());
      return isFound ? {} : refuseRequest('not-found', context);
    }),

    exportLog: os.exportLog.handler(async ({ context, input }) => {
      const { clientId, session } = enter(context, input, policy.mayExportLog);
      const { size, leaves } = await deps.keepExport(session.scope, clientId);
      return { url: `/log/${clientId}/export`, size, leaves };
    }),
  };
}

type Entered = { readonly session: Session; readonly clientId: ClientId };

/** A stranger's client is "not found", as one that isn't there; then the policy says yes or no. */
function enter(
  context: ApiContext,
  input: { clientId: string },
  may: (session: Session, clientId: ClientId) => boolean,
): Entered {
  const session = requireSession(context);
  const clientId = idOf<ClientId>(input.clientId);
  if (!policy.mayRead(session, clientId)) refuseRequest('not-found', context);
  if (!may(session, clientId)) refuseRequest('not-allowed', context);
  return { session, clientId };
}

/** The contract has checked that it is a UUID; of what, the path or the field says. */
function idOf<I extends Id<string>>(text: string): I;
function idOf<I extends Id<string>>(text: string | undefined): I | undefined;
function idOf<I extends Id<string>>(text: string | undefined): I | undefined {
  return text as I | undefined;
}

function presentConnector(connector: Connector, locale: Locale) {
  return {
    id: connector.id,
    label: connector.label[locale],
    iconPath: connector.iconPath,
    help: connector.credentials.help[locale],
    fields: connector.credentials.fields.map((field) => ({
      name: field.name,
      label: field.label[locale],
      kind: field.kind,
      hint: field.hint[locale],
      example: field.example,
    })),
  };
}
