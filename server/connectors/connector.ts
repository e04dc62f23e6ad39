import type { z } from 'zod';
import type { Text } from '../lib/language.ts';

/**
 * The contract of a network. A connector is a plain object; it knows no database, no module and no
 * other network. Every call answers with one of the outcomes below and never throws for what the
 * network says or doesn't say. `contract.ts` proves it against a real server or a stateful stand-in.
 */
export type Connector = {
  /** Permanent, lower case: stands in rows and in leaves. */
  readonly id: string;
  readonly label: Text;
  /** An SVG path of 24 x 24 (simple-icons), or null: then the label stands alone. */
  readonly iconPath: string | null;
  /** What the person who grants access must type; the form is drawn from it. */
  readonly credentials: CredentialsForm;
  /**
   * How a second sending is prevented. `client-key`: the network refuses a second record under our
   * key. `draft-first`: the one visible write goes to an id found by our marker, so that whatever
   * arrives late stays invisible. `look-up`: our marker is searched, and a late call is waited for,
   * before anything is sent again. `never`: a person decides.
   */
  readonly idempotency: 'client-key' | 'draft-first' | 'look-up' | 'never';
  /** How long the longest call may take before it is given up as `unknown`, in milliseconds. */
  readonly timeoutMs: number;
  readonly capabilities: readonly Capability[];
  /** Limits before any account is connected; `readAccount` gives those of the account. */
  readonly limits: Limits;

  /** Tries the credentials and says whose account it is. Sends nothing visible. */
  connect(call: Call): Promise<Outcome<Account>>;
  /** Proof of life: whose account, which rights, which limits, as the network says today. */
  readAccount(call: Call): Promise<Outcome<Account>>;
  /**
   * Puts the post out under `post.key`. Asked again with the same key it never makes a second one:
   * it answers `done` with the first. Where the answer was lost the outcome is `unknown`.
   */
  publish(call: Call, post: OutgoingPost): Promise<Outcome<Published>>;
  /** Asks the network whether something is out under this key; `null`: it surely isn't. */
  find(call: Call, key: string): Promise<Outcome<Published | null>>;
  /** Reads the publication back as readers get it, with the raw bytes. */
  capture(call: Call, published: Published): Promise<Outcome<Captured>>;
  /** Deletes it; done where it is gone already. */
  remove(call: Call, published: Published): Promise<Outcome<null>>;
  /** How many did what with a publication, as the network counts; absent where it tells no numbers. */
  readonly readNumbers?: (
    call: Call,
    published: Published,
  ) => Promise<Outcome<readonly NetworkNumber[]>>;
  /** All that people wrote under a publication and any reader can see; absent where it can't be had. */
  readonly readComments?: (
    call: Call,
    published: Published,
  ) => Promise<Outcome<readonly NetworkComment[]>>;
};

/** `rule`: in one sentence, what the network counts under this name. Null: it doesn't say. */
export type NetworkNumber = {
  readonly name: 'reactions' | 'replies' | 'reposts' | 'quotes';
  readonly value: number | null;
  readonly rule: string;
};

export type NetworkComment = {
  readonly id: string;
  /** The same for the same person, by the network's permanent id where it gives one. */
  readonly author: string;
  /** The comment that this one answers; null: the publication itself. */
  readonly parent: string | null;
  readonly at: Date;
  readonly text: string;
  /** Written by the account itself. */
  readonly isBrand: boolean;
  /** MD5 or SHA-256 of the writer's mail address, trimmed, in small letters; where the network shows one. */
  readonly emailHash?: string;
  /** `author` is only a name: anybody can write the same. */
  readonly isNameOnly?: boolean;
};

export type Capability =
  | 'publish'
  | 'find'
  | 'capture'
  | 'remove'
  | 'images'
  | 'alt-text'
  | 'title';

export type CredentialsForm = {
  readonly schema: z.ZodType<Record<string, string>>;
  /** In the order of the form. */
  readonly fields: readonly CredentialField[];
  /** Where to find these credentials, in two sentences. */
  readonly help: Text;
};

export type CredentialField = {
  readonly name: string;
  readonly label: Text;
  readonly kind: 'text' | 'url' | 'password';
  readonly hint: Text;
  readonly example: string;
};

/** What a call is made with. `fetch` is the only way out; time comes in. */
export type Call = {
  readonly credentials: Readonly<Record<string, string>>;
  readonly fetch: typeof globalThis.fetch;
  readonly signal: AbortSignal;
  readonly now: () => Date;
};

/** The outcome of a call: `raw` is what the network really answered, in order, secrets removed. */
export type Outcome<T> =
  | { readonly kind: 'done'; readonly value: T; readonly raw: readonly Raw[] }
  /** Accepted by the network, which isn't finished: ask again with `find`. */
  | { readonly kind: 'pending'; readonly askAgainAt: Date; readonly raw: readonly Raw[] }
  /** The answer was lost after something may have been done. Nothing is sent before `find`. */
  | { readonly kind: 'unknown'; readonly detail: string; readonly raw: readonly Raw[] }
  | { readonly kind: 'refused'; readonly refusal: NetworkRefusal; readonly raw: readonly Raw[] };

export type NetworkRefusal =
  /** The access is no longer recognised: a person must grant it again. */
  | { readonly type: 'reconnect'; readonly detail: string }
  /** The network asks to wait. */
  | { readonly type: 'wait'; readonly until: Date; readonly detail: string }
  /** Refused for what it is; sending the same again is useless. */
  | {
      readonly type: 'rejected';
      readonly reason: 'text-too-long' | 'image-too-heavy' | 'image-type' | 'duplicate' | 'other';
      readonly limit?: number;
      readonly actual?: number;
      readonly detail: string;
    }
  /** Surely nothing was done (no connection, 5xx before any write): may be tried again. */
  | { readonly type: 'unavailable'; readonly detail: string }
  | { readonly type: 'unsupported'; readonly detail: string };

export type Raw = {
  readonly request: string;
  readonly status: number;
  readonly mediaType: string;
  readonly body: Uint8Array;
  readonly at: Date;
};

export type Account = {
  /** The network's own permanent id of the account. */
  readonly remoteId: string;
  readonly handle: string;
  readonly url: string;
  readonly rights: readonly Capability[];
  readonly limits: Limits;
};

export type Limits = {
  /** Longest text, in graphemes; null: none is known. */
  readonly textLength: number | null;
  readonly images: number;
  /** Largest image in bytes; null: none is known. */
  readonly imageBytes: number | null;
  readonly imageTypes: readonly string[];
};

export type OutgoingPost = {
  /** Chosen by us before the first call, never reused, made by `newRecordKey`: [2-7a-z]{13}, sorts by time. */
  readonly key: string;
  /** Used where the network has titles. */
  readonly title: string;
  readonly text: string;
  /** BCP 47, of the text. */
  readonly language: string;
  readonly images: readonly OutgoingImage[];
  /** The hour that was signed. */
  readonly dueAt: Date;
};

export type OutgoingImage = {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  readonly name: string;
};

export type Published = {
  readonly remoteId: string;
  readonly url: string;
};

/** What readers get. `text` and `alts` are read out of `bytes`, to be compared with what was signed. */
export type Captured = {
  readonly url: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly alts: readonly string[];
};

/** A connector by its id, as `app.ts` hands them to modules. */
export type Connectors = ReadonlyMap<string, Connector>;
