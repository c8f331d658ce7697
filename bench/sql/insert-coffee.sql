INSERT INTO coffee_intake (person_id, consumed_at, caffeine_mg, duration_minutes, coffee_type, created_at, updated_at) VALUES (1, now(), 80, 10, 'filter', now(), now());
