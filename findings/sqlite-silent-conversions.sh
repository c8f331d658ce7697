#!/usr/bin/env bash
# org.xerial:sqlite-jdbc 3.54.1.0.
#
# Behaviour: getters convert values that do not fit without an exception. The milliseconds since 1970 that health apps
# store come out of getInt as another number, and a text comes out of getLong as 0 with wasNull() false, so a damaged row
# cannot be told from a measurement of 0. Drivers of other databases throw. SQLite's columns may contain values of any
# type, whatever type they were declared with: select typeof(column) as well.
#
# Output seen:
#   getInt(1772355600000):  -1465893248
#   getLong('abc'):         0, wasNull false
#   getTimestamp of 1772355600, seconds as other tables have them:  1970-01-21
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

cat > Convert.java <<'JAVA'
import java.sql.*;
import java.time.ZoneOffset;

public class Convert {
  public static void main(String[] args) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE samples (at INTEGER)");
      statement.execute("INSERT INTO samples VALUES (1772355600000), ('abc'), (1772355600)");
      ResultSet found = statement.executeQuery("SELECT at FROM samples ORDER BY rowid");
      found.next();
      System.out.println("getInt(1772355600000):  " + found.getInt(1));
      found.next();
      System.out.println("getLong('abc'):         " + found.getLong(1) + ", wasNull " + found.wasNull());
      found.next();
      System.out.println("getTimestamp of 1772355600, seconds as other tables have them:  "
          + found.getTimestamp(1).toInstant().atZone(ZoneOffset.UTC).toLocalDate());
    }
  }
}
JAVA
seen=$(java -cp 'lib/*' Convert.java 2> /dev/null)
echo "$seen"
[[ $seen == *'-1465893248'*'0, wasNull false'*'1970-01-21'* ]]
