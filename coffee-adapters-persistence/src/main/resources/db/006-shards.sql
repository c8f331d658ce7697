--liquibase formatted sql

--changeset coffee:shards labels:compatible splitStatements:false
-- Where the extension is there, a person's data goes to the shard of the person. Elsewhere this
-- does nothing; who adds the extension later runs the block by hand.
DO $$
DECLARE
  of_a_person text;
BEGIN
  IF EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') THEN
    PERFORM create_distributed_table('person_name', 'name', colocate_with => 'none');
    PERFORM create_distributed_table('person', 'id', colocate_with => 'none');
    FOREACH of_a_person IN ARRAY ARRAY[
        'api_key', 'coffee_intake', 'heart_rate_source', 'heart_rate_hour', 'idempotency_key',
        'audit_event', 'import_job', 'import_problem', 'sign_in_code'] LOOP
      PERFORM create_distributed_table(of_a_person, 'person_id', colocate_with => 'person');
    END LOOP;
    PERFORM create_distributed_table('sole_run', 'name', colocate_with => 'none');
  END IF;
END
$$;
--rollback SELECT 1;
