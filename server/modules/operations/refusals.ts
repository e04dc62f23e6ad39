import type { SignAgreementRefusal } from './agreement.ts';
import type { AnswerRefusal } from './answer-by-link.ts';
import type { OperationRefusal } from './create-operation.ts';
import type { PageRefusal } from './creator-link.ts';
import type { DeliverableRefusal } from './deliverable.ts';
import type { MoveRefusal } from './events.ts';
import type { GiveRefusal } from './give-benefit.ts';
import type { KeepRefusal } from './keep-creator.ts';
import type { LaunchRefusal } from './launch.ts';
import type { MentionRefusal } from './mention-incident.ts';
import type { ObjectionRefusal } from './objection.ts';
import type { ReleaseRefusal } from './release-letter.ts';
import type { ShipRefusal } from './ship.ts';
import type { LineRefusal } from './update-line.ts';
import type { LetterRefusal } from './write-letter.ts';

/** Every refusal of this module's commands: each has a sentence in `messages.ts`. */
export type OperationsRefusal =
  | AnswerRefusal
  | DeliverableRefusal
  | GiveRefusal
  | KeepRefusal
  | LetterRefusal
  | LineRefusal
  | MentionRefusal
  | MoveRefusal
  | ObjectionRefusal
  | OperationRefusal
  | PageRefusal
  | ReleaseRefusal
  | LaunchRefusal
  | ShipRefusal
  | SignAgreementRefusal
  | { type: 'agreement-signed-by-both' }
  | { type: 'already-accepted' }
  | { type: 'already-closed' }
  | { type: 'nothing-to-undo' }
  | { type: 'objective-settled' }
  | { type: 'link-unknown' };
