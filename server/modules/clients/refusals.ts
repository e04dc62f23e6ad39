import type { EnrolmentRefusal } from '../../evidence/witnesses.ts';
import type { CheckRefusal } from './check-channel.ts';
import type { ReaderRefusal } from './checkpoint-readers.ts';
import type { OpenRefusal } from './client-link.ts';
import type { ConnectRefusal } from './connect-channel.ts';
import type { AccountableRefusal } from './create-client.ts';
import type { DecideKitRefusal } from './decide-brand-kit.ts';
import type { ContactRefusal } from './edit-contacts.ts';
import type { OwnLinkRefusal } from './own-link.ts';
import type { PauseRefusal } from './pause-client.ts';
import type { ReconnectRefusal } from './reconnect-channel.ts';
import type { RenewRefusal } from './renew-link.ts';
import type { EditedMeanwhile } from './save-brand-kit.ts';
import type { SendBrandKitRefusal } from './send-brand-kit.ts';
import type { SignBrandKitRefusal } from './sign-brand-kit.ts';

/** Every refusal of this module's commands: each has a sentence in `messages.ts`. */
export type ClientsRefusal =
  | AccountableRefusal
  | CheckRefusal
  | ConnectRefusal
  | DecideKitRefusal
  | ContactRefusal
  | EditedMeanwhile
  | PauseRefusal
  | OpenRefusal
  | OwnLinkRefusal
  | ReaderRefusal
  | ReconnectRefusal
  | RenewRefusal
  | SendBrandKitRefusal
  | SignBrandKitRefusal
  | EnrolmentRefusal
  | { type: 'not-paused' };
