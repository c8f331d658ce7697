package coffee.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Whether something is cut off, or a label lies over another, however narrow the page is. */
final class LayoutCheck {

  /** Labels of one chart whose boxes overlap by more than their line spacing. */
  private static final String OVERLAPS =
      """
      const found = [];
      for (const chart of document.querySelectorAll('.screen:not([hidden]) svg')) {
        const labels = [...chart.querySelectorAll('text')].map((label) => [label.textContent, label.getBoundingClientRect()]);
        labels.forEach(([words, one], i) => labels.slice(i + 1).forEach(([others, other]) => {
          const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
          const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
          if (width > 1 && height > 3) found.push(`${words} / ${others}`);
        }));
      }
      return found.join(', ');
      """;

  private static final String TOO_WIDE =
      """
      const wide = document.documentElement.scrollWidth - innerWidth;
      return wide > 0 ? wide + ' px' : '';
      """;

  private LayoutCheck() {}

  /** Checks what is open, from the widest to the narrowest. */
  static void assertFits(Browser browser, String what) {
    for (Screen size : List.of(Screen.DESKTOP, Screen.ZOOMED, Screen.PHONE, Screen.NARROW)) {
      browser.resize(size);
      browser.untilDrawn();
      String where = "%s at %d px".formatted(what, size.width());
      assertThat(browser.run(TOO_WIDE).asText()).as(where).isEmpty();
      assertThat(browser.run(OVERLAPS).asText()).as(where).isEmpty();
    }
  }
}
