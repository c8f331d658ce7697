/** Bringing in what files hold. */
package coffee.domain.imports;
