--liquibase formatted sql

--changeset coffee:steps labels:compatible splitStatements:false
-- Counts of steps, packed by person, UTC day and source. The server of the release before writes
-- none, and erases them with the person only.
CREATE TABLE step_day (
  person_id bigint NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  day date NOT NULL,
  source text COLLATE "C" NOT NULL,
  import_ids bigint[] NOT NULL,
  counts bytea NOT NULL,
  PRIMARY KEY (person_id, day, source)
);
COMMENT ON COLUMN step_day.day IS 'UTC day on which the counts begin; none crosses midnight';
COMMENT ON COLUMN step_day.import_ids IS 'the imports of these counts, each once';
COMMENT ON COLUMN step_day.counts IS 'start, length and steps of each, as StepDayCodec packs them';
ALTER TABLE import_job ADD COLUMN removed_steps bigint NOT NULL DEFAULT 0;
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') THEN
    PERFORM create_distributed_table('step_day', 'person_id', colocate_with => 'person');
  END IF;
END
$$;
--rollback ALTER TABLE import_job DROP COLUMN removed_steps;
--rollback DROP TABLE step_day;
