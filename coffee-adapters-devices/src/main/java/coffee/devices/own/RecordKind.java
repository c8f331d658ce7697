package coffee.devices.own;

import coffee.devices.Entries;
import coffee.devices.Place;
import coffee.devices.Terms;
import coffee.domain.DomainException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What rows in our own words are about, told by the names of their fields. */
sealed interface RecordKind permits CoffeeRows, HeartRateRows {

  /** Every kind that there is. */
  List<RecordKind> ALL = List.of(new CoffeeRows(), new HeartRateRows());

  /** The field that only this kind has, and always has. */
  String mark();

  /** Every field that a row may have, the read-only ones of an export too. */
  List<String> names();

  /**
   * What a row says.
   *
   * @return hands it over
   * @throws DomainException what is wrong with it, with the name of the field
   */
  Consumer<Entries> read(Place place, Fields fields, Terms terms);

  /**
   * The kind whose fields these are.
   *
   * @throws DomainException {@code unknown_kind} if they are of none or of both; {@code
   *     unknown_field} for a name that the kind does not have, so that nothing is dropped in
   *     silence
   */
  static RecordKind of(Collection<String> names) {
    List<RecordKind> kinds = ALL.stream().filter(kind -> names.contains(kind.mark())).toList();
    if (kinds.size() != 1) {
      throw DomainException.invalid(
          "unknown_kind", "there must be timestamp, and either caffeine_mg or bpm");
    }
    RecordKind kind = kinds.get(0);
    Optional<String> stranger = names.stream().filter(n -> !kind.names().contains(n)).findFirst();
    if (stranger.isPresent()) {
      throw DomainException.invalid(
          "unknown_field",
          "%s: is not one of %s"
              .formatted(Fields.shown(stranger.get()), String.join(", ", kind.names())));
    }
    return kind;
  }

  /**
   * The moment of a row.
   *
   * @throws DomainException if it is missing, unreadable, or not one that an entry may carry
   */
  static Moment moment(Fields fields, Terms terms) {
    return fields.require(
        "timestamp",
        text -> {
          Moment moment = Moment.parse(text, terms.zone());
          return new Moment(terms.entryTimes().require(moment.at()), moment.decision());
        });
  }
}
