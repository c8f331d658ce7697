--liquibase formatted sql

--changeset coffee:intake-removals labels:compatible splitStatements:false
-- Where a coffee was before it was deleted or moved, if that is in the time of an experiment: its
-- result says that its data were changed. The server of the release before records none.
CREATE TABLE intake_removal (
  person_id bigint NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  intake_id bigint NOT NULL,
  consumed_at timestamptz NOT NULL,
  logged_at timestamptz NOT NULL,
  removed_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, intake_id, consumed_at)
);
COMMENT ON COLUMN intake_removal.consumed_at IS 'where it was';
COMMENT ON COLUMN intake_removal.logged_at IS 'its created_at';
COMMENT ON COLUMN intake_removal.removed_at IS 'when it was last deleted or moved from there';
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') THEN
    PERFORM create_distributed_table('intake_removal', 'person_id', colocate_with => 'person');
  END IF;
END
$$;
--rollback DROP TABLE intake_removal;
