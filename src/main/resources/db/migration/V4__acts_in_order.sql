-- Each page asks what its learner did since the page before.
create index activity_learner on activity (learner_id, id);
