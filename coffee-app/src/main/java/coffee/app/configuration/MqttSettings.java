package coffee.app.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The MQTT broker through which Home Assistant finds the owner's sensors and buttons.
 *
 * @param url {@code MQTT_URL}, a secret; empty for none
 * @param caFile {@code MQTT_CA_FILE}; empty to trust the authorities that the JVM trusts
 */
public record MqttSettings(String url, String caFile) {

  /** For configuration files of the release before. */
  static final MqttSettings NONE = new MqttSettings("", "");

  /** Validates both. */
  public MqttSettings {
    Optional<MqttAddress> address = address(url);
    if (!caFile.isEmpty()) {
      if (!address.map(MqttAddress::isEncrypted).orElse(false)) {
        throw new OperatorException("MQTT_CA_FILE needs an MQTT_URL that begins with mqtts://");
      }
      read(caFile);
    }
  }

  /** The broker; empty if there is none. */
  public Optional<MqttAddress> address() {
    return address(url);
  }

  private static Optional<MqttAddress> address(String url) {
    return url.isEmpty() ? Optional.empty() : Optional.of(MqttAddress.parse(url));
  }

  /** The certificates that are trusted instead of the JVM's; empty if there is no such file. */
  public Optional<KeyStore> trusted() {
    return caFile.isEmpty() ? Optional.empty() : Optional.of(read(caFile));
  }

  private static KeyStore read(String file) {
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      List<Certificate> certificates =
          new ArrayList<>(CertificateFactory.getInstance("X.509").generateCertificates(in));
      if (certificates.isEmpty()) {
        throw new OperatorException("MQTT_CA_FILE has no certificate: " + file);
      }
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (int i = 0; i < certificates.size(); i++) {
        store.setCertificateEntry(Integer.toString(i), certificates.get(i));
      }
      return store;
    } catch (IOException | GeneralSecurityException | InvalidPathException failure) {
      throw new OperatorException(
          "MQTT_CA_FILE cannot be read as certificates in PEM: " + file, failure);
    }
  }

  /** Excludes the address with its password. */
  @Override
  public String toString() {
    return "MqttSettings[caFile=" + caFile + "]";
  }
}
