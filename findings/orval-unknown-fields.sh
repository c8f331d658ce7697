#!/usr/bin/env bash
# orval 8.38.0, clients "zod" and "fetch" with their defaults; zod 4.6.7.
#
# Behaviour: for an object with "properties" and "additionalProperties: true", the generated zod schema drops every
# field that "properties" does not name. The description allows such fields, the TypeScript type that orval generates
# from it has them ("[key: string]: unknown"), and parse reports success. A client that reads an object, parses it and
# writes it back deletes the fields that it does not know. The reason: zod.object drops unknown fields unless it is told
# not to (zod.looseObject, catchall), and orval does not tell it.
#
# Output seen:
#   type:    [key: string]: unknown;
#   given:   {"volume":0.25,"roast":"dark"}
#   parsed:  {"volume":0.25}
#
# Exits with 0 while this is so, and with another status if it changes. Needs Node 20 or later, npm and a network.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

echo '{"private": true}' > package.json
npm install --ignore-scripts --no-audit --no-fund --save-exact orval@8.38.0 zod@4.6.7 \
  > npm.log 2>&1 || { cat npm.log; exit 1; }

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
      required: [volume]
      properties: {volume: {type: number}}
      additionalProperties: true
YAML
cat > orval.config.mjs <<'CONFIG'
export default {
  schema: { input: 'cups.yaml', output: { client: 'zod', target: 'schema.ts' } },
  types: { input: 'cups.yaml', output: { client: 'fetch', target: 'types.ts' } },
};
CONFIG
npx --no-install orval --config orval.config.mjs > orval.log 2>&1 || { cat orval.log; exit 1; }

# The generated schema has no type annotation, so it is JavaScript too.
cp schema.ts schema.mjs
cat > parse.mjs <<'SCRIPT'
import { GetCupResponse } from './schema.mjs';

const given = { volume: 0.25, roast: 'dark' };
console.log(`given:   ${JSON.stringify(given)}`);
console.log(`parsed:  ${JSON.stringify(GetCupResponse.parse(given))}`);
SCRIPT
{
  echo "type:    $(grep -F '[key: string]' types.ts | sed 's/^ *//')"
  node parse.mjs
} > output
cat output
diff - output <<'EXPECTED'
type:    [key: string]: unknown;
given:   {"volume":0.25,"roast":"dark"}
parsed:  {"volume":0.25}
EXPECTED
