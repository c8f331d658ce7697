/** Request, input and result of the analysis: values without computation. */
package coffee.domain.correlation.result;
