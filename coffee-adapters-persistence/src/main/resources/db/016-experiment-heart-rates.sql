--liquibase formatted sql

--changeset coffee:experiment-heart-rates labels:compatible
-- With which heart rates the result was first computed, to say later whether they were changed. The
-- server of the release before leaves it empty.
ALTER TABLE experiment ADD COLUMN heart_rate_checksum bigint;
COMMENT ON COLUMN experiment.heart_rate_checksum IS 'CRC-32C of the bins in the windows when the result was first computed; null: not yet';
--rollback ALTER TABLE experiment DROP COLUMN heart_rate_checksum;
