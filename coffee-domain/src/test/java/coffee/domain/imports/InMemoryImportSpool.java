package coffee.domain.imports;

import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import coffee.domain.person.PersonId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** A volatile {@link ImportSpool}. */
public final class InMemoryImportSpool implements ImportSpool {

  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Kept(PersonId person, byte[] bytes) {}

  private final Map<String, Kept> files = new ConcurrentHashMap<>();
  private final AtomicInteger keys = new AtomicInteger();
  private volatile boolean isFull;

  @Override
  public String name() {
    return "memory";
  }

  /** From now on there is no room, or there is again. */
  public void setFull(boolean full) {
    isFull = full;
  }

  /** How many files there are. */
  public int size() {
    return files.size();
  }

  @Override
  public SpooledFile receive(PersonId person, InputStream body) {
    byte[] bytes;
    try {
      bytes = body.readAllBytes();
    } catch (IOException broken) {
      throw new DomainException(Reason.UNAVAILABLE, "storage_failed", "cannot be kept", broken);
    }
    if (isFull) {
      throw new DomainException(Reason.UNAVAILABLE, "storage_full", "there is no room");
    }
    String key = Integer.toString(keys.incrementAndGet());
    files.put(key, new Kept(person, bytes));
    return new SpooledFile(name(), key, digest(bytes), bytes.length);
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }

  /** What a file holds. */
  public InputStream open(SpooledFile file) {
    return Optional.ofNullable(files.get(file.key()))
        .map(kept -> new ByteArrayInputStream(kept.bytes()))
        .orElseThrow();
  }

  @Override
  public boolean holds(SpooledFile file) {
    return files.containsKey(file.key());
  }

  @Override
  public void discard(SpooledFile file) {
    files.remove(file.key());
  }

  @Override
  public Set<PersonId> owners() {
    return files.values().stream().map(Kept::person).collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void deleteFilesOf(PersonId person) {
    files.values().removeIf(kept -> kept.person().equals(person));
  }

  @Override
  public int sweep(Set<String> needed) {
    int before = files.size();
    files.keySet().retainAll(needed);
    return before - files.size();
  }
}
