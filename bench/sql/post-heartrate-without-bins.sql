\set second random(1, 600000000)
BEGIN;
UPDATE person SET revision = revision + 1 WHERE id = 1 RETURNING revision, raw_from;
SELECT id, name FROM heart_rate_source WHERE person_id = 1 AND name = 'bench';
INSERT INTO heart_rate_reading (person_id, measured_at, source_id, bpm, context) VALUES (1, to_timestamp(:second), 0, 70, 1) ON CONFLICT (person_id, measured_at, source_id) DO NOTHING RETURNING measured_at, source_id;
COMMIT;
