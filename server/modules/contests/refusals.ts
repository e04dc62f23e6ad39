import type { DecideRefusal } from './decide-entry.ts';
import type { DrawRefusal } from './draw.ts';
import type { EditRefusal } from './edit-contest.ts';
import type { EnterRefusal } from './enter.ts';
import type { FreezeRefusal } from './freeze.ts';
import type { ObjectRefusal } from './objections.ts';
import type { OwnRefusal } from './own-entry.ts';
import type { SignRefusal } from './sign-rules.ts';
import type { VoidRefusal } from './void-winner.ts';
import type { PrizeRefusal, SendRefusal } from './winners.ts';

/** Every refusal of this module's commands: each has a sentence in `messages.ts`. */
export type ContestsRefusal =
  | DecideRefusal
  | DrawRefusal
  | EditRefusal
  | EnterRefusal
  | FreezeRefusal
  | ObjectRefusal
  | OwnRefusal
  | PrizeRefusal
  | SendRefusal
  | SignRefusal
  | VoidRefusal
  | { type: 'beacon-silent' }
  | { type: 'link-expired'; expiresAt: Date }
  | { type: 'link-revoked'; at: Date };
