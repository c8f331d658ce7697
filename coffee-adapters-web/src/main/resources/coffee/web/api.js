/** Calls of the service, and what is known of its state. */
import { transact } from './store.js';

/** off, signIn, down: flags; busyUntil: ms or 0; half: time in ms of what is shown instead, or null; clock: minutes off. */
export const state = { off: false, signIn: false, down: false, busyUntil: 0, half: null, clock: 0 };
export const events = new EventTarget();

let offset = Number(localStorage.getItem('offset'));
const TIMEOUT_MS = 12_000;
const CLOCK_TOLERANCE_MS = 60_000;
const KEPT_MS = 30 * 86_400_000;

/** Milliseconds to add to this device's clock; 0 while it is right within a minute. */
export function clockOffset() {
  return offset;
}

/** The current time in ms by the server's clock. */
export function now() {
  return Date.now() + offset;
}

/** Why a call failed: `kind` is off, half (the response broke off), signIn, busy, down or problem. */
export class Failure extends Error {
  constructor(kind, problem = {}, retryAfter = 0) {
    super(problem.detail ?? kind);
    this.kind = kind;
    this.status = problem.status ?? 0;
    this.code = problem.code ?? kind;
    this.errors = problem.errors ?? [];
    this.retryAfter = retryAfter;
  }

  /** Whether the same call may work later. */
  get passes() {
    return this.kind !== 'problem';
  }
}

/** Changes the state and tells who listens. */
export function report(change) {
  const before = JSON.stringify(state);
  Object.assign(state, change);
  if (JSON.stringify(state) !== before) events.dispatchEvent(new Event('state'));
}

/** Reads the Date of an answer: a clock that is more than a minute off is corrected from now on. */
export function readClock(header, ownTime = Date.now()) {
  const theirs = Date.parse(header ?? '');
  if (Number.isNaN(theirs)) return;
  const difference = theirs - ownTime;
  offset = Math.abs(difference) > CLOCK_TOLERANCE_MS ? difference : 0;
  localStorage.setItem('offset', String(offset));
  report({ clock: Math.round(Math.abs(offset) / 60_000) });
}

/**
 * Sends a request.
 * @param {string} method HTTP method
 * @param {string} path with its query
 * @param {*} [body] sent as JSON
 * @param {{key?: string}} [options] `key` is sent once as Authorization and kept nowhere
 * @returns the answer's JSON, null without one
 * @throws {Failure}
 */
export async function call(method, path, body, { key } = {}) {
  const headers = { Accept: 'application/json' };
  if (method !== 'GET') headers['X-Coffee-Page'] = '1';
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (key) headers.Authorization = `Bearer ${key}`;
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), TIMEOUT_MS);
  try {
    const response = await fetch(path, {
      method,
      headers,
      credentials: 'same-origin',
      signal: stop.signal,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return await answer(response, key);
  } catch (failure) {
    if (failure instanceof Failure) throw failure;
    report({ off: true });
    throw new Failure('off');
  } finally {
    clearTimeout(timer);
  }
}

/** Changes with everything of the person; the service answers with its tag, without computing anything. */
const NEWS = '/v1/heartrate/correlation?days=180&episodes=false';
const tags = new Map();
let seen = null;

/** Whether the person's data changed since this was last asked; the first time, it says so too. */
export async function hasNews() {
  await call('GET', NEWS);
  const before = seen;
  seen = tags.get(location.origin + NEWS);
  return seen !== before;
}

/** What a response means; also for the first one, which start.js asks for. */
export async function answer(response, key) {
  readClock(response.headers.get('Date'));
  const body = response.status === 204 ? null : await response.json().catch(() => undefined);
  const busy = response.status === 429 || response.status === 503;
  if (state.off && !busy) events.dispatchEvent(new Event('online'));
  report(busy ? { off: false } : { off: false, down: false, busyUntil: 0 });
  if (response.ok) {
    if (body === undefined) throw new Failure('half');
    tags.set(response.url, response.headers.get('ETag'));
    if (!key) report({ signIn: false });
    return body;
  }
  if (busy) throw later(response, body);
  if (response.status === 401 && !key) {
    report({ signIn: true });
    throw new Failure('signIn', body ?? {});
  }
  throw new Failure('problem', { status: response.status, ...body });
}

function later(response, body) {
  const seconds = Math.max(1, Math.min(300, Number(response.headers.get('Retry-After')) || 5));
  const down = response.status === 503 && /database/.test(body?.code ?? '');
  report({ busyUntil: Date.now() + 1000 * seconds, down });
  return new Failure(down ? 'down' : 'busy', body ?? {}, seconds);
}

/**
 * Reads something and remembers it, but for the instruction of an experiment; when the service cannot be asked, what was last read.
 * @returns {Promise<{body: *, at: number, stale: boolean}>} `at` in ms; stale if it was remembered
 * @throws {Failure} if nothing is remembered either, or the service refuses the question
 */
export async function read(path, rememberAs = path) {
  try {
    const body = await call('GET', path);
    const at = now();
    const kept = body.experiment_instruction ? { ...body, experiment_instruction: null } : body;
    transact('answers', (answers) => answers.put({ path: rememberAs, at, body: kept })).catch(() => {});
    return { body, at, stale: false };
  } catch (failure) {
    const known = failure.passes ? await recall(rememberAs) : null;
    if (!known) throw failure;
    return known;
  }
}

/** What was last read under a name, or null. */
export async function recall(name) {
  const known = await transact('answers', (answers) => answers.get(name)).catch(() => null);
  return known ? { body: known.body, at: known.at, stale: true } : null;
}

/** Forgets all that was read: another person signs in. */
export async function forget() {
  localStorage.removeItem('level');
  localStorage.removeItem('experiment');
  await transact('answers', (answers) => answers.clear());
}

/** Forgets what was read long ago. */
export function prune() {
  return transact('answers', async (answers) => {
    const old = (await answers.all()).filter((answer) => answer.at < Date.now() - KEPT_MS);
    await Promise.all(old.map((answer) => answers.remove(answer.path)));
  }).catch(() => {});
}
