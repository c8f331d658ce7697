/** The sheets that log a drink and that change one. */
import { now, read } from './api.js';
import { log, remove, frequent } from './cups.js';
import { form, h, icon, problemLine } from './dom.js';
import { localTime, mg, momentOf, moreDrinks, number, serving, text, title } from './format.js';
import * as outbox from './outbox.js';
import { notify, say } from './shell.js';
import { closeSheet, openSheet } from './sheet.js';

const AGO_MINUTES = [0, 15, 60];
const AHEAD_MS = 5 * 60_000;

/** A choice of Now, 15 min, 1 h ago and a time; `at()` is the moment in ms by the server's clock. */
function whenChoice(start, chosen = 0) {
  const field = h('input', { type: 'datetime-local', value: localTime(start), 'aria-label': text('date') });
  const row = h('div.field', { hidden: chosen !== 3 }, field);
  const radios = [0, 1, 2, 3].map((i) =>
    h('input', {
      type: 'radio',
      name: 'when',
      checked: i === chosen,
      change: () => {
        row.hidden = i !== 3;
        error.hidden = true;
        if (i === 3) field.focus();
      },
    }),
  );
  const words = [0, 1, 2, 3].map((i) => text(`whens.${i}`));
  const error = h('p.error', { role: 'alert', hidden: true }, text('future'));
  const node = h(
    'div',
    h('h3', { id: 'when' }, text('when')),
    h(
      'fieldset.choice',
      { 'aria-labelledby': 'when' },
      radios.map((radio, i) => h('label', radio, words[i])),
    ),
    row,
    error,
  );
  const at = () => {
    const i = radios.findIndex((radio) => radio.checked);
    const moment = i < 3 ? now() - AGO_MINUTES[i] * 60_000 : momentOf(field.value);
    error.hidden = moment <= now() + AHEAD_MS;
    if (!error.hidden) field.focus();
    return error.hidden && !Number.isNaN(moment) ? moment : null;
  };
  return { node, at, first: radios[chosen], isNow: () => radios[0].checked };
}

async function greatest() {
  return read('/info').then(
    ({ body }) => body.coffee.max_caffeine_mg,
    () => 1000,
  );
}

/** Reads an amount in mg from a field, or says what is wrong with it. */
function amountOf(field, error, max) {
  const value = Number(field.value.replace(',', '.'));
  const wrong =
    field.value.trim() === '' || Number.isNaN(value) || value < 0
      ? text('amountWrong')
      : value > max
        ? text('tooMuch', { max: number(max) })
        : '';
  error.textContent = wrong;
  if (wrong) field.focus();
  return wrong ? null : value;
}

/** Opens the sheet that logs; `at` in ms starts it on a time of another day, `drink` fills it in. */
export async function openLog({ search = false, at, drink } = {}) {
  const [drinks, usual, max] = await Promise.all([
    read('/v1/drinks').then(
      (answer) => answer.body,
      () => [],
    ),
    frequent(),
    greatest(),
    moreDrinks(),
  ]);
  const when = whenChoice(at ?? now(), at ? 3 : 0);
  const find = h('input', {
    type: 'search',
    placeholder: text('search', { n: drinks.length }),
    'aria-label': text('search', { n: drinks.length }),
    autocomplete: 'off',
    input: () => list(),
  });
  const field = h('input', {
    type: 'text',
    inputmode: 'decimal',
    placeholder: text('anyAmount'),
    'aria-label': text('anyAmount'),
    autocomplete: 'off',
    value: drink ? String(drink.caffeine_mg) : '',
  });
  const error = problemLine();
  const rows = h('div');
  const take = (chosen) => {
    const moment = when.at();
    if (moment === null) return;
    closeSheet();
    log(chosen, when.isNow() ? {} : { at: moment, isExact: true });
  };
  const list = () => rows.replaceChildren(...sections(find.value, usual.drinks, drinks, take));
  const sheet = form(
    'form.amount',
    () => {
      const value = amountOf(field, error, max);
      if (value !== null) take({ coffee_type: drink?.coffee_type, caffeine_mg: value });
    },
    h('div.field', field),
    h('button.button.main', { type: 'submit' }, text('logButton')),
  );
  list();
  await openSheet(
    drink ? title(drink.coffee_type) : text('log'),
    [when.node, h('div.search', find), sheet, error, rows],
    {
      tall: true,
      focus: search ? find : drink ? when.first : undefined,
      returnTo: () => document.querySelector('#dock .other'),
    },
  );
}

function sections(wanted, usual, drinks, take) {
  const words = wanted.trim().toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const matches = (drink) =>
    words.every((part) =>
      /^\d+$/.test(part)
        ? String(Math.round(drink.caffeine_mg)).startsWith(part)
        : `${drink.coffee_type} ${title(drink.coffee_type)} ${drink.slug ?? ''} ${drink.category ?? ''}`
            .toLocaleLowerCase()
            .includes(part),
    );
  const all = drinks.map((drink) => ({ ...drink, coffee_type: drink.name })).filter(matches);
  const often = usual.filter(matches);
  const section = (name, found) =>
    found.length
      ? [
          h('h3', text(name)),
          h(
            'ul',
            found.map((drink) => drinkRow(drink, take)),
          ),
        ]
      : [];
  return often.length + all.length
    ? [...section('usuals', often), ...section('all', all)]
    : [h('p.muted', text('noneFound'))];
}

function drinkRow(drink, take) {
  return h(
    'li',
    h(
      'button.row',
      { click: () => take(drink) },
      h(
        'span.grow',
        h('span.strong', title(drink.coffee_type)),
        drink.serving ? h('span.small.muted', h('br'), serving(drink.serving)) : null,
      ),
      h('span.value', `${mg(drink.caffeine_mg)} mg`),
      icon('plus', 'plus'),
    ),
  );
}

/** Opens the sheet that changes or deletes a cup; `isWhen` starts it on its time. */
export async function openEdit(cup, isWhen = false) {
  const max = await greatest();
  const when = whenChoice(cup.at, 3);
  const input = (attributes, value) => h('input', { autocomplete: 'off', ...attributes, value: value ?? '' });
  const fields = {
    coffee_type: input({ maxlength: 100 }, cup.name),
    caffeine_mg: input({ inputmode: 'decimal' }, String(cup.mg)),
    duration_minutes: input({ type: 'number', min: 0, max: 720 }, cup.minutes),
    notes: input({ maxlength: 1000 }, cup.notes),
  };
  const error = problemLine();
  const label = (name, field) => h('label.field', h('span', text(name)), field);
  const sheet = form(
    'form',
    () => {
      const value = amountOf(fields.caffeine_mg, error, max);
      const at = when.at();
      if (value === null || at === null) return;
      closeSheet();
      save(cup, {
        caffeine_mg: value,
        timestamp: new Date(at).toISOString(),
        coffee_type: fields.coffee_type.value.trim() || null,
        notes: fields.notes.value.trim() || null,
        duration_minutes: Number(fields.duration_minutes.value),
      });
    },
    when.node,
    label('name', fields.coffee_type),
    label('amount', fields.caffeine_mg),
    error,
    label('drunkOver', fields.duration_minutes),
    label('note', fields.notes),
    h(
      'div.buttons',
      h('button.button.main', { type: 'submit' }, text('save')),
      h(
        'button.link',
        {
          click: () => {
            closeSheet();
            remove(cup);
          },
        },
        text('delete'),
      ),
    ),
  );
  const next = nextAfter(cup);
  await openSheet(text('edit'), [sheet], {
    focus: isWhen ? when.first : undefined,
    returnTo: () => rowOf(cup) ?? (next && rowOf(next)) ?? null,
  });
}

async function save(cup, change) {
  await outbox.revise({ id: cup.id, client_id: cup.client_id }, 'change', withoutSame(cup, change));
  notify(`${title(change.coffee_type)}, ${mg(change.caffeine_mg)} mg`, () => text('changed'));
  say(text('changed'));
}

/** A minute is the field's unit: a time that was not changed keeps its seconds. */
function withoutSame(cup, change) {
  const { timestamp, ...rest } = change;
  return localTime(Date.parse(timestamp)) === localTime(cup.at) ? rest : change;
}

function rowOf(cup) {
  return document.querySelector(`.screen:not([hidden]) [data-cup="${CSS.escape(String(cup.id ?? cup.client_id))}"]`);
}

function nextAfter(cup) {
  const row = rowOf(cup)?.closest('li')?.nextElementSibling?.querySelector('[data-cup]');
  return row ? { id: row.dataset.cup } : null;
}
