package coffee.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the page says before it asks for the owner's key to add a phone. */
@InBrowser
class AddPhoneTest {

  private static final String CARD = "#screen-me section.card:first-child";
  private static final String WARNING =
      "No phone reaches the service yet. Stop it, and start it with";

  @Test
  void saysFirstWhetherAPhoneReachesTheService() {
    try (PageService service = new PageService();
        Browser browser =
            new Browser(
                Screen.PHONE,
                PageService.ZONE,
                "--host-resolver-rules=MAP coffee.home 127.0.0.1")) {
      service.signIn(browser);
      browser.open(service.address() + "/#me");
      browser.untilText(CARD, WARNING);
      String start = service.owner().get("/v1/session").json().path("start_for_network").asText();
      assertThat(start).isEqualTo("BIND_HOST=0.0.0.0");
      assertThat(browser.text(CARD + " code")).isEqualTo(start);
      browser.click(CARD + " .code button");
      browser.untilText("#live", "Copied");

      browser.open(service.link(service.insecureAddress()));
      browser.find(".tile");
      browser.open(service.insecureAddress() + "/#me");
      browser.find("#screen-me li .row");
      browser.untilText(CARD, "Add a phone");
      assertThat(browser.text(CARD)).doesNotContain(WARNING);
    }
  }
}
