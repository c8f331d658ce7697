--liquibase formatted sql

--changeset coffee:import-job-newest labels:compatible
-- A person's imports are listed newest first; without it, each page sorts all of them.
CREATE INDEX import_job_newest ON import_job (person_id, created_at DESC, id DESC);
--rollback DROP INDEX import_job_newest;
