import type { CreatorId } from '../lib/ids.ts';
import { members, NOW, OPENED } from './cast.ts';
import { frenchBlogs } from './creators/french.ts';
import { loadCreators } from './creators/load-creators.ts';
import type { DemoDeps } from './deps.ts';
import { idIn, type World } from './load-world.ts';

const HOUR_MS = 3_600_000;

/** The twelve who are written to. */
const addressed = Array.from({ length: 12 }, (_, i) => `K${String(i + 1).padStart(2, '0')}`);

/** The agency's forty blogs, as they stood this morning, and who of the team knows whom. */
export function enterCreators(
  { db }: Pick<DemoDeps, 'db'>,
  world: Pick<World, 'agencyId' | 'scope' | 'members' | 'locale'>,
): Promise<Map<string, CreatorId>> {
  const isFrench = world.locale === 'fr';
  return loadCreators({ db }, frenchBlogs, {
    scope: world.scope,
    agencyId: world.agencyId,
    by: idIn(world.members, 'solene'),
    enteredAt: OPENED,
    readAt: new Date(NOW.getTime() - HOUR_MS),
    addressed,
    links: [
      {
        blog: 'K11',
        member: idIn(world.members, 'ines'),
        memberName: members.ines.name,
        relation: isFrench
          ? 'amie de Perrine M., qui tient ce blog'
          : 'friend of Perrine M., who keeps this blog',
      },
      {
        blog: 'K02',
        member: idIn(world.members, 'malo'),
        memberName: members.malo.name,
        relation: isFrench
          ? 'cousin de Théo, qui tient ce blog'
          : 'cousin of Théo, who keeps this blog',
      },
    ],
  });
}
