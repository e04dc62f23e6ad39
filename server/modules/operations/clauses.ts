import type { AgreementContent } from './schema.ts';

/** The five groups of clauses without which a contract doesn't stand (law 2023-451, article 8). */
export const CLAUSE_GROUPS = ['parties', 'mission', 'pay', 'rights', 'law'] as const;
export type ClauseGroup = (typeof CLAUSE_GROUPS)[number];

/** Those that are missing or empty; none: the contract can be signed. */
export function missingClauses(content: AgreementContent): ClauseGroup[] {
  const { advertiser, creator } = content;
  const isParty = (party: AgreementContent['creator']) =>
    [party.name, party.address, party.email, party.taxCountry].every((text) => text.trim() !== '');
  const has: Record<ClauseGroup, boolean> = {
    parties: isParty(advertiser) && isParty(creator),
    mission: content.mission.trim() !== '',
    pay: content.pay.trim() !== '' && content.benefitsInKind.trim() !== '',
    rights: content.rights.trim() !== '' && content.duties.trim() !== '',
    law: content.law.trim() !== '',
  };
  return CLAUSE_GROUPS.filter((group) => !has[group]);
}
