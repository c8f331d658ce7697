--liquibase formatted sql

--changeset coffee:ingest labels:compatible splitStatements:false
-- The last file that each source of a person pushed. The server of the release before writes none.
CREATE TABLE ingest (
  person_id bigint NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  received_at timestamptz NOT NULL,
  stored bigint NOT NULL CHECK (stored >= 0),
  refused bigint NOT NULL CHECK (refused >= 0),
  source text NOT NULL,
  PRIMARY KEY (person_id, source)
);
COMMENT ON COLUMN ingest.source IS 'the format of the files, such as health_auto_export';
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') THEN
    PERFORM create_distributed_table('ingest', 'person_id', colocate_with => 'person');
  END IF;
END
$$;
--rollback DROP TABLE ingest;
