-- Two persons' readings, 150,000 each, one every 5 seconds, in the table in turn as watches post them. bench/PackRows.java stores them.
CREATE TABLE reading_row (
  person_id bigint,
  measured_at timestamptz,
  source_id smallint,
  bpm smallint,
  context smallint,
  PRIMARY KEY (person_id, measured_at, source_id) INCLUDE (bpm, context)
);
INSERT INTO person_name (name) VALUES ('bench');
INSERT INTO person (id, name, time_zone) SELECT person_id, name, 'UTC' FROM person_name WHERE name = 'bench';
INSERT INTO reading_row (person_id, measured_at, source_id, bpm, context)
SELECT person.id, date_trunc('second', now()) - number * interval '5 seconds', 0, 60 + number % 40, 1 + number % 9
FROM generate_series(1, 150000) AS number, person
ORDER BY number DESC, person.id;
ANALYZE;
