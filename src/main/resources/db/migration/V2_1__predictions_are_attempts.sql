-- Predictions were stored with the answer as their outcome, and whether it was right was not. Also run by the restore of a backup
-- from that time.
update activity set answer = outcome, outcome = null where kind = 'predicted';
update activity set attempt = (
    select count(*) from activity earlier
    where earlier.kind = 'predicted' and earlier.learner_id = activity.learner_id and earlier.course = activity.course
      and earlier.lesson = activity.lesson and earlier.item = activity.item and earlier.id <= activity.id)
where kind = 'predicted';
update progress set practised_at = predicted_at, attempts = (
    select count(*) from activity made
    where made.kind = 'predicted' and made.learner_id = progress.learner_id and made.course = progress.course
      and made.lesson = progress.lesson and made.item = progress.item)
where predicted_at is not null;
update progress set practised_at = (
    select min(part.predicted_at) from progress part
    where part.learner_id = progress.learner_id and part.course = progress.course and part.lesson = progress.lesson)
where item = '';
