-- The readings as rows with one index: what an import into such a table comes down to.
BEGIN;
CREATE TABLE IF NOT EXISTS copied_reading (
  measured_at timestamptz,
  bpm smallint,
  person_id bigint DEFAULT 1,
  source_id smallint DEFAULT 0,
  context smallint DEFAULT 9,
  PRIMARY KEY (person_id, measured_at, source_id) INCLUDE (bpm, context)
);
TRUNCATE copied_reading;
\copy copied_reading (measured_at, bpm) FROM 'readings.csv' CSV
COMMIT;
