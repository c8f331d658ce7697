package coffee.rest.auth;

import coffee.domain.person.Scope;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The scope that a resource, or one method of it, requires. Without it, GET requires {@link
 * Scope#READ} and everything else {@link Scope#WRITE}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RequiresScope {

  /** The required scope; if there are several, any of them. */
  Scope[] value();
}
