/**
 * What other modules may use of clients. Every function sees only what the transaction's scope
 * holds; a client's secrets leave this module through `openChannel` alone, for one call.
 */

export {
  type ChannelRow,
  findChannels,
  listChannels,
  markChannelAlive,
  networkName,
  openChannel,
  setChannelState,
} from './channels.ts';
export { type OpenLink, viewLink, withLink, withOpenLink } from './client-link.ts';
export { findContact, listContacts } from './contacts.ts';
export { type ClientFacts, listClientNames, readClientFacts } from './facts.ts';
export { readNewestBrandKit } from './newest-brand-kit.ts';
export { openOwnLink } from './own-link.ts';
export { pauseClient } from './pause-client.ts';
export { tellDecisions } from './tell-decisions.ts';
