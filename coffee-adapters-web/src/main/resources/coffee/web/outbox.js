/**
 * Entries on their way to the service: written first, sent after, kept until they are in.
 * A row: `client_id`, `kind` (add, change, delete), `record` (fields of the API), `at` (own time, ms),
 * `offset` (ms to add to it; null while unknown), `id` (of the stored record), `state` (waiting,
 * sending, refused), `problem`, `then` (what to do once a row that is being sent has arrived), `owner`.
 */
import { call, clockOffset, events as service, state as serviceState } from './api.js';
import { transact } from './store.js';

export const events = new EventTarget();
const BATCH = 100;
const LEASE_MS = 15_000;
const channel = 'BroadcastChannel' in self ? new BroadcastChannel('coffee') : null;
const me = randomId();
let rows = [];
let attempt = 0;
let timer = 0;
let sending = null;

/** 128 random bits in hexadecimal; works on plain http too. */
export function randomId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Seconds to wait before the next attempt: 2, 4, 8 … 60. */
export function backoff(attempts) {
  return Math.min(60, 2 ** Math.max(1, attempts));
}

/** The rows to send next: additions by their own time, in one batch; else one other row, oldest first. */
export function nextToSend(all, owner) {
  const open = all.filter((row) => row.state !== 'refused' && (!row.owner || row.owner === owner));
  const added = open
    .filter((row) => row.kind === 'add')
    .sort((a, b) => a.at - b.at)
    .slice(0, BATCH);
  return added.length ? added : open.sort((a, b) => a.at - b.at).slice(0, 1);
}

/**
 * What becomes of a row after the service answered about it.
 * @param row as it is stored now, with what happened to it meanwhile
 * @param {{status: string, id?: number, problem?: object}} result of the API, for this row
 * @returns the row to store instead, null if it is done
 */
export function settled(row, result) {
  if (!isStored(result)) {
    return row.then?.kind === 'delete'
      ? null
      : { ...row, state: 'refused', then: undefined, problem: result.problem ?? null };
  }
  return row.then
    ? {
        ...row,
        kind: row.then.kind,
        record: row.then.record,
        id: result.id ?? row.id,
        state: 'waiting',
        then: undefined,
      }
    : null;
}

/** The body that adds a row's record, at its own time by the server's clock. */
export function bodyOf(row, currentOffset) {
  return {
    ...row.record,
    timestamp: new Date(row.at + (row.offset ?? currentOffset)).toISOString(),
    client_id: row.client_id,
  };
}

/** All rows of this browser as last read. */
export function unsent() {
  return rows;
}

/** Reads the rows of this browser. */
export function load() {
  return changed(false).catch(() => {});
}

async function changed(tellOthers = true) {
  const before = JSON.stringify(rows);
  rows = await transact('outbox', (store) => store.all());
  if (tellOthers) channel?.postMessage('outbox');
  if (JSON.stringify(rows) !== before) tell('change');
}

function tell(name, values) {
  events.dispatchEvent(Object.assign(new Event(name), values));
}

function owner() {
  return localStorage.getItem('person') ?? '';
}

/**
 * Logs a drink: known to `unsent` when this returns, then stored, then sent. An event `lost` tells that this
 * browser could not store it.
 * @param {{caffeine_mg: number, coffee_type?: string, duration_minutes?: number, notes?: string}} record
 * @param {number} [at] own time in ms
 * @param {boolean} [isExact] whether `at` is already by the server's clock
 * @returns the row
 */
export function add(record, at = Date.now(), isExact = false) {
  const row = {
    client_id: randomId(),
    kind: 'add',
    record,
    at,
    offset: isExact ? 0 : clockOffset() || null,
    state: 'waiting',
    owner: owner(),
  };
  rows = [...rows, row].sort((a, b) => (a.client_id < b.client_id ? -1 : 1)); // as they are read
  const stored = transact('outbox', (store) => store.put(row));
  tell('change');
  stored
    .catch((failure) => tell('lost', { failure }))
    .then(() => changed())
    .then(flush);
  return row;
}

/**
 * Changes or deletes a drink, sent or not.
 * @param {{client_id?: string, id?: number}} drink a row or a stored record
 * @param {'change'|'delete'} kind
 * @param {object} [record] the fields that change; `timestamp` as RFC 3339
 */
export async function revise(drink, kind, record = {}) {
  await transact('outbox', async (store) => {
    const row = drink.client_id && (await store.get(drink.client_id));
    if (row && row.kind === 'add' && row.state !== 'sending') {
      return kind === 'delete' ? store.remove(row.client_id) : store.put(revised(row, record));
    }
    if (row && row.state === 'sending') return store.put({ ...row, then: { kind, record } });
    const id = drink.id ?? row?.id ?? sentIds.get(drink.client_id);
    return store.put({
      client_id: row?.client_id ?? randomId(),
      kind,
      record: { ...(row?.record ?? {}), ...record },
      at: Date.now(),
      offset: null,
      id,
      target: drink.client_id,
      state: 'waiting',
      owner: owner(),
    });
  });
  await changed();
  flush();
}

function revised(row, { timestamp, ...record }) {
  const at = timestamp ? Date.parse(timestamp) : row.at;
  return {
    ...row,
    record: { ...row.record, ...record },
    at,
    offset: timestamp ? 0 : row.offset,
    state: 'waiting',
    problem: undefined,
  };
}

const sentIds = new Map();

/** Sends what waits, unless another tab does; repeats by itself until nothing waits. */
export function flush() {
  sending ??= alone(sendAll)
    .catch(() => {})
    .finally(() => {
      sending = null;
      if (nextToSend(rows, owner()).length && !serviceState.signIn) schedule();
    });
  return sending;
}

function schedule(seconds = backoff(attempt)) {
  clearTimeout(timer);
  timer = setTimeout(flush, 1000 * seconds);
}

async function alone(work) {
  if (navigator.locks) {
    return navigator.locks.request('coffee-outbox', { ifAvailable: true }, (lock) => lock && work(async () => true));
  }
  return (await lease()) ? work(lease).finally(() => transact('lease', (store) => store.remove('outbox'))) : null;
}

/** Takes or renews the lease by which one tab sends, where the browser has no locks. */
async function lease() {
  return transact('lease', async (store) => {
    const held = await store.get('outbox');
    if (held && held.holder !== me && held.until > Date.now()) return false;
    await store.put({ name: 'outbox', holder: me, until: Date.now() + LEASE_MS });
    return true;
  });
}

async function sendAll(stillMine) {
  await changed(false);
  for (let next; (next = nextToSend(rows, owner())).length && (await stillMine());) {
    await mark(next, 'sending');
    try {
      await settle(next, await send(next));
      attempt = 0;
    } catch (failure) {
      const arrived = failure.kind === 'half' || (failure.kind === 'off' && navigator.onLine); // perhaps: only the response may be lost
      if (!arrived) await mark(next, 'waiting');
      await changed();
      attempt = failure.kind === 'busy' || failure.kind === 'down' ? Math.log2(failure.retryAfter) : attempt + 1;
      throw failure;
    }
  }
}

function mark(next, state) {
  return transact('outbox', (store) =>
    Promise.all(
      next.map(async (row) => {
        const current = await store.get(row.client_id);
        if (current) await store.put({ ...current, state });
      }),
    ),
  );
}

async function send(next) {
  try {
    return await ask(next);
  } catch (failure) {
    const [first] = next;
    if (failure.passes) throw failure;
    if (failure.status === 404 && first.kind === 'delete') return [{ index: 0, status: 'stored' }];
    const problem = { code: failure.code, status: failure.status, detail: failure.message, errors: failure.errors };
    return next.map((row, index) => ({ index, status: 'refused', problem }));
  }
}

/** Sends rows, and gives the API's results in their order. */
async function ask(next) {
  const [first] = next;
  if (first.kind === 'add') {
    const answer = await call(
      'POST',
      '/v1/coffee/batch',
      next.map((row) => bodyOf(row, clockOffset())),
    );
    return answer.results;
  }
  const id = first.id ?? (await idOf(first.target));
  const path = `/v1/coffee/${id}`;
  await (first.kind === 'delete' ? call('DELETE', path) : call('PATCH', path, first.record));
  return [{ index: 0, status: 'stored', id }];
}

/** The record of a row that another tab has sent. */
async function idOf(clientId) {
  const records = await call('GET', '/v1/coffee?limit=200');
  return records.find((record) => record.client_id === clientId)?.id ?? 0;
}

async function settle(next, results) {
  await transact('outbox', (store) =>
    Promise.all(
      results.map(async (result) => {
        const row = await store.get(next[result.index].client_id);
        if (result.id) sentIds.set(next[result.index].client_id, result.id);
        if (!row) return;
        const after = settled(row, result);
        await (after ? store.put(after) : store.remove(row.client_id));
      }),
    ),
  );
  const arrived = next.filter((row, index) => results.some((result) => result.index === index && isStored(result)));
  tell('sent', { rows: arrived });
  await changed();
}

function isStored(result) {
  return result.status === 'stored' || result.status === 'existing';
}

/** Forgets a row that was refused. */
export async function drop(row) {
  await transact('outbox', (store) => store.remove(row.client_id));
  await changed();
}

channel?.addEventListener('message', async () => {
  const before = rows;
  await changed(false);
  const gone = before.filter((row) => !rows.some((other) => other.client_id === row.client_id));
  if (gone.length) tell('sent', { rows: gone });
});
self.addEventListener('online', () => flush());
service.addEventListener('online', () => flush());
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && flush());
