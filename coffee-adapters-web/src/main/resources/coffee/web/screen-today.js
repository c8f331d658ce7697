/** Today: how much is in me, what becomes of it, and one tap for the next cup. */
import { events, now, read, recall, report, state } from './api.js';
import { amount, levelAt, outlook, rates, withDoses } from './caffeine.js';
import { createCurve } from './chart-curve.js';
import { FREQUENT, cupRow, forgetSent, frequent, keepFocus, log, merge, openEdit, openLog, withFirst } from './cups.js';
import { bar, byId, h, icon, markSize, unfold } from './dom.js';
import { localDate, longDay, mg, moreDrinks, setZone, text, time, title } from './format.js';
import * as outbox from './outbox.js';
import { say, shared } from './shell.js';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const STEP_MS = 10 * MINUTE_MS;
const WHAT_IF_MS = 5_000;
const HOLD_MS = 500;

/** The data of the screen; each part null until it was read. */
const data = {
  level: null,
  levelAt: 0,
  curve: null,
  cups: [],
  bedtime: null,
  today: null,
  usual: [],
  hasUsual: false,
  answer: null,
  asOf: 0,
  isStale: false,
};
let chart = null;
let whatIf = 0;
let loadedAt = 0;
let loading = null;

/** Makes the screen; called once. */
export function create() {
  if (shared.level) Object.assign(data, { level: shared.level, levelAt: shared.levelAt });
  chart = createCurve(byId('curve'), openEdit);
  shared.sentence = () => sentenceOf(view()).words;
  shared.overLimit = () => {
    const { total, limit } = totals(view());
    return total > limit ? ofLimit(total, limit) : '';
  };
  outbox.events.addEventListener('change', () => data.curve && render());
  events.addEventListener('state', () => data.curve && renderHero(view()));
  outbox.events.addEventListener('sent', () => load());
  offerTable();
  moreDrinks().then(() => data.curve && render());
  recall(FREQUENT).then((known) => {
    if (known && !data.usual.length) {
      data.usual = withFirst(known.body);
      renderDock();
    }
  });
  return { show: (argument, again) => (again || now() - loadedAt > MINUTE_MS ? load() : showKnown()), tick };
}

/** What was just read; an experiment may have started on its own screen since. */
function showKnown() {
  render();
  loadInstruction();
}

function tick() {
  if (state.half !== null || now() - loadedAt > STEP_MS) return load();
  if (data.curve) render();
  loadInstruction();
}

/** Asks for everything at once; a second wish while one is under way is done after it. */
function load() {
  if (loading) {
    loading.again = true;
    return loading.promise;
  }
  const run = { again: false };
  loading = run;
  run.promise = loadAll().finally(() => {
    loading = null;
    if (run.again) load();
  });
  return run.promise;
}

async function loadAll() {
  const startedAt = Date.now();
  const moment = now();
  const iso = (ms) => new Date(ms).toISOString();
  const from = Math.floor(moment / STEP_MS) * STEP_MS - 24 * HOUR_MS; // the same points each time: so a peak stays where it is
  const range = `from=${iso(from)}&to=${iso(from + 36 * HOUR_MS + 2 * STEP_MS)}&step=10m`;
  const asked = await Promise.allSettled([
    read(`/v1/caffeine/curve?${range}`, 'curve'),
    read(`/v1/coffee?limit=200&from=${iso(moment - 26 * HOUR_MS)}`, 'cups'),
    read('/v1/caffeine/bedtime', 'bedtime'),
    read('/v1/now'),
    loadedAt === 0 && data.level ? null : read('/v1/caffeine/level'),
    frequent(),
  ]);
  const parts = asked.map((part) => part.value ?? null);
  const [curve, cups, bedtime, today, level, usual] = parts;
  take({ curve, cups, bedtime, today }, startedAt);
  if (level && !level.stale) Object.assign(data, { level: level.body, levelAt: level.at });
  if (usual) Object.assign(data, { usual: usual.drinks, hasUsual: usual.isOwn });
  tellWhatIsMissing(parts.slice(0, 4), asked);
  loadedAt = moment;
  if (data.today) setZone(data.today.time_zone);
  render();
  renderDock();
  loadAnswer();
  loadInstruction();
}

/** What an experiment asks of the day; its part of the page is loaded only while there is one. */
function loadInstruction() {
  if (!data.today?.experiment_instruction && !localStorage.getItem('experiment')) return;
  import('./experiment-today.js').then((part) => part.showInstruction(byId('plan')), () => {});
}

function take(answers, startedAt) {
  for (const [name, part] of Object.entries(answers)) if (part) data[name] = part.body;
  const parts = Object.values(answers).filter(Boolean);
  data.asOf = parts.length ? Math.min(...parts.map((part) => part.at)) : data.asOf;
  data.isStale = parts.some((part) => part.stale);
  if (parts.length && !data.isStale) forgetSent(startedAt);
}

/** Some answers came and some did not: the line says so. */
function tellWhatIsMissing(parts, asked) {
  const fresh = parts.filter((part) => part && !part.stale).length;
  const isExplained = state.off || state.signIn || state.busyUntil;
  const isHalf =
    (fresh > 0 || !isExplained) &&
    fresh < parts.length &&
    asked.some((part) => part.status === 'rejected' || part.value?.stale);
  const old = parts.filter((part) => part?.stale).map((part) => part.at);
  report({ half: isHalf ? (Math.min(...old, Infinity) === Infinity ? 0 : Math.min(...old)) : null });
}

async function loadAnswer() {
  const { readAnswer, shortLine } = await import('./sentences.js');
  const answer = await readAnswer(180).catch(() => null);
  data.answer = answer ? shortLine(answer.body) : null;
  renderBelow();
}

/** Everything that is shown, by now: what the service said, with what is on its way to it. */
function view() {
  const moment = now();
  const { cups, delta } = merge(data.cups ?? []);
  const counted = cups.filter((cup) => cup.row?.state !== 'refused');
  const series = data.curve ? withDoses(data.curve, delta, counted) : null;
  const { halfLives, absorption } = rates(data.curve);
  const added = (at) =>
    delta.reduce(
      (sum, dose) => sum + dose.sign * amount(dose.mg, at - dose.at, dose.minutes, halfLives[0], absorption),
      0,
    );
  const isFresh = data.level && moment - data.levelAt < MINUTE_MS;
  const level = (at) =>
    isFresh && Math.abs(at - moment) < 1_000
      ? Math.max(0, data.level.active_mg + added(at))
      : series
        ? levelAt(series, at)
        : Math.max(0, data.level?.active_mg ?? 0);
  const threshold = data.bedtime?.threshold_mg ?? data.level?.threshold_mg ?? 50;
  const bedtime = data.bedtime ? Date.parse(data.bedtime.bedtime) : moment;
  const today = localDate(moment);
  const hidden = data.today?.active_mg === null || data.level?.active_mg === null;
  const cupsToday = cups.filter((cup) => localDate(cup.at) === today);
  return {
    moment,
    cups,
    cupsToday,
    delta,
    series,
    level,
    threshold,
    bedtime,
    halfLife: halfLives[0],
    absorption,
    hidden,
    bedMg: data.bedtime && !hidden ? Math.max(0, data.bedtime.at_bedtime_mg + added(bedtime)) : null,
    isEmpty: cups.length === 0 && !hidden && Math.round(level(moment)) === 0,
  };
}

/** Before anything was ever read there is no level, rather than none in the body. */
function isUnknown(v) {
  return !data.level && !v.series;
}

function sentenceOf(v) {
  if (v.hidden) return { words: text('hidden'), arrow: null };
  if (isUnknown(v)) return { words: '', arrow: null };
  if (v.isEmpty) return { words: text('firstCup'), arrow: null };
  const end = v.series ? v.series.from + (v.series.mid.length - 1) * v.series.step : v.moment;
  const next = outlook(v.moment, v.threshold, v.level, end);
  if (next.kind === 'rising')
    return { words: text('rising', { peak: mg(next.peak), time: time(next.at) }), arrow: 'up' };
  if (
    !v.delta.length &&
    data.level &&
    v.moment - data.levelAt < MINUTE_MS &&
    !data.level.rising &&
    Math.round(data.level.active_mg) > Math.round(v.threshold)
  ) {
    return {
      words: text('falling', { threshold: mg(v.threshold), time: time(data.level.below_threshold_at) }),
      arrow: 'down',
    };
  }
  if (next.kind === 'falling')
    return { words: text('falling', { threshold: mg(v.threshold), time: time(next.at) }), arrow: 'down' };
  return { words: text('low', { threshold: mg(v.threshold) }), arrow: 'down' };
}

/** Numbers and rows at once; what takes longer, the curve, once they are on the screen. */
function render() {
  const v = view();
  byId('date').textContent = longDay(v.moment);
  renderHero(v);
  renderFacts(v);
  renderCups(v);
  afterPaint();
}

let painted = 0;

function afterPaint() {
  painted ||= requestAnimationFrame(() =>
    setTimeout(() => {
      painted = 0;
      const v = view();
      renderCurve(v);
      renderBelow();
    }),
  );
}

function renderCurve(v) {
  if (!v.series || v.hidden) return;
  chart.update({
    series: v.series,
    now: v.moment,
    bedtime: v.bedtime,
    threshold: v.threshold,
    cups: v.cups.filter((cup) => cup.row?.state !== 'refused'),
    label: labelOf(v),
    whatIf: Date.now() < whatIf ? withDoses(data.curve, [...v.delta, usualDose(v)]) : null,
    whatIfWords: whatIfWords(v),
  });
}

function labelOf(v) {
  const end = v.series.from + (v.series.mid.length - 1) * v.series.step;
  return text('curveLabel', {
    from: time(v.series.from),
    to: time(end),
    number: mg(v.level(v.moment)),
    sentence: sentenceOf(v).words,
    bed: v.bedMg === null ? '' : `${text('atBed')}: ${mg(v.bedMg)} mg, ${bedWords(v)}`,
  });
}

function renderHero(v) {
  const sentence = sentenceOf(v);
  byId('curve').hidden = byId('facts').hidden = v.hidden;
  const level = v.level(v.moment);
  byId('number').textContent = v.hidden || isUnknown(v) ? '–' : mg(level);
  byId('now-label').textContent = text('inMe') + (data.isStale || state.off ? ` · ${text('dataOf', { time: time(data.asOf) })}` : '');
  byId('direction').replaceChildren(
    ...[sentence.arrow && icon(sentence.arrow), h('span', sentence.words)].filter(Boolean),
  );
  const along = (name) => levelAt(v.series, v.moment, name);
  const at = (name) => mg(Math.max(0, level + along(name) - along('mid'))); // around the number, also while it rises
  byId('range').textContent =
    v.series && !v.isEmpty && !v.hidden && at('low') !== at('high') ? text('band', { low: at('low'), high: at('high') }) : '';
}

/** The dose of a usual cup; before the first one that of the first tile. */
function usualMg() {
  return data.hasUsual ? data.bedtime.usual_dose_mg : data.usual[0].caffeine_mg;
}

/** How long after the first sip a cup is at its peak, in ms. */
function peakMs(v) {
  const ke = Math.LN2 / v.halfLife;
  return (HOUR_MS * Math.log(v.absorption / ke)) / (v.absorption - ke);
}

function usualDose(v) {
  return { at: v.moment, mg: usualMg(), minutes: 10, sign: 1 };
}

/** Whether what the service said of a usual cup holds: nothing is on its way to it, and it knows the usual cup. */
function isAsStored(v) {
  return data.hasUsual && !v.delta.length;
}

/** Until when a usual cup leaves no more than the sleep line at bedtime: any time, until a moment, none tonight. */
function latestCup(v) {
  if (isAsStored(v))
    return { code: data.bedtime.latest_cup, at: data.bedtime.latest_cup_at && Date.parse(data.bedtime.latest_cup_at) };
  const left = (ms) => v.bedMg + amount(usualMg(), ms, 0, v.halfLife, v.absorption);
  if (v.bedMg > v.threshold) return { code: 'none_tonight' };
  let before = peakMs(v);
  if (left(before) <= v.threshold) return { code: 'any_time' };
  while (left(before) > v.threshold) before += MINUTE_MS;
  const at = v.bedtime - before;
  return at > v.moment ? { code: 'until', at } : { code: 'none_tonight' };
}

function bedWords(v) {
  const difference = Math.round(v.bedMg) - Math.round(v.threshold);
  return text(difference < 0 ? 'under' : difference > 0 ? 'over' : 'at', {
    time: time(v.bedtime),
    mg: mg(v.threshold),
  });
}

function renderFacts(v) {
  if (!data.bedtime || v.hidden) return;
  const latest = latestCup(v);
  const fact = (name, label, big, small, act) => {
    const existing = byId('facts').querySelector(`[data-fact=${name}]`);
    const node = existing ?? h('button.card', { 'data-fact': name, click: act, contextmenu: (event) => (event.preventDefault(), act()) });
    node.replaceChildren(h('span.label', label), h('span.big', big), h('span.small', small));
    return node;
  };
  const nodes = [
    fact(
      'more',
      text(v.cups.length ? 'oneMore' : 'oneCup'),
      text(latest.code, { time: latest.at ? time(latest.at) : '' }),
      latest.code === 'none_tonight'
        ? text('cupNow', afterUsual(v))
        : data.hasUsual
          ? text('usual', { mg: mg(usualMg()) })
          : `${title(data.usual[0].coffee_type)}, ${mg(usualMg())} mg`,
      askWhatIf,
    ),
    fact('bed', text('atBed'), `${mg(v.bedMg)} mg`, bedWords(v), () =>
      import('./profile.js').then(({ openField }) => openField('bedtime', load)),
    ),
  ];
  if (byId('facts').firstChild !== nodes[0]) byId('facts').replaceChildren(...nodes);
}

/** What a usual cup now would leave at bedtime, or at its peak where that is later. */
function afterUsual(v) {
  const at = Math.max(v.bedtime, v.moment + peakMs(v));
  const isLater = at > v.bedtime;
  const left =
    isAsStored(v) && !isLater
      ? data.bedtime.after_usual_dose_mg
      : (isLater ? v.level(at) : v.bedMg) + amount(usualMg(), at - v.moment, 10, v.halfLife, v.absorption);
  return { mg: mg(left), time: time(at) };
}

function whatIfWords(v) {
  return data.bedtime ? text('whatIf', afterUsual(v)) : '';
}

/** Draws one usual cup now as a second dotted line, for five seconds. */
function askWhatIf() {
  whatIf = Date.now() + WHAT_IF_MS;
  render();
  say(whatIfWords(view()));
  setTimeout(() => data.curve && render(), WHAT_IF_MS + 50);
}

/** Milligrams of today's cups, and the limit. */
function totals(v) {
  const total = v.cupsToday.filter((cup) => cup.row?.state !== 'refused').reduce((sum, cup) => sum + cup.mg, 0);
  return { total, limit: data.today?.limit_mg ?? 400 };
}

function ofLimit(total, limit) {
  return text('ofLimit', { mg: mg(total), limit: mg(limit) });
}

function renderCups(v) {
  const { total, limit } = totals(v);
  const refocus = keepFocus(byId('cups'));
  byId('cups').replaceChildren(
    h(
      'div.two',
      h('h2', { tabindex: '-1' }, text('cupsToday', { n: v.cupsToday.length })),
      h('span', ofLimit(total, limit)),
    ),
    bar(total / limit),
    h(
      'ul',
      v.cupsToday.map((cup) => cupRow(cup, openEdit)),
    ),
  );
  refocus();
}

function renderBelow() {
  const v = view();
  const isLonely = data.today && data.today.bpm === null && v.cups.length > 0;
  const card = (href, name, label, words, isHeart) =>
    h(
      'a.card.line-card',
      { href },
      icon(name, isHeart ? 'heart' : ''),
      h('span.grow', h('span.muted.small', label), h('br'), h('span.strong', words)),
      icon('next'),
    );
  const nodes = [
    isLonely ? card('#data', 'tray', text('bringText'), text('bring')) : '',
    data.answer ? card('#answer', 'heart', text('question'), data.answer, true) : '',
  ];
  byId('below').firstElementChild.replaceChildren(...nodes);
  byId('below').hidden = !data.curve;
}

/** The curve as a table, of the moment in which it is opened. */
function offerTable() {
  const fold = unfold(
    text('table'),
    text('curve'),
    async () => (await import('./curve-reading.js')).hourTable(view().series),
    { class: 'curve-table' },
  );
  byId('below').append(fold);
}

/** Only when the drinks are others, and not while the keyboard is on a tile: the focus would be lost. */
function renderDock() {
  const dock = byId('dock');
  const key = JSON.stringify(data.usual.slice(0, 3));
  if (key === dock.dataset.drinks || dock.querySelector(':focus-visible')) return;
  dock.dataset.drinks = key;
  const tiles = data.usual.slice(0, 3).map(tile);
  dock.setAttribute('aria-label', text('log'));
  dock.replaceChildren(
    h('h2', text('log')),
    h(
      'div.tiles',
      tiles,
      h(
        'button.tile.other',
        { click: () => openLog() },
        icon('plus'),
        h('b', text('other')),
        h('span', text('orEarlier')),
      ),
    ),
  );
}

/** A tile logs on click; held for half a second, or by the context menu, it asks when. */
function tile(drink) {
  const mark = h('i');
  mark.style.width = mark.style.height = `${markSize(drink.caffeine_mg)}px`;
  let held = 0;
  let wasHeld = false;
  const ask = () => {
    wasHeld = true;
    openLog({ drink });
  };
  return h(
    'button.tile',
    {
      click: () => {
        if (!wasHeld) log(drink);
        wasHeld = false;
      },
      pointerdown: () => {
        wasHeld = false;
        held = setTimeout(ask, HOLD_MS);
      },
      pointerup: () => clearTimeout(held),
      pointercancel: () => clearTimeout(held),
      pointerleave: () => clearTimeout(held),
      contextmenu: (event) => {
        event.preventDefault();
        clearTimeout(held);
        if (!wasHeld) ask();
      },
    },
    h('span.mark', mark),
    h('b', `${mg(drink.caffeine_mg)} mg `),
    h('span', title(drink.coffee_type)),
    h('span.quiet', `, ${text('logIt')}`),
  );
}
