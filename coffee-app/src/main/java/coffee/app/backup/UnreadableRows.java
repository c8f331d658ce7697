package coffee.app.backup;

import coffee.persistence.heartrate.CopiedHours;
import coffee.persistence.steps.CopiedStepDays;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a backup whose packed values cannot be read: the database held them like that. Not
 * thread-safe.
 */
public final class UnreadableRows {

  private final List<String> hours = new ArrayList<>();
  private final List<String> stepDays = new ArrayList<>();

  /** Looks into packed values, unless a later schema has other columns. */
  OutputStream check(BackupManifest.Table table) {
    if (table.name().equals(CopiedHours.TABLE)
        && table.columns().containsAll(CopiedHours.COLUMNS)) {
      CopiedHours copied = new CopiedHours(table.columns());
      return new RowStream(row -> copied.problem(row).ifPresent(hours::add));
    }
    if (table.name().equals(CopiedStepDays.TABLE)
        && table.columns().containsAll(CopiedStepDays.COLUMNS)) {
      CopiedStepDays copied = new CopiedStepDays(table.columns());
      return new RowStream(row -> copied.problem(row).ifPresent(stepDays::add));
    }
    return OutputStream.nullOutputStream();
  }

  /** Whether all can be read. */
  public boolean isEmpty() {
    return hours.isEmpty() && stepDays.isEmpty();
  }

  /** One sentence for each row. */
  public List<String> sentences() {
    List<String> sentences = new ArrayList<>(hours);
    sentences.addAll(stepDays);
    return sentences;
  }

  /** How many there are, in words. */
  public String summary() {
    List<String> counts = new ArrayList<>();
    if (!hours.isEmpty()) {
      counts.add("%d hour(s) of heart rates".formatted(hours.size()));
    }
    if (!stepDays.isEmpty()) {
      counts.add("%d day(s) of steps".formatted(stepDays.size()));
    }
    return String.join(" and ", counts);
  }
}
