package coffee.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Whether everything can be read on phones whose text alone is larger (WCAG 1.4.4). */
final class LargeTextCheck {

  private record TextSize(Screen screen, int percent) {}

  /** The narrowest phone, and the size that WCAG asks for. */
  private static final List<TextSize> SIZES =
      List.of(new TextSize(Screen.NARROW, 150), new TextSize(Screen.PHONE, 200));

  /** What is too wide for the page, cut off, below another text, or below what stays in place. */
  private static final String PROBLEMS =
      """
      const found = new Set();
      const root = document.querySelector('dialog') ?? document.body;
      const isShown = (element) =>
        element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })
        && !element.closest('svg, .quiet, .skip, .scroll, option');
      const wide = document.documentElement.scrollWidth - innerWidth;
      if (wide > 0) found.add(`${wide} px too wide`);
      for (const element of root.querySelectorAll('*')) {
        const isCut = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
        if (isCut && element.innerText?.trim() && getComputedStyle(element).overflowX === 'hidden' && isShown(element))
          found.add(`cut: ${element.innerText}`);
      }
      const texts = [];
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!node.data.trim() || !isShown(node.parentElement)) continue;
        const layer = node.parentElement.closest('nav, .dock, .notice, .sheet-head');
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const box of range.getClientRects()) {
          if (box.right > innerWidth + 1 || box.left < -1) found.add(`outside: ${node.data}`);
          for (const other of texts) {
            const width = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
            const height = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
            if (other.node !== node && other.layer === layer && width > 1 && height > box.height / 3)
              found.add(`${other.node.data} / ${node.data}`);
          }
          texts.push({ node, box, layer });
        }
      }
      scrollTo(0, document.documentElement.scrollHeight);
      const edges = ['nav', '#dock', '#notice'].map((selector) => document.querySelector(selector))
        .filter((element) => element.checkVisibility()).map((element) => element.getBoundingClientRect());
      const end = document.querySelector('main').getBoundingClientRect().bottom;
      edges.slice(0, 2).forEach(({ top }) => end > top + 1 && found.add(`${end - top} px of the end are hidden`));
      edges.slice(1).forEach(({ bottom }, i) => bottom > edges[i].top + 1 && found.add('bar, dock or notice overlap'));
      scrollTo(0, 0);
      return [...found].join('\\n');
      """;

  private LargeTextCheck() {}

  /** Checks what is open. */
  static void assertReadable(Browser browser, String what) {
    try {
      for (TextSize size : SIZES) {
        browser.resize(size.screen());
        setPercent(browser, size.percent());
        browser.untilDrawn();
        assertThat(browser.run(PROBLEMS).asText())
            .as("%s at %d px, text of %d %%", what, size.screen().width(), size.percent())
            .isEmpty();
      }
    } finally {
      browser.resize(Screen.PHONE);
      setPercent(browser, 100);
    }
  }

  private static void setPercent(Browser browser, int percent) {
    browser.run("document.documentElement.style.fontSize = arguments[0]", percent + "%");
  }
}
