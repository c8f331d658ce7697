\set second random(1, 600000000)
\set start (:second / 300) * 300
BEGIN;
UPDATE person SET revision = revision + 1 WHERE id = 1 RETURNING revision, raw_from;
SELECT id, name FROM heart_rate_source WHERE person_id = 1 AND name = 'bench';
INSERT INTO heart_rate_reading (person_id, measured_at, source_id, bpm, context) VALUES (1, to_timestamp(:second), 0, 70, 1) ON CONFLICT (person_id, measured_at, source_id) DO NOTHING RETURNING measured_at, source_id;
SELECT CAST(floor(date_part('epoch', measured_at) / 300) AS integer), context, bpm FROM heart_rate_reading WHERE person_id = 1 AND measured_at >= to_timestamp(:start) AND measured_at < to_timestamp(:start + 300);
INSERT INTO heart_rate_bin (person_id, bin_number, valid_readings, median_half_bpm, flags, histogram) VALUES (1, :second / 300, 1, 140, 0, '\x014601') ON CONFLICT (person_id, bin_number) DO UPDATE SET valid_readings = excluded.valid_readings, median_half_bpm = excluded.median_half_bpm, flags = excluded.flags, histogram = excluded.histogram;
COMMIT;
