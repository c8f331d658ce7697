package coffee.app.commands;

import coffee.app.configuration.CoffeeConfiguration;
import coffee.app.configuration.ListenAddresses;
import coffee.app.configuration.OperatorException;
import coffee.app.schema.SchemaCheck;
import coffee.app.storage.Stores;
import coffee.app.terminal.QrText;
import coffee.domain.person.Actor;
import coffee.domain.person.People;
import coffee.domain.person.Person;
import coffee.domain.session.CreateSignInCode;
import coffee.rest.session.SignInLinks;
import io.dropwizard.core.setup.Bootstrap;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** {@code pair}: prints a link and a QR code that sign one browser in, once. */
public final class PairCommand extends CoffeeCommand {

  private static final String PERSON = "person";
  private static final String URL = "url";
  private static final String ORIGIN = "https?://[A-Za-z0-9._:\\[\\]-]+/?";

  private final Optional<String> startCommand;

  /**
   * Creates the command with output streams.
   *
   * @param startCommand how the service is started, such as {@code PORT=8100 ./run}, if known
   */
  public PairCommand(StandardStreams streams, Optional<String> startCommand) {
    super("pair", "Prints a link and a QR code that sign a browser in", streams);
    this.startCommand = startCommand;
  }

  @Override
  public void configure(Subparser parser) {
    super.configure(parser);
    parser.addArgument("--person").dest(PERSON).setDefault(People.OWNER).help("name of the person");
    parser
        .addArgument("--url")
        .dest(URL)
        .help("address of the page, such as https://coffee.example; default: of this machine");
  }

  @Override
  void check(Namespace arguments) {
    String url = arguments.getString(URL);
    if (url != null && !url.matches(ORIGIN)) {
      throw new OperatorException("--url must be an address such as https://coffee.example");
    }
  }

  @Override
  void execute(
      Bootstrap<CoffeeConfiguration> bootstrap,
      Namespace arguments,
      CoffeeConfiguration configuration)
      throws Exception {
    check(arguments);
    ListenAddresses addresses = ListenAddresses.of(configuration);
    List<String> origins = origins(arguments.getString(URL), addresses);
    try (CommandDatabase database = new CommandDatabase(configuration)) {
      Jdbi jdbi = database.jdbi();
      String unused = new SchemaCheck(jdbi).run();
      Stores stores = Stores.over(jdbi);
      Person person = person(stores.people(), arguments.getString(PERSON));
      if (arguments.getString(URL) == null && !addresses.isReachableFromNetwork()) {
        howPhonesReachIt().lines().forEach(streams().err()::println);
      }
      CreateSignInCode.Result created =
          new CreateSignInCode(stores.codes(), new SecureRandom(), Clock.systemUTC())
              .create(person.id(), Actor.OPERATOR);
      print(person, origins, created.code().text());
    }
  }

  private String howPhonesReachIt() {
    String unreachable = "The service listens on this machine only: a phone cannot open this link.";
    return startCommand
        .map(
            start ->
                """
                %s
                For a phone, stop the service, and start and pair it with these two commands:
                  BIND_HOST=0.0.0.0 %s
                  BIND_HOST=0.0.0.0 %s pair
                The line BIND_HOST=0.0.0.0 in .env does the same for both.
                """
                    .formatted(unreachable, start, start))
        .orElse(
            unreachable
                + " For a phone, start it with BIND_HOST=0.0.0.0, or put that line into .env, and"
                + " pair again.");
  }

  private static List<String> origins(@Nullable String url, ListenAddresses addresses) {
    if (url != null) {
      return List.of(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    }
    List<String> origins = new ArrayList<>(addresses.networkUrls());
    origins.add(addresses.url());
    return origins.stream().distinct().toList();
  }

  private void print(Person person, List<String> origins, String code) {
    PrintStream out = out();
    out.printf(
        "This signs one browser in as %s, once, within %d minutes:%n",
        person.name(), CreateSignInCode.LIFETIME.toMinutes());
    for (String origin : origins) {
      out.println("  " + SignInLinks.link(origin, code));
    }
    QrText.lines(SignInLinks.link(origins.get(0), code)).forEach(out::println);
    out.flush();
  }

  private Person person(People people, String name) {
    return people.findByName(name).orElseThrow(() -> new OperatorException(missing(name)));
  }

  /** The first start of the service creates its owner. */
  private String missing(String name) {
    return name.equals(People.OWNER)
        ? "the service was never started with this database, so there is nobody to sign in: "
            + startCommand
                .map(start -> "start it with `%s`, which also prints a link".formatted(start))
                .orElse("start it, then pair again")
        : "there is no person named " + name;
  }
}
