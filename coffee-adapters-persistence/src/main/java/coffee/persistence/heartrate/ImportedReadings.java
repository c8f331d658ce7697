package coffee.persistence.heartrate;

import coffee.domain.person.PersonId;
import coffee.persistence.ChangedRanges;
import coffee.persistence.LockedPerson;
import coffee.persistence.RangeContent;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The readings stored by one import, to be deleted in one write. */
final class ImportedReadings {

  private final LockedPerson lock;
  private final PersonId person;
  private final long importId;

  ImportedReadings(LockedPerson lock, PersonId person, long importId) {
    this.lock = lock;
    this.person = person;
    this.importId = importId;
  }

  long remove() {
    StoredHours hours = new StoredHours(lock, person);
    ChangedRanges ranges = new ChangedRanges(RangeContent.HEART_RATES);
    long removed = 0;
    long next = Long.MIN_VALUE;
    List<Hour> slice;
    do {
      slice = hours.between(next, Long.MAX_VALUE, StoredHours.SLICE);
      List<Hour> changed = new ArrayList<>();
      for (Hour hour : slice) {
        Hour rest = rest(hour);
        int ofHour = hour.readings().size() - rest.readings().size();
        removed += ofHour;
        if (ofHour > 0) {
          changed.add(rest);
          ranges.add(hour.key().startMs(), ofHour);
        }
        next = hour.key().startMs() + HourKey.LENGTH_MS;
      }
      hours.save(changed);
    } while (slice.size() == StoredHours.SLICE);
    if (removed > 0) {
      ranges.record(lock, OptionalLong.of(importId));
      lock.markChanged();
    }
    return removed;
  }

  private Hour rest(Hour hour) {
    HourReadings stored = hour.readings();
    HourReadings rest = new HourReadings(stored.size());
    for (int i = 0; i < stored.size(); i++) {
      if (stored.importId(i) != importId) {
        rest.append(stored, i);
      }
    }
    return hour.with(rest);
  }
}
