--liquibase formatted sql

--changeset coffee:counts-by-kind labels:compatible
-- What an import stored, by kind. The server of the release before leaves the counts as they are:
-- where they do not add up to stored and existing, they are not known.
ALTER TABLE import_job
  ADD COLUMN stored_coffees bigint NOT NULL DEFAULT 0,
  ADD COLUMN stored_heart_rates bigint NOT NULL DEFAULT 0,
  ADD COLUMN stored_steps bigint NOT NULL DEFAULT 0,
  ADD COLUMN stored_experiments bigint NOT NULL DEFAULT 0,
  ADD COLUMN stored_profiles bigint NOT NULL DEFAULT 0,
  ADD COLUMN existing_coffees bigint NOT NULL DEFAULT 0,
  ADD COLUMN existing_heart_rates bigint NOT NULL DEFAULT 0,
  ADD COLUMN existing_steps bigint NOT NULL DEFAULT 0,
  ADD COLUMN existing_experiments bigint NOT NULL DEFAULT 0,
  ADD COLUMN existing_profiles bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN import_job.stored_coffees IS 'those of stored that are coffees; the kinds add up to it';
COMMENT ON COLUMN import_job.existing_coffees IS 'those of existing that are coffees; the kinds add up to it';
--rollback ALTER TABLE import_job DROP COLUMN stored_coffees, DROP COLUMN stored_heart_rates, DROP COLUMN stored_steps, DROP COLUMN stored_experiments, DROP COLUMN stored_profiles, DROP COLUMN existing_coffees, DROP COLUMN existing_heart_rates, DROP COLUMN existing_steps, DROP COLUMN existing_experiments, DROP COLUMN existing_profiles;
