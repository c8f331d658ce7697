#!/usr/bin/env bash
# openapi-generator-cli 7.25.0, generator "java" with the library "native" (Jackson 2.21.5).
#
# Behaviour: a response of "text/csv" or "application/x-ndjson" whose schema is "type: string" becomes a method that
# returns a String, and parses the body as JSON whatever its media type is. A CSV table fails with a parse error. If the
# first cell of the table is quoted, nothing fails: the method returns that cell alone, and the rest is lost without a
# word. A description that says "format: binary" gets a method that stores the body, untouched, in a File.
#
# Output seen (the server sends valid CSV and valid NDJSON):
#   plain CSV:   ApiException: JsonParseException
#   quoted CSV:  day
#   NDJSON:      ApiException: MismatchedInputException
#   binary CSV:  "day","cups"|"Monday","3"
#
# Exits with 0 while this is so, and with another status if it changes. Needs a JDK 17 and a network.
set -euo pipefail
maven=$(cd "$(dirname "$0")/.." && pwd)/mvnw
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

"$maven" -q -B dependency:copy -Dartifact=org.openapitools:openapi-generator-cli:7.25.0 -DoutputDirectory="$work"

cat > cups.yaml <<'YAML'
openapi: 3.0.3
info: {title: Cups, version: "1"}
paths:
  /plain:
    get:
      operationId: getPlain
      responses: {"200": {description: A table, content: {text/csv: {schema: {type: string}}}}}
  /quoted:
    get:
      operationId: getQuoted
      responses: {"200": {description: A table, content: {text/csv: {schema: {type: string}}}}}
  /lines:
    get:
      operationId: getLines
      responses: {"200": {description: An object a line, content: {application/x-ndjson: {schema: {type: string}}}}}
  /binary:
    get:
      operationId: getBinary
      responses: {"200": {description: A table, content: {text/csv: {schema: {type: string, format: binary}}}}}
YAML
java -jar openapi-generator-cli-7.25.0.jar generate -i cups.yaml -g java --library native -o client \
  > generator.log 2>&1
"$maven" -q -B -f client/pom.xml dependency:copy-dependencies -DoutputDirectory="$work/lib"

cat > Read.java <<'JAVA'
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.DefaultApi;

class Read {
  private static final String QUOTED = "\"day\",\"cups\"\n\"Monday\",\"3\"\n";

  public static void main(String[] arguments) throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    serve(server, "/plain", "text/csv", "day,cups\nMonday,3\n");
    serve(server, "/quoted", "text/csv", QUOTED);
    serve(server, "/lines", "application/x-ndjson", "{\"cups\":3}\n{\"cups\":2}\n");
    serve(server, "/binary", "text/csv", QUOTED);
    server.start();
    try {
      ApiClient client = new ApiClient();
      client.updateBaseUri("http://127.0.0.1:" + server.getAddress().getPort());
      DefaultApi api = new DefaultApi(client);
      print("plain CSV:   ", api::getPlain);
      print("quoted CSV:  ", api::getQuoted);
      print("NDJSON:      ", api::getLines);
      print("binary CSV:  ", () -> Files.readString(api.getBinary().toPath()));
    } finally {
      server.stop(0);
    }
  }

  private static void serve(HttpServer server, String path, String type, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", type);
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  private static void print(String name, Callable<String> call) throws Exception {
    try {
      System.out.println(name + call.call().strip().replace('\n', '|'));
    } catch (ApiException e) {
      System.out.println(name + "ApiException: " + e.getCause().getClass().getSimpleName());
    }
  }
}
JAVA
javac -proc:none -nowarn -cp 'lib/*' -sourcepath client/src/main/java:. -d classes Read.java > compiler.log 2>&1 ||
  { cat compiler.log; exit 1; }
mkdir downloads
java -Djava.io.tmpdir="$work/downloads" -cp 'classes:lib/*' Read > output
cat output
diff - output <<'EXPECTED'
plain CSV:   ApiException: JsonParseException
quoted CSV:  day
NDJSON:      ApiException: MismatchedInputException
binary CSV:  "day","cups"|"Monday","3"
EXPECTED
