import { untrack } from 'svelte';
import type { Check, PostContent, PostView } from '#server/modules/publishing/schema.ts';
import type { Problem } from '#web/api-problem.ts';
import type { BrowserApi } from './browser-api.ts';
import {
  clockOf,
  contentOf,
  excessOf,
  type Media,
  sameText,
  type Writing,
  writingOf,
} from './content.ts';
import { forgetText, type KeptText, keepText, readKeptText } from './kept-text.ts';

export type SaveStatus =
  | { kind: 'saved'; at: string }
  | { kind: 'saving' }
  | { kind: 'offline' }
  /** `text`: what was refused; another one may be tried. */
  | { kind: 'refused'; problem: Problem; text: string }
  | { kind: 'conflict'; theirs: PostView; by: string };

/**
 * One post being written: what the form holds, what the server has, and what stands between them.
 * Nothing typed is lost: what can't be saved stays in the page and on this device.
 */
export function createComposer(first: PostView, api: BrowserApi) {
  const postId = first.id;
  const zone = first.clientTimeZone;
  const lastSavedAt = (post: PostView) =>
    post.versions.find(({ n }) => n === post.version)?.at ?? post.stageSince;
  let writing: Writing = $state(writingOf(first.content, zone));
  let base = $state(first.version);
  let onServer = $state(sameText(contentOf(writingOf(first.content, zone), zone)));
  let status: SaveStatus = $state({ kind: 'saved', at: lastSavedAt(first) });
  let checks: Check[] = $state(first.checks);
  let isChecking = $state(false);
  let media: Media[] = $state(first.media);
  let kept: KeptText | null = $state(null);
  let setAside: PostContent | null = $state(null);

  const content = $derived(contentOf(writing, zone));
  const clock = $derived(clockOf(writing, zone));
  const excess = $derived(excessOf(content));
  const isDirty = $derived(sameText(content) !== onServer);

  function take(post: PostView): void {
    writing = writingOf(post.content, zone);
    base = post.version;
    onServer = sameText(contentOf(writing, zone));
    checks = post.checks;
    status = { kind: 'saved', at: lastSavedAt(post) };
    addMedia(post.media);
  }

  function addMedia(more: readonly Media[]): void {
    media = [...media, ...more.filter(({ id }) => !media.some((known) => known.id === id))];
  }

  /** True: the server has what the form shows. */
  async function save(): Promise<boolean> {
    if (!isDirty) return true;
    if (clock.kind === 'never' || status.kind === 'saving') return false;
    const sent = content;
    status = { kind: 'saving' };
    const answer = await api.save(base, sent);
    if (answer.kind === 'ok') {
      base = answer.value.version;
      onServer = sameText(sent);
      checks = answer.value.checks;
      status = { kind: 'saved', at: answer.value.savedAt };
      forgetText(postId);
      return true;
    }
    keepText(postId, sent);
    if (answer.kind === 'offline') status = { kind: 'offline' };
    else if (answer.problem.code === 'edited-meanwhile') await meet(answer.problem);
    else refuse(answer.problem, sent);
    return false;
  }

  async function meet(problem: Problem): Promise<void> {
    const read = await api.read();
    if (read.kind === 'ok') {
      const theirs = read.value;
      const by = theirs.versions.find(({ n }) => n === theirs.version)?.by ?? '';
      status = { kind: 'conflict', theirs, by };
      addMedia(theirs.media);
    } else refuse(problem, content);
  }

  function refuse(problem: Problem, sent: PostContent): void {
    status = { kind: 'refused', problem, text: sameText(sent) };
  }

  async function check(): Promise<void> {
    isChecking = true;
    const asked = content;
    const answer = await api.check(asked);
    isChecking = false;
    if (sameText(asked) !== sameText(content)) return;
    // What was said of another text is no longer so.
    if (answer.kind === 'ok') checks = answer.value.checks;
    else if (answer.kind === 'refused') checks = [];
  }

  return {
    get writing() {
      return writing;
    },
    get content() {
      return content;
    },
    get clock() {
      return clock;
    },
    get base() {
      return base;
    },
    /** False while an answer is awaited, or where a person must decide first. */
    get maySave() {
      if (status.kind === 'refused') return status.text !== sameText(content);
      return status.kind === 'saved';
    },
    get excess() {
      return excess;
    },
    get isDirty() {
      return isDirty;
    },
    get status() {
      return status;
    },
    get checks() {
      return checks;
    },
    get isChecking() {
      return isChecking;
    },
    get media() {
      return media;
    },
    get kept() {
      return kept;
    },
    get setAside() {
      return setAside;
    },
    save,
    check,
    addMedia,
    /** A fresh reading from the server; what is being written wins over it. */
    receive(post: PostView): void {
      untrack(() => {
        if (post.version >= base && !isDirty && status.kind !== 'conflict') take(post);
      });
    },
    findKept(): void {
      const found = readKeptText(postId);
      if (found && sameText(found.content) === onServer) forgetText(postId);
      else kept = found;
    },
    restoreKept(): void {
      if (kept) writing = writingOf(kept.content, zone);
      kept = null;
    },
    forgetKept(): void {
      kept = null;
      setAside = null;
      forgetText(postId);
    },
    /** Mine becomes the newest version; the other stays in the history. */
    keepMine(): Promise<boolean> {
      if (status.kind === 'conflict') base = status.theirs.version;
      status = { kind: 'saved', at: new Date().toISOString() };
      return save();
    },
    /** The other version is taken up, and mine stays beside it to be copied. */
    takeTheirs(): void {
      if (status.kind !== 'conflict') return;
      setAside = content;
      take(status.theirs);
    },
    /** When the page is left. */
    keepIfDirty(): void {
      if (isDirty) keepText(postId, content);
    },
  };
}
export type Composer = ReturnType<typeof createComposer>;
