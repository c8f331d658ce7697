INSERT INTO reading_row (person_id, measured_at, source_id, bpm, context) VALUES (1, clock_timestamp(), :client_id, 60, 9);
