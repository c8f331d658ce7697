-- Two coffees a day and a bin of readings every five minutes for half a year: an answer of 90 kB.
INSERT INTO coffee_intake (person_id, consumed_at, caffeine_mg, duration_minutes, coffee_type, created_at, updated_at)
SELECT 1, date_trunc('milliseconds', now() - day * interval '1 day' - (2 + cup * 3 + random() * 2) * interval '1 hour'),
  63 + (63 * random())::int, 10, (ARRAY['espresso', 'filter coffee', 'latte'])[1 + (3 * random())::int % 3], now(), now()
FROM generate_series(0, 178) AS day, generate_series(0, 1) AS cup;
INSERT INTO heart_rate_bin (person_id, bin_number, valid_readings, median_half_bpm, flags, histogram)
SELECT 1, floor(date_part('epoch', now()) / 300) - i, 40 + (20 * random())::int,
  130 + (16 * sin(i / 45.0))::int + (20 * random())::int, 0, '\x094601'
FROM generate_series(1, 180 * 288) AS i;
UPDATE person SET revision = revision + 1 WHERE id = 1;
VACUUM ANALYZE;
