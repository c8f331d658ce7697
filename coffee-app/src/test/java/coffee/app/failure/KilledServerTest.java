package coffee.app.failure;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.ServerProcess;
import coffee.persistence.TestDatabase;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KilledServerTest {

  @Test
  void acknowledgedWritesSurviveKillExactlyOnce() throws Exception {
    try (TestDatabase database = TestDatabase.fresh()) {
      Map<Integer, Integer> acknowledged;
      try (ServerProcess server = ServerProcess.serving(database)) {
        acknowledged = ConcurrentWrites.sendAll(server.owner(), server::kill);
      }
      assertThat(acknowledged)
          .hasSizeBetween(ConcurrentWrites.BEFORE_THE_END, ConcurrentWrites.COUNT - 1)
          .containsValues(201);
      assertThat(ConcurrentWrites.stored(database))
          .doesNotHaveDuplicates()
          .containsAll(acknowledged.keySet());

      try (ServerProcess server = ServerProcess.serving(database)) {
        Map<Integer, Integer> again = ConcurrentWrites.sendAll(server.owner(), () -> {});
        assertThat(again).hasSize(ConcurrentWrites.COUNT);
        acknowledged.keySet().forEach(number -> assertThat(again).containsEntry(number, 200));
      }
      assertThat(ConcurrentWrites.stored(database))
          .containsExactlyElementsOf(IntStream.range(0, ConcurrentWrites.COUNT).boxed().toList());
    }
  }
}
