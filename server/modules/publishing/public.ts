/**
 * What other modules, and the demo's generator, may use of publishing. Each command is documented
 * where it is defined; all of them act inside the caller's transaction and scope.
 */
export { createPost } from './create-post.ts';
export { decide } from './decide.ts';
export { listPostTitles, listPublications, type PostPublication } from './list-publications.ts';
export type { Actor } from './policy.ts';
export { listPostFacts, type PostFact } from './post-facts.ts';
export { listProblems } from './post-problems.ts';
export { readPublication } from './read-publication.ts';
export { reviewPost } from './review-post.ts';
export { findPost } from './store.ts';
export { submitPost } from './submit-post.ts';
