package coffee.persistence.experiment;

import coffee.domain.person.PersonId;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The checksum of the heart rates with which the result of an experiment was first computed.
 *
 * @param handle of the transaction
 * @param person owner of the experiment
 * @param id id of the experiment
 */
record FirstChecksum(Handle handle, PersonId person, long id) {

  Optional<Long> find() {
    String sql =
        """
        SELECT heart_rate_checksum FROM experiment
        WHERE person_id = :person AND id = :id AND heart_rate_checksum IS NOT NULL
        """;
    return handle
        .createQuery(sql)
        .bind("person", person.value())
        .bind("id", id)
        .mapTo(Long.class)
        .findOne();
  }

  /** Stores a checksum if there is none; returns the one that is stored then. */
  long remember(long checksum) {
    String sql =
        """
        UPDATE experiment SET heart_rate_checksum = coalesce(heart_rate_checksum, :checksum)
        WHERE person_id = :person AND id = :id
        """;
    handle
        .createUpdate(sql)
        .bind("person", person.value())
        .bind("id", id)
        .bind("checksum", checksum)
        .execute();
    return find().orElseThrow();
  }
}
