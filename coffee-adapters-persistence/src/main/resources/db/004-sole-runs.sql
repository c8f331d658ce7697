--liquibase formatted sql

--changeset coffee:sole-run labels:compatible
-- Work that one instance does at a time. Of no person, and so sharded by its own name.
CREATE TABLE sole_run (
  name text PRIMARY KEY,
  holder uuid NOT NULL,
  touched_at timestamptz NOT NULL
);
COMMENT ON COLUMN sole_run.holder IS 'whose turn it is: drawn anew for each';
COMMENT ON COLUMN sole_run.touched_at IS 'when the holder last gave a sign of life';
--rollback DROP TABLE sole_run;
