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
 * Passes the rows of one file to a handler: valid rows as entries, invalid ones as
 * problems. Not thread-safe.
 */
public final class Handover {

  private static final Context UNKNOWN = Context.of(Context.Kind.UNKNOWN);

  /** Limits the kinds counted separately; Apple Health has about two hundred. */
  private static final int MAX_KINDS = 500;

  private static final Pattern KIND = Pattern.compile("[\\w.:/ -]{1,80}");
  private static final String OTHER = "other";

  private final Set<String> kinds = new HashSet<>();
  private final Terms terms;
  private final Entries entries;
  private final Stamps stamps;

  /** Creates a collector for one file. */
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
   * Adds a reading.
   *
   * @param original the row verbatim; evaluated only if it is refused
   * @param reading creates it; a {@link DomainException} refuses the row
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
   * A reading without context and notes, as from most devices.
   *
   * @param bpm checked against the accepted range
   */
  public Reading plainReading(Instant moment, double bpm, String source) {
    return contextReading(moment, bpm, UNKNOWN, source);
  }

  /** A reading with a context. */
  public Reading contextReading(Instant moment, double bpm, Context context, String source) {
    return new Reading(
        moment, terms.readingRules().heartRate(bpm), context, Optional.empty(), source);
  }

  /**
   * Adds an intake.
   *
   * @param original the row verbatim; evaluated only if it is refused
   * @param intake creates it; a {@link DomainException} refuses the row
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

  /** Reports an invalid row. */
  public void refuse(Place place, Supplier<String> original, DomainException refusal) {
    String code = refusal.code();
    refuse(place, original, code, Objects.requireNonNullElse(refusal.getMessage(), code));
  }

  /**
   * Reports an invalid row.
   *
   * @param code stable name for programs
   * @param detail one sentence for a person
   */
  public void refuse(Place place, Supplier<String> original, String code, String detail) {
    entries.refused(new RefusedRow(place, code, detail, original.get()));
  }

  /**
   * Reports a row with other data.
   *
   * @param kind the kind of data; counted as {@code other} if a file has too many kinds
   */
  public void passOver(String kind) {
    boolean countable =
        kinds.contains(kind)
            || (kinds.size() < MAX_KINDS && KIND.matcher(kind).matches() && kinds.add(kind));
    entries.passedOver(countable ? kind : OTHER);
  }
}
