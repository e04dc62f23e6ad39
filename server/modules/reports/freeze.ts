import type { Leaf } from '../../../verifier/format/leaf.ts';
import {
  encodeContent,
  hashContent,
  type ReportContent,
} from '../../../verifier/report/content.ts';
import { countEvidence, readScope } from '../../../verifier/report/scope.ts';
import type { Tx } from '../../db/db.ts';
import { decodeLeaves, readLeafBytes, readLogSize } from '../../evidence/read-log.ts';
import type { ClientFacts } from '../clients/public.ts';
import { readAgency } from '../people/public.ts';
import { listAnnotations } from './annotations.ts';
import { buildContent } from './content.ts';
import type { ReadObservation, ReportDeps } from './deps.ts';
import { readNames } from './names.ts';
import type { ReportRow, VersionRow } from './report.ts';

/** A version's content as it would be sealed now, and what it was made from. */
export type Composed = {
  readonly content: ReportContent;
  readonly observations: readonly ReadObservation[];
  readonly leaves: readonly Leaf[];
};

/** Computes every figure from every numbered observation. */
export async function compose(
  { listObservations }: Pick<ReportDeps, 'listObservations'>,
  tx: Tx,
  of: { report: ReportRow; version: VersionRow; client: ClientFacts },
): Promise<Composed> {
  const { report, version, client } = of;
  const range = await readLogSize(tx, client.id);
  const observations = await readAll({ listObservations }, tx, report);
  const agency = await readAgency(tx, client.agencyId);
  const said = (await listAnnotations(tx, report.id)).filter(({ n }) => n < version.n);
  const annotations = said.map(({ about, given_by: by, given_at: at, body: text }) => ({
    about,
    by,
    at: at.toISOString(),
    text,
  }));
  const agencyName = agency?.name ?? '';
  const leaves = decodeLeaves(await readLeafBytes(tx, client.id, range));
  const names = await readNames(tx, report, client.locale);
  const content = buildContent({
    ...of,
    agencyName,
    observations,
    range,
    annotations,
    names,
    leaves,
  });
  return { content, observations, leaves };
}

export function readAll(
  { listObservations }: Pick<ReportDeps, 'listObservations'>,
  tx: Tx,
  report: ReportRow,
) {
  return listObservations(tx, {
    clientId: report.client_id,
    operationId: report.operation_id,
    from: report.period_from,
    to: report.period_to,
  });
}

/** The exact text, its hash, and how many items of evidence it rests on. */
export function fix({ content, leaves }: Composed) {
  return {
    content: new TextDecoder().decode(encodeContent(content)),
    content_hash: hashContent(content),
    evidence: countEvidence(readScope(leaves, content)),
  };
}
