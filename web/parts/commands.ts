import type { SessionView } from '#server/modules/people/schema.ts';
import type { shell } from '#web/messages/shell.ts';
import { mayWrite } from '#web/roles.ts';

export type Command = { label: string; href: string /** "c", "g a". */; keys?: string };

type Words = (typeof shell)['fr'] | (typeof shell)['en'];

/** What the command list offers, each with its shortcut, so that the list teaches it. */
export function listCommands(
  words: Words,
  session: SessionView,
  clientId: string | null,
): Command[] {
  const query = clientId ? `?client=${clientId}` : '';
  const write = { label: words.write, href: `/posts/new${query}`, keys: 'c' };
  const commands: Command[] = [
    ...(mayWrite(session.member.role) ? [write] : []),
    { label: words.goTo(words.today), href: `/${query}`, keys: 'g a' },
    { label: words.goTo(words.calendar), href: `/calendar${query}`, keys: 'g c' },
    { label: words.goTo(words.operations), href: `/operations${query}`, keys: 'g o' },
    { label: words.goTo(words.reports), href: `/reports${query}`, keys: 'g b' },
    { label: words.goTo(words.settings), href: '/settings', keys: 'g s' },
  ];
  if (!['client', 'in-house'].includes(session.member.role)) {
    commands.push(
      { label: words.goTo(words.creators), href: `/creators${query}`, keys: 'g r' },
      { label: words.goTo(words.contests), href: `/contests${query}`, keys: 'g j' },
    );
  }
  if (clientId) {
    commands.push({
      label: words.goTo(words.clientCard),
      href: `/clients/${clientId}`,
      keys: 'g f',
    });
  }
  for (const client of session.clients) {
    commands.push({ label: client.name, href: `/clients/${client.id}` });
  }
  return commands;
}
