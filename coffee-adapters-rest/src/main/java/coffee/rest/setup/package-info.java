/** The rules that apply to every request: access policy, limits, errors. */
package coffee.rest.setup;
