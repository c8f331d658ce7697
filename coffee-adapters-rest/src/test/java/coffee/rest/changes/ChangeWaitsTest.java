package coffee.rest.changes;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.Eventually;
import coffee.domain.InMemoryStore;
import coffee.domain.Ticker;
import coffee.domain.changes.ChangeKind;
import coffee.domain.changes.ReadChanges;
import coffee.domain.person.PersonId;
import jakarta.ws.rs.container.AsyncResponse;
import java.lang.reflect.Proxy;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class ChangeWaitsTest {

  private final InMemoryStore store = new InMemoryStore();
  private final PersonId person = store.people().ensure("somebody", ZoneOffset.UTC).id();
  private final ReadChanges feed = new ReadChanges(store.changes(), "store");
  private final ChangeWaits waits = new ChangeWaits(store.changes(), feed, Ticker.SYSTEM);
  private final List<Object> answers = new CopyOnWriteArrayList<>();

  private ChangeWait waiting() {
    AsyncResponse response =
        (AsyncResponse)
            Proxy.newProxyInstance(
                AsyncResponse.class.getClassLoader(),
                new Class<?>[] {AsyncResponse.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "resume" -> answers.add(arguments[0]);
                      case "equals" -> proxy == arguments[0];
                      default -> System.identityHashCode(proxy);
                    });
    ChangesQuery query =
        new ChangesQuery(person, Optional.of(feed.end(person)), Set.of(ChangeKind.values()), 10);
    return new ChangeWait(query, () -> true, response, waits.endAfter(3_600));
  }

  @Test
  void answersAllWhenItIsClosed() {
    assertThat(waits.add(waiting())).isTrue();
    assertThat(waits.add(waiting())).isTrue();

    waits.close();

    Eventually.until("both are answered", () -> answers.size() == 2);
    assertThat(waits.isOpen()).isFalse();
    assertThat(answers)
        .allSatisfy(answer -> assertThat(((ChangePageBody) answer).changes()).isEmpty());
  }

  @Test
  void answersThoseThatCameWhileItWasClosed() {
    waits.close();
    assertThat(waits.add(waiting())).isTrue();

    Eventually.until("it is answered", () -> answers.size() == 1);
  }
}
