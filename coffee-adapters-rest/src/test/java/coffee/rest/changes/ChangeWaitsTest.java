package coffee.rest.changes;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.Eventually;
import coffee.domain.InMemoryStore;
import coffee.domain.changes.Change;
import coffee.domain.changes.ChangeKind;
import coffee.domain.changes.ChangeLog;
import coffee.domain.changes.ChangeQuery;
import coffee.domain.changes.FeedState;
import coffee.domain.changes.ReadChanges;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import coffee.domain.person.PersonId;
import jakarta.ws.rs.container.AsyncResponse;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class ChangeWaitsTest {

  private final InMemoryStore store = new InMemoryStore();
  private final PersonId person = store.people().ensure("somebody", ZoneOffset.UTC).id();
  private final ReadChanges feed = new ReadChanges(store.changes(), "store");
  private final AtomicLong nanos = new AtomicLong();
  private final List<ChangeWaitObserver.End> ends = new CopyOnWriteArrayList<>();
  private final ChangeWaits waits = new ChangeWaits(store.changes(), feed, nanos::get, ends::add);
  private final List<Object> answers = new CopyOnWriteArrayList<>();

  private ChangeWait waiting() {
    return waiting(person, waits, () -> true);
  }

  private ChangeWait waiting(PersonId reader, ChangeWaits at, BooleanSupplier isAllowed) {
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
        new ChangesQuery(reader, Optional.of(feed.end(reader)), Set.of(ChangeKind.values()), 10);
    return new ChangeWait(query, isAllowed, response, at.endAfter(3_600));
  }

  @Test
  void answersAllWhenItIsClosed() {
    assertThat(waits.add(waiting())).isTrue();
    assertThat(waits.add(waiting())).isTrue();

    waits.close();

    Eventually.until("both are answered", () -> answers.size() == 2);
    assertThat(waits.isOpen()).isFalse();
    assertThat(answers)
        .allSatisfy(answer -> assertThat(((ChangePageBody) answer).page().changes()).isEmpty());
  }

  @Test
  void answersThoseThatCameWhileItWasClosed() {
    waits.close();
    assertThat(waits.add(waiting())).isTrue();

    Eventually.until("it is answered", () -> answers.size() == 1);
  }

  private void drink(PersonId who) {
    store.intakes().add(who, Intake.of(Instant.parse("2026-03-01T09:00:00Z"), new Caffeine(80)));
  }

  @Test
  void tellsHowEachRequestEnds() {
    assertThat(waits.add(waiting())).isTrue();
    drink(person);
    Eventually.until("a change ends it", () -> ends.size() == 1);
    assertThat(waits.add(waiting(person, waits, () -> false))).isTrue();
    waits.checkKeys();
    Eventually.until("its key ends it", () -> ends.size() == 2);
    for (int i = 0; i < ChangeWaits.MAX_WAITS_OF_PERSON; i++) {
      assertThat(waits.add(waiting())).isTrue();
    }
    assertThat(waits.add(waiting())).isFalse();
    assertThat(ends)
        .containsExactly(
            ChangeWaitObserver.End.CHANGED,
            ChangeWaitObserver.End.REVOKED,
            ChangeWaitObserver.End.REFUSED);
    nanos.addAndGet(TimeUnit.HOURS.toNanos(1));
    Eventually.until("time ends all", () -> waits.size() == 0);
    assertThat(ends.subList(3, ends.size()))
        .hasSize(ChangeWaits.MAX_WAITS_OF_PERSON)
        .containsOnly(ChangeWaitObserver.End.TIMEOUT);
    assertThat(waits.add(waiting())).isTrue();
    waits.close();
    Eventually.until("the instance's end ends it", () -> waits.size() == 0);
    assertThat(ends).endsWith(ChangeWaitObserver.End.STOPPED);
  }

  /** A log in which reads of one person do not come to an end. */
  private record StuckLog(ChangeLog log, PersonId stuck, CountDownLatch end) implements ChangeLog {

    @Override
    public FeedState state(PersonId person) {
      return log.state(person);
    }

    @Override
    public List<Change> page(PersonId person, ChangeQuery query) {
      if (person.equals(stuck)) {
        try {
          end.await();
        } catch (InterruptedException interrupted) {
          throw new IllegalStateException(interrupted);
        }
      }
      return log.page(person, query);
    }

    @Override
    public Map<PersonId, Long> revisions(Collection<PersonId> persons) {
      return log.revisions(persons);
    }
  }

  @Test
  void slowReadsOfOnePersonDoNotDelayOthers() {
    PersonId other = store.people().ensure("other", ZoneOffset.UTC).id();
    CountDownLatch end = new CountDownLatch(1);
    ChangeLog log = new StuckLog(store.changes(), person, end);
    ChangeWaits some = new ChangeWaits(log, new ReadChanges(log, "store"), nanos::get, ends::add);
    for (int i = 0; i < ChangeWaits.MAX_WAITS_OF_PERSON; i++) {
      assertThat(some.add(waiting(person, some, () -> true))).isTrue();
    }
    assertThat(some.add(waiting(other, some, () -> true))).isTrue();
    drink(person);
    some.changed(person);
    drink(other);

    some.changed(other);

    Eventually.until("the other is answered", () -> answers.size() == 1);
    assertThat(some.size()).isEqualTo(ChangeWaits.MAX_WAITS_OF_PERSON);
    end.countDown();
    Eventually.until("all are answered", () -> some.size() == 0);
  }
}
