--liquibase formatted sql

--changeset coffee:range-change-order labels:compatible
-- A person has at most a few dozen ranges, which are sorted when they are read; and a write of the
-- same range again changes no indexed column.
DROP INDEX range_change_order;
--rollback CREATE INDEX range_change_order ON range_change (person_id, revision);
