--liquibase formatted sql

--changeset coffee:changes labels:compatible splitStatements:false
-- The revision with which each record was last written, which orders the change feed. The server of
-- the release before does not tell it: follow the feed when no instance of it runs any more.
ALTER TABLE person
  ADD COLUMN feed_epoch bigint NOT NULL DEFAULT CAST(extract(epoch FROM now()) * 1000000 AS bigint),
  ADD COLUMN purged_revision bigint NOT NULL DEFAULT 0,
  ADD COLUMN profile_revision bigint NOT NULL DEFAULT 0,
  ADD COLUMN profile_changed_at timestamptz NOT NULL DEFAULT now();
COMMENT ON COLUMN person.feed_epoch IS 'when the order of changes began, in microseconds since the epoch; an erasure begins it anew';
COMMENT ON COLUMN person.purged_revision IS 'up to it, deleted_record and range_change are not kept any more';
COMMENT ON COLUMN person.profile_revision IS 'the revision of the last change of the profile';
ALTER TABLE coffee_intake ADD COLUMN revision bigint NOT NULL DEFAULT 0;
CREATE INDEX coffee_intake_changed ON coffee_intake (person_id, revision, id);
COMMENT ON COLUMN coffee_intake.revision IS 'the revision of its last change';
ALTER TABLE experiment
  ADD COLUMN revision bigint NOT NULL DEFAULT 0,
  ADD COLUMN changed_at timestamptz NOT NULL DEFAULT now();
COMMENT ON COLUMN experiment.revision IS 'the revision of its last change, or of its last report';
ALTER TABLE import_job
  ADD COLUMN revision bigint NOT NULL DEFAULT 0,
  ADD COLUMN changed_at timestamptz;
CREATE INDEX import_job_changed ON import_job (person_id, revision, id) WHERE revision > 0;
COMMENT ON COLUMN import_job.revision IS 'the revision with which it ended or was undone; 0: not yet, or before there was a feed';
COMMENT ON COLUMN import_job.changed_at IS 'when that was';
CREATE TABLE deleted_record (
  person_id bigint NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  revision bigint NOT NULL,
  id bigint NOT NULL,
  deleted_at timestamptz NOT NULL,
  kind smallint NOT NULL CHECK (kind BETWEEN 1 AND 2),
  PRIMARY KEY (person_id, revision, kind, id)
);
COMMENT ON COLUMN deleted_record.kind IS '1 coffee, 2 experiment';
-- No foreign key: every writer holds the person's row.
CREATE TABLE range_change (
  person_id bigint NOT NULL,
  start_ms bigint NOT NULL,
  end_ms bigint NOT NULL CHECK (end_ms > start_ms),
  revision bigint NOT NULL,
  changed_rows bigint NOT NULL,
  import_id bigint,
  changed_at timestamptz NOT NULL,
  kind smallint NOT NULL CHECK (kind BETWEEN 1 AND 2),
  PRIMARY KEY (person_id, kind, start_ms, end_ms)
);
CREATE INDEX range_change_order ON range_change (person_id, revision);
COMMENT ON COLUMN range_change.kind IS '1 heart rates, 2 steps';
COMMENT ON COLUMN range_change.start_ms IS 'start of an hour, in milliseconds since the epoch';
COMMENT ON COLUMN range_change.end_ms IS 'end of an hour, exclusive';
COMMENT ON COLUMN range_change.revision IS 'the revision of the last write within the range';
COMMENT ON COLUMN range_change.changed_rows IS 'how many were stored, changed or removed by the writes so far';
COMMENT ON COLUMN range_change.import_id IS 'the import of the last write; null: none';
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') THEN
    PERFORM create_distributed_table('deleted_record', 'person_id', colocate_with => 'person');
    PERFORM create_distributed_table('range_change', 'person_id', colocate_with => 'person');
  END IF;
END
$$;
--rollback DROP TABLE range_change;
--rollback DROP TABLE deleted_record;
--rollback DROP INDEX import_job_changed;
--rollback ALTER TABLE import_job DROP COLUMN revision, DROP COLUMN changed_at;
--rollback ALTER TABLE experiment DROP COLUMN revision, DROP COLUMN changed_at;
--rollback DROP INDEX coffee_intake_changed;
--rollback ALTER TABLE coffee_intake DROP COLUMN revision;
--rollback ALTER TABLE person DROP COLUMN feed_epoch, DROP COLUMN purged_revision, DROP COLUMN profile_revision, DROP COLUMN profile_changed_at;
