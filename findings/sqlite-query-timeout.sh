#!/usr/bin/env bash
# org.xerial:sqlite-jdbc 3.54.1.0.
#
# Behaviour: Statement.setQueryTimeout(1) does not end a query that runs for longer than a second; it runs to its end and
# returns its result. JDBC says: "the number of seconds the driver will wait for a Statement object to execute", and a
# SQLTimeoutException beyond. The driver uses the value as SQLite's busy time-out, which is the wait for the locks of
# others. A server that opens databases of strangers and relies on the method has no limit at all. A ProgressHandler that
# returns 1 does end the query.
#
# Output seen:
#   query time-out of 1 s:  result 40000000, no exception, longer than 1 s: true
#   progress handler:       [SQLITE_INTERRUPT] Operation terminated by sqlite3_interrupt() (interrupted)
#
# Exits with 0 while this is so, and with another status if it changes. Needs a JDK 17 and a network.
set -euo pipefail
maven=$(cd "$(dirname "$0")/.." && pwd)/mvnw
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
for jar in org.xerial:sqlite-jdbc:3.54.1.0 org.slf4j:slf4j-api:2.0.17; do
  "$maven" -q -B dependency:copy -Dartifact="$jar" -DoutputDirectory="$work/lib"
done

cat > Ask.java <<'JAVA'
import java.sql.*;
import org.sqlite.ProgressHandler;

public class Ask {
  static final String QUERY =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40000000) SELECT count(*) FROM n";

  public static void main(String[] args) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(1);
      long start = System.nanoTime();
      ResultSet found = statement.executeQuery(QUERY);
      found.next();
      System.out.printf("query time-out of 1 s:  result %d, no exception, longer than 1 s: %s%n",
          found.getLong(1), System.nanoTime() - start > 1_000_000_000L);
      ProgressHandler.setHandler(connection, 10_000, new ProgressHandler() {
        @Override
        protected int progress() {
          return 1;
        }
      });
      try {
        statement.executeQuery(QUERY).next();
      } catch (SQLException interrupted) {
        System.out.println("progress handler:       " + interrupted.getMessage());
      }
    }
  }
}
JAVA
seen=$(java -cp 'lib/*' Ask.java 2> /dev/null)
echo "$seen"
[[ $seen == *'result 40000000, no exception, longer than 1 s: true'*'SQLITE_INTERRUPT'* ]]
