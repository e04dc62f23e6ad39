import {
  loadPostWords,
  loadWordsAfter,
  loadWordsToDecide,
  loadWordsToWrite,
} from '#web/messages/post-words.ts';
import type { PostParts } from '#web/parts/post/post-parts.ts';
import { browser } from '$app/env';
import type { PageLoad } from './$types';

/** Only the parts that this post's state needs are sent. */
export const load: PageLoad = async ({ data, url, parent }) => {
  const { post } = data;
  // What others read or have agreed to is changed on purpose only.
  const isAsked = ['in-review', 'reviewed', 'with-client', 'signed'].includes(post.stage);
  const isWriting = post.can.edit && (!isAsked || url.searchParams.has('edit'));
  // Whoever rewrites what others read does that; the review and the sending come back afterwards.
  const isRewriting = isWriting && isAsked;
  const isReviewing =
    post.can.review && !isRewriting && ['in-review', 'reviewed'].includes(post.stage);
  const hasDeliveries = post.deliveries.length > 0 && !isRewriting;
  const hasActions =
    hasDeliveries &&
    post.deliveries.some(({ state }) => ['late', 'refused', 'accepted'].includes(state));
  const isAtClients =
    !isRewriting && !post.isForClient && (post.can.sendToClient || post.stage === 'with-client');
  const isDeciding = post.asked !== null;
  const isAfter = hasDeliveries || isReviewing || isAtClients;
  const { locale } = await parent();
  const hasChanges = isReviewing && data.comparison?.isSinceReview === true;
  const [compose, deliveries, actions, review, decide, send, stamps, seen, changes, history] =
    await Promise.all([
      isWriting ? import('#web/parts/post/Composer.svelte') : null,
      hasDeliveries ? import('#web/parts/post/Deliveries.svelte') : null,
      hasActions ? import('#web/parts/post/DeliveryActions.svelte') : null,
      isReviewing ? import('#web/parts/post/ReviewPanel.svelte') : null,
      isDeciding ? import('#web/parts/post/DecidePanel.svelte') : null,
      isAtClients ? import('#web/parts/post/SendPanel.svelte') : null,
      post.stamps.length > 0 ? import('#web/parts/post/Stamps.svelte') : null,
      isReviewing || isDeciding || !browser ? import('#web/parts/post/Seen.svelte') : null,
      hasChanges ? import('#web/parts/post/ComparisonView.svelte') : null,
      browser ? null : import('#web/parts/post/History.svelte'),
      loadPostWords(locale),
      isWriting ? loadWordsToWrite(locale) : null,
      isAfter ? loadWordsAfter(locale) : null,
      isDeciding ? loadWordsToDecide(locale) : null,
    ]);
  const parts: PostParts = {
    Composer: compose?.default ?? null,
    Deliveries: deliveries?.default ?? null,
    DeliveryActions: actions?.default ?? null,
    ReviewPanel: review?.default ?? null,
    DecidePanel: decide?.default ?? null,
    SendPanel: send?.default ?? null,
    Stamps: stamps?.default ?? null,
    Seen: seen?.default ?? null,
    Changes: changes?.default ?? null,
    History: history?.default ?? null,
  };
  return { ...data, parts };
};
