/** The weighted regression with its jackknife: METHOD section 3. */
package coffee.domain.correlation.regression;
