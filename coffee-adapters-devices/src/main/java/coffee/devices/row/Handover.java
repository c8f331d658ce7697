package coffee.devices.row;

import coffee.devices.Terms;
import coffee.domain.DomainException;
import coffee.domain.heartrate.Context;
import coffee.domain.heartrate.Reading;
import coffee.domain.imports.Entries;
import coffee.domain.imports.Place;
import coffee.domain.imports.RefusedRow;
import coffee.domain.intake.Intake;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Hands the rows of one file over: what the domain accepts as an entry, what it refuses as a
 * problem. Not safe for use by many threads.
 */
public final class Handover {

  private static final Context UNKNOWN = Context.of(Context.Kind.UNKNOWN);

  /** Apple Health has about two hundred. */
  private static final int MAX_KINDS = 500;

  private static final Pattern KIND = Pattern.compile("[\\w.:/ -]{1,80}");
  private static final String OTHER = "other";

  private final Set<String> kinds = new HashSet<>();
  private final Terms terms;
  private final Entries entries;
  private final Stamps stamps;

  /** From a file with these terms to these entries. */
  public Handover(Terms terms, Entries entries) {
    this.terms = terms;
    this.entries = entries;
    this.stamps = new Stamps(terms, entries);
  }

  public Terms terms() {
    return terms;
  }

  public Stamps stamps() {
    return stamps;
  }

  /**
   * A heart rate.
   *
   * @param original the row as it stands in the file; asked only if it is refused
   * @param reading makes it; a {@link DomainException} refuses the row
   */
  public void reading(Place place, Supplier<String> original, Supplier<Reading> reading) {
    Reading accepted;
    try {
      accepted = reading.get();
    } catch (DomainException refusal) {
      refuse(place, original, refusal);
      return;
    }
    entries.reading(place, accepted);
  }

  /**
   * A reading as most devices give it: without context and notes.
   *
   * @param bpm refused outside of what is accepted
   */
  public Reading plainReading(Instant moment, double bpm, String source) {
    return contextReading(moment, bpm, UNKNOWN, source);
  }

  /** A reading with what the person was doing. */
  public Reading contextReading(Instant moment, double bpm, Context context, String source) {
    return new Reading(
        moment, terms.readingRules().heartRate(bpm), context, Optional.empty(), source);
  }

  /**
   * A drink.
   *
   * @param original the row as it stands in the file; asked only if it is refused
   * @param intake makes it; a {@link DomainException} refuses the row
   */
  public void drink(Place place, Supplier<String> original, Supplier<Intake> intake) {
    Intake accepted;
    try {
      accepted = intake.get();
    } catch (DomainException refusal) {
      refuse(place, original, refusal);
      return;
    }
    entries.drink(place, accepted);
  }

  /** A row that cannot be kept. */
  public void refuse(Place place, Supplier<String> original, DomainException refusal) {
    String code = refusal.code();
    refuse(place, original, code, Objects.requireNonNullElse(refusal.getMessage(), code));
  }

  /**
   * A row that cannot be kept.
   *
   * @param code stable name for programs
   * @param detail one sentence for a person
   */
  public void refuse(Place place, Supplier<String> original, String code, String detail) {
    entries.refused(new RefusedRow(place, code, detail, original.get()));
  }

  /**
   * A row that says something else.
   *
   * @param kind what it is; of a file that makes up ever new ones, most are {@code other}
   */
  public void passOver(String kind) {
    boolean countable =
        kinds.contains(kind)
            || (kinds.size() < MAX_KINDS && KIND.matcher(kind).matches() && kinds.add(kind));
    entries.passedOver(countable ? kind : OTHER);
  }
}
