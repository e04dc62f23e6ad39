-- SMTP has no way to ask whether a mail was taken. While one is handed over its row says so: whoever is
-- killed in between leaves the sign, and what then goes again is told as what it is.
alter table mail
  -- Until then nobody else hands it over.
  add column claimed_until timestamptz,
  -- An earlier attempt may have been taken without our hearing of it.
  add column in_doubt boolean not null default false,
  -- It was handed over again in doubt, under the same Message-ID.
  add column perhaps_twice boolean not null default false;
