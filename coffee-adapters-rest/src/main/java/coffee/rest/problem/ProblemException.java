package coffee.rest.problem;

import java.util.List;

/** A refused request. */
public final class ProblemException extends RuntimeException {

  private final transient Problem problem;

  /** Refuses for one reason. */
  public ProblemException(Problem problem) {
    super(problem.detail());
    this.problem = problem;
  }

  /** Refuses a malformed request (400). */
  public static ProblemException badRequest(String code, String detail) {
    return new ProblemException(Problem.of(400, code, detail));
  }

  /** Refuses an invalid value (422). */
  public static ProblemException invalid(String pointer, String code, String detail) {
    return new ProblemException(Problem.invalid(List.of(new Violation(pointer, code, detail))));
  }

  public Problem problem() {
    return problem;
  }
}
