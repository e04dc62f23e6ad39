import type { LinkRefusal } from '../signing/public.ts';
import type { LinkRefusalOf } from './answer-by-link.ts';
import type { AnswerPlanRefusal } from './answer-plan.ts';
import type { CorrectRefusal } from './correct-brief.ts';
import type { WriteRefusal } from './enter-brief.ts';
import type { ReplyRefusal } from './reply-to-client.ts';
import type { ReturnRecoRefusal } from './return-reco.ts';
import type { SaveRecoRefusal } from './save-reco.ts';
import type { SendBriefRefusal } from './send-brief.ts';
import type { SendRecoRefusal } from './send-reco.ts';
import type { SignBriefRefusal } from './sign-brief.ts';
import type { SignRecoRefusal } from './sign-reco.ts';

/** Whatever a command of this module may refuse. */
export type BriefsRefusal =
  | { type: 'link-unknown' }
  | LinkRefusal
  | WriteRefusal
  | CorrectRefusal
  | SendBriefRefusal
  | SignBriefRefusal
  | LinkRefusalOf
  | SaveRecoRefusal
  | SignRecoRefusal
  | ReturnRecoRefusal
  | SendRecoRefusal
  | ReplyRefusal
  | AnswerPlanRefusal;
