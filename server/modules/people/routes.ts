import { demoRoutes } from './demo-routes.ts';
import type { PeopleDeps } from './deps.ts';
import { entranceRoutes } from './entrance-routes.ts';
import { teamRoutes } from './team-routes.ts';

/** Every route of `peopleContract`. */
export function peopleRoutes(deps: PeopleDeps) {
  return { ...entranceRoutes(deps), ...teamRoutes(deps), ...demoRoutes(deps) };
}
