/** Cups as they are shown: what the service has, with what is on its way to it; and logging them. */
import { read, state as service } from './api.js';
import { h, icon } from './dom.js';
import { mg, text, time, title, word } from './format.js';
import * as outbox from './outbox.js';
import { notify, say, shared } from './shell.js';

/** What is offered before anything is logged: from the catalogue. */
/** What is logged is announced once it is likely known whether the service is there. */
const TELL_MS = 150;

const FIRST = [
  { coffee_type: 'Espresso', caffeine_mg: 63, drink: 'espresso' },
  { coffee_type: 'Filter coffee', caffeine_mg: 90, drink: 'coffee-filter' },
  { coffee_type: 'Black tea (European cup)', caffeine_mg: 50, drink: 'tea-black-european' },
];

let recent = [];
outbox.events.addEventListener('sent', (event) => {
  recent.push(...event.rows.map((row) => ({ ...row, sentAt: Date.now() })));
});

/** Forgets what was sent before a moment: since then the service was asked again. */
export function forgetSent(before) {
  recent = recent.filter((row) => row.sentAt > before);
}

/**
 * Cups of the service together with the outbox, newest first.
 * @param {object[]} records of /v1/coffee
 * @returns {{cups: object[], delta: {at: number, mg: number, minutes: number, sign: number}[]}}
 *     cups with `at` in ms; `delta`: doses that the service has not counted, or no longer should
 */
export function merge(records, rows = [...recent, ...outbox.unsent()]) {
  const stored = records.map((record) => cupOf(record, Date.parse(record.timestamp)));
  const cups = new Map(stored.map((cup) => [cup.id, cup]));
  const known = new Set(stored.map((cup) => cup.client_id));
  for (const row of rows) {
    const isGone = row.then?.kind === 'delete';
    if (row.kind === 'add') {
      if (!isGone && !known.has(row.client_id))
        cups.set(row.client_id, cupOf({ ...row.record, client_id: row.client_id }, row.at + (row.offset ?? 0), row));
    } else if (row.kind === 'delete' || isGone) {
      cups.delete(row.id);
    } else if (cups.has(row.id)) {
      const { timestamp } = row.record;
      const before = cups.get(row.id);
      cups.set(row.id, {
        ...cupOf({ ...before.record, ...row.record }, timestamp ? Date.parse(timestamp) : before.at, row),
        id: row.id,
      });
    }
  }
  const shown = [...cups.values()].sort((a, b) => b.at - a.at);
  const counted = shown.filter((cup) => cup.row && cup.row.state !== 'refused');
  const taken = stored.filter((cup) => cups.get(cup.id) !== cup && cups.get(cup.id)?.row?.state !== 'refused');
  return { cups: shown, delta: [...counted.map((cup) => doseOf(cup, 1)), ...taken.map((cup) => doseOf(cup, -1))] };
}

function cupOf(record, at, row = null) {
  return {
    id: record.id,
    client_id: record.client_id,
    at,
    mg: record.caffeine_mg,
    name: record.coffee_type,
    minutes: record.duration_minutes ?? 10,
    notes: record.notes,
    record,
    row,
  };
}

function doseOf(cup, sign) {
  return { at: cup.at, mg: cup.mg, minutes: cup.minutes, sign };
}

/** Where the drinks logged most often come from. */
export const FREQUENT = '/v1/drinks/frequent';

/** The drinks that a person logged most often lately: `drinks` as `withFirst`; `isOwn`: whether there are any. */
export function frequent() {
  return read(FREQUENT).then(
    ({ body }) => ({ drinks: withFirst(body), isOwn: body.length > 0 }),
    () => ({ drinks: FIRST, isOwn: false }),
  );
}

/**
 * Drinks with caffeine, each name and dose once: the first of each name, filled up to three from the catalogue, then
 * other doses of the same names: `{coffee_type, caffeine_mg}`.
 */
export function withFirst(drinks) {
  const once = (keyOf, seen = new Set()) => (drink) => seen.size < seen.add(keyOf(drink)).size;
  const isNew = once((drink) => title(drink.coffee_type));
  const isFirst = once((drink) => `${title(drink.coffee_type)} ${mg(drink.caffeine_mg)}`);
  const own = drinks.filter((drink) => drink.caffeine_mg > 0 && isFirst(drink));
  const named = own.filter(isNew);
  const more = FIRST.filter(isNew).slice(0, Math.max(0, 3 - named.length));
  return [...named, ...more, ...own.filter((drink) => !named.includes(drink))];
}

/**
 * Logs a drink at once and offers Earlier and Undo.
 * @param {{coffee_type?: string, caffeine_mg: number}} drink
 * @param {{at?: number, isExact?: boolean}} [when] own time in ms; now if left out
 */
export async function log(drink, { at = Date.now(), isExact = false } = {}) {
  const record = { caffeine_mg: drink.caffeine_mg };
  if (drink.coffee_type) record.coffee_type = drink.coffee_type;
  const row = outbox.add(record, at, isExact);
  const shownAt = time(at + (row.offset ?? 0));
  const name = title(drink.coffee_type);
  const over = shared.overLimit?.();
  const detail = () => [text(isKept() ? 'kept' : 'logged', { time: shownAt }), over].filter(Boolean).join(' · ');
  notify(`${name}, ${mg(drink.caffeine_mg)} mg`, detail, [
    { label: text('earlier'), act: () => edit(row) },
    { label: text('undo'), isUndo: true, act: () => undoLog(row) },
  ]);
  const tell = () =>
    say(text(isKept() ? 'keptLive' : 'loggedLive', { name, mg: mg(drink.caffeine_mg), time: shownAt, sentence: shared.sentence?.() ?? '' }));
  setTimeout(tell, TELL_MS);
}

/** Whether what is logged now waits for the service. */
function isKept() {
  return service.off || service.signIn || service.busyUntil > Date.now();
}

/** Opens the sheet that logs, which is loaded when it is first wanted. */
export async function openLog(options) {
  return (await import('./sheet-log.js')).openLog(options);
}

/** Opens the sheet that changes or deletes a cup; `isWhen` starts it on its time. */
export async function openEdit(cup, isWhen) {
  return (await import('./sheet-log.js')).openEdit(cup, isWhen);
}

async function undoLog(row) {
  await outbox.revise(row, 'delete');
  say(text('undone'));
}

function edit(row) {
  openEdit(cupOf({ ...row.record, client_id: row.client_id }, row.at + (row.offset ?? 0)), true);
}

/** Deletes a cup at once and offers Undo, which logs it anew. */
export async function remove(cup) {
  await outbox.revise({ id: cup.id, client_id: cup.id ? undefined : cup.client_id }, 'delete');
  notify(`${title(cup.name)}, ${mg(cup.mg)} mg`, () => text('deleted'), [
    {
      label: text('undo'),
      isUndo: true,
      act: () =>
        outbox.add(
          {
            caffeine_mg: cup.mg,
            duration_minutes: cup.minutes,
            ...(cup.name ? { coffee_type: cup.name } : {}),
            ...(cup.notes ? { notes: cup.notes } : {}),
          },
          cup.at,
          true,
        ),
    },
  ]);
  say(text('deleted'));
}

/** Logs what an address such as #log=espresso names: a drink of the catalogue. */
export async function logSlug(slug) {
  const drinks = await read('/v1/drinks').then(
    (answer) => answer.body,
    () => FIRST.map((drink) => ({ slug: drink.drink, name: drink.coffee_type, ...drink })),
  );
  const found = drinks.find((drink) => drink.slug === slug);
  if (!found) return notify(text('unknownDrink', { name: slug }));
  return log({ coffee_type: found.name, caffeine_mg: found.caffeine_mg });
}

/** The row of a cup in a list, with why it was refused; `open` is called with the cup. */
export function cupRow(cup, open) {
  const { row } = cup;
  const waits = row && row.state !== 'refused' && !row.sentAt && Date.now() - row.at > 3_000;
  return h(
    'li',
    h(
      'button.row',
      { click: () => open(cup), 'data-cup': cup.id ?? cup.client_id },
      h('span.time', time(cup.at)),
      h('span.grow', title(cup.name)),
      waits ? h('span.chip', text('waiting')) : null,
      h('span.value', `${mg(cup.mg)} mg`),
      icon('next'),
    ),
    row?.state === 'refused'
      ? h(
          'div.two',
          h('p.error', text('refused', { reason: reasonOf(row.problem) })),
          h(
            'div',
            h('button.link', { click: () => open(cup) }, text('change')),
            ' ',
            h('button.link', { click: () => outbox.drop(row) }, text('delete')),
          ),
        )
      : null,
  );
}

function reasonOf(problem) {
  const known = { 403: 'forbidden', 404: 'gone' }[problem?.status];
  const [error] = problem?.errors ?? [];
  const reason = known ? text(known) : (word(`why.${error?.code}`) ?? error?.detail ?? problem?.detail ?? '');
  return reason.replace(/\.$/, '');
}

/** Before a list is made anew: gives what brings focus back to the same cup, else to the next one or the heading. */
export function keepFocus(list) {
  const rows = [...list.querySelectorAll('[data-cup]')];
  const index = rows.indexOf(document.activeElement);
  const key = rows[index]?.dataset.cup;
  return () => {
    if (index < 0) return;
    const now = [...list.querySelectorAll('[data-cup]')];
    (now.find((row) => row.dataset.cup === key) ?? now[index] ?? now.at(-1) ?? list.querySelector('h2'))?.focus({
      preventScroll: true,
    });
  };
}
