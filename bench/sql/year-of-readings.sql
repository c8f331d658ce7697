-- A watch's reading every five seconds for a year, and two or three coffees a day. bench/PackRows.java stores them.
CREATE TABLE reading_row (
  person_id bigint,
  measured_at timestamptz,
  source_id smallint,
  bpm smallint,
  context smallint,
  PRIMARY KEY (person_id, measured_at, source_id) INCLUDE (bpm, context)
);
INSERT INTO reading_row (person_id, measured_at, source_id, bpm, context)
SELECT 1, at, 0,
  66 + (8 * sin(extract(epoch FROM at) / 13751))::int + (10 * random())::int
    - CASE WHEN extract(hour FROM at) BETWEEN 0 AND 6 THEN 10 ELSE 0 END,
  CASE WHEN extract(hour FROM at) BETWEEN 0 AND 6 THEN 5 ELSE 9 END
FROM generate_series(now() - interval '365 days', now(), interval '5 seconds') AS at;
INSERT INTO coffee_intake (person_id, consumed_at, caffeine_mg, duration_minutes, created_at, updated_at)
SELECT 1, date_trunc('day', now()) - day * interval '1 day' + (7 + cup * 3 + random() * 2) * interval '1 hour',
  63 + (63 * random())::int, 10, now(), now()
FROM generate_series(1, 365) AS day, generate_series(0, 2) AS cup
WHERE random() < 0.8;
UPDATE person SET revision = revision + 1 WHERE id = 1;
VACUUM ANALYZE;
