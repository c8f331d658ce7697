--liquibase formatted sql

--changeset coffee:sign-in-code labels:compatible
-- One-time codes that were not used yet. A used code is deleted.
CREATE TABLE sign_in_code (
  person_id bigint NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  expires_at timestamptz NOT NULL,
  created_by_key_id bigint,
  hash bytea NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (person_id, hash)
);
CREATE INDEX sign_in_code_expiry ON sign_in_code (expires_at);
COMMENT ON COLUMN sign_in_code.hash IS 'SHA-256 of the whole code';
COMMENT ON COLUMN sign_in_code.created_by_key_id IS 'the key that created it, 0 the one configured; null: the operator';
--rollback DROP TABLE sign_in_code;
