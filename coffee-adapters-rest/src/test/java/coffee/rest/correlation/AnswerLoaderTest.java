package coffee.rest.correlation;

import static coffee.domain.DomainExceptionAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.Concurrently;
import coffee.domain.DomainException.Reason;
import coffee.domain.LocalDay;
import coffee.domain.correlation.InMemoryAnswerCache;
import coffee.domain.correlation.result.CorrelationRequest;
import coffee.domain.person.Person;
import coffee.domain.person.PersonId;
import coffee.domain.person.Profile;
import coffee.rest.correlation.AnswerLoader.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AnswerLoaderTest {

  private static final PersonId ADA = new PersonId(1);
  private static final PersonId BOB = new PersonId(2);
  private static final Answer ANSWER = answer("yes");

  private static AnswerLoader answers(int maxConcurrent, Duration timeout) {
    return new AnswerLoader(new InMemoryAnswerCache(), maxConcurrent, timeout, () -> {});
  }

  private static Answer answer(String text) {
    return new Answer(
        DeflatedJson.of(out -> out.write(text.getBytes(StandardCharsets.UTF_8))), true);
  }

  private static Answer after(CountDownLatch latch) {
    try {
      latch.await();
      return ANSWER;
    } catch (InterruptedException interruption) {
      throw new IllegalStateException(interruption);
    }
  }

  @Test
  void cacheKeyContainsServiceVersion() {
    Person ada = new Person(ADA, "Ada", ZoneOffset.UTC, Profile.EMPTY, 7);
    Instant now = Instant.parse("2026-03-01T12:00:00Z");
    LocalDay today = LocalDay.containing(now, ada.timeZone());
    CorrelationRequest request =
        new CorrelationRequest(Instant.EPOCH, now, 4, OptionalDouble.empty(), 1);

    CorrelationQuery.Parsed all = new CorrelationQuery.Parsed(request, /* episodes= */ true);
    CorrelationQuery.Parsed without = new CorrelationQuery.Parsed(request, /* episodes= */ false);
    assertThat(AnswerLoader.key("1.1.0", ada, today, all))
        .startsWith("1/")
        .isNotEqualTo(AnswerLoader.key("1.0.0", ada, today, all))
        .isNotEqualTo(AnswerLoader.key("1.1.0", ada, today, without));
  }

  @Test
  void onePersonsManyRequestsDoNotBlockAnother() {
    AnswerLoader answers = answers(2, Duration.ofMinutes(1));
    CountDownLatch query = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    AtomicInteger workedOut = new AtomicInteger();

    List<String> told =
        Concurrently.run(
            9,
            thread -> {
              if (thread == 0) {
                after(query);
                Answer his = answers.getOrCompute(BOB, "2/30 days", () -> answer("his"));
                int hers = workedOut.get();
                answered.countDown();
                return text(his) + " after " + hers;
              }
              return text(
                  answers.getOrCompute(
                      ADA,
                      "1/%d days".formatted(thread),
                      () -> {
                        query.countDown();
                        Answer hers = after(answered);
                        workedOut.incrementAndGet();
                        return hers;
                      }));
            });

    assertThat(told).startsWith("his after 0").endsWith("yes");
    assertThat(workedOut).hasValue(8);
  }

  @Test
  void computesConcurrentRequestsOnce() {
    AnswerLoader answers = answers(2, Duration.ofMinutes(1));
    AtomicInteger workedOut = new AtomicInteger();

    Concurrently.run(
        8,
        thread ->
            answers.getOrCompute(
                ADA, "1/30 days", () -> answer(Integer.toString(workedOut.incrementAndGet()))));

    assertThat(workedOut).hasValue(1);
  }

  @Test
  void returnsUnavailableAfterTimeout() {
    AnswerLoader answers = answers(1, Duration.ZERO);

    answers.getOrCompute(
        ADA,
        "1/30 days",
        () -> {
          refusedOnOtherThread(answers, ADA, "1/60 days");
          refusedOnOtherThread(answers, BOB, "2/30 days");
          return ANSWER;
        });

    assertThat(text(answers.getOrCompute(BOB, "2/30 days", () -> answer("later"))))
        .isEqualTo("later");
  }

  private static void refusedOnOtherThread(AnswerLoader answers, PersonId person, String key) {
    Concurrently.run(
        1,
        thread -> {
          assertRefused(
              Reason.UNAVAILABLE,
              "answers_in_progress",
              () -> answers.getOrCompute(person, key, () -> answer("too early")));
          return thread;
        });
  }

  private static String text(Answer answer) {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    try {
      answer.json().writeTo(json);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return json.toString(StandardCharsets.UTF_8);
  }
}
