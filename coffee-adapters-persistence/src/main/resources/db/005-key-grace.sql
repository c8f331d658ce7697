--liquibase formatted sql

--changeset coffee:key-grace labels:compatible
-- A key with a successor ends with its grace period, and its terms are still known. Its end stays in
-- expires_at, where the server of the release before looks.
ALTER TABLE api_key ADD COLUMN is_retiring boolean NOT NULL DEFAULT false;
ALTER TABLE api_key ADD COLUMN terms_expire_at timestamptz;
COMMENT ON COLUMN api_key.expires_at IS 'when it ends, by its terms or, if it is retiring, for its successor';
COMMENT ON COLUMN api_key.terms_expire_at IS 'of one that is retiring: when it would end by its terms; null: never';
--rollback ALTER TABLE api_key DROP COLUMN terms_expire_at;
--rollback ALTER TABLE api_key DROP COLUMN is_retiring;
--rollback COMMENT ON COLUMN api_key.expires_at IS NULL;
