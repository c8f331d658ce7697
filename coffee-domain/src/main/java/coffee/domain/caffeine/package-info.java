/** The body: how caffeine is absorbed and eliminated, and what that means for an evening. */
package coffee.domain.caffeine;
