package coffee.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is logged while the service is out of reach is kept, and arrives once. */
@InBrowser
class OutboxTest {

  private static PageService service;
  private static Browser phone;

  @BeforeAll
  static void start() {
    service = new PageService();
    phone = new Browser(Screen.PHONE, PageService.ZONE);
  }

  @AfterAll
  static void stop() {
    phone.close();
    service.close();
  }

  @BeforeEach
  void signIn() {
    service.signIn(phone);
  }

  @AfterEach
  void comeBack() {
    phone.setOffline(false);
    phone.until("nothing waits", () -> unsent() == 0);
  }

  private static int stored() {
    JsonNode cups = service.owner().get("/v1/coffee?limit=100").json();
    Set<String> ids = new HashSet<>(cups.findValuesAsText("client_id"));
    assertThat(ids).as("each cup once").hasSize(cups.size());
    return cups.size();
  }

  private static int unsent() {
    return phone
        .runAsync(
            """
            const done = arguments[arguments.length - 1];
            const request = indexedDB.open('coffee', 1);
            request.onsuccess = () => {
              const count = request.result.transaction('outbox').objectStore('outbox').count();
              count.onsuccess = () => { request.result.close(); done(count.result); };
            };
            """)
        .asInt();
  }

  @Test
  void keepsWhatIsLoggedWithoutANetwork() {
    int before = stored();
    phone.setOffline(true);
    phone.click(".tile");
    phone.untilText("#screen-today .strip", "Server out of reach");
    phone.untilText("#screen-today .chip", "1 not sent");
    phone.untilText("#now-label", "data of");
    phone.untilText("#notice", "not sent yet");
    phone.untilText("#direction", "Rising to about");
    assertThat(stored()).isEqualTo(before);

    phone.setOffline(false);
    phone.until("it is stored", () -> stored() == before + 1);
    phone.until("the line is gone", () -> phone.findAll("#screen-today .strip").isEmpty());
  }

  @Test
  void takesAnUnsentCupBack() {
    int before = stored();
    phone.setOffline(true);
    phone.click(".tile");
    phone.untilText("#notice", "mg");
    phone.click("#notice .link:last-of-type");
    phone.until("nothing waits", () -> unsent() == 0);
    phone.setOffline(false);
    phone.reload();
    phone.find(".tile");
    assertThat(stored()).isEqualTo(before);
  }

  @Test
  void sendsEachCupOfTwoTabsOnce() {
    int before = stored();
    String first = phone.currentTab();
    String second = phone.openTab();
    phone.open(service.address());
    phone.find(".tile");
    phone.setOffline(true);
    phone.click(".tile");
    phone.untilText("#notice", "mg");
    phone.switchTo(first);
    phone.click(".tile:nth-of-type(2)");
    phone.until("both wait", () -> unsent() == 2);

    phone.setOffline(false);
    phone.run("dispatchEvent(new Event('online'))");
    phone.switchTo(second);
    phone.run("dispatchEvent(new Event('online'))");

    phone.until("nothing waits", () -> unsent() == 0);
    assertThat(stored()).isEqualTo(before + 2);
    phone.closeTab();
    phone.switchTo(first);
  }

  @Test
  void opensWithoutANetwork() {
    phone.runAsync("navigator.serviceWorker.ready.then(arguments[arguments.length - 1])");
    phone.until(
        "the worker controls the page",
        () -> phone.run("return navigator.serviceWorker.controller !== null").asBoolean());
    phone.untilText("#facts", "At bedtime");
    phone.setOffline(true);
    phone.reload();
    phone.untilText("#screen-today .strip", "Server out of reach");
    phone.untilText("#now-label", "data of");
    phone.find(".tile");
  }

  @Test
  void keepsWhatIsLoggedWithoutASession() {
    int before = stored();
    for (JsonNode key : service.owner().get("/v1/keys").json()) {
      if (key.path("session").asBoolean()) {
        service.owner().delete("/v1/keys/" + key.path("id").asLong());
      }
    }
    phone.click(".tile");
    phone.untilText("#screen-today .strip", "Sign in again. 1 unsent stay here.");
    assertThat(stored()).isEqualTo(before);
    assertThat(phone.text(".number")).contains("mg");

    service.signIn(phone);

    phone.until("it is stored", () -> stored() == before + 1);
  }
}
