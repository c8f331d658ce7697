#!/usr/bin/env bash
# openapi-generator-cli 7.25.0, generator "java" with the library "native".
#
# Behaviour: an enumeration of numbers, and a constant number ("const: 0" in OpenAPI 3.1), become an enumeration whose
# source does not compile: the generator wraps a BigDecimal in BigDecimal.valueOf, which takes a long or a double only.
# The generator itself reports success, and an enumeration of "type: integer" is generated correctly.
#
# Output seen:
#   generator:  exit status 0
#   const:      NUMBER_0(BigDecimal.valueOf(new BigDecimal("0")));
#   enum:       NUMBER_2_DOT_5(BigDecimal.valueOf(new BigDecimal("2.5")));
#   integer:    NUMBER_2(Integer.valueOf(2));
#   compiler:   error: no suitable method found for valueOf(BigDecimal) (3 times)
#
# Exits with 0 while this is so, and with another status if it changes. Needs a JDK 17 and a network.
set -euo pipefail
maven=$(cd "$(dirname "$0")/.." && pwd)/mvnw
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

"$maven" -q -B dependency:copy -Dartifact=org.openapitools:openapi-generator-cli:7.25.0 -DoutputDirectory="$work"

cat > cups.yaml <<'YAML'
openapi: 3.1.0
info: {title: Cups, version: "1"}
paths:
  /cups:
    get:
      operationId: getCup
      responses:
        "200": {description: A cup, content: {application/json: {schema: {$ref: "#/components/schemas/Cup"}}}}
components:
  schemas:
    Cup:
      type: object
      properties:
        caffeine: {type: number, const: 0}
        size: {type: number, enum: [1, 2.5]}
        shots: {type: integer, enum: [1, 2]}
YAML
status=0
java -jar openapi-generator-cli-7.25.0.jar generate -i cups.yaml -g java --library native -o client \
  > generator.log 2>&1 || status=$?
echo "generator:  exit status $status"

"$maven" -q -B -f client/pom.xml dependency:copy-dependencies -DoutputDirectory="$work/lib"
source=client/src/main/java/org/openapitools/client/model/Cup.java
constant=$(grep -F 'NUMBER_0(' "$source" | sed 's/^ *//')
number=$(grep -F 'NUMBER_2_DOT_5(' "$source" | sed 's/^ *//')
integer=$(grep -F 'NUMBER_2(' "$source" | sed 's/^ *//')
echo "const:      $constant"
echo "enum:       $number"
echo "integer:    $integer"

if javac -J-Duser.language=en -proc:none -cp 'lib/*' -sourcepath client/src/main/java -d classes \
  "$source" > compiler.log 2>&1; then
  echo "compiler:   no error"
  exit 1
fi
message='error: no suitable method found for valueOf(BigDecimal)'
echo "compiler:   $message ($(grep -cF "$message" compiler.log || true) times)"
[[ $status == 0 && $constant == 'NUMBER_0(BigDecimal.valueOf(new BigDecimal("0")));' &&
  $number == 'NUMBER_2_DOT_5(BigDecimal.valueOf(new BigDecimal("2.5")));' &&
  $integer == 'NUMBER_2(Integer.valueOf(2));' &&
  $(grep -c 'error:' compiler.log) == 3 && $(grep -cF "$message" compiler.log) == 3 ]]
