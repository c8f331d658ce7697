-- Two coffees a day and a reading a minute for half a year: an answer of 90 kB. bench/PackRows.java stores them.
CREATE TABLE reading_row (
  person_id bigint,
  measured_at timestamptz,
  source_id smallint,
  bpm smallint,
  context smallint,
  PRIMARY KEY (person_id, measured_at, source_id) INCLUDE (bpm, context)
);
INSERT INTO coffee_intake (person_id, consumed_at, caffeine_mg, duration_minutes, coffee_type, created_at, updated_at)
SELECT 1, date_trunc('milliseconds', now() - day * interval '1 day' - (2 + cup * 3 + random() * 2) * interval '1 hour'),
  63 + (63 * random())::int, 10, (ARRAY['espresso', 'filter coffee', 'latte'])[1 + (3 * random())::int % 3], now(), now()
FROM generate_series(0, 178) AS day, generate_series(0, 1) AS cup;
INSERT INTO reading_row (person_id, measured_at, source_id, bpm, context)
SELECT 1, date_trunc('minute', now()) - i * interval '1 minute', 0,
  65 + (8 * sin(i / 225.0))::int + (10 * random())::int, 9
FROM generate_series(1, 180 * 1440) AS i;
UPDATE person SET revision = revision + 1 WHERE id = 1;
VACUUM ANALYZE;
