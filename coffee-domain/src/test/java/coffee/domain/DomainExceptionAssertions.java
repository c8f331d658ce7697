package coffee.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.domain.DomainException.Reason;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Assertions on {@link DomainException}s. */
public final class DomainExceptionAssertions {

  private DomainExceptionAssertions() {}

  /** Asserts that a call throws a {@link DomainException} of this kind. */
  public static void assertRefused(Reason reason, String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            DomainException.class,
            refusal -> {
              assertThat(refusal.reason()).isEqualTo(reason);
              assertThat(refusal.code()).isEqualTo(code);
            });
  }
}
