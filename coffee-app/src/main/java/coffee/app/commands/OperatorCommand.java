package coffee.app.commands;

import coffee.app.configuration.CoffeeConfiguration;
import coffee.app.operator.ActionArguments;
import coffee.app.operator.ActionParameter;
import coffee.app.operator.OperatorAction;
import coffee.app.terminal.VisibleWriter;
import coffee.domain.DomainException;
import io.dropwizard.core.setup.Bootstrap;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import net.sourceforge.argparse4j.inf.Subparsers;

/** {@code person}, {@code key} and others: a group of actions with their arguments. */
public final class OperatorCommand extends CoffeeCommand {

  private static final String VERB = "verb";
  private static final String WORDS = "words";
  private static final String CONFIGURATION = "(?i).*\\.ya?ml";

  private final List<OperatorAction> actions;

  /** Creates a command with these actions and output streams. */
  public OperatorCommand(
      String name, String description, List<OperatorAction> actions, StandardStreams streams) {
    super(name, description, streams);
    this.actions = List.copyOf(actions);
  }

  @Override
  public void configure(Subparser parser) {
    Subparsers verbs = parser.addSubparsers().dest(VERB).metavar("ACTION");
    for (OperatorAction action : actions) {
      Subparser verb = verbs.addParser(action.verb()).help(action.help());
      verb.description(action.help());
      verb.addArgument(WORDS)
          .nargs("*")
          .metavar("WORD")
          .help("config.yml (optional)" + positionalHelp(action));
      for (ActionParameter option : options(action)) {
        verb.addArgument(option.flag())
            .dest(option.name())
            .required(option.isRequired())
            .help(option.help());
      }
    }
  }

  private static String positionalHelp(OperatorAction action) {
    StringBuilder words = new StringBuilder();
    for (ActionParameter word : positionalParameters(action)) {
      words.append("; ").append(word.name()).append(": ").append(word.help());
    }
    return words.toString();
  }

  private static List<ActionParameter> positionalParameters(OperatorAction action) {
    return action.parameters().stream().filter(ActionParameter::isWord).toList();
  }

  private static List<ActionParameter> options(OperatorAction action) {
    return action.parameters().stream().filter(parameter -> !parameter.isWord()).toList();
  }

  @Override
  public void run(Bootstrap<?> bootstrap, Namespace arguments) throws Exception {
    Map<String, Object> completed = new HashMap<>(arguments.getAttrs());
    configuration(arguments).ifPresent(file -> completed.put("file", file));
    super.run(bootstrap, new Namespace(completed));
  }

  private static Optional<String> configuration(Namespace arguments) {
    return arguments.<String>getList(WORDS).stream()
        .limit(1)
        .filter(word -> word.matches(CONFIGURATION))
        .findFirst();
  }

  private OperatorAction action(Namespace arguments) {
    String verb = arguments.getString(VERB);
    return actions.stream().filter(one -> one.verb().equals(verb)).findFirst().orElseThrow();
  }

  @Override
  void check(Namespace arguments) {
    OperatorAction action = action(arguments);
    ActionArguments.parse(action.parameters(), values(action, arguments));
  }

  @Override
  boolean needsDatabase(Namespace arguments) {
    return action(arguments).needsDatabase();
  }

  @Override
  void execute(
      Bootstrap<CoffeeConfiguration> bootstrap,
      Namespace arguments,
      CoffeeConfiguration configuration)
      throws Exception {
    OperatorAction action = action(arguments);
    ActionArguments given = ActionArguments.parse(action.parameters(), values(action, arguments));
    PrintWriter out = new VisibleWriter(out());
    OperatorConnection connection = new OperatorConnection(configuration);
    try {
      action.work().run(connection, given, out);
    } finally {
      connection.close();
    }
  }

  private static Map<String, List<String>> values(OperatorAction action, Namespace arguments) {
    List<String> words = new ArrayList<>(arguments.<String>getList(WORDS));
    if (configuration(arguments).isPresent()) {
      words.remove(0);
    }
    List<ActionParameter> parameters = positionalParameters(action);
    if (words.size() > parameters.size()) {
      throw DomainException.invalid(
          "too_many_words",
          "unexpected argument \"%s\": quote names with spaces"
              .formatted(words.get(parameters.size())));
    }
    Map<String, List<String>> values = new HashMap<>();
    for (int i = 0; i < words.size(); i++) {
      values.put(parameters.get(i).name(), List.of(words.get(i)));
    }
    for (ActionParameter option : options(action)) {
      Optional.ofNullable(arguments.getString(option.name()))
          .ifPresent(value -> values.put(option.name(), List.of(value)));
    }
    return values;
  }
}
