/**
 * What other modules and the switchboard may use of creators. Every function sees only what the
 * transaction's scope holds. Who objected is in no list, and `mayContact` refuses them: ask it before
 * each message, and tell `markContacted` afterwards.
 */

export { addComments } from './add-comments.ts';
export { addCreator } from './add-creator.ts';
export { addPosts } from './add-posts.ts';
export { type Asked, listAsked } from './asked-of-us.ts';
export { markContacted, mayContact } from './contact.ts';
export { listEndedCrawls } from './crawl-ended.ts';
export { type Creator, findCreator, listCreatorNames, listPostsOf } from './find-creator.ts';
export { recordObjection } from './remove-creator.ts';
export { readCreatorsWaiting } from './waiting.ts';
