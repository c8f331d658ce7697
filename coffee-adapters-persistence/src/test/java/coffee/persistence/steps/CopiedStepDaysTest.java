package coffee.persistence.steps;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.steps.StepDay;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopiedStepDaysTest {

  private final CopiedStepDays days = new CopiedStepDays(CopiedStepDays.COLUMNS);

  private static String row(String imports, int damagedAt) {
    StepDay day = new StepDay(LocalDate.of(2026, 3, 1), "Watch", 2);
    day.append(60_000, 60_000, 96, 4);
    day.append(120_000, 60_000, 80, StepDay.NO_IMPORT);
    byte[] packed = StepDayCodec.pack(day);
    if (damagedAt >= 0) {
      packed[damagedAt] ^= 1;
    }
    String hex = "\\\\x" + HexFormat.of().formatHex(packed);
    return String.join("\t", "7", "2026-03-01", "Watch", imports, hex);
  }

  @Test
  void readsWholeRow() {
    assertThat(days.problem(row("{4}", -1))).isEmpty();
  }

  @Test
  void namesPersonDayAndSourceOfFlippedBit() {
    for (int at = 0; at < 12; at++) {
      assertThat(days.problem(row("{4}", at)))
          .hasValue(
              "cannot read the steps of person 7 on 2026-03-01, counted by Watch: its checksum does"
                  + " not match");
    }
  }

  @Test
  void namesRowWithOtherImports() {
    for (String imports : List.of("{}", "{5}", "{4,5}")) {
      assertThat(days.problem(row(imports, -1)).orElseThrow()).endsWith("its imports are others");
    }
  }

  @Test
  void refusesMalformedRows() {
    for (String row : List.of("", "7\t1", "x\ty\tz\t{}\t\\\\x00", "7\t2026-03-01\tW\t{}\tzz")) {
      assertThat(days.problem(row).orElseThrow())
          .startsWith("step_day has a row that cannot be read: ");
    }
  }
}
