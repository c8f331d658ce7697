package coffee.app.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.rest.service.ServiceHealth.State;
import java.util.ArrayDeque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LastKnownStateTest {

  @Test
  void singleCallerGetsFreshState() {
    Queue<State> states = new ArrayDeque<>(List.of(State.OK, State.DOWN, State.OK));
    LastKnownState state = new LastKnownState(states::remove);
    assertThat(List.of(state.get(), state.get(), state.get()))
        .containsExactly(State.OK, State.DOWN, State.OK);
  }

  @Test
  void concurrentCallersGetPreviousState() {
    CompletableFuture<Void> isAsking = new CompletableFuture<>();
    CompletableFuture<State> answer = new CompletableFuture<>();
    Queue<CompletableFuture<State>> answers =
        new ArrayDeque<>(List.of(CompletableFuture.completedFuture(State.OK), answer));
    LastKnownState state =
        new LastKnownState(
            () -> {
              if (answers.size() == 1) {
                isAsking.complete(null);
              }
              return answers.remove().join();
            });
    assertThat(state.get()).isEqualTo(State.OK);
    CompletableFuture<State> first = CompletableFuture.supplyAsync(state);
    isAsking.join();

    assertThat(state.get()).isEqualTo(State.OK);
    answer.complete(State.DOWN);
    assertThat(first.join()).isEqualTo(State.DOWN);
  }

  @Test
  void retriesAfterFailure() {
    Queue<State> states = new ArrayDeque<>();
    LastKnownState state = new LastKnownState(states::remove);
    assertThatThrownBy(state::get).isInstanceOf(NoSuchElementException.class);
    states.add(State.OK);
    assertThat(state.get()).isEqualTo(State.OK);
  }
}
