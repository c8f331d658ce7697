/**
 * Creates the components of features, which {@code CompositionRoot} connects. Ports get their
 * adapters in few places: those of storage in {@code coffee.app.storage.Stores}, caches and the
 * channel of revocations in {@link coffee.app.wiring.RedisWiring}, rate limits in {@link
 * coffee.app.wiring.LimitWiring}, the spool and the reader of files in {@link
 * coffee.app.wiring.ImportWiring}, observers in {@link coffee.app.wiring.MetricsWiring}.
 */
package coffee.app.wiring;
