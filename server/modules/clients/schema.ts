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
  ordinalText,
  sha256,
  timeZone,
  uuid,
} from '../../lib/wire.ts';
import { decision, stampView } from '../signing/schema.ts';
import { brandKitContent, brandKitPage, brandKitView } from './kit-schema.ts';
import { linkHead } from './link-schema.ts';

export const channelLimits = z.object({
  textLength: z.number().int().nullable(),
  images: z.number().int(),
  imageBytes: z.number().int().nullable(),
  imageTypes: z.array(z.string()),
});

export const channelView = z.object({
  id: uuid,
  connector: z.string(),
  /** In the reader's language; a sandbox channel names the network it plays. */
  network: z.string(),
  iconPath: z.string().nullable(),
  handle: z.string(),
  url: z.string(),
  state: z.enum(['alive', 'reconnect', 'ended']),
  stateReason: z.string().nullable(),
  stateSince: instant,
  lastAliveAt: instant.nullable(),
  grantedBy: z.string(),
  grantedAt: instant,
  rights: z.array(z.string()),
  limits: channelLimits,
  hasTitle: z.boolean(),
  /** Deliveries that wait for this channel. */
  waiting: z.number().int(),
});
export type ChannelView = z.infer<typeof channelView>;

export const contactView = z.object({
  id: uuid,
  name: z.string(),
  email: z.string(),
  title: z.string(),
  canSign: z.boolean(),
  hasAccount: z.boolean(),
});

export const clientSummary = z.object({
  id: uuid,
  name: z.string(),
  accountable: named.nullable(),
  isPaused: z.boolean(),
  channels: z.number().int(),
  brandKitVersion: z.number().int().nullable(),
});

export const clientView = z.object({
  id: uuid,
  name: z.string(),
  locale,
  timeZone: z.string(),
  accountable: named.nullable(),
  pause: z.object({ since: instant, by: z.string().nullable(), reason: z.string() }).nullable(),
  team: z.array(
    z.object({ id: uuid, name: z.string(), role: z.string(), isAssigned: z.boolean() }),
  ),
  contacts: z.array(contactView),
  brandKit: brandKitView.nullable(),
  brandKitVersions: z.array(
    z.object({
      n: z.number().int(),
      author: z.string(),
      createdAt: instant,
      isSigned: z.boolean(),
    }),
  ),
  channels: z.array(channelView),
  log: z.object({
    origin: z.string(),
    vkey: z.string(),
    size: z.number().int(),
    lastCheckpointAt: instant.nullable(),
    /** Somebody holds a signed head of that size which the log no longer contains: no more is signed. */
    held: z.object({ size: z.number().int(), foundAt: instant }).nullable(),
    witnesses: z.array(
      z.object({
        name: z.string(),
        vkey: z.string(),
        lastSize: z.number().int().nullable(),
        lastAt: instant.nullable(),
      }),
    ),
    /** What witnesses recorded of the leaves that a beacon chose, newest first: the last ten. */
    audits: z.array(
      z.object({
        sha256,
        witness: z.string(),
        fetchedAt: instant,
        receivedAt: instant,
        size: z.number().int(),
        chosen: z.number().int(),
        same: z.number().int(),
        /** Leaves that weren't shown as they are recorded. */
        differing: z.number().int(),
        isTestBeacon: z.boolean(),
      }),
    ),
    /** Addresses outside that get the checkpoints by mail; `stoppedAt`: they asked for no more. */
    readers: z.array(
      z.object({
        id: uuid,
        email: z.string(),
        lastDay: z.string().nullable(),
        lastSize: z.number().int().nullable(),
        stoppedAt: instant.nullable(),
      }),
    ),
  }),
  /** What still keeps posts from going out; empty: nothing does. */
  missing: z.array(z.enum(['accountable', 'signer', 'channel', 'brand-kit'])),
  /** The reader is the client: what the agency does among itself isn't shown. */
  isForClient: z.boolean(),
  can: z.object({
    edit: z.boolean(),
    nameReaders: z.boolean(),
    connect: z.boolean(),
    pause: z.boolean(),
    resume: z.boolean(),
  }),
});
export type ClientView = z.infer<typeof clientView>;

const connectorView = z.object({
  id: z.string(),
  label: z.string(),
  iconPath: z.string().nullable(),
  help: z.string(),
  fields: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      kind: z.enum(['text', 'url', 'password']),
      hint: z.string(),
      example: z.string(),
    }),
  ),
});

const ofClient = z.object({ clientId: uuid });

const ofLink = z.object({ token: z.string().max(200) });

const kitDecision = z.object({
  contentHash: sha256,
  decision,
  /** Needed where a change is asked. */
  comment: optionalLine(2000).default(''),
});

export const clientsContract = {
  listClients: oc.route({ method: 'GET', path: '/clients' }).output(z.array(clientSummary)),
  createClient: oc
    .route({ method: 'POST', path: '/clients', successStatus: 201 })
    .input(
      z.object({
        name: line(120),
        locale,
        timeZone: timeZone.optional(),
        accountableId: uuid.optional(),
      }),
    )
    .output(z.object({ id: uuid })),
  readClient: oc
    .route({ method: 'GET', path: '/clients/{clientId}' })
    .input(ofClient)
    .output(clientView),
  updateClient: oc
    .route({ method: 'PATCH', path: '/clients/{clientId}' })
    .input(
      ofClient.extend({
        name: line(120).optional(),
        locale: locale.optional(),
        timeZone: timeZone.optional(),
        accountableId: uuid.nullable().optional(),
      }),
    )
    .output(nothing),
  /** Stops every delivery of this client at once; anybody of the team may. */
  pauseClient: oc
    .route({ method: 'PUT', path: '/clients/{clientId}/pause' })
    .input(ofClient.extend({ reason: line(500) }))
    .output(nothing),
  resumeClient: oc
    .route({ method: 'DELETE', path: '/clients/{clientId}/pause' })
    .input(ofClient)
    .output(nothing),

  assign: oc
    .route({ method: 'PUT', path: '/clients/{clientId}/team/{memberId}' })
    .input(ofClient.extend({ memberId: uuid }))
    .output(nothing),
  unassign: oc
    .route({ method: 'DELETE', path: '/clients/{clientId}/team/{memberId}' })
    .input(ofClient.extend({ memberId: uuid }))
    .output(nothing),

  addContact: oc
    .route({ method: 'POST', path: '/clients/{clientId}/contacts', successStatus: 201 })
    .input(
      ofClient.extend({
        name: line(120),
        email: emailAddress,
        title: optionalLine(120).default(''),
        canSign: z.boolean().default(false),
      }),
    )
    .output(z.object({ id: uuid })),
  updateContact: oc
    .route({ method: 'PATCH', path: '/clients/{clientId}/contacts/{contactId}' })
    .input(
      ofClient.extend({
        contactId: uuid,
        name: line(120).optional(),
        email: emailAddress.optional(),
        title: optionalLine(120).optional(),
        canSign: z.boolean().optional(),
      }),
    )
    .output(nothing),
  endContact: oc
    .route({ method: 'DELETE', path: '/clients/{clientId}/contacts/{contactId}' })
    .input(ofClient.extend({ contactId: uuid }))
    .output(nothing),

  saveBrandKit: oc
    .route({ method: 'POST', path: '/clients/{clientId}/brand-kit', successStatus: 201 })
    /** `basedOn`: the version that was being edited, 0 for none; another's newer one is a conflict. */
    .input(ofClient.extend({ basedOn: z.number().int().min(0), content: brandKitContent }))
    .output(z.object({ n: z.number().int() })),
  readBrandKit: oc
    .route({ method: 'GET', path: '/clients/{clientId}/brand-kit/{n}' })
    .input(ofClient.extend({ n: ordinalText }))
    .output(brandKitView),
  /** A senior who isn't the author signs this exact version. */
  signBrandKit: oc
    .route({
      method: 'POST',
      path: '/clients/{clientId}/brand-kit/{n}/signature',
      successStatus: 201,
    })
    .input(ofClient.extend({ n: ordinalText, contentHash: sha256 }))
    .output(stampView),

  /** Asks one person at the client's to sign the newest version, by a link. */
  sendBrandKit: oc
    .route({ method: 'POST', path: '/clients/{clientId}/brand-kit/{n}/links', successStatus: 201 })
    .input(ofClient.extend({ n: ordinalText, contactId: uuid }))
    .output(z.object({ url: z.string(), isMailed: z.boolean(), expiresAt: instant })),
  /** The client's person decides from their own account what a link asks of them. */
  decideBrandKit: oc
    .route({
      method: 'POST',
      path: '/clients/{clientId}/brand-kit/{n}/decisions',
      successStatus: 201,
    })
    .input(ofClient.extend({ n: ordinalText, ...kitDecision.shape }))
    .output(stampView),

  /** The brand kit that a link asks about. Reading decides nothing. */
  readBrandKitPage: oc
    .route({ method: 'GET', path: '/links/{token}/brand-kit' })
    .input(ofLink)
    .output(brandKitPage),
  /** The decision of a named person on exactly this version. A GET never decides anything. */
  decideBrandKitByLink: oc
    .route({ method: 'POST', path: '/links/{token}/brand-kit/decision', successStatus: 201 })
    .input(
      ofLink.extend({
        n: ordinalText,
        ...kitDecision.shape,
        /** Who signs: the link's owner or, by their own name, somebody who was given it. */
        name: line(120),
      }),
    )
    .output(stampView),

  /** Whose link this is and of what kinds it asks; a page by link begins here. Decides nothing. */
  readLink: oc.route({ method: 'GET', path: '/links/{token}' }).input(ofLink).output(linkHead),
  /** Mails a fresh link of the same items to its owner, and to nobody else. */
  renewLink: oc
    .route({ method: 'POST', path: '/links/{token}/renewal', successStatus: 201 })
    .input(ofLink)
    .output(nothing),
  /** "This isn't me": the link is closed and the agency is told. */
  disavowLink: oc
    .route({ method: 'POST', path: '/links/{token}/disavowal', successStatus: 201 })
    .input(ofLink)
    .output(nothing),
  /** A senior takes a link back. */
  revokeLink: oc
    .route({ method: 'DELETE', path: '/clients/{clientId}/links/{linkId}' })
    .input(ofClient.extend({ linkId: uuid }))
    .output(nothing),

  listConnectors: oc.route({ method: 'GET', path: '/connectors' }).output(z.array(connectorView)),
  connectChannel: oc
    .route({ method: 'POST', path: '/clients/{clientId}/channels', successStatus: 201 })
    .input(
      ofClient.extend({
        connector: z.string().max(40),
        credentials: z.record(z.string().max(40), z.string().max(2000)),
        grantedBy: line(120),
      }),
    )
    .output(z.object({ id: uuid })),
  reconnectChannel: oc
    .route({ method: 'PUT', path: '/clients/{clientId}/channels/{channelId}/access' })
    .input(
      ofClient.extend({
        channelId: uuid,
        credentials: z.record(z.string().max(40), z.string().max(2000)),
        grantedBy: line(120),
      }),
    )
    .output(nothing),
  checkChannel: oc
    .route({ method: 'POST', path: '/clients/{clientId}/channels/{channelId}/proof-of-life' })
    .input(ofClient.extend({ channelId: uuid }))
    .output(channelView),
  endChannel: oc
    .route({ method: 'DELETE', path: '/clients/{clientId}/channels/{channelId}' })
    .input(ofClient.extend({ channelId: uuid }))
    .output(nothing),

  enrolWitness: oc
    .route({ method: 'POST', path: '/clients/{clientId}/witnesses', successStatus: 201 })
    .input(ofClient.extend({ vkey: line(400), recovery: line(400) }))
    .output(nothing),
  /** An address outside that gets the log's checkpoints, at most one letter a day. */
  addCheckpointReader: oc
    .route({ method: 'POST', path: '/clients/{clientId}/checkpoint-readers', successStatus: 201 })
    .input(ofClient.extend({ email: emailAddress, locale }))
    .output(nothing),
  removeCheckpointReader: oc
    .route({ method: 'DELETE', path: '/clients/{clientId}/checkpoint-readers/{readerId}' })
    .input(ofClient.extend({ readerId: uuid }))
    .output(nothing),
  /** The page behind the stop link of such a letter. Reading stops nothing. */
  readCheckpointStop: oc
    .route({ method: 'GET', path: '/checkpoint-stops/{token}' })
    .input(ofLink)
    .output(
      z.object({ clientName: z.string(), email: z.string(), locale, isStopped: z.boolean() }),
    ),
  stopCheckpointMail: oc
    .route({ method: 'POST', path: '/checkpoint-stops/{token}', successStatus: 201 })
    .input(ofLink)
    .output(nothing),
  /** Makes the log's export as a file; `GET /log/{clientId}/export` downloads the newest. */
  exportLog: oc
    .route({ method: 'POST', path: '/clients/{clientId}/log-exports', successStatus: 201 })
    .input(ofClient)
    .output(z.object({ url: z.string(), size: z.number().int(), leaves: z.number().int() })),
};
