package coffee.app.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LatestMessagesTest {

  private final List<MqttMessage> sent = new ArrayList<>();
  private final List<CompletableFuture<Void>> responses = new ArrayList<>();
  private final List<Boolean> observed = new ArrayList<>();
  private final LatestMessages messages = new LatestMessages(this::send, observed::add);

  private CompletableFuture<?> send(MqttMessage message) {
    sent.add(message);
    responses.add(new CompletableFuture<>());
    return responses.get(responses.size() - 1);
  }

  @Test
  void brokerThatNeverRespondsMakesNothingGrow() {
    for (int i = 0; i < 10_000; i++) {
      messages.put(new MqttMessage("state", Integer.toString(i)));
      messages.put(new MqttMessage("config", Integer.toString(i)));
      messages.send();
    }
    assertThat(sent).hasSize(2);
    assertThat(messages.size()).isEqualTo(4);

    responses.get(0).complete(null);

    assertThat(sent.get(2)).isEqualTo(new MqttMessage("state", "9999"));
    assertThat(sent).hasSize(3);
  }

  @Test
  void sendsSameMessageAgainOnlyWhenAsked() {
    messages.put(new MqttMessage("state", "1"));
    messages.send();
    responses.get(0).complete(null);
    messages.put(new MqttMessage("state", "1"));
    messages.send();
    assertThat(sent).hasSize(1);

    messages.repeat();
    messages.send();

    assertThat(sent).hasSize(2);
    assertThat(observed).containsExactly(true);
  }

  @Test
  void whatFailedIsSentAtNextCall() {
    messages.put(new MqttMessage("state", "1"));
    messages.send();
    responses.get(0).completeExceptionally(new IllegalStateException("away"));
    assertThat(sent).hasSize(1);
    assertThat(observed).containsExactly(false);

    messages.send();

    assertThat(sent).hasSize(2);
  }
}
