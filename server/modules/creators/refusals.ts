import type { AddRefusal } from './add-creator.ts';
import type { ContactCreatorRefusal } from './contact.ts';
import type { OwnRefusal } from './own-page.ts';

/** Every refusal of this module's commands: each has a sentence in `messages.ts`. */
export type CreatorsRefusal =
  | AddRefusal
  | ContactCreatorRefusal
  | OwnRefusal
  | { type: 'already-answered' }
  | { type: 'person-missing' };
