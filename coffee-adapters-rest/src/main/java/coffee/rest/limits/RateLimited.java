package coffee.rest.limits;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The rate limit policy of a resource, or of one of its methods. Without it, GET is a read and
 * everything else a write.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RateLimited {

  /** The kinds of requests that policies distinguish. */
  enum Kind {
    READ,
    WRITE,
    /** Uploads a file. */
    IMPORT,
    /** Processes much data. */
    ANALYSIS,
    /** Its body says which of the others it is; the resource calls {@link DeferredRateLimit}. */
    BY_BODY
  }

  /** The kind of the request. */
  Kind value();
}
