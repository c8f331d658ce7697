package coffee.rest.limits;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The policy under which a resource, or one method of it, falls. Without it, GET is a read and
 * everything else a write.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Limited {

  /** What it is to a policy. */
  enum Kind {
    READ,
    WRITE,
    /** Brings a file. */
    IMPORT,
    /** Works on much data. */
    ANALYSIS
  }

  /** The kind. */
  Kind value();
}
