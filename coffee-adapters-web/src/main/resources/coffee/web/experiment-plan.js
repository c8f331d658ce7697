/** Planning: the terms, what they can be expected to find, who must not, and the start. */
import { call, now, read } from './api.js';
import { frequent } from './cups.js';
import { h, icon } from './dom.js';
import { localDate, mg, number, plusDays, title, word } from './format.js';
import { say } from './shell.js';
import {
  actionButton,
  copyable,
  dateWords,
  later,
  listExperiments,
  otherTime,
  readExperiment,
  refusal,
  renew,
  tell,
} from './experiment.js';

const DESIGNS = ['delay', 'day_off', 'decaf_blinded'];
const FIELDS = ['design', 'dose_mg', 'cup_time', 'blocks', 'start_date'];
const [LEAST_MG, MOST_MG] = [80, 200];
const [LEAST_PAIRS, MOST_PAIRS] = [7, 30];
const [MG_PER_KG, MOST_MG_OF_UNKNOWN_WEIGHT] = [3, 150];
const MOST_MG_OF_A_DAY = 400;
const LATEST_MINUTES = 8 * 60;
const HOUR_MS = 3_600_000;
const HABITS_MS = 30 * 24 * HOUR_MS;

/** Shows the form in a box, filled from the newest draft; `started` is called once the coin is tossed. */
export async function showPlan(box, started) {
  const known = (await listExperiments()).find(({ state }) => state === 'draft');
  const draft = known ? await readExperiment(known.id) : null;
  const [{ drinks }, weight, rest] = await Promise.all([
    frequent(),
    read('/v1/profile').then(
      ({ body }) => body.weight_kg,
      () => null,
    ),
    call('GET', `/v1/coffee?limit=1000&from=${new Date(now() - HABITS_MS).toISOString()}`).then(restOfDay, () => 0),
  ]);
  const doses = dosesFor(
    drinks.filter((drink) => drink.count),
    weight,
    Math.max(0, Math.floor(MOST_MG_OF_A_DAY - rest)),
  );
  const terms = draft ?? {
    design: DESIGNS[0],
    dose_mg: doses.first,
    cup_time: '10:00',
    blocks: { planned: 14 },
    start_date: plusDays(localDate(now()), 1),
    quiet: true,
  };
  box.replaceChildren(form(terms, draft, doses, started));
}

/** The mean of a day after its first cup in mg, of the days with caffeine among cups, newest first. */
function restOfDay(cups) {
  const days = {};
  for (const { timestamp, caffeine_mg: dose } of cups.reverse()) {
    const day = localDate(Date.parse(timestamp) - 4 * HOUR_MS);
    if (dose > 0) days[day] = day in days ? days[day] + dose : 0;
  }
  const sums = Object.values(days);
  return sums.reduce((sum, rest) => sum + rest, 0) / (sums.length || 1);
}

/**
 * Which doses in mg a person may choose, from LEAST_MG up to `most`: `first`, that of the drink logged most often, of
 * the next that may be chosen, or of two cups; and `hint`, in words. `rest` is the most beside the rest of the usual day.
 */
function dosesFor(drinks, weight, rest) {
  const most = Math.min(MOST_MG, rest, weight ? Math.floor(MG_PER_KG * weight) : MOST_MG_OF_UNKNOWN_WEIGHT);
  const values = { a: LEAST_MG, b: number(most) };
  const [usual] = drinks;
  const isIn = ({ caffeine_mg: dose }) => dose >= LEAST_MG && dose <= most;
  const two = usual && { caffeine_mg: 2 * usual.caffeine_mg };
  const isAnother = (drink) => drink === usual || title(drink.coffee_type) !== title(usual.coffee_type);
  const fitting = drinks.find((drink) => isIn(drink) && isAnother(drink));
  const isOther = usual && fitting !== usual && most >= LEAST_MG;
  const isTwo = usual?.caffeine_mg < LEAST_MG && isIn(two);
  const cup = fitting ?? (isTwo ? two : usual);
  const first = Math.round(Math.max(LEAST_MG, Math.min(most, cup?.caffeine_mg ?? 100)));
  const cups = {
    name: usual && title(usual.coffee_type),
    mg: usual && mg(usual.caffeine_mg),
    other: fitting && title(fitting.coffee_type),
    n: number(first),
  };
  const hint = [
    most < LEAST_MG ? '' : tell('doseHint', values),
    most === rest && rest < MOST_MG ? tell('doseRest', values) : '',
    weight || most < MOST_MG_OF_UNKNOWN_WEIGHT ? '' : tell('doseWeight'),
    isOther ? tell(fitting ? 'doseOther' : isTwo ? 'doseTwo' : 'doseUsual', cups) : '',
    isOther && !fitting && first > usual.caffeine_mg ? tell('doseUsed') : '',
  ];
  return {
    first,
    most,
    hint: hint.filter(Boolean).join(' '),
    refusal: tell(most < LEAST_MG ? 'wrong.no_dose' : 'wrong.dose_mg', values),
    beside: (other) => dosesFor(drinks, weight, other),
  };
}

function form(terms, draft, doses, started) {
  const fields = fieldsOf(terms, doses);
  const found = h('div');
  const problem = h('p.error', { role: 'alert', hidden: true });
  const entered = () => JSON.stringify(fields.value());
  let id = draft?.id;
  let isWanted = Boolean(draft);
  let saving = Promise.resolve(draft);
  let shown = null;

  const save = async (isAsked) => {
    const body = fields.value();
    const isCurrent = () => JSON.stringify(body) === entered(); // otherwise it will be saved again
    try {
      const saved = id ? await call('PATCH', `/v1/experiments/${id}`, body) : await call('POST', '/v1/experiments', body);
      id = saved.id;
      if (!isCurrent()) return null;
      show(saved);
      return saved;
    } catch (failure) {
      // a draft that was accepted before, when the days were others
      if (failure.kind === 'problem' && shown?.terms === entered()) {
        shown = null;
        found.replaceChildren();
      }
      if (isCurrent()) showProblems(fields, problem, failure, isAsked);
      return null;
    }
  };
  const show = (saved) => {
    shown = { terms: entered(), saved };
    showProblems(fields, problem, null);
    renew(found, [saved.plan, saved.design, saved.cup_time, id], () => plan(saved, actions));
  };
  const enqueue = (isAsked) => {
    saving = saving.then(() => save(isAsked));
    return saving;
  };
  const actions = {
    start: async () => {
      const saved = await enqueue(true);
      if (saved) await started(saved, await call('POST', `/v1/experiments/${saved.id}/start`, {}));
    },
    discard: async () => {
      await call('DELETE', `/v1/experiments/${id}`);
      location.hash = 'answer';
    },
  };
  if (draft) show(draft);
  return h(
    'div.columns.answer',
    h(
      'form.card',
      {
        novalidate: true,
        submit: (event) => {
          event.preventDefault();
          isWanted = true;
          enqueue(true).then((saved) => saved && lead(found.firstChild));
        },
        input: () => (shown?.terms === entered() ? show(shown.saved) : found.replaceChildren()),
        change: () => isWanted && enqueue(false),
      },
      h('p.muted', tell('planText')),
      fields.nodes,
      problem,
      h('div.buttons', h('button.button.main', { type: 'submit' }, tell('work'))),
    ),
    found,
  );
}

/** Brings a result on the screen, and tells it. */
function lead(card) {
  card.scrollIntoView({ block: 'start' });
  card.querySelector('h2').focus({ preventScroll: true });
  say(card.querySelector('.chance').textContent);
}

/** The fields, each with a place for what is wrong with it. */
function fieldsOf(terms, doses) {
  const errors = Object.fromEntries(
    FIELDS.map((name) => [name, h('p.error', { id: `wrong-${name}`, hidden: true })]),
  );
  const radios = DESIGNS.map((design) =>
    h('input', { type: 'radio', name: 'design', value: design, checked: design === terms.design }),
  );
  const input = (name, label, attributes, hint) => {
    const id = `hint-${name}`;
    const field = h('input', {
      name,
      autocomplete: 'off',
      'aria-describedby': `${hint ? `${id} ` : ''}wrong-${name}`,
      ...attributes,
    });
    return {
      field,
      hint: hint ? h('p.hint', { id }, hint) : null,
      node: h('div', h('label.field', h('span', tell(label)), field), errors[name]),
    };
  };
  const range = (min, max) => ({ type: 'number', step: 'any', min, max });
  const dose = input(
    'dose_mg',
    'dose',
    { ...range(LEAST_MG, doses.most), inputmode: 'decimal', value: terms.dose_mg },
    doses.hint,
  );
  /** Why a dose was refused; where the rest of the day is the reason, the hint tells it too. */
  const doseRefusal = (detail) => {
    const rest = /at most (\d+) mg: with/.exec(detail);
    const { most, hint, refusal } = rest ? doses.beside(Number(rest[1])) : doses;
    dose.field.max = most;
    dose.hint.textContent = hint;
    return refusal;
  };
  const cup = input('cup_time', 'cup', { type: 'time', step: 300, value: terms.cup_time });
  const blocks = input('blocks', 'blocks', {
    ...range(LEAST_PAIRS, MOST_PAIRS),
    inputmode: 'numeric',
    value: terms.blocks.planned,
  });
  const start = input('start_date', 'start', { type: 'date', value: terms.start_date });
  const quiet = h('input', { type: 'checkbox', name: 'quiet', checked: terms.quiet });
  const inputs = { dose_mg: dose.field, cup_time: cup.field, blocks: blocks.field, start_date: start.field };
  return {
    errors,
    doseRefusal,
    inputs: { ...inputs, design: radios[0] },
    nodes: [
      h(
        'fieldset.designs',
        h('legend.strong', tell('which')),
        radios.map((radio, i) =>
          h('label.design', radio, h('span', h('b.strong', tell(`design.${DESIGNS[i]}`)), h('span.small.muted', tell(`designText.${DESIGNS[i]}`)))),
        ),
      ),
      errors.design,
      h('div.pair-fields', dose.node, cup.node, dose.hint, blocks.node, start.node),
      h('label.check', quiet, h('span', tell('quiet'), h('span.small.muted', tell('quietText')))),
    ],
    value: () => ({
      design: radios.find((radio) => radio.checked).value,
      quiet: quiet.checked,
      ...Object.fromEntries(Object.entries(inputs).map(([name, field]) => [name, field.value.trim().replace(',', '.')])),
    }),
  };
}

/** Everything that is wrong, each at its field; the first of them gets the focus of who asked for it. */
function showProblems({ errors, inputs, doseRefusal }, problem, failure, isAsked = false) {
  const found = new Map();
  for (const error of failure?.errors ?? []) {
    const name = (error.pointer ?? '').slice(1);
    if (errors[name] && !found.has(name)) found.set(name, wordsOf(name, error, doseRefusal));
  }
  for (const name of FIELDS) {
    errors[name].textContent = found.get(name) ?? '';
    errors[name].hidden = !found.has(name);
    if (found.has(name)) inputs[name].setAttribute('aria-invalid', 'true');
    else inputs[name].removeAttribute('aria-invalid');
  }
  problem.textContent = failure && !found.size ? refusal(failure) : '';
  problem.hidden = !problem.textContent;
  const first = FIELDS.find((name) => found.has(name));
  if (first && isAsked) inputs[first].focus();
}

function wordsOf(name, { code, detail }, doseRefusal) {
  return name === 'dose_mg' ? doseRefusal(detail) : (word(`ex.wrong.${code}`) ?? word(`ex.wrong.${name}`) ?? detail);
}

/** What it can be expected to find, the list of who must not, and the start. */
function plan(saved, actions) {
  const { plan: chance, design, cup_time: cup, start_date: from } = saved;
  const percent = (share) => number(Math.min(99, Math.floor(100 * share)));
  const tick = h('input', { type: 'checkbox', name: 'none', 'aria-describedby': 'wrong-none' });
  const untold = h('p.error', { id: 'wrong-none', role: 'alert', hidden: true }, tell('tick'));
  const start = async () => {
    untold.hidden = tick.checked;
    if (!tick.checked) return tick.focus();
    await actions.start();
  };
  return [
    h(
      'section.card',
      h('h2', { tabindex: '-1' }, tell('chanceTitle')),
      h('p.chance', tell('chance', { n: percent(chance.power_at_3), m: percent(chance.power_at_1_5) })),
      h(
        'p.small.muted',
        chance.run_in_pairs >= 6 ? tell('ownDays', { n: chance.run_in_pairs }) : tell('assumed'),
        ' ',
        tell(chance.suggested_blocks > MOST_PAIRS ? 'tooMany' : 'suggested', {
          n: number(chance.suggested_blocks),
          max: MOST_PAIRS,
        }),
        ' ',
        tell('double'),
      ),
      h(
        'p',
        tell('until', { from: dateWords(from), to: dateWords(chance.last_day), n: number(2 * saved.blocks.planned) }),
      ),
      h(
        'p.small',
        design === 'day_off'
          ? tell('rulesOff', { t: cup })
          : tell('rules', { u: otherTime(cup), v: later(cup, LATEST_MINUTES) }),
      ),
      chance.notes.map((note) => h('p.small.warn', word(`ex.notes.${note}`) ?? note)),
    ),
    h(
      'section.card.never',
      h('h2', tell('never')),
      h(
        'ul',
        word('ex.neverList').map((line) => h('li', line)),
      ),
      h('p.small', tell('stopIf')),
      design === 'decaf_blinded' ? null : h('p.small', tell(`sleepy.${design}`)),
      h('label.check', tick, tell('none')),
      untold,
      h('div.buttons', actionButton('button.button.main', 'start', [icon('coin'), tell('toss')], start)),
      h('div', actionButton('button.link', 'discard', tell('discard'), actions.discard)),
    ),
  ];
}

/** After the start: the fingerprint, and for a blinded one what only the helper may open; `go` leaves it. */
export function startShown({ id, design }, { commitment, helper_key: key }, go) {
  const next = h('div.buttons', h('button.button.main', { 'data-act': 'go', click: go }, tell('go')));
  const address = `${location.origin}/#portions=${id}/${key}`;
  return h(
    'div.columns.answer',
    h(
      'div',
      h(
        'section.card',
        h('h2', { tabindex: '-1' }, tell('started')),
        h('p', tell('startedText'), ' ', design === 'decaf_blinded' ? null : tell('second')),
        copyable(tell('fingerprint'), commitment),
        h('p.small.muted', tell('fingerprintText')),
        key ? null : next,
      ),
    ),
    key
      ? h(
          'div',
          h(
            'section.card',
            h('h2', tell('helper')),
            h('p', tell('helperText')),
            copyable(tell('helper'), address),
            next,
          ),
        )
      : null,
  );
}
