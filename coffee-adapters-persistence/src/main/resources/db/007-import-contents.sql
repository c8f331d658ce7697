--liquibase formatted sql

--changeset coffee:import-contents labels:compatible
-- What an import held, by format: one element of each array for each format. The server of the release
-- before writes none of them, and its imports have empty ones.
ALTER TABLE import_job ADD COLUMN content_formats text[] NOT NULL DEFAULT '{}';
ALTER TABLE import_job ADD COLUMN content_files bigint[] NOT NULL DEFAULT '{}';
ALTER TABLE import_job ADD COLUMN content_stored bigint[] NOT NULL DEFAULT '{}';
ALTER TABLE import_job ADD COLUMN content_existing bigint[] NOT NULL DEFAULT '{}';
ALTER TABLE import_job ADD COLUMN content_refused bigint[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN import_job.content_formats IS 'the formats that were found in the file, in alphabetical order';
COMMENT ON COLUMN import_job.content_files IS 'for each format: how many files of it';
--rollback ALTER TABLE import_job DROP COLUMN content_refused;
--rollback ALTER TABLE import_job DROP COLUMN content_existing;
--rollback ALTER TABLE import_job DROP COLUMN content_stored;
--rollback ALTER TABLE import_job DROP COLUMN content_files;
--rollback ALTER TABLE import_job DROP COLUMN content_formats;
