import type { LinkRefusal } from '../signing/public.ts';
import type { AnnotateRefusal } from './annotations.ts';
import type { ReceiveRefusal } from './receive-report.ts';
import type { SaveReportRefusal } from './save-report.ts';
import type { CorrectRefusal, SealRefusal } from './seal-report.ts';
import type { SendReportRefusal } from './send-report.ts';
import type { SignReportRefusal } from './sign-report.ts';

/** Whatever a command of this module may refuse. */
export type ReportsRefusal =
  | { type: 'link-unknown' }
  | LinkRefusal
  | SaveReportRefusal
  | SignReportRefusal
  | SealRefusal
  | CorrectRefusal
  | SendReportRefusal
  | AnnotateRefusal
  | ReceiveRefusal;
