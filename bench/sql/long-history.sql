-- Two million readings of the owner, one every 5 seconds, and a day of another person's. bench/PackRows.java stores them.
CREATE TABLE reading_row (
  person_id bigint,
  measured_at timestamptz,
  source_id smallint,
  bpm smallint,
  context smallint,
  PRIMARY KEY (person_id, measured_at, source_id) INCLUDE (bpm, context)
);
INSERT INTO reading_row (person_id, measured_at, source_id, bpm, context)
SELECT person.id, date_trunc('second', now()) - number * interval '5 seconds', 0, 60 + number % 40, 1 + number % 9
FROM generate_series(1, 2000000) AS number, person
WHERE person.name = 'owner' OR number <= 17280
ORDER BY number DESC, person.id;
ANALYZE;
