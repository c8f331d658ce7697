package coffee.devices.nativeformat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.devices.CollectingRowHandler;
import coffee.devices.DeviceFormat;
import coffee.devices.DeviceFormatContract;
import coffee.devices.TestReader;
import coffee.domain.imports.rows.SourcePosition;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LegacyDumpTest implements DeviceFormatContract {

  private static final DeviceFormat DUMP = new LegacyDump();

  @Override
  public DeviceFormat format() {
    return DUMP;
  }

  @Override
  public byte[] sample() {
    return TestReader.bytes(
        """
        --
        -- PostgreSQL database dump
        --

        SET client_encoding = 'UTF8';

        CREATE TABLE public.coffee_logs (
            id integer NOT NULL,
            "timestamp" timestamp with time zone NOT NULL
        );

        COPY public.alembic_version (version_num) FROM stdin;
        3f1c
        \\.

        COPY public.coffee_logs (id, "timestamp", caffeine_mg, coffee_type, notes) FROM stdin;
        1\t2025-07-01 08:15:00+00\t95\tfilter\t\\N
        2\t2025-07-01 09:15:00.5+00\t63.5\t\\N\ttwo\\tshort\\nones \\\\
        3\tyesterday\t63.5\t\\N\t\\N
        4\t2025-07-01 09:15:00+00\t63.5
        \\.

        COPY public.heart_rate_logs (id, "timestamp", bpm, context, notes) FROM stdin;
        1\t2025-07-01 08:15:00+00\t61\tresting\t\\N
        \\.
        """);
  }

  @Test
  void readsCopyStatements() throws IOException {
    CollectingRowHandler read = TestReader.read(DUMP, sample());
    assertThat(read.shownDrinks())
        .containsExactly(
            "2025-07-01T08:15:00Z 95.0 coffee_logs:1",
            "2025-07-01T09:15:00.500Z 63.5 coffee_logs:2");
    assertThat(read.drinks.get(1).notes()).hasValue("two\tshort\nones \\");
    assertThat(read.shownReadings()).containsExactly("2025-07-01T08:15:00Z 61 resting manual");
    assertThat(read.codes()).containsExactly("invalid_timestamp", "wrong_field_count");
    assertThat(read.problems.get(0).position()).isEqualTo(SourcePosition.line(19));
    assertThat(read.skipped).isEqualTo(Map.of("other_table", 1));
  }

  @Test
  void readsInsertStatements() throws IOException {
    CollectingRowHandler read =
        TestReader.read(
            DUMP,
            """
            INSERT INTO public.coffee_logs VALUES (1, '2025-07-01 08:15:00+00', 95, 'it''s; filter', NULL);
            INSERT INTO public.coffee_logs (id, "timestamp", caffeine_mg) VALUES
            \t(2, '2025-07-01 09:15:00+00', 63.5),
            \t(3, '2025-07-01 10:15:00+00', -5);
            INSERT INTO heart_rate_logs VALUES (7, '2025-07-01 08:15:00+00', 61, 'resting', 'a
            b;');
            INSERT INTO public.other VALUES (1, 'x');
            """);
    assertThat(read.shownDrinks())
        .containsExactly(
            "2025-07-01T08:15:00Z 95.0 coffee_logs:1", "2025-07-01T09:15:00Z 63.5 coffee_logs:2");
    assertThat(read.drinks.get(0).coffeeType()).hasValue("it's; filter");
    assertThat(read.readings.get(0).notes()).hasValue("a\nb;");
    assertThat(read.codes()).containsExactly("out_of_range");
    assertThat(read.skipped).isEqualTo(Map.of("other_table", 1));
  }

  @Test
  void readsInsertsOverridingSystemValue() throws IOException {
    CollectingRowHandler read =
        TestReader.read(
            DUMP,
            """
            INSERT INTO public.coffee_logs OVERRIDING SYSTEM VALUE VALUES (1, '2025-07-01 08:15:00+00', 95, NULL, NULL);
            INSERT INTO public.coffee_logs (id, "timestamp", caffeine_mg) OVERRIDING SYSTEM VALUE VALUES (2, '2025-07-01 09:15:00+00', 63.5);
            """);
    assertThat(read.shownDrinks())
        .containsExactly(
            "2025-07-01T08:15:00Z 95.0 coffee_logs:1", "2025-07-01T09:15:00Z 63.5 coffee_logs:2");
  }

  @Test
  void parsesLongBlankStatementInLinearTime() throws IOException {
    String blanks = " ".repeat(900_000);
    CollectingRowHandler read =
        TestReader.read(
            DUMP,
            "INSERT INTO coffee_logs%s;\nCOPY coffee_logs%sx\n\\.\n".formatted(blanks, blanks));
    assertThat(read.rows()).isZero();
  }

  @Test
  void refusesIncompleteRows() throws IOException {
    CollectingRowHandler read =
        TestReader.read(
            DUMP,
            """
            INSERT INTO public.coffee_logs VALUES (1, '2025-07-01 08:15:00+00', 95, NULL, NULL), (2, '2025-07-01 09:15:00+00', 63.5;
            INSERT INTO public.coffee_logs AS log VALUES (3, '2025-07-01 10:15:00+00', 63.5, NULL, NULL);
            INSERT INTO public.other AS log VALUES (1, 'x');
            COPY public.coffee_logs (id, "timestamp", caffeine_mg) FROM '/tmp/coffees';
            4\t2025-07-01 11:15:00+00\t63.5
            \\.
            """);
    assertThat(read.shownDrinks()).containsExactly("2025-07-01T08:15:00Z 95.0 coffee_logs:1");
    assertThat(read.codes()).containsExactly("unreadable_row", "unreadable_row", "unreadable_row");
  }

  @Test
  void explainsHowToMakePlainDump() {
    assertThatThrownBy(() -> TestReader.read(DUMP, "PGDMP\u0001\u000F"))
        .hasMessageContaining("--format=plain");
  }

  @Test
  void rejectsTruncatedDump() {
    assertThatThrownBy(
            () -> TestReader.read(DUMP, "COPY coffee_logs (id) FROM stdin;\n1\t2025-07-01 08:15"))
        .hasMessageContaining("middle of a table");
    assertThatThrownBy(() -> TestReader.read(DUMP, "INSERT INTO coffee_logs VALUES (1, 'a;"))
        .hasMessageContaining("middle of a statement");
  }
}
