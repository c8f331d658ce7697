package coffee.rest.problem;

import java.util.List;

/** A request that is refused. */
public final class ProblemException extends RuntimeException {

  private final transient Problem problem;

  /** Refuses for one reason. */
  public ProblemException(Problem problem) {
    super(problem.detail());
    this.problem = problem;
  }

  /** Refuses because nothing of the kind can be read. */
  public static ProblemException badRequest(String code, String detail) {
    return new ProblemException(Problem.of(400, code, detail));
  }

  /** Refuses because of one part of the input. */
  public static ProblemException invalid(String pointer, String code, String detail) {
    return new ProblemException(Problem.invalid(List.of(new Violation(pointer, code, detail))));
  }

  public Problem problem() {
    return problem;
  }
}
