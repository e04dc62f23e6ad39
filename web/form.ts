import { error } from '@sveltejs/kit';

/** What a form sent, as text; a body that is no form is refused. */
export async function readForm(request: Request): Promise<FormText> {
  const data = await request.formData().catch(() => error(400, 'not a form'));
  return {
    text: (name) => {
      const value = data.get(name);
      return typeof value === 'string' ? value : '';
    },
    all: (name) => data.getAll(name).filter((value) => typeof value === 'string'),
    has: (name) => data.has(name),
  };
}

export type FormText = {
  text(name: string): string;
  all(name: string): string[];
  has(name: string): boolean;
};

/** A path of ours to go on to; anything else is the home page. */
export function safeNext(next: string | null | undefined): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/';
}
