--liquibase formatted sql

--changeset coffee:import-names labels:compatible
-- The name of an import's file, and the names of the first files in it that were passed over: one element of
-- both arrays for each of them. The server of the release before writes none of them.
ALTER TABLE import_job ADD COLUMN file_name text;
ALTER TABLE import_job ADD COLUMN passed_over_name_kinds text[] NOT NULL DEFAULT '{}';
ALTER TABLE import_job ADD COLUMN passed_over_names text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN import_job.file_name IS 'as it was uploaded; null: no name was sent';
COMMENT ON COLUMN import_job.passed_over_name_kinds IS 'for each name: an element of passed_over_kinds';
--rollback ALTER TABLE import_job DROP COLUMN passed_over_names;
--rollback ALTER TABLE import_job DROP COLUMN passed_over_name_kinds;
--rollback ALTER TABLE import_job DROP COLUMN file_name;
