package coffee.rest.auth;

import coffee.rest.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;

/** Is told how the keys that are sent turn out, and may refuse to have another one looked at. */
public interface Attempts {

  /** Admits everybody. */
  Attempts UNLIMITED =
      new Attempts() {
        @Override
        public void admit(ContainerRequestContext request, String key) {
          // whoever comes
        }

        @Override
        public void worked(ContainerRequestContext request, String key) {
          // as it should
        }

        @Override
        public void failed(ContainerRequestContext request, String key) {
          // as often as they like
        }
      };

  /**
   * Before a key is looked at.
   *
   * @throws ProblemException 429 if it is not going to be
   */
  void admit(ContainerRequestContext request, String key);

  /** The key is right. */
  void worked(ContainerRequestContext request, String key);

  /** The key is unknown, wrong, expired or revoked. */
  void failed(ContainerRequestContext request, String key);
}
