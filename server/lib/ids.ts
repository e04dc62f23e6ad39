declare const brand: unique symbol;

/** A UUID that can't be mistaken for the id of another kind of thing. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind };

export type AgencyId = Id<'agency'>;
export type MemberId = Id<'member'>;
export type ClientId = Id<'client'>;
export type ContactId = Id<'contact'>;
export type ChannelId = Id<'channel'>;
export type BrandKitId = Id<'brand-kit'>;
export type PostId = Id<'post'>;
export type MediaId = Id<'media'>;
export type DeliveryId = Id<'delivery'>;
export type LinkId = Id<'link'>;
export type SignatureId = Id<'signature'>;
export type ReviewId = Id<'review'>;
export type LeafId = Id<'leaf'>;
export type OperationId = Id<'operation'>;
export type OperationLineId = Id<'operation-line'>;
export type ParticipationId = Id<'participation'>;
export type BenefitId = Id<'benefit'>;
export type AgreementId = Id<'agreement'>;
export type ShipmentId = Id<'shipment'>;
export type DeliverableId = Id<'deliverable'>;
export type DeliverableCaptureId = Id<'deliverable-capture'>;
export type BriefId = Id<'brief'>;
export type RecommendationId = Id<'recommendation'>;
export type CreatorId = Id<'creator'>;
export type CreatorPostId = Id<'creator-post'>;
export type RuleDecisionId = Id<'rule-decision'>;
export type OverruleId = Id<'overrule'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export function isId(text: string): boolean {
  return UUID.test(text);
}

/** A new UUID version 7 (RFC 9562): sorted by `nowMs`, then by 74 random bits. */
export function newId<I extends Id<string>>(nowMs: number = Date.now()): I {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(nowMs / 2 ** (8 * (5 - i))) % 256;
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
  const text = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  return text as I; // the one place where a brand is given
}
export type ContestId = Id<'contest'>;
export type ContestEntryId = Id<'contest-entry'>;
export type ObservationId = Id<'observation'>;
export type ReportId = Id<'report'>;
export type TaggedLinkId = Id<'tagged-link'>;
export type KpiId = Id<'kpi'>;
export type CapturePlanId = Id<'capture-plan'>;
