-- A hundred thousand coffees of two years, with notes, up to now.
INSERT INTO coffee_intake (person_id, consumed_at, caffeine_mg, duration_minutes, coffee_type, notes, created_at, updated_at)
SELECT 1, date_trunc('milliseconds', now() - i * interval '730 days' / 100000),
  round((20 + 100 * random())::numeric, 1), 10,
  (ARRAY['espresso', 'filter', 'latte', 'mocha', 'tea'])[1 + i % 5], repeat('notes of some length ', 10), now(), now()
FROM generate_series(100000, 1, -1) AS i;
UPDATE person SET revision = revision + 1 WHERE id = 1;
VACUUM ANALYZE;
