import type Composer from './Composer.svelte';
import type Deliveries from './Deliveries.svelte';
import type ReviewPanel from './ReviewPanel.svelte';
import type SendPanel from './SendPanel.svelte';

/** The parts of the page that depend on the post's state; null: not sent. */
export type PostParts = {
  Composer: typeof Composer | null;
  Deliveries: typeof Deliveries | null;
  ReviewPanel: typeof ReviewPanel | null;
  SendPanel: typeof SendPanel | null;
};
