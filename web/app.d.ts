import type { Locale } from '#server/lib/language.ts';
import type { ApiCookies } from './cookies.ts';

declare global {
  // biome-ignore lint/style/noNamespace: SvelteKit reads the app's types from this namespace.
  namespace App {
    interface Locals {
      locale: Locale;
      theme: 'system' | 'light' | 'dark';
      apiCookies: ApiCookies;
    }
    interface PageData {
      locale: Locale;
      /** The client that the page is about, for the selector. */
      clientId?: string | null;
    }
    interface Error {
      message: string;
      code?: string;
      issues?: { path: string; message: string }[];
    }
  }
}
