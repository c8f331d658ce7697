package coffee.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Measures the frames while a year of days is scrolled through; {@code bench/scrolling} runs it. It
 * reports, and asserts nothing about time.
 */
@InBrowser
@EnabledIfSystemProperty(named = ScrollingTest.ENABLED, matches = "true")
class ScrollingTest {

  static final String ENABLED = "page.scrolling";

  private static final int DAYS = 365;

  /** Scrolls by 60 px in each frame; gives times between frames in ms, and the longest tasks. */
  private static final String SCROLL =
      """
      const done = arguments[arguments.length - 1];
      const frames = [];
      const tasks = [];
      new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration)))
        .observe({ entryTypes: ['longtask'] });
      let last = performance.now();
      let idle = 0;
      const step = (now) => {
        frames.push(now - last);
        last = now;
        const before = scrollY;
        scrollBy(0, 60);
        idle = scrollY === before ? idle + 1 : 0;
        if (idle < 120) requestAnimationFrame(step);
        else done({ frames: frames.slice(0, -120), tasks, days: document.querySelectorAll('.day').length });
      };
      requestAnimationFrame(step);
      """;

  @Test
  void measures() {
    try (PageService service = new PageService();
        Browser browser = new Browser(Screen.PHONE, PageService.ZONE)) {
      Instant now = Instant.now();
      String year =
          IntStream.range(0, 2 * DAYS)
              .mapToObj(i -> now.minus(Duration.ofHours(12L * i + 1)))
              .map("{\"caffeine_mg\": 80, \"timestamp\": \"%s\"}"::formatted)
              .collect(Collectors.joining(",", "[", "]"));
      assertThat(service.owner().post("/v1/coffee/batch", year).status()).isEqualTo(200);
      service.signIn(browser);
      browser.open(service.address() + "/#days");
      browser.find("#screen-days .day");
      JsonNode seen = browser.runAsync(SCROLL);
      double[] frames =
          IntStream.range(0, seen.path("frames").size())
              .mapToDouble(i -> seen.path("frames").get(i).asDouble())
              .sorted()
              .toArray();
      System.out.printf(
          Locale.ROOT,
          "Scrolled %d days in %d frames: median %.0f ms, longest %.0f ms, %d over 50 ms; tasks over"
              + " 50 ms: %s%n",
          seen.path("days").asInt(),
          frames.length,
          frames[frames.length / 2],
          frames[frames.length - 1],
          IntStream.range(0, frames.length).filter(i -> frames[i] > 50).count(),
          seen.path("tasks"));
      assertThat(seen.path("days").asInt()).isGreaterThanOrEqualTo(DAYS);
    }
  }
}
