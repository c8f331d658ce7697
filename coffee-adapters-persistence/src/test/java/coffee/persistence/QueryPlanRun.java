package coffee.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement as it was run for {@code EXPLAIN (ANALYZE, BUFFERS)}.
 *
 * @param sql its text
 * @param plan what PostgreSQL says of it
 * @param rowsRead rows that the scan which read most read, those that it then left out included
 * @param rowsSorted rows that went into the largest sort
 * @param pages pages of the database that it touched
 */
record QueryPlanRun(String sql, String plan, long rowsRead, long rowsSorted, long pages) {

  private static final Pattern NODE =
      Pattern.compile("^( *)(?:->  )?(.*) \\(actual rows=([\\d.]+) loops=(\\d+)\\)$");
  private static final Pattern REMOVED = Pattern.compile("Rows Removed by [^:]*: (\\d+)");
  private static final Pattern BUFFERS = Pattern.compile("Buffers: shared (.*)");
  private static final Pattern COUNT = Pattern.compile("(?:hit|read)=(\\d+)");

  /** As many as a filtered read looks at in one statement. */
  private static final long MAX_ROWS = 5_000;

  /** The largest page, and the row that says that there is another. */
  private static final long MAX_SORTED = 1_001;

  /** Of indexes, of the catalogue, and what a row takes: itself and where its key is. */
  private static final long MAX_PAGES = 200;

  private static final long MAX_PAGES_OF_A_ROW = 2;

  /** A node of a plan, and how far it is indented. */
  private record Node(int depth, String name, double rows, long loops) {
    boolean isScan() {
      return name.contains(" Scan on ") || name.contains(" Scan using ");
    }

    boolean isSort() {
      return name.endsWith("Sort");
    }
  }

  /** An index that is read from its beginning shows in the pages, not in the rows. */
  boolean isWasteful() {
    return rowsRead > MAX_ROWS
        || rowsSorted > MAX_SORTED
        || pages > MAX_PAGES + MAX_PAGES_OF_A_ROW * rowsRead;
  }

  static QueryPlanRun of(String sql, String plan) {
    List<Node> nodes = new ArrayList<>();
    long rowsRead = 0;
    long pages = -1;
    for (String line : plan.lines().toList()) {
      Matcher node = NODE.matcher(line);
      Matcher removed = REMOVED.matcher(line);
      Matcher buffers = BUFFERS.matcher(line);
      if (node.find()) {
        nodes.add(node(node));
        rowsRead = Math.max(rowsRead, read(last(nodes), 0));
      } else if (removed.find()) {
        rowsRead = Math.max(rowsRead, read(last(nodes), Long.parseLong(removed.group(1))));
      } else if (buffers.find() && pages < 0) {
        pages = COUNT.matcher(line).results().mapToLong(count -> number(count.group(1))).sum();
      }
    }
    return new QueryPlanRun(sql, plan, rowsRead, sorted(nodes), Math.max(0, pages));
  }

  private static Node node(Matcher line) {
    return new Node(
        line.group(1).length(),
        line.group(2),
        Double.parseDouble(line.group(3)),
        number(line.group(4)));
  }

  private static long number(String digits) {
    return Long.parseLong(digits);
  }

  private static Node last(List<Node> nodes) {
    return nodes.get(nodes.size() - 1);
  }

  private static long read(Node node, long removed) {
    return node.isScan() ? Math.round((node.rows() + removed) * node.loops()) : 0;
  }

  /** What a sort is given is what the node below it returns. */
  private static long sorted(List<Node> nodes) {
    long maxRows = 0;
    for (int i = 0; i + 1 < nodes.size(); i++) {
      if (nodes.get(i).isSort()) {
        Node below = nodes.get(i + 1);
        maxRows = Math.max(maxRows, Math.round(below.rows() * below.loops()));
      }
    }
    return maxRows;
  }

  /** The first lines of a plan that is wrong are what a failed test shows. */
  @Override
  public String toString() {
    return "%d rows read, %d sorted, %d pages%n%s%n%s"
        .formatted(rowsRead, rowsSorted, pages, sql, plan);
  }
}
