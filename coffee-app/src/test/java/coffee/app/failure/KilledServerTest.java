package coffee.app.failure;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.ChildProcess;
import coffee.persistence.Postgres;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KilledServerTest {

  @Test
  void everyAcknowledgedWriteIsThereOnceAndSendingAllAgainAddsNothing() throws Exception {
    try (Postgres database = Postgres.fresh()) {
      Map<Integer, Integer> acknowledged;
      try (ChildProcess server = ChildProcess.serving(database)) {
        acknowledged = Writes.sendAll(server.owner(), server::kill);
      }
      assertThat(acknowledged)
          .hasSizeBetween(Writes.BEFORE_THE_END, Writes.COUNT - 1)
          .containsValues(201);
      assertThat(Writes.stored(database))
          .doesNotHaveDuplicates()
          .containsAll(acknowledged.keySet());

      try (ChildProcess server = ChildProcess.serving(database)) {
        Map<Integer, Integer> again = Writes.sendAll(server.owner(), () -> {});
        assertThat(again).hasSize(Writes.COUNT);
        acknowledged.keySet().forEach(number -> assertThat(again).containsEntry(number, 200));
      }
      assertThat(Writes.stored(database))
          .containsExactlyElementsOf(IntStream.range(0, Writes.COUNT).boxed().toList());
    }
  }
}
