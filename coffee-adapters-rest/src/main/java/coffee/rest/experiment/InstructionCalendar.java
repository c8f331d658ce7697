package coffee.rest.experiment;

import coffee.domain.experiment.DayInstruction;
import coffee.domain.experiment.Experiment;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Instructions as a calendar (RFC 5545): an all-day event each. */
final class InstructionCalendar {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);

  private static final String LINE_END = "\r\n";

  /** Longest line in bytes, without its end. */
  private static final int MAX_LINE = 75;

  private InstructionCalendar() {}

  static String of(Experiment experiment, List<DayInstruction> days, Instant now) {
    ZoneId zone = experiment.start().orElseThrow().zone();
    List<String> lines =
        new ArrayList<>(
            List.of(
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//Coffee Tracker//Experiment//EN",
                "METHOD:PUBLISH",
                "NAME:Coffee experiment",
                "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
                "X-PUBLISHED-TTL:PT1H"));
    for (DayInstruction day : days) {
      lines.add("BEGIN:VEVENT");
      lines.add("UID:%d-%s@coffee-tracker".formatted(experiment.id(), DATE.format(day.date())));
      lines.add("DTSTAMP:" + STAMP.format(now));
      lines.add("DTSTART;VALUE=DATE:" + DATE.format(day.date()));
      lines.add("DTEND;VALUE=DATE:" + DATE.format(day.date().plusDays(1)));
      lines.add("TRANSP:TRANSPARENT");
      lines.add("SUMMARY:" + escape(day.sentence("Experiment", zone)));
      lines.add("END:VEVENT");
    }
    lines.add("END:VCALENDAR");
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> fold(line, text));
    return text.toString();
  }

  /** A value of type TEXT. */
  static String escape(String text) {
    return text.replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replace("\r\n", "\\n")
        .replace("\n", "\\n");
  }

  /** Breaks a long line between characters; those that follow begin with a space. */
  static void fold(String line, StringBuilder text) {
    int bytes = 0;
    for (int i = 0; i < line.length(); ) {
      String character = new String(Character.toChars(line.codePointAt(i)));
      int size = character.getBytes(StandardCharsets.UTF_8).length;
      if (bytes + size > MAX_LINE) {
        text.append(LINE_END).append(' ');
        bytes = 1;
      }
      text.append(character);
      bytes += size;
      i += character.length();
    }
    text.append(LINE_END);
  }
}
