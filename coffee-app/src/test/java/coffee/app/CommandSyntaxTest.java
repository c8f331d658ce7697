package coffee.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.commands.CommandSyntax;
import coffee.app.commands.CommandSyntax.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Command lines are judged without running them. */
class CommandSyntaxTest {

  private final CommandSyntax syntax = new CoffeeApplication(Map.of()).syntax("./run");
  private final StringWriter err = new StringWriter();

  @Test
  void printsHelpForEveryCommand() {
    assertThat(syntax.names()).hasSizeGreaterThanOrEqualTo(15).contains("server", "import", "db");
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, UTF_8));
    try {
      assertThat(syntax.names())
          .allSatisfy(name -> assertThat(judge(name + " --help")).as(name).isEqualTo(Outcome.HELP));
    } finally {
      System.setOut(before);
    }
    assertThat(syntax.names())
        .allSatisfy(name -> assertThat(out.toString(UTF_8)).contains("usage: ./run " + name));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          import,                          too few arguments
          import nowhere.csv,              nowhere.csv does not exist or is not readable
          import --zone x pom.xml,         unrecognized arguments
          import --subject 2022484408202248440820224844082022484408202248440820 pom.xml, must be at most 50
          import --time-zone Y pom.xml,    --time-zone Y is not a time zone
          import config.yml,               import requires a file
          backup --keep 0,                 --keep must be 1 or more
          backup --keep many,              could not convert
          restore,                         too few arguments
          restore nowhere.zip,             nowhere.zip does not exist or is not readable
          verify a.yml b.zip c.zip,        only one backup can be given
          person,                          too few arguments
          person add,                      name is missing
          person add Ada Lovelace,         unexpected argument
          person remove ada,               argument --confirm is required
          key revoke,                      key is missing
          export --format xls,             invalid choice
          doctor --loud,                   unrecognized arguments
          imprt,                           invalid choice
          """)
  void reportsInvalidCommandLines(String typed, String said) {
    assertThat(judge(typed)).isEqualTo(Outcome.WRONG);
    assertThat(err.toString().replaceAll("\\s+", " ")).contains(said);
  }

  @ParameterizedTest
  @CsvSource({
    "server, NEEDS_DATABASE",
    "import pom.xml, NEEDS_DATABASE",
    "person list, NEEDS_DATABASE",
    "db migrate, NEEDS_DATABASE",
    "verify pom.xml --against-database, NEEDS_DATABASE",
    "verify pom.xml, NEEDS_NO_DATABASE",
    "check, NEEDS_NO_DATABASE",
    "key generate, NEEDS_NO_DATABASE"
  })
  void separatesActionsThatNeedDatabase(String typed, Outcome verdict) {
    assertThat(judge(typed)).as(err.toString()).isEqualTo(verdict);
  }

  private Outcome judge(String typed) {
    return syntax.examine(List.of(typed.split(" ", -1)), new PrintWriter(err, true));
  }
}
