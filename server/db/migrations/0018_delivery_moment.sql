-- What runs on which account is asked at every claim, however many deliveries are finished.
create index delivery_running on delivery (lease_until) where lease_until is not null;

-- All that is looked at before anything visible is sent, as of one instant: one statement, so that
-- no fact is older than another. It runs with the caller's rights, behind the caller's walls; what
-- follows from the facts is decided in `delivery-policy.ts`.
create function delivery_moment(wanted uuid, real_now timestamptz)
returns table (
  "now" timestamptz, locale text, author_id uuid, is_paused boolean, is_accountable_present boolean,
  newest_content_hash text, is_dropped boolean, channel_state text, approvals jsonb
) language sql stable security invoker set search_path = public as $$
  select
    agency_now(c.agency_id, real_now), c.locale, p.author_id,
    c.paused_at is not null,
    exists (select from member m where m.id = c.accountable_id and m.ended_at is null
      and m.role in ('mentor', 'head')),
    (select v.content_hash from post_version v where v.post_id = p.id and v.n = p.version),
    p.stage = 'dropped',
    ch.state,
    coalesce((
      select jsonb_agg(jsonb_build_object(
        'signatureId', s.id, 'signerKind', s.signer_kind, 'signerId', s.signer_id,
        'maySign', case s.signer_kind
          when 'contact' then exists (select from contact k
            where k.id = s.signer_id and k.can_sign and k.ended_at is null)
          else exists (select from member m where m.id = s.signer_id and m.ended_at is null
            and m.role in ('mentor', 'head')) end) order by s.decided_at)
      from signature s
      where s.subject_kind = 'post' and s.subject_id = p.id and s.content_hash = d.content_hash
        and s.decision = 'approved'
        and not exists (select from signature_void x where x.signature_id = s.id)
    ), '[]')
  from delivery d
  join post p on p.id = d.post_id
  join client c on c.id = d.client_id
  join channel ch on ch.id = d.channel_id
  where d.id = wanted
$$;
