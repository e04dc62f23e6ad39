-- A link can ask about more than posts and brand kits, and a signature can stand on it.
alter table link_item drop constraint link_item_subject_kind_check;
alter table link_item add constraint link_item_subject_kind_check check (subject_kind in
  ('post', 'brand-kit', 'brief', 'recommendation', 'agreement', 'contest-rules', 'report'));
alter table signature drop constraint signature_subject_kind_check;
alter table signature add constraint signature_subject_kind_check check (subject_kind in
  ('post', 'brand-kit', 'brief', 'recommendation', 'agreement', 'contest-rules', 'report'));
