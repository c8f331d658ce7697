/** Types shared by all parts of the domain: the exception, time, paging and text rules. */
package coffee.domain;
