--liquibase formatted sql

--changeset coffee:experiment-imports labels:compatible
-- Which import brought an experiment, so that undoing it removes the experiment. The server of the
-- release before leaves it empty.
ALTER TABLE experiment ADD COLUMN import_id bigint;
COMMENT ON COLUMN experiment.import_id IS 'the import that it came from, unless it was changed since; null: none';
--rollback ALTER TABLE experiment DROP COLUMN import_id;
