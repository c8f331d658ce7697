package coffee.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Citus refuses, although PostgreSQL alone accepts it. */
class ShardedStatementsTest {

  private static final Pattern WRITE = Pattern.compile("^(insert|update|delete|with) .*");

  /** Functions whose result is not the same for the same arguments. */
  private static final Pattern CHANGING =
      Pattern.compile(
          "\\b(now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday|random"
              + "|nextval|currval|setval|gen_random_uuid)\\s*\\(|\\bcurrent_(timestamp|date|time)\\b");

  private static final Pattern BRANCH = Pattern.compile("\\bcoalesce\\s*\\(|\\bcase\\b");

  @Test
  void noWriteHasChangingFunctionInCaseOrCoalesce() throws IOException {
    assertThat(SourceStatements.ofAllSources())
        .hasSizeGreaterThan(50)
        .filteredOn(statement -> isRefused(statement.text()))
        .isEmpty();
  }

  /** Such a statement ends the process of the coordinator of Citus 13.2.2. */
  @Test
  void noUpdateAssignsElementOfArray() throws IOException {
    Pattern element = Pattern.compile("\\bset\\b.*=\\s*\\w+\\[.*");

    assertThat(SourceStatements.ofAllSources())
        .filteredOn(statement -> statement.text().toLowerCase(Locale.ROOT).startsWith("update"))
        .isNotEmpty()
        .filteredOn(statement -> element.matcher(statement.text().toLowerCase(Locale.ROOT)).find())
        .isEmpty();
  }

  /** Over all shards it is "a column definition list is required". */
  @Test
  void noSubqueryHasNoColumns() throws IOException {
    assertThat(SourceStatements.ofAllSources())
        .filteredOn(statement -> statement.text().toLowerCase(Locale.ROOT).contains("exists"))
        .isNotEmpty()
        .filteredOn(statement -> statement.text().toLowerCase(Locale.ROOT).contains("select from"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UPDATE t SET a = coalesce(a, now()) WHERE id = ? | true",
        "UPDATE t SET a = CASE WHEN b THEN random() ELSE a END | true",
        "INSERT INTO t VALUES (coalesce((SELECT max(a) FROM s), nextval('q'))) | true",
        "UPDATE t SET a = now(), b = coalesce(b, 1) | false",
        "UPDATE t SET a = least(a, now()), b = CASE WHEN c THEN 1 END, d = now() | false",
        "SELECT coalesce(now() - min(a), b) FROM t | false",
      })
  void recognizesStatement(String sql, boolean isRefused) {
    assertThat(isRefused(sql)).isEqualTo(isRefused);
  }

  private static boolean isRefused(String sql) {
    String lower = sql.toLowerCase(Locale.ROOT);
    return WRITE.matcher(lower).matches()
        && BRANCH
            .matcher(lower)
            .results()
            .anyMatch(branch -> CHANGING.matcher(branchFrom(lower, branch.start())).find());
  }

  /** The text of an expression: to its closing parenthesis, or to the end of the case. */
  private static String branchFrom(String sql, int start) {
    if (sql.startsWith("case", start)) {
      int end = sql.indexOf(" end", start);
      return sql.substring(start, end < 0 ? sql.length() : end);
    }
    int depth = 0;
    for (int i = sql.indexOf('(', start); i < sql.length(); i++) {
      depth += sql.charAt(i) == '(' ? 1 : 0;
      depth -= sql.charAt(i) == ')' ? 1 : 0;
      if (depth == 0) {
        return sql.substring(start, i + 1);
      }
    }
    return sql.substring(start);
  }
}
