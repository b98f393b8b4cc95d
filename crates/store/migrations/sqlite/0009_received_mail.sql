-- What the list of an officer shows of a mail, noted when it was read, so that no list reads a mail
-- anew. It is erased with the mail.
alter table inbound add column subject text;
alter table inbound add column sender text;
alter table inbound add column nature text;
-- Who wrote it, as in correspondent.
alter table inbound add column correspondent blob;
-- Whether accepted_at is what the mailbox said; else the trace of the mail says it.
alter table inbound add column accepted_is_known integer not null default 1;
-- Why an officer wants nothing done with it.
alter table inbound add column note text;
create index inbound_by_arrival on inbound (stored_at, id);
-- By which a mail that came back is known.
create index outbox_by_message_id on outbox (message_id);

-- The mail that a person may see: nothing of a dossier that he may not see, and nothing by somebody
-- with whom we write about a dossier that he is shut out of.
create view received as
select p.id as person, i.id, i.subject, i.sender, i.mailbox, i.accepted_at, i.stored_at, i.state,
  i.reason, c.reference
from person p cross join inbound i left join complaint c on c.id = i.complaint
where (i.complaint is null or exists (
    select 1 from visible v where v.person = p.id and v.complaint = i.complaint))
  and not exists (select 1 from correspondent k join excluded x on x.complaint = k.complaint
    where k.address = i.correspondent and x.person = p.id);

-- Who watches which mailbox now, and what went wrong with it last.
create table mailbox (
  name text primary key,
  watcher blob not null,
  leased_until integer not null,
  problem text,
  problem_since integer
) strict;
