package coffee.rest.changes;

import coffee.domain.Ticker;
import coffee.domain.changes.ChangeLog;
import coffee.domain.changes.ChangePage;
import coffee.domain.changes.ReadChanges;
import coffee.domain.person.PersonId;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The requests that wait for changes. They hold neither a thread nor a connection: a write on this
 * instance wakes those of its person, and once a second one statement asks for the revisions of all
 * who wait, for writes on other instances. Thread-safe.
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

  /** They read pages, one at a time each. */
  private static final int THREADS = 2;

  private final ChangeLog log;
  private final ReadChanges feed;
  private final Ticker ticker;
  private final ScheduledThreadPoolExecutor threads;

  /** Guarded by itself. */
  private final Map<PersonId, Set<ChangeWait>> waiting = new HashMap<>();

  private int count;

  /** Of the only task that ticks. */
  private int ticks;

  private boolean isClosed;

  /** Waits for changes of a store. */
  public ChangeWaits(ChangeLog log, ReadChanges feed, Ticker ticker) {
    this.log = log;
    this.feed = feed;
    this.ticker = ticker;
    this.threads = new ScheduledThreadPoolExecutor(THREADS, ChangeWaits::thread);
    var unused =
        threads.scheduleWithFixedDelay(
            this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "change-waits");
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
      if (count >= MAX_WAITS || ofPerson.size() >= MAX_WAITS_OF_PERSON) {
        return false;
      }
      waiting.computeIfAbsent(wait.person(), person -> new LinkedHashSet<>()).add(wait);
      count++;
    }
    return true;
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
    synchronized (waiting) {
      isClosed = true;
    }
    checkKeys();
  }

  /** Whether requests may wait. */
  boolean isOpen() {
    synchronized (waiting) {
      return !isClosed;
    }
  }

  private List<ChangeWait> all() {
    synchronized (waiting) {
      return waiting.values().stream().flatMap(Set::stream).toList();
    }
  }

  private void wakeLater(List<ChangeWait> waits) {
    waits.forEach(wait -> threads.execute(() -> wake(wait)));
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
      pollOthers(all);
    }
  }

  private void pollOthers(List<ChangeWait> all) {
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

  /** Answers a request, unless it was answered, or there is nothing and it has time left. */
  private void wake(ChangeWait wait) {
    if (!remove(wait)) {
      return;
    }
    try {
      if (!wait.isAllowed().getAsBoolean()) {
        wait.refuse();
        return;
      }
      ChangePage page = wait.query().page(feed);
      boolean hasTime = isOpen() && !wait.isOver(ticker.nanos());
      if (!page.changes().isEmpty() || !hasTime || !add(wait.after(page))) {
        wait.answer(page);
      }
    } catch (RuntimeException failure) {
      wait.fail(failure);
    }
  }

  private boolean remove(ChangeWait wait) {
    synchronized (waiting) {
      Set<ChangeWait> ofPerson = waiting.getOrDefault(wait.person(), Set.of());
      boolean waited = ofPerson.contains(wait);
      if (waited) {
        ofPerson.remove(wait);
        count--;
        if (ofPerson.isEmpty()) {
          waiting.remove(wait.person());
        }
      }
      return waited;
    }
  }
}
