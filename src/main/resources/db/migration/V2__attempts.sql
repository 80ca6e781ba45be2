-- What is answered and tried is counted: an attempt is an answer to a quiz, a prediction, or a checked exercise.
-- attempt: its number among those of the learner at that item, from 1; null for what is no attempt.
-- answer: what was given, a quiz's as JSON. error_codes: of the compiler, sorted, divided by commas. millis: time taken, where known.
alter table activity add column attempt integer;
alter table activity add column answer varchar(70000);
alter table activity add column error_codes varchar(400);
alter table activity add column millis bigint;

-- practised_at: of an item, its first attempt; of a lesson, the first attempt at any of its items.
-- solved_at: first right or passed. revealed_at: first time that the learner had the answer shown.
-- first_outcome stands; answer is what the page shows of an item: the latest, until one is right.
alter table progress add column attempts integer default 0 not null;
alter table progress add column first_outcome varchar(40);
alter table progress add column answer varchar(70000);
alter table progress add column practised_at timestamp(6) with time zone;
alter table progress add column solved_at timestamp(6) with time zone;
alter table progress add column revealed_at timestamp(6) with time zone;
