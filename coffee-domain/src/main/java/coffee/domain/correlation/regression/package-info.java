/** The weighted regression with its jackknife: METHOD sections 3 and 4. */
package coffee.domain.correlation.regression;
