import type { LinkRefusal } from '../signing/public.ts';
import type { CreateRefusal } from './create-post.ts';
import type { DecideOwnRefusal } from './decide-own-post.ts';
import type { DropRefusal } from './drop-post.ts';
import type { PauseByLinkRefusal } from './pause-by-link.ts';
import type { ReviewRefusal } from './review-post.ts';
import type { SaveRefusal } from './save-post.ts';
import type { SendRefusal } from './send-to-client.ts';
import type { SubmitRefusal } from './submit-post.ts';
import type { UploadRefusal } from './upload-media.ts';
import type { DeliveryCommandRefusal } from './withdraw.ts';

/** Whatever a command of this module may refuse. */
export type PublishingRefusal =
  | CreateRefusal
  | SaveRefusal
  | SubmitRefusal
  | ReviewRefusal
  | SendRefusal
  | DropRefusal
  | UploadRefusal
  | LinkRefusal
  | { type: 'link-unknown' }
  | DecideOwnRefusal
  | PauseByLinkRefusal
  | DeliveryCommandRefusal;
