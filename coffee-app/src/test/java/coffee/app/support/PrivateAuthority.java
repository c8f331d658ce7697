package coffee.app.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A private authority, and a server's key with its certificate for one host name. */
public final class PrivateAuthority {

  /** Of key stores that exist only during a test. */
  public static final String PASSWORD = "changeit";

  private static final String AUTHORITY = "authority";
  private static final String SERVER = "server";

  private final Path folder;
  private final KeyStore keys;

  /**
   * Makes both keys.
   *
   * @param folder where all files go
   * @param host the name in the server's certificate
   */
  public PrivateAuthority(Path folder, String host) throws IOException, GeneralSecurityException {
    this.folder = folder;
    Path file = folder.resolve("keys.p12");
    makeKey(file, AUTHORITY, "-dname", "CN=An authority at home", "-ext", "bc:c");
    makeKey(file, SERVER, "-dname", "CN=" + host, "-ext", "san=dns:" + host, "-signer", AUTHORITY);
    keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD.toCharArray());
    }
  }

  private static void makeKey(Path file, String alias, String... more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD));
    command.addAll(List.of(more));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (keytool.onExit().join().exitValue() != 0) {
      throw new IOException(output);
    }
  }

  private static KeyStore empty() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private Path write(KeyStore store, String name) throws IOException, GeneralSecurityException {
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
    return file;
  }

  /** The server's key with its certificates. */
  public KeyStore serverKey() throws IOException, GeneralSecurityException {
    char[] password = PASSWORD.toCharArray();
    Certificate[] chain = keys.getCertificateChain(SERVER);
    KeyStore own = empty();
    own.setKeyEntry(SERVER, keys.getKey(SERVER, password), password, chain);
    return own;
  }

  /** Writes {@link #serverKey} as a PKCS #12 file. */
  public Path serverKeyFile() throws IOException, GeneralSecurityException {
    return write(serverKey(), "server.p12");
  }

  /** Writes a trust store that has the authority, as a PKCS #12 file. */
  public Path trustStore() throws IOException, GeneralSecurityException {
    KeyStore trusted = empty();
    trusted.setCertificateEntry(AUTHORITY, keys.getCertificate(AUTHORITY));
    return write(trusted, "trust.p12");
  }

  /** Writes the authority's certificate in PEM. */
  public Path certificate() throws IOException, GeneralSecurityException {
    String text =
        Base64.getMimeEncoder(64, new byte[] {'\n'})
            .encodeToString(keys.getCertificate(AUTHORITY).getEncoded());
    return Files.writeString(
        folder.resolve("authority.pem"),
        "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n");
  }
}
