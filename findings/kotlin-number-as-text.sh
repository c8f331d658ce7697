#!/usr/bin/env bash
# openapi-generator-cli 7.25.0, generator "kotlin" with its defaults (Moshi 1.15.2).
#
# Behaviour: a property of "type: number" becomes a BigDecimal, and the generated client sends it as a JSON string, not
# as a JSON number. The description asks for a number, so a server that validates its input refuses what a client
# generated from its own description sends. The cause is the generated BigDecimalAdapter: its @ToJson method returns a
# String. "type: number, format: double" becomes a Double, and is sent as a number.
#
# Output seen:
#   generated:  fun toJson(value: BigDecimal): String {
#   sent:       {"exact":"0.25","rounded":0.25}
#
# Exits with 0 while this is so, and with another status if it changes. Needs a JDK 17 and a network.
set -euo pipefail
maven=$(cd "$(dirname "$0")/.." && pwd)/mvnw
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

cat > pom.xml <<'POM'
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>findings</groupId><artifactId>kotlin</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency>
      <groupId>com.squareup.moshi</groupId><artifactId>moshi-kotlin</artifactId><version>1.15.2</version>
    </dependency>
    <dependency>
      <groupId>org.jetbrains.kotlin</groupId><artifactId>kotlin-compiler-embeddable</artifactId><version>2.4.0</version>
    </dependency>
  </dependencies>
</project>
POM
"$maven" -q -B dependency:copy -Dartifact=org.openapitools:openapi-generator-cli:7.25.0 -DoutputDirectory="$work"
"$maven" -q -B -f "$work/pom.xml" dependency:copy-dependencies -DoutputDirectory="$work/lib"

cat > cups.yaml <<'YAML'
openapi: 3.0.3
info: {title: Cups, version: "1"}
paths:
  /cups:
    post:
      operationId: postCup
      requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Cup"}}}}
      responses: {"204": {description: Stored}}
components:
  schemas:
    Cup:
      type: object
      required: [exact, rounded]
      properties:
        exact: {type: number}
        rounded: {type: number, format: double}
YAML
java -jar openapi-generator-cli-7.25.0.jar generate -i cups.yaml -g kotlin -o client > generator.log 2>&1

generated=client/src/main/kotlin/org/openapitools/client
cat > Send.kt <<'KOTLIN'
import java.math.BigDecimal
import org.openapitools.client.infrastructure.Serializer
import org.openapitools.client.models.Cup

fun main() = println(Serializer.moshi.adapter(Cup::class.java).toJson(Cup(BigDecimal("0.25"), 0.25)))
KOTLIN
java -cp 'lib/*' org.jetbrains.kotlin.cli.jvm.K2JVMCompiler -no-stdlib -no-reflect -nowarn \
  -cp "$(printf '%s:' lib/*.jar)" -d classes \
  Send.kt "$generated/models/Cup.kt" "$generated"/infrastructure/{Serializer,*Adapter}.kt > compiler.log 2>&1 ||
  { cat compiler.log; exit 1; }

declared=$(grep 'fun toJson' "$generated/infrastructure/BigDecimalAdapter.kt" | sed 's/^ *//')
sent=$(java -cp 'classes:lib/*' SendKt)
echo "generated:  $declared"
echo "sent:       $sent"
[[ $declared == 'fun toJson(value: BigDecimal): String {' && $sent == '{"exact":"0.25","rounded":0.25}' ]]
