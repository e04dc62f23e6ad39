-- What was counted once leaves once: a second parcel with the same gift is a second gift, unless the
-- first was lost on its way.
create function check_gift_once() returns trigger language plpgsql as $$
begin
  if new.sent_at is null or (tg_op = 'UPDATE' and old.sent_at is not distinct from new.sent_at) then
    return new;
  end if;
  if exists (select from shipment_gift mine
      join shipment_gift theirs on theirs.benefit_id = mine.benefit_id
        and theirs.shipment_id <> mine.shipment_id
      join shipment other on other.id = theirs.shipment_id
      where mine.shipment_id = new.id and other.sent_at is not null and other.lost_at is null) then
    raise exception 'gift-sent-already' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger check_gift_once after insert or update of sent_at on shipment
  for each row execute function check_gift_once();
