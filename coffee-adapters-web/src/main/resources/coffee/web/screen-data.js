/** Data: bring a file, see what became of it, let a phone send by itself, take everything along. */
import { call, read, report } from './api.js';
import { copyBox } from './copy.js';
import { bar, buttons, byId, card, h, icon, lineTo, muted, problemLine } from './dom.js';
import { bytes, failureWords, localDate, number, period, shortDay, text, word } from './format.js';
import { refresh, say } from './shell.js';
import { send } from './upload.js';

const SHOWN = 5;
const PLACES = 3;
const POLL_MS = 1_000;
const SAMPLE = 'timestamp,caffeine_mg\n2026-12-01 08:30,63';
const NEW_KEY = './run key create hae --scopes write';
const jobs = new Map();
let uploads = [];
let started = 0;
let polling = 0;
let isHeld = false;
let running = null;
let finished = null;

/** Files that were sent, by the id of their import: to send them again as somebody's. */
const sentFiles = new Map();
let chooseFile = () => {};

/** Makes the screen. */
export function create(section) {
  running = h('div');
  finished = h('div');
  const automatic = h('section.card');
  const columns = h(
    'div.columns.data',
    { hidden: true, pointerdown: hold, pointerup: hold, pointerleave: hold },
    h('div', running, chooser()),
    h('div', finished, automatic, exportCard()),
  );
  section.append(columns);
  listenForDrops();
  return {
    async show() {
      await Promise.allSettled([load(), showAutomatic(automatic)]);
      columns.hidden = false;
    },
  };
}

function chooser() {
  const dry = h('input', { type: 'checkbox', id: 'dry-run' });
  let again = {};
  const input = h('input', {
    type: 'file',
    multiple: true,
    hidden: true,
    change: () => {
      [...input.files].forEach((file) => upload(file, again.dryRun ?? dry.checked, again.subject));
      input.value = '';
      again = {};
    },
  });
  chooseFile = (how = {}) => {
    again = how;
    input.click();
  };
  return card(
    text('bringTitle'),
    h(
      'div.drop',
      h('p', text('drop')),
      input,
      h('button.button.main', { click: () => chooseFile() }, icon('file'), text('choose')),
      muted(text('formats'), ' ', h('a', { href: text('formatsAddress') }, text('formatsGuide'))),
      muted(text('ownCsv')),
      h('pre.code', SAMPLE),
    ),
    h('label.check', dry, text('dry')),
  );
}

/** A file may be dropped anywhere on the page. */
function listenForDrops() {
  const isFile = (event) => event.dataTransfer?.types.includes('Files');
  const mark = (isOver) => document.body.classList.toggle('dropping', isOver);
  const listen = (kind, act) => document.addEventListener(kind, act);
  listen('dragover', (event) => {
    if (isFile(event)) {
      event.preventDefault();
      mark(true);
    }
  });
  listen('dragleave', (event) => event.relatedTarget || mark(false));
  listen('drop', (event) => {
    if (!isFile(event)) return;
    event.preventDefault();
    mark(false);
    location.hash = 'data';
    [...event.dataTransfer.files].forEach((file) => upload(file, byId('dry-run').checked));
  });
}

function nameOf(job) {
  return job.file_name ?? text('file');
}

async function upload(file, dryRun, subject) {
  const entry = { key: `upload ${++started}`, name: file.name, sent: 0, total: file.size, failure: null };
  uploads.push(entry);
  const transfer = send(file, {
    dryRun,
    subject,
    onProgress: (sent, total) => {
      Object.assign(entry, { sent, total });
      render();
    },
  });
  entry.cancel = transfer.cancel;
  say(text('sending', { name: file.name }));
  render();
  try {
    const job = await transfer.promise;
    forget(entry);
    jobs.set(job.id, job);
    keys.set(job.id, entry.key);
    sentFiles.set(job.id, file);
    poll();
  } catch (failure) {
    if (failure.kind === 'cancelled') forget(entry);
    else entry.failure = failure.kind === 'off' ? text('upBroken') : unread({ code: failure.code, detail: failureWords(failure) });
    entry.again = () => {
      forget(entry);
      upload(file, dryRun, subject);
    };
  }
  render();
}

function forget(entry) {
  uploads = uploads.filter((other) => other !== entry);
}

async function load() {
  const { body, stale, at } = await read('/v1/imports?limit=20');
  report({ half: stale ? at : null });
  body.forEach((job) => jobs.set(job.id, job));
  render();
  poll();
}

function isOpen(job) {
  return job.state === 'queued' || job.state === 'running';
}

/** Asks each second for the jobs that are not at their end; a job that was deleted elsewhere goes. */
function poll() {
  clearTimeout(polling);
  const open = [...jobs.values()].filter(isOpen);
  if (!open.length) return;
  polling = setTimeout(async () => {
    await Promise.all(
      open.map(async (job) => {
        const next = await call('GET', `/v1/imports/${job.id}`).catch((failure) =>
          failure.status === 404 ? null : job,
        );
        if (!next) return jobs.delete(job.id);
        announce(job, next);
        return jobs.set(job.id, next);
      }),
    );
    render();
    poll();
  }, POLL_MS);
}

function share(job) {
  return job.bytes_total ? job.bytes_read / job.bytes_total : 0;
}

/** Start, each quarter and the end are said. */
function announce(before, after) {
  const quarter = (job) => Math.floor(share(job) * 4);
  if (!isOpen(after)) say(outcome(after));
  else if (quarter(after) > quarter(before)) say(text('importing', { name: nameOf(after), n: 25 * quarter(after) }));
}

/** Why a file was not read: in words of the page where it has them. */
function unread({ code, detail = '' }) {
  const own = `unread.${code}`;
  return word(own) ? text(own, { name: /'(.*)'/.exec(detail)?.[1] }) : text('failed', { reason: detail });
}

/** One sentence on what became of a job. */
function outcome(job) {
  if (job.failure?.subjects?.length) return text('whose', { name: nameOf(job) });
  if (job.state === 'failed') return unread(job.failure ?? {});
  if (job.state === 'cancelled') return text('cancelled', { n: number(job.stored) });
  if (job.state === 'undone') return text('takenBack');
  if (job.dry_run) return text('tried', { a: number(job.stored) });
  const { stored, refused } = job;
  return text(!stored ? 'nothingNew' : refused ? 'partIsIn' : 'isIn', { name: nameOf(job), n: number(refused) });
}

/** While something is pressed nothing is drawn anew: a button that is replaced under a finger gets no click. */
function hold({ type }) {
  isHeld = type === 'pointerdown';
  if (!isHeld) setTimeout(render);
}

/** The cards of jobs as they were last drawn: the same ones while nothing of a job changes. */
const cards = new Map();

/** The keys of the cards of jobs that were sent from here, by the job. */
const keys = new Map();

function cardOf(key, what, draw) {
  const state = draw.name + JSON.stringify(what);
  if (cards.get(key)?.state !== state) cards.set(key, { state, node: draw(what) });
  const { node } = cards.get(key);
  node.dataset.job = key;
  return node;
}

function cardOfJob(job, draw) {
  return cardOf(keys.get(job.id) ?? job.id, job, draw);
}

/** Cards that are there already are not taken out and put back: what has the focus would lose it. */
function fill(place, nodes) {
  const isSame = nodes.length === place.children.length && nodes.every((node, i) => node === place.children[i]);
  if (!isSame) place.replaceChildren(...nodes);
}

/** Draws what changed; the focus stays with the same job. */
function render() {
  if (isHeld) return;
  const all = [...jobs.values()].sort((a, b) => b.id - a.id);
  const focused = document.activeElement;
  const key = focused.closest('[data-job]')?.dataset.job;
  fill(running, [
    ...uploads.map((entry) => cardOf(entry.key, entry, uploadCard)),
    ...all.filter(isOpen).map((job) => cardOfJob(job, runningCard)),
  ]);
  fill(
    finished,
    all
      .filter((job) => !isOpen(job))
      .slice(0, SHOWN)
      .map((job) => cardOfJob(job, resultCard)),
  );
  for (const [unused, { node }] of cards) if (!node.isConnected) cards.delete(unused);
  if (!key) return;
  const same = [...document.querySelectorAll('[data-job]')].find((card) => card.dataset.job === key);
  (focused.isConnected ? focused : (same?.querySelector('a, button') ?? byId('main'))).focus({ preventScroll: true });
}

function uploadCard(entry) {
  return card(
    entry.failure ? entry.name : text('sending', { name: entry.name }),
    bar(entry.sent / (entry.total || 1)),
    h('p', entry.failure ?? text('upBytes', { a: bytes(entry.sent), b: bytes(entry.total) })),
    buttons(
      entry.failure ? h('button.button', { click: entry.again }, text('tryAgain')) : null,
      h(
        'button.button',
        {
          click: () => {
            if (entry.failure) {
              forget(entry);
              render();
            } else entry.cancel();
          },
        },
        text(entry.failure ? 'close' : 'stop'),
      ),
    ),
  );
}

function runningCard(job) {
  const { seconds_left: count } = job;
  const left = count === null ? '' : text('left', { n: number(count), count });
  const waits = job.state === 'queued';
  return card(
    waits ? nameOf(job) : text('running', { name: nameOf(job) }),
    bar(share(job)),
    waits
      ? h('p.small', text('queued'))
      : [
          h('div.two.small', h('span', `${bytes(job.bytes_read)} / ${bytes(job.bytes_total)}`), h('span.strong', left)),
          muted(text('rows', { rows: number(job.rows_read), rate: number(job.rate ?? 0) })),
        ],
    h('p.small', text('mayClose')),
    buttons(h('button.button', { click: () => act('DELETE', job) }, text('stop'))),
  );
}

function resultCard(job) {
  const counted = ['stored', 'existing', 'refused'].map((name) =>
    h('div', h('b', number(job[name])), h('span', text(`counts.${name}`))),
  );
  const parts = (job.contents ?? [])
    .filter((part) => part.rows_read > 0)
    .map(({ format, rows_read: count }) => text('rowsOf', { name: product(format), n: number(count), count }))
    .join(' · ');
  const error = problemLine();
  const isNew = job.state === 'done' && job.stored > 0;
  const mayUndo = isNew && !job.dry_run;
  return card(
    outcome(job),
    muted(`${nameOf(job)} · ${shortDay(job.ended_at ?? job.created_at, true)}`),
    job.state === 'undone' ? null : [h('div.three', counted), kinds(job)],
    parts ? muted(parts) : null,
    job.failure?.subjects?.length ? people(job) : null,
    mayUndo && job.first_stored_at ? muted(period(job.first_stored_at, job.last_stored_at)) : null,
    passedOver(job),
    job.state === 'undone' ? null : refusals(job),
    error,
    mayUndo
      ? buttons(
          ['answer', daysOf(job)].map((hash) =>
            h('a.button', { href: `#${hash}` }, text(`tabs.${hash.split('/')[0]}`), icon('next')),
          ),
          h('button.link', { click: () => act('POST', job, error) }, text('takeBack')),
        )
      : null,
    isNew && job.dry_run
      ? buttons(
          h('button.button.main', { click: () => sendAgain(job, false, job.subject ?? undefined) }, text('importNow')),
        )
      : null,
  );
}

/** How many of each kind are new, and were here already; nothing where the service does not know it. */
function kinds(job) {
  return ['stored', 'existing'].map((name) => {
    const list = Object.entries(job[`${name}_by_kind`] ?? {})
      .filter(([unused, n]) => n)
      .map(([kind, n]) => `${number(n)}\xa0${text(`kinds.${kind}`, { n })}`)
      .join(', ');
    return list && h('p.small', `${list} ${text(`counts.${name}`)}`);
  });
}

/** Days at the latest one of an import. */
function daysOf({ last_stored_at: last }) {
  return last ? `days/${localDate(last)}` : 'days';
}

/** Reads a file once more: the one that was sent, or one that is chosen again. */
function sendAgain({ id }, dryRun, subject) {
  const file = sentFiles.get(id);
  if (file) upload(file, dryRun, subject);
  else chooseFile({ dryRun, subject });
}

/** The people of a file of several: the chosen one's rows are read. */
function people(job) {
  return buttons(
    job.failure.subjects.map((subject) =>
      h('button.button', { click: () => sendAgain(job, job.dry_run, subject) }, subject),
    ),
  );
}

/** The name of a format for people: `apple_health` is Apple Health. */
function product(format) {
  const capital = (part) =>
    /^(csv|db|fit|gpx|json|ndjson|tcx)$/.test(part) ? part.toUpperCase() : part.charAt(0).toUpperCase() + part.slice(1);
  return format.replace(/^coffee_/, '').split('_').map(capital).join(' ');
}

/** What the file holds besides, and that there was nothing to store. */
function passedOver(job) {
  const kinds = job.passed_over.map(
    ({ kind, count, names }) => `${number(count)} ${kind}${names.length ? ` (${names.join(', ')})` : ''}`,
  );
  return [
    job.state === 'done' && !job.rows_read ? h('p.small', text('noRows')) : null,
    kinds.length
      ? h('details.small', h('summary', text('besides', { n: kinds.length }), icon('next')), h('p', kinds.join(' · ')))
      : null,
  ];
}

/** The value that was refused, where the service names it; else the start of the row. */
function wrongPart({ detail, original }) {
  return (/was '(.+)'$/.exec(detail)?.[1] ?? original).slice(0, 40);
}

/** Reasons grouped by code, with the first places of each. */
function refusals(job) {
  if (!job.problems?.length) return null;
  const groups = new Map();
  job.problems.forEach((problem) => groups.set(problem.code, [...(groups.get(problem.code) ?? []), problem]));
  const rows = [...groups].map(([code, problems]) => {
    const places = problems
      .slice(0, PLACES)
      .map((problem) => problem.position)
      .join(', ');
    const list = problems.length > PLACES ? text('andMore', { list: places, n: problems.length - PLACES }) : places;
    const reason = word(`why.${code}`) ?? problems[0].detail;
    return h(
      'li',
      h(
        'div.row.small',
        h('span.grow', text('such', { reason, text: wrongPart(problems[0]) })),
        h('span.muted', text('place', { n: list, count: problems.length })),
      ),
    );
  });
  return h(
    'div',
    h('h3.strong', text('whyRefused')),
    h('ul', rows),
    h(
      'details.small',
      h('summary', text('firstRefused', { n: job.problems.length }), icon('next')),
      h(
        'ul.refused',
        job.problems.map(({ position, original }) => h('li', `${text('place', { n: position, count: 1 })}: `, h('code', original))),
      ),
    ),
    h('a.link', { href: `/v1/imports/${job.id}/problems?limit=1000&format=csv`, download: true }, text('allRefused')),
  );
}

async function act(method, job, error) {
  try {
    const next = await call(method, `/v1/imports/${job.id}${method === 'POST' ? '/undo' : ''}`);
    if (next) jobs.set(job.id, next);
    await load();
  } catch (failure) {
    if (error) error.textContent = failureWords(failure);
    else refresh();
  }
}

async function showAutomatic(card) {
  const pushes = await read('/v1/ingest').catch(() => null);
  const last = pushes?.body.find((push) => push.source === 'health_auto_export');
  const address = `${location.origin}/v1/ingest/health-auto-export`;
  card.replaceChildren(
    h('h2', text('auto')),
    muted(
      text('autoText'),
      ' ',
      !pushes ? '' : last ? text('lastHeard', { time: shortDay(last.last_at, true) }) : text('notHeard'),
    ),
    copyBox(address),
    h(
      'details',
      h('summary', h('span.strong', text('steps')), icon('next')),
      h(
        'ol',
        word('stepList').map((step, i) => h('li.reason', h('b.strong', number(i + 1)), h('div.grow', step, i === 1 ? copyBox(NEW_KEY) : null))),
      ),
    ),
  );
}

function exportCard() {
  return lineTo({ href: '/v1/export', download: true }, 'tray', text('export'), text('exportText'));
}
