// Calls every tool of POST /mcp with both official clients: node calls.mjs http://127.0.0.1:8000 KEY [RECORDING]
// RECORDING: a file for the exchanges, a JSON object a line; without the key and with what changes in each run replaced.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { Client as LegacyClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as LegacyTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';

const [service, key, recording] = process.argv.slice(2);
const address = new URL('/mcp', service);
const exchanges = [];
let current;

/** Sends a request and keeps it with its response; the key stays out of it. */
async function recordingFetch(url, request) {
  const response = await fetch(url, request);
  const headers = Object.fromEntries(new Headers(request.headers));
  delete headers.authorization;
  exchanges.push({
    client: current, method: request.method, headers, body: request.body ?? '',
    status: response.status, content_type: response.headers.get('content-type') ?? '', response: await response.clone().text(),
  });
  return response;
}

const options = { requestInit: { headers: { Authorization: `Bearer ${key}` } }, fetch: recordingFetch };
const info = { name: 'bench', version: '1' };

const clients = {
  'sdk 1.32.2, negotiated': () => [new LegacyClient(info), new LegacyTransport(address, options)],
  'client 2.4.0, negotiated': () => [new Client(info), new StreamableHTTPClientTransport(address, options)],
  'client 2.4.0, automatic': () => [new Client(info, { versionNegotiation: { mode: 'auto' } }), new StreamableHTTPClientTransport(address, options)],
  'client 2.4.0, 2026-07-28': () => [new Client(info, { versionNegotiation: { mode: { pin: '2026-07-28' } } }), new StreamableHTTPClientTransport(address, options)],
};

async function useTools(client, name) {
  const { tools } = await client.listTools();
  assert.deepEqual(tools.map((tool) => tool.name), ['log_drink', 'undo_drink', 'get_status', 'what_if', 'get_effect', 'list_days']);
  const call = (tool, input = {}) => client.callTool({ name: tool, arguments: input });
  const drink = { drink: 'espresso', client_id: `${name} ${Date.now()}` };
  const logged = await call('log_drink', drink);
  assert.equal(logged.isError, false);
  assert.equal((await call('log_drink', drink)).structuredContent.id, logged.structuredContent.id);
  for (const [tool, input] of [['get_status'], ['what_if', { doses: [{ drink: 'espresso' }] }], ['get_effect'], ['list_days'], ['undo_drink', { id: logged.structuredContent.id }]]) {
    const result = await call(tool, input);
    assert.equal(result.isError, false, JSON.stringify(result));
    console.log(`  ${tool}: ${result.content[0].text.split('\n')[0].slice(0, 100)}`);
  }
  const refused = await call('log_drink', { caffeine_mg: -1, sugar: 2 });
  assert.equal(refused.isError, true);
  console.log(`  refused: ${refused.content[0].text}`);
  await assert.rejects(call('make_coffee'));
}

for (const [name, make] of Object.entries(clients)) {
  const [client, transport] = make();
  console.log(name);
  current = name;
  await client.connect(transport);
  await useTools(client, name);
  await client.close();
}
if (recording) {
  writeFileSync(recording, exchanges.map((exchange) => `${JSON.stringify(exchange)}\n`).join(''));
}
