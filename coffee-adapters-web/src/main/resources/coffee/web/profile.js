/** What the person set about themselves; each field opens a sheet of its own. */
import { call, read } from './api.js';
import { form, h, problemLine } from './dom.js';
import { failureWords, number, setZone, text, word } from './format.js';
import { refresh } from './shell.js';
import { closeSheet, openSheet } from './sheet.js';

const NUMBERS = { sleep_threshold_mg: 'mg', daily_limit_mg: 'mg', half_life_hours: 'h', weight_kg: 'kg' };

/** Names of the fields, in their order. */
export const FIELDS = Object.keys(word('profile'));

/** A field's value as it is shown; where nothing is set, what is assumed. `facts`: threshold_mg, limit_mg, half_life_hours. */
export function shownValue(name, profile, facts = {}) {
  const value = profile[name];
  if (name === 'half_life_factors') return value.map((factor) => text(`factors.${factor}`)).join(', ') || text('none');
  const shown = (set) => (NUMBERS[name] ? `${number(set, Number.isInteger(set) ? 0 : 1)} ${NUMBERS[name]}` : set);
  if (value !== null && value !== undefined) return shown(value);
  const assumed = {
    bedtime: '23:00',
    sleep_threshold_mg: facts.threshold_mg ?? 50,
    daily_limit_mg: facts.limit_mg ?? 400,
    half_life_hours: facts.half_life_hours ?? 5,
  }[name];
  if (assumed === undefined) return text('unset');
  return text({ daily_limit_mg: 'efsa', half_life_hours: 'average' }[name] ?? 'assumed', { value: shown(assumed) });
}

/** Opens the sheet of a field; `after` is called once it is saved. */
export async function openField(name, after = refresh) {
  const { body: profile } = await read('/v1/profile');
  const input = control(name, profile);
  const error = problemLine();
  const sheet = form(
    'form',
    async () => {
      try {
        const saved = await call('PATCH', '/v1/profile', { [name]: input.value() });
        setZone(saved.time_zone);
        if (name === 'name') localStorage.setItem('person', saved.name);
        closeSheet();
        await after();
      } catch (failure) {
        error.textContent = failure.errors?.[0]?.detail ?? failureWords(failure);
      }
    },
    input.node,
    input.isOptional ? h('p.small.muted', text('empty')) : null,
    error,
    h('div.buttons', h('button.button.main', { type: 'submit' }, text('save'))),
  );
  openSheet(text(`profile.${name}`), [sheet], { focus: input.focus });
}

function control(name, profile) {
  if (name === 'half_life_factors') {
    const boxes = Object.keys(word('factors')).map((factor) =>
      h('input', { type: 'checkbox', value: factor, checked: profile[name].includes(factor) }),
    );
    return {
      node: h(
        'div',
        boxes.map((box) => h('label.check', box, text(`factors.${box.value}`))),
      ),
      value: () => boxes.filter((box) => box.checked).map((box) => box.value),
    };
  }
  if (name === 'time_zone') {
    const zones = Intl.supportedValuesOf?.('timeZone') ?? [profile.time_zone];
    const select = h(
      'select',
      [...new Set([profile.time_zone, ...zones])]
        .sort()
        .map((zone) => h('option', { value: zone, selected: zone === profile.time_zone }, zone)),
    );
    return { node: label(name, select), value: () => select.value, focus: select };
  }
  const field = h('input', {
    type: name === 'bedtime' ? 'time' : 'text',
    inputmode: NUMBERS[name] ? 'decimal' : null,
    value: profile[name] ?? '',
    autocomplete: 'off',
  });
  return {
    node: label(name, field),
    focus: field,
    isOptional: name !== 'name',
    value: () =>
      field.value.trim() === '' ? null : NUMBERS[name] ? field.value.trim().replace(',', '.') : field.value.trim(),
  };
}

function label(name, field) {
  return h('label.field', h('span', text(`profile.${name}`) + (NUMBERS[name] ? `, ${NUMBERS[name]}` : '')), field);
}
