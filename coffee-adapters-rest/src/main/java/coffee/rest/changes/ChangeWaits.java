package coffee.rest.changes;

import coffee.domain.Ticker;
import coffee.domain.changes.ChangeLog;
import coffee.domain.changes.ChangePage;
import coffee.domain.changes.ReadChanges;
import coffee.domain.person.PersonId;
import coffee.rest.changes.ChangeWaitObserver.End;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The requests that wait for changes. They hold neither a thread nor a connection: a write on this
 * instance wakes those of its person, and once a second one statement asks for the revisions of all
 * who wait, for writes on other instances. Each woken person has one thread at a time, so that slow
 * reads of one person do not keep the others waiting. Thread-safe.
 */
public final class ChangeWaits {

  /** Each takes a connection of a client, and a few kilobytes. */
  static final int MAX_WAITS = 2_000;

  /** Enough for every screen of a household. */
  static final int MAX_WAITS_OF_PERSON = 16;

  private static final Logger LOG = LoggerFactory.getLogger(ChangeWaits.class);
  private static final Duration TICK = Duration.ofMillis(250);

  /** Writes on other instances are looked for once a second. */
  private static final int TICKS_PER_POLL = 4;

  /** Persons whose pages are read at the same time: a quarter of the usual connections. */
  private static final int READERS = 4;

  private final ChangeLog log;
  private final ReadChanges feed;
  private final Ticker ticker;
  private final ChangeWaitObserver observer;
  private final ExecutorService readers =
      Executors.newFixedThreadPool(READERS, work -> thread(work, "change-waits"));

  /** Guarded by itself, as are the two fields after it. */
  private final Map<PersonId, Set<ChangeWait>> waiting = new HashMap<>();

  /** The requests to check, by persons who wait for a reader or have one. */
  private final Map<PersonId, Set<ChangeWait>> woken = new HashMap<>();

  private int count;

  /** Used only by the task that ticks. */
  private int ticks;

  private volatile boolean isClosed;

  /** Waits for changes of a store. */
  public ChangeWaits(ChangeLog log, ReadChanges feed, Ticker ticker, ChangeWaitObserver observer) {
    this.log = log;
    this.feed = feed;
    this.ticker = ticker;
    this.observer = observer;
    ScheduledExecutorService clock =
        Executors.newSingleThreadScheduledExecutor(work -> thread(work, "change-waits-clock"));
    var unused =
        clock.scheduleWithFixedDelay(
            this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Thread thread(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Lets a request wait.
   *
   * @return whether it waits; false if there are too many
   */
  boolean add(ChangeWait wait) {
    synchronized (waiting) {
      Set<ChangeWait> ofPerson = waiting.getOrDefault(wait.person(), Set.of());
      if (count < MAX_WAITS && ofPerson.size() < MAX_WAITS_OF_PERSON) {
        waiting.computeIfAbsent(wait.person(), person -> new LinkedHashSet<>()).add(wait);
        count++;
        return true;
      }
    }
    observer.ended(End.REFUSED);
    return false;
  }

  /** When a wait ends that begins now. */
  long endAfter(int seconds) {
    return ticker.nanos() + TimeUnit.SECONDS.toNanos(seconds);
  }

  /** How many requests wait. */
  public int size() {
    synchronized (waiting) {
      return count;
    }
  }

  /** Wakes the requests of a person whose data may have changed. */
  public void changed(PersonId person) {
    List<ChangeWait> ofPerson;
    synchronized (waiting) {
      ofPerson = List.copyOf(waiting.getOrDefault(person, Set.of()));
    }
    wakeLater(ofPerson);
  }

  /** Wakes all requests, of which those whose key was revoked end. */
  public void checkKeys() {
    wakeLater(all());
  }

  /** Answers all requests now; none waits from now on. */
  public void close() {
    isClosed = true;
    checkKeys();
  }

  /** Whether requests may wait. */
  boolean isOpen() {
    return !isClosed;
  }

  private List<ChangeWait> all() {
    synchronized (waiting) {
      return waiting.values().stream().flatMap(Set::stream).toList();
    }
  }

  private void tick() {
    List<ChangeWait> all = all();
    if (all.isEmpty()) {
      return;
    }
    boolean isOpen = isOpen();
    long now = ticker.nanos();
    wakeLater(all.stream().filter(wait -> !isOpen || wait.isOver(now)).toList());
    if (++ticks % TICKS_PER_POLL == 0) {
      pollRevisions(all);
    }
  }

  private void pollRevisions(List<ChangeWait> all) {
    try {
      Map<PersonId, Long> revisions =
          log.revisions(all.stream().map(ChangeWait::person).distinct().toList());
      wakeLater(
          all.stream()
              .filter(
                  wait -> revisions.getOrDefault(wait.person(), Long.MAX_VALUE) > wait.revision())
              .toList());
    } catch (RuntimeException failure) { // the next poll tries again
      LOG.warn("Polling for changes failed: {}", failure.toString());
    }
  }

  private void wakeLater(List<ChangeWait> waits) {
    synchronized (waiting) {
      for (ChangeWait wait : waits) {
        PersonId person = wait.person();
        if (!woken.containsKey(person)) {
          woken.put(person, new LinkedHashSet<>());
          readers.execute(() -> checkWoken(person));
        }
        woken.get(person).add(wait);
      }
    }
  }

  /** Checks what is woken now; what is woken meanwhile is checked by another task. */
  private void checkWoken(PersonId person) {
    Set<ChangeWait> due;
    synchronized (waiting) {
      due = woken.put(person, new LinkedHashSet<>());
    }
    try {
      due.forEach(this::wake);
    } finally {
      synchronized (waiting) {
        if (woken.get(person).isEmpty()) {
          woken.remove(person);
        } else {
          readers.execute(() -> checkWoken(person));
        }
      }
    }
  }

  /** Answers a request, unless it was answered, or there is nothing and it has time left. */
  private void wake(ChangeWait wait) {
    if (!isWaiting(wait)) {
      return;
    }
    try {
      if (!wait.isAllowed()) {
        end(wait, End.REVOKED, wait::refuse);
        return;
      }
      ChangePage page = wait.query().page(feed);
      if (!page.changes().isEmpty()) {
        end(wait, End.CHANGED, () -> wait.answer(page));
      } else if (wait.isOver(ticker.nanos())) {
        end(wait, End.TIMEOUT, () -> wait.answer(page));
      } else if (!isOpen()) {
        end(wait, End.STOPPED, () -> wait.answer(page));
      } else {
        wait.continueAfter(page);
      }
    } catch (RuntimeException failure) {
      end(wait, End.FAILED, () -> wait.fail(failure));
    }
  }

  private boolean isWaiting(ChangeWait wait) {
    synchronized (waiting) {
      return waiting.getOrDefault(wait.person(), Set.of()).contains(wait);
    }
  }

  private void end(ChangeWait wait, End end, Runnable answer) {
    synchronized (waiting) {
      Set<ChangeWait> ofPerson = waiting.get(wait.person());
      if (ofPerson == null || !ofPerson.remove(wait)) {
        return; // its answer failed, and cannot be given twice
      }
      count--;
      if (ofPerson.isEmpty()) {
        waiting.remove(wait.person());
      }
    }
    observer.ended(end);
    answer.run();
  }
}
