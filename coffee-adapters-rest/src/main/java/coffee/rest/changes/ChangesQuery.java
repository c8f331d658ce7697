package coffee.rest.changes;

import coffee.domain.DomainException;
import coffee.domain.changes.ChangeCursor;
import coffee.domain.changes.ChangeKind;
import coffee.domain.changes.ChangePage;
import coffee.domain.changes.ReadChanges;
import coffee.domain.person.PersonId;
import coffee.rest.json.FieldReader;
import coffee.rest.json.Fields;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which changes a request asks for.
 *
 * @param since where they begin; empty: at the beginning
 */
record ChangesQuery(
    PersonId person, Optional<ChangeCursor> since, Set<ChangeKind> kinds, int limit) {

  private static final int DEFAULT_LIMIT = 500;
  private static final int MAX_LIMIT = 1_000;
  private static final String NOW = "now";
  private static final Map<String, ChangeKind> WORDS =
      Stream.of(ChangeKind.values())
          .collect(
              Collectors.toMap(
                  kind -> ChangePageSerializer.word(kind).getValue(),
                  kind -> kind,
                  (one, other) -> one,
                  LinkedHashMap::new));

  /** Reads {@code since}, {@code kinds} and {@code limit}. */
  static ChangesQuery read(Fields query, PersonId person, ReadChanges feed) {
    return new ChangesQuery(
        person,
        query.optional("since", FieldReader.text(text -> cursor(text, person, feed))),
        query
            .optional("kinds", FieldReader.text(ChangesQuery::kinds))
            .orElse(EnumSet.allOf(ChangeKind.class)),
        query.optional("limit", FieldReader.wholeNumber(1, MAX_LIMIT)).orElse(DEFAULT_LIMIT));
  }

  private static ChangeCursor cursor(String text, PersonId person, ReadChanges feed) {
    return text.equals(NOW) ? feed.end(person) : ChangeCursor.decode(text).requireOf(person);
  }

  private static Set<ChangeKind> kinds(String words) {
    Set<ChangeKind> kinds = EnumSet.noneOf(ChangeKind.class);
    for (String word : words.split(",", -1)) {
      ChangeKind kind = WORDS.get(word);
      if (kind == null) {
        throw DomainException.invalid(
            "unknown_word",
            "must be one or more of %s, with commas between them"
                .formatted(String.join(", ", WORDS.keySet())));
      }
      kinds.add(kind);
    }
    return kinds;
  }

  ChangePage page(ReadChanges feed) {
    return feed.page(person, since, kinds, limit);
  }

  /** The same after a page. */
  ChangesQuery after(ChangePage page) {
    return new ChangesQuery(person, Optional.of(page.next()), kinds, limit);
  }
}
