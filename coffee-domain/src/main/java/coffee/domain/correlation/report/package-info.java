/** Summary, caveats and missing data: the answer in words and codes. */
package coffee.domain.correlation.report;
