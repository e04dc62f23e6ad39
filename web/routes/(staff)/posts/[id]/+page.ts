import type { PageLoad } from './$types';

/** Only the parts that this post's state needs are sent. */
export const load: PageLoad = async ({ data, url }) => {
  const { post } = data;
  const isAsked = ['reviewed', 'with-client', 'signed'].includes(post.stage);
  const isWriting = post.can.edit && (!isAsked || url.searchParams.has('edit'));
  const isReviewing = post.can.review && ['in-review', 'reviewed'].includes(post.stage);
  const [compose, deliveries, review, send] = await Promise.all([
    isWriting ? import('#web/parts/post/Composer.svelte') : null,
    post.deliveries.length > 0 ? import('#web/parts/post/Deliveries.svelte') : null,
    isReviewing ? import('#web/parts/post/ReviewPanel.svelte') : null,
    post.can.sendToClient ? import('#web/parts/post/SendPanel.svelte') : null,
  ]);
  return {
    ...data,
    parts: {
      Composer: compose?.default ?? null,
      Deliveries: deliveries?.default ?? null,
      ReviewPanel: review?.default ?? null,
      SendPanel: send?.default ?? null,
    },
  };
};
