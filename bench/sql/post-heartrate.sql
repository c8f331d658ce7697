\set hour random(1, 100000)
BEGIN;
UPDATE person SET revision = revision + 1 WHERE id = 1 RETURNING revision, raw_from;
SELECT id, name FROM heart_rate_source WHERE person_id = 1 AND name = 'bench';
SELECT start_ms, readings, bins FROM heart_rate_hour WHERE person_id = 1 AND start_ms = :hour::bigint * 3600000;
INSERT INTO heart_rate_hour (person_id, start_ms, n, min_bpm, max_bpm, contexts, sources, levels, totals, readings) VALUES (1, :hour::bigint * 3600000, 1, 60, 60, 256, '\x00', decode(repeat('00', 60), 'hex'), decode(repeat('00', 60), 'hex'), decode(repeat('00', 400), 'hex')) ON CONFLICT (person_id, start_ms) DO UPDATE SET readings = excluded.readings, levels = excluded.levels, totals = excluded.totals;
COMMIT;
