import type { Leaf } from '../../../verifier/format/leaf.ts';
import type { ReportContent } from '../../../verifier/report/content.ts';
import { readScope } from '../../../verifier/report/scope.ts';
import type { Tx } from '../../db/db.ts';
import type { Locale } from '../../lib/language.ts';
import { uuid } from '../../lib/wire.ts';
import { listLinkNames } from '../audience/public.ts';
import { listContestsOf, sayCode } from '../contests/public.ts';
import { listCreatorNames } from '../creators/public.ts';
import { findOperationName, listDeliverables } from '../operations/public.ts';
import type { ReadObservation } from './deps.ts';
import type { ReportRow } from './report.ts';

type Named = ReportContent['names'];

/** What the agency calls everything that a client's leaves may name, by its id, tag, address or code. */
export async function readNames(
  tx: Tx,
  { client_id: clientId, operation_id: operationId }: ReportRow,
  locale: Locale,
): Promise<Map<string, string>> {
  const deliverables = await listDeliverables(tx, clientId);
  const creators = await listCreatorNames(
    tx,
    deliverables.map(({ creatorId }) => creatorId),
  );
  const operation = operationId && (await findOperationName(tx, operationId));
  const names = new Map<string, string>(await listLinkNames(tx, clientId));
  if (operation) names.set(operation.id, operation.name);
  for (const { id, name } of await listContestsOf(tx, { clientId })) names.set(id, name);
  for (let n = 1; n <= 11; n++) names.set(`R${n}`, sayCode(`R${n}`, locale));
  const seen = new Map<string, number>();
  for (const { id, url, creatorId } of deliverables) {
    const name = creators.get(creatorId)?.name;
    if (name === undefined) continue;
    // A second publication of one creator must not be taken for the first.
    const n = (seen.get(name) ?? 0) + 1;
    seen.set(name, n);
    names.set(id, n === 1 ? name : `${name} (${n})`).set(url, names.get(id) ?? name);
  }
  return names;
}

/** The same, and the operations that a report on all of a client's work was observed in. */
export async function nameObjects(
  tx: Tx,
  report: ReportRow,
  { observations, language }: { observations: readonly ReadObservation[]; language: Locale },
): Promise<Map<string, string>> {
  const names = await readNames(tx, report, language);
  const objects = new Set(observations.map(({ observation }) => observation.object));
  for (const id of objects) {
    if (names.has(id) || !uuid.safeParse(id).success) continue;
    const operation = await findOperationName(tx, id);
    if (operation) names.set(id, operation.name);
  }
  return names;
}

/** Of all names those that the report shows: in its figures, their questions, its plan of captures. */
export function pickNames(
  names: ReadonlyMap<string, string>,
  content: Pick<ReportContent, 'figures' | 'operation' | 'from' | 'to' | 'range'>,
  { leaves, objects }: { readonly leaves: readonly Leaf[]; readonly objects: readonly string[] },
): Named {
  const shown = new Set<string>([content.operation ?? '', ...objects]);
  for (const { figure, query, params } of content.figures) {
    for (const { name } of figure.parts) {
      for (const word of [name, ...name.split(' ')]) shown.add(word);
    }
    for (const word of [...(query.objects ?? []), ...Object.values(params)]) shown.add(word);
  }
  for (const { leaf } of readScope(leaves, content).plans) {
    for (const deliverable of leaf.body.deliverables) shown.add(deliverable);
  }
  return [...shown]
    .sort((a, b) => (a < b ? -1 : 1))
    .flatMap((id) => {
      const name = names.get(id)?.normalize('NFC');
      return name === undefined ? [] : [{ id, name }];
    });
}
