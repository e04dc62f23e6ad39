-- Identity and sessions. The first five tables have the columns that better-auth 1.7 asks for, under
-- its names (a test compares them); only the owner reads this schema.

create table auth."user" (
  id text primary key,
  name text not null,
  email text not null unique,
  "emailVerified" boolean not null default false,
  image text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  "twoFactorEnabled" boolean default false
);

create table auth.session (
  id text primary key,
  "expiresAt" timestamptz not null,
  token text not null unique,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references auth."user" on delete cascade
);
create index session_by_user on auth.session ("userId");

create table auth.account (
  id text primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references auth."user" on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null
);
create index account_user on auth.account ("userId");

create table auth.verification (
  id text primary key,
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index verification_identifier on auth.verification (identifier);

create table auth."twoFactor" (
  id text primary key,
  secret text not null,
  "backupCodes" text not null,
  "userId" text not null references auth."user" on delete cascade,
  verified boolean default true,
  "failedVerificationCount" integer default 0,
  "lockedUntil" timestamptz
);
create index two_factor_secret on auth."twoFactor" (secret);
create index two_factor_user on auth."twoFactor" ("userId");

-- Ours from here on.
create table auth.passkey (
  id text primary key, -- the credential's id, base64url
  user_id text not null references auth."user" on delete cascade,
  name text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkey_user on auth.passkey (user_id);

-- What an authenticator was asked to sign: deleted by the first answer, whatever it is worth.
create table auth.challenge (
  value text primary key,
  purpose text not null check (purpose in ('register', 'sign-in')),
  user_id text references auth."user" on delete cascade,
  expires_at timestamptz not null,
  check ((purpose = 'register') = (user_id is not null))
);

create table auth.password_reset (
  token_hash bytea primary key,
  user_id text not null references auth."user" on delete cascade,
  expires_at timestamptz not null
);
create index password_reset_user on auth.password_reset (user_id);

-- Whom a session of the demo plays; a real session has no such row that counts.
create table auth.play (
  session_id text primary key references auth.session on delete cascade,
  member_id uuid not null references public.member on delete cascade
);

-- The whole of a session in one question. Only a session of the demo's own user can play, and only
-- a member of that same demo agency.
create function auth.read_session(wanted text, real_now timestamptz)
returns table (
  session_id text, user_id text, member_id uuid, name text, role text, locale text,
  agency_id uuid, is_demo boolean, client_ids uuid[]
) language sql stable set search_path = public as $$
  select s.id, s."userId", m.id, m.name, m.role, m.locale, a.id, a.is_demo,
         array(select c.client_id from find_clients_of_member(m.id) c order by 1)
  from auth.session s
  join member own on own.user_id = s."userId" and own.ended_at is null
  join agency a on a.id = own.agency_id
  left join auth.play p on p.session_id = s.id and a.is_demo
  left join member played on played.id = p.member_id and played.agency_id = a.id
                         and played.ended_at is null
  join member m on m.id = coalesce(played.id, own.id)
  where s.token = wanted and s."expiresAt" > real_now
$$;
