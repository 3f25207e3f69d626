-- Schema 2. A record is written with every field of its kind: what is None stands there as null.
-- Claims, and what is computed of the set, are made again from the stored texts.
DELETE FROM claim;
DELETE FROM related;
UPDATE report SET stale = 1;
UPDATE state SET value = '' WHERE key = 'related_with';

DROP TRIGGER judgement_is_not_changed;
UPDATE judgement SET record = json_patch(json_object('before', null, 'after', null), record);
CREATE TRIGGER judgement_is_not_changed BEFORE UPDATE ON judgement
BEGIN SELECT RAISE(ABORT, 'judgements are only ever appended'); END;
