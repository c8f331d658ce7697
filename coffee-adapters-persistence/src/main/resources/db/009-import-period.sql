--liquibase formatted sql

--changeset coffee:import-period labels:compatible
-- What leads from an import to its days, and to whose rows it holds. The server of the release
-- before leaves it empty.
ALTER TABLE import_job
  ADD COLUMN first_stored_at timestamptz,
  ADD COLUMN last_stored_at timestamptz,
  ADD COLUMN failure_subjects text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN import_job.first_stored_at IS 'time of the earliest coffee or heart rate that was stored';
COMMENT ON COLUMN import_job.last_stored_at IS 'time of the latest one';
COMMENT ON COLUMN import_job.failure_subjects IS 'the people of the file, if nobody chose one of them';
--rollback ALTER TABLE import_job DROP COLUMN first_stored_at, DROP COLUMN last_stored_at, DROP COLUMN failure_subjects;
