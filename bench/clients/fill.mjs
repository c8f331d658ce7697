// Gives the demonstration person what they lack: fields that hold something where most hold null, keys,
// and imports in every state.
//   node fill.mjs SERVICE KEY
const [service, key] = process.argv.slice(2);

async function call(method, path, body, type = 'application/json') {
  const headers = { Authorization: `Bearer ${key}`, ...(body === undefined ? {} : { 'Content-Type': type }) };
  const answer = await fetch(service + path, { method, headers, body });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return text ? JSON.parse(text) : null;
}

async function ended(id) {
  for (;;) {
    const job = await call('GET', `/v1/imports/${id}`);
    if (!['queued', 'running'].includes(job.state)) return job;
    await new Promise((resume) => setTimeout(resume, 100));
  }
}

async function imported(format, file) {
  const job = await call('POST', `/v1/imports?format=${format}`, file, 'application/octet-stream');
  return ended(job.id);
}

const coffees = 'timestamp,caffeine_mg\n2026-01-01T08:00:00Z,63\n2026-01-01T09:00:00Z,5000\n';
await imported('coffee_csv', coffees);
const undone = await imported('coffee_csv', 'timestamp,caffeine_mg\n2026-01-02T08:00:00Z,63\n');
await call('POST', `/v1/imports/${undone.id}/undo`);
const failed = await imported('coffee_ndjson', '{"export":{"version":1},"profile":null}\nnot JSON\n');
const states = (await call('GET', '/v1/imports')).map((job) => job.state);
if (failed.state !== 'failed' || !states.includes('done') || !states.includes('undone')) {
  throw new Error(`imports ended ${states}`);
}
await call('POST', '/v1/keys', JSON.stringify({ name: 'dashboard', scopes: ['read'] }));
await call('POST', '/v1/keys', JSON.stringify({ name: 'phone', scopes: ['read', 'write'], expires_at: '2099-01-01T00:00:00Z' }));
const everything = { caffeine_mg: 95, coffee_type: 'filter', notes: 'at the station', duration_minutes: 5, source: 'phone' };
await call('POST', '/v1/coffee', JSON.stringify({ ...everything, client_id: 'clients-1' }));
await call('POST', '/v1/coffee', JSON.stringify({ caffeine_mg: 0.5 }));
await call('POST', '/v1/heartrate', JSON.stringify({ bpm: 71, notes: 'on the stairs' }));
