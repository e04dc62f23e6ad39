-- What the client said must not be exceeded, in cents before tax, as the accepted plan was judged by it.
alter table operation add column ceiling_cents bigint check (ceiling_cents >= 0);
