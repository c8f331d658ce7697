package coffee.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Over plain HTTP, at a name: without service workers, locks and clipboard. */
@InBrowser
class InsecureContextTest {

  private static PageService service;
  private static Browser phone;

  @BeforeAll
  static void start() {
    service = new PageService();
    phone =
        new Browser(
            Screen.PHONE, PageService.ZONE, "--host-resolver-rules=MAP coffee.home 127.0.0.1");
    phone.open(service.link(service.insecureAddress()));
    phone.find(".tile");
  }

  @AfterAll
  static void stop() {
    phone.close();
    service.close();
  }

  private static int stored() {
    return service.owner().get("/v1/coffee?limit=100").json().size();
  }

  @Test
  void logsOfflineAndBack() {
    assertThat(phone.run("return isSecureContext || 'locks' in navigator").asBoolean()).isFalse();
    phone.untilText("#facts", "At bedtime");
    phone.setOffline(true);
    phone.click(".tile");
    phone.untilText("#screen-today .chip", "1 not sent");

    phone.setOffline(false);
    phone.until("it is stored", () -> stored() == 1);
    assertThat(phone.errors()).allMatch(error -> error.contains("ERR_INTERNET_DISCONNECTED"));
  }

  @Test
  void copiesWithoutAClipboard() {
    phone.open(service.insecureAddress() + "/#data");
    phone.click("#screen-data .code .round");
    phone.untilText("#live", "Copied");
  }
}
