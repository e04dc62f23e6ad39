import type ComparisonView from './ComparisonView.svelte';
import type Composer from './Composer.svelte';
import type DecidePanel from './DecidePanel.svelte';
import type Deliveries from './Deliveries.svelte';
import type DeliveryActions from './DeliveryActions.svelte';
import type History from './History.svelte';
import type ReviewPanel from './ReviewPanel.svelte';
import type Seen from './Seen.svelte';
import type SendPanel from './SendPanel.svelte';
import type Stamps from './Stamps.svelte';

/** The parts of the page that depend on the post's state; null: not sent. */
export type PostParts = {
  Composer: typeof Composer | null;
  Deliveries: typeof Deliveries | null;
  /** Where a delivery is late, refused or out. */
  DeliveryActions: typeof DeliveryActions | null;
  ReviewPanel: typeof ReviewPanel | null;
  /** For the client's person, of whom this version is asked. */
  DecidePanel: typeof DecidePanel | null;
  SendPanel: typeof SendPanel | null;
  /** Checks and previews: at once where they are what is read, else when one comes near. */
  Seen: typeof Seen | null;
  Stamps: typeof Stamps | null;
  /** What changed since the last review, for whoever reads again. */
  Changes: typeof ComparisonView | null;
  /** On the server only. */
  History: typeof History | null;
};
