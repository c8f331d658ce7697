package coffee.app.operator;

import static java.util.stream.Collectors.joining;

import coffee.domain.person.Actor;
import coffee.domain.person.ApiKey;
import coffee.domain.person.BearerKey;
import coffee.domain.person.IssuedKey;
import coffee.domain.person.KeyId;
import coffee.domain.person.KeySettings;
import coffee.domain.person.People;
import coffee.domain.person.Person;
import coffee.domain.person.RotateKey;
import coffee.domain.person.Scope;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Actions on API keys. */
public final class KeyActions {

  private static final String KEY = "key";
  private static final String NAME = "name";
  private static final String PERSON = "person";
  private static final String SCOPES = "scopes";
  private static final String EXPIRES = "expires";
  private static final String GRACE = "grace";

  private static final ActionParameter NUMBER =
      ActionParameter.word(KEY, "number of the key, see `key list`");
  private static final ActionParameter WHOSE =
      ActionParameter.optional(PERSON, "name; default: the owner");

  /** All actions. */
  public static final List<OperatorAction> ALL =
      List.of(
          new OperatorAction(
              "list", "lists the keys of a person", List.of(WHOSE), KeyActions::list),
          new OperatorAction(
              "create",
              "creates a key and shows it once",
              List.of(
                  ActionParameter.word(NAME, "purpose of the key, such as phone"),
                  WHOSE,
                  ActionParameter.required(SCOPES, "scopes: read,write,admin or some of them"),
                  ActionParameter.optional(EXPIRES, "expiry: 2030-01-01, or 90d; default: never")),
              KeyActions::create),
          new OperatorAction(
              "rotate",
              "creates a successor and shows it once",
              List.of(
                  NUMBER,
                  WHOSE,
                  ActionParameter.optional(GRACE, "validity of the old key: 1d, 0s; default: 1d")),
              KeyActions::rotate),
          new OperatorAction(
              "revoke", "revokes a key immediately", List.of(NUMBER, WHOSE), KeyActions::revoke),
          new OperatorAction(
              "generate",
              "generates a secret for API_KEY without storing it",
              List.of(),
              KeyActions::generate,
              false));

  private KeyActions() {}

  private static void list(
      Supplier<Administration> administration, ActionArguments given, PrintWriter out) {
    TextTable columns = new TextTable("KEY", "NAME", "SCOPES", "CREATED", "EXPIRES", "LAST USED");
    Instant now = administration.get().clock().instant();
    for (ApiKey key :
        administration.get().access().keys().listFor(person(administration, given).id(), now)) {
      columns.add(
          Long.toString(key.id().number()),
          key.settings().name(),
          scopes(key),
          key.createdAt().toString(),
          key.validUntil().map(Instant::toString).orElse("never"),
          key.lastUsedAt().map(Instant::toString).orElse("never"));
    }
    columns.print(out);
  }

  private static void create(
      Supplier<Administration> administration, ActionArguments given, PrintWriter out) {
    Person person = person(administration, given);
    Instant now = administration.get().clock().instant();
    Optional<Instant> expiresAt =
        given.optional(EXPIRES).map(text -> KeyOptionParser.expiry(text, now, person.timeZone()));
    KeySettings settings =
        new KeySettings(given.text(NAME), KeyOptionParser.scopes(given.text(SCOPES)), expiresAt);
    show(
        administration.get().createKey().create(person.id(), settings, Actor.OPERATOR),
        person,
        out);
  }

  private static void rotate(
      Supplier<Administration> administration, ActionArguments given, PrintWriter out) {
    Person person = person(administration, given);
    KeyId old = new KeyId(person.id(), KeyOptionParser.number(given.text(KEY)));
    Duration grace =
        given.optional(GRACE).map(KeyOptionParser::duration).orElse(RotateKey.DEFAULT_GRACE);
    show(administration.get().rotateKey().rotate(old, grace, Actor.OPERATOR), person, out);
  }

  private static void revoke(
      Supplier<Administration> administration, ActionArguments given, PrintWriter out) {
    Person person = person(administration, given);
    KeyId key = new KeyId(person.id(), KeyOptionParser.number(given.text(KEY)));
    administration.get().revokeKey().revoke(key, Actor.OPERATOR);
    out.printf("Key %d of %s is revoked.%n", key.number(), person.name());
  }

  private static void generate(
      Supplier<Administration> administration, ActionArguments given, PrintWriter out) {
    out.println(BearerKey.generateSecret(new SecureRandom()));
  }

  private static Person person(Supplier<Administration> administration, ActionArguments given) {
    return administration.get().person(given.optional(PERSON).orElse(People.OWNER));
  }

  private static String scopes(ApiKey key) {
    return key.settings().scopes().stream().sorted().map(Scope::label).collect(joining(","));
  }

  /** The secret is the last line, for scripts. */
  private static void show(IssuedKey issued, Person person, PrintWriter out) {
    ApiKey key = issued.key();
    out.printf(
        "Key %d of %s: %s, %s, expires %s. It is shown only once:%n",
        key.id().number(),
        person.name(),
        key.settings().name(),
        scopes(key),
        key.validUntil().map(Instant::toString).orElse("never"));
    out.println(issued.bearer().text());
  }
}
