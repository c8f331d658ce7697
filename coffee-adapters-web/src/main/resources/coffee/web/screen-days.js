/** Days: weeks with their average, a strip of cups for every day, and one day in full. */
import { now, read, report } from './api.js';
import { withDoses } from './caffeine.js';
import { dayChart, dayTable } from './chart-day.js';
import { cupRow, keepFocus, merge, openEdit, openLog } from './cups.js';
import { bar, byId, h, icon, markSize, s, table, unfold } from './dom.js';
import { dayParts, failureWords, localDate, mg, momentOf, moreDrinks, number, plusDays, text, time, word } from './format.js';
import * as outbox from './outbox.js';

const WEEKS_AT_ONCE = 5;
const WEEK_PX = 90;
const DAY_PX = 65;
const WIDE = matchMedia('(min-width: 900px)');

/** Monday of the week of a date. */
export function mondayOf(day) {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return plusDays(day, -((weekday + 6) % 7));
}

/** Days of the API, newest first, by week. */
export function byWeek(days) {
  const weeks = [];
  for (const day of days) {
    const monday = mondayOf(day.date);
    if (weeks.at(-1)?.monday !== monday) weeks.push({ monday, days: [] });
    weeks.at(-1).days.push(day);
  }
  return weeks;
}

let next = null;
let isEnd = false;
let chosen = null;
let loadedAt = 0;
/** Of all days that are listed, the rows of the table. */
let rows = [];
const asTable = unfold(text('table'), text('tabs.days'), daysTable, { class: 'small', hidden: true });
let running = Promise.resolve();

/** Makes the screen. */
export function create(section) {
  const list = h('div');
  const more = h('button.button.wide', { hidden: true, click: () => load(list, more) }, text('more'));
  const panel = h('div.panel', { id: 'day-panel' });
  section.append(h('div.columns.days', h('div', { id: 'day-list' }, asTable, list, more), panel));
  new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && next && load(list, more), {
    rootMargin: '600px',
  }).observe(more);
  outbox.events.addEventListener('sent', () => {
    loadedAt = 0;
    if (!section.hidden) refresh(list, more);
  });
  WIDE.addEventListener('change', () => !section.hidden && showDay(section, chosen));
  return {
    async show(argument, again) {
      chosen = again ? chosen : (argument ?? null);
      if (again || now() - loadedAt > 60_000) await refresh(list, more);
      if (WIDE.matches && !chosen) chosen = list.querySelector('.day')?.dataset.day ?? null;
      await showDay(section, chosen);
    },
  };
}

async function refresh(list, more) {
  next = null;
  isEnd = false;
  loadedAt = now();
  await load(list, more, true);
}

function load(list, more, isFirst = false) {
  running = running
    .then(() => loadMore(list, more, isFirst))
    .catch((failure) => {
      if (!list.firstChild) list.replaceChildren(h('p.muted', failureWords(failure)));
    });
  return running;
}

async function loadMore(list, more, isFirst) {
  if (isEnd || (!isFirst && !next)) return;
  const last = isFirst ? localDate(now()) : next;
  const first = plusDays(mondayOf(last), -7 * (WEEKS_AT_ONCE - 1));
  const period = `from=${first}&to=${plusDays(last, 1)}`;
  const [days, cups] = await Promise.all([
    read(`/v1/days?${period}`, isFirst ? 'days' : undefined),
    cupsOf(period, isFirst),
  ]);
  report({ half: days.stale ? days.at : null });
  const weeks = byWeek(days.body);
  const isEmpty = days.body.every((day) => day.count === 0 && day.heart_rate.n === 0);
  next = isEmpty && !days.stale ? await lastBefore(first) : plusDays(first, -1);
  isEnd = days.stale || !next;
  const cards = () => (isEmpty ? [] : weeks.map((week) => weekCard(week, cups)));
  if (isFirst) list.replaceChildren(...(isEmpty && isEnd ? [nothing()] : cards()));
  else list.append(...cards());
  if (isFirst) rows = [];
  if (!isEmpty) rows.push(...days.body.map((day) => tableRow(day, cups.get(day.date) ?? [])));
  asTable.hidden = !rows.length;
  asTable.lastChild.replaceChildren(...(asTable.open ? [daysTable()] : []));
  more.hidden = isEnd;
  if (isEmpty && !isEnd) return loadMore(list, more, false);
  markChosen();
}

/** The latest date with something before a date, null without one: weeks of nothing are passed over. */
async function lastBefore(day) {
  const latest = await Promise.all(['coffee', 'heartrate'].map((kind) => read(`/v1/${kind}?limit=1&to=${day}`)));
  const dates = latest.flatMap(({ body }) => body.map(({ timestamp }) => localDate(timestamp)));
  return dates.sort().at(-1) ?? null;
}

/** What to do while there is no day to show. */
function nothing() {
  return h(
    'section.card',
    h('p', text('noDays')),
    h(
      'div.buttons',
      h('button.button.main', { click: () => openLog() }, icon('plus'), text('log')),
      h('a.button', { href: '#data' }, icon('tray'), text('bring')),
    ),
  );
}

/** Cups by their local dates. */
async function cupsOf(period, isFirst) {
  const { body } = await read(`/v1/coffee?limit=1000&${period}`, isFirst ? 'days-cups' : undefined).catch(() => ({
    body: [],
  }));
  const byDate = new Map();
  for (const cup of merge(body).cups) {
    const date = localDate(cup.at);
    byDate.set(date, [...(byDate.get(date) ?? []), cup]);
  }
  return byDate;
}

function weekCard(week, cups) {
  const mean = week.days.reduce((sum, day) => sum + day.total_mg, 0) / week.days.length;
  const limit = week.days[0].limit_mg;
  const marks = [6, 12, 18].map((at) => {
    const mark = h('i', String(at).padStart(2, '0'));
    mark.style.left = `${(100 * at) / 24}%`;
    return mark;
  });
  const card = h(
    'section.week',
    h(
      'div.week-head',
      h('h2', text('week', { date: dayParts(week.monday).short })),
      h('span.muted', text('weekMean', { mg: mg(mean) })),
    ),
    h(
      'div.card',
      h(
        'div.hours',
        { 'aria-hidden': 'true' },
        h('span'),
        h('div.marks', marks),
        h('span', text('limit', { mg: mg(limit) })),
      ),
      h(
        'div',
        week.days.map((day) => dayRow(day, cups.get(day.date) ?? [])),
      ),
    ),
  );
  card.style.containIntrinsicSize = `auto ${WEEK_PX + DAY_PX * week.days.length}px`;
  return card;
}

function dayRow(day, cups) {
  const { day: digits, weekday } = dayParts(day.date);
  const resting = day.heart_rate.resting_median;
  const facts = [
    day.count && day.at_bedtime_mg !== null ? text('atBedShort', { mg: mg(day.at_bedtime_mg) }) : null,
    resting === null ? (day.heart_rate.n ? null : text('noHeart')) : text('restingShort', { bpm: number(resting) }),
  ]
    .filter(Boolean)
    .join(' · ');
  return h(
    'a.day',
    { href: `#days/${day.date}`, 'data-day': day.date },
    h('div.date', h('b', digits), weekday),
    h('div', strip(cups), bar(day.total_mg / day.limit_mg)),
    h('div.figures', day.count ? h('b', `${mg(day.total_mg)} mg`) : h('b.none', text('noCoffee')), h('span', facts)),
  );
}

function daysTable() {
  return table(word('dayTable'), rows);
}

function tableRow(day, cups) {
  const { weekday, short } = dayParts(day.date);
  const { resting_median: resting } = day.heart_rate;
  return [
    `${weekday} ${short}`,
    cups.map((cup) => time(cup.at)).reverse().join(', ') || number(day.count),
    text('ofLimit', { mg: mg(day.total_mg), limit: mg(day.limit_mg) }),
    day.count ? mg(day.at_bedtime_mg) : '',
    resting === null ? '' : number(resting),
  ];
}

/** 24 hours by the clock as a line with a mark for every cup, also on a day of 23 or 25 hours. */
function strip(cups) {
  const at = (moment) => {
    const [hours, minutes] = time(moment).split(':');
    return `${((60 * hours + +minutes) / 14.4).toFixed(2)}%`;
  };
  return s(
    'svg.strip-plot',
    { 'aria-hidden': 'true' },
    s('line.c-grid', { x1: 0, x2: '100%', y1: 14, y2: 14 }),
    [6, 12, 18].map((hour) =>
      s('line.c-grid', { x1: `${(100 * hour) / 24}%`, x2: `${(100 * hour) / 24}%`, y1: 9, y2: 19 }),
    ),
    cups.map((cup) => s('circle.c-dot', { cx: at(cup.at), cy: 14, r: markSize(cup.mg) / 2 })),
  );
}

function markChosen() {
  for (const row of document.querySelectorAll('#day-list .day')) {
    if (row.dataset.day === chosen && WIDE.matches) row.setAttribute('aria-current', 'true');
    else row.removeAttribute('aria-current');
  }
}

/** One day: on wide screens beside the list, else in its place. */
async function showDay(section, day) {
  const isAlone = day && !WIDE.matches;
  byId('day-list').hidden = Boolean(isAlone);
  const panel = byId('day-panel');
  panel.hidden = !day;
  markChosen();
  const heading = section.querySelector('h1');
  heading.replaceChildren(
    ...(isAlone
      ? [h('a.round', { href: '#days', 'aria-label': text('back') }, icon('back')), dayParts(day).long]
      : [text('tabs.days')]),
  );
  if (day) await fill(panel, day, isAlone).catch((failure) => panel.replaceChildren(h('p.muted', failureWords(failure))));
}

async function fill(panel, day, isAlone) {
  const after = plusDays(day, 1);
  const period = `from=${day}&to=${after}`;
  const [days, curve, rates, records, level] = await Promise.all([
    read(`/v1/days?${period}`),
    read(`/v1/caffeine/curve?${period}&step=10m`),
    read(`/v1/heartrate/range?${period}&resolution=5m&limit=1000`),
    read(`/v1/coffee?limit=1000&from=${plusDays(day, -1)}&to=${after}`),
    read('/v1/caffeine/bedtime').catch(() => ({ body: {} })),
    moreDrinks(),
  ]);
  if (chosen !== day) return;
  const from = Date.parse(curve.body.from);
  const to = Date.parse(curve.body.to);
  const { cups, delta } = merge(records.body);
  const ofDay = cups.filter((cup) => cup.at >= from && cup.at < to);
  const readings = rates.body.readings.map((bin) => ({
    at: Date.parse(bin.timestamp) + 150_000,
    median: bin.median_bpm,
    low: bin.min_bpm,
    high: bin.max_bpm,
  }));
  const [facts] = days.body;
  const shown = {
    from,
    to,
    now: now(),
    readings,
    cups: ofDay,
    series: withDoses(curve.body, delta, ofDay),
    threshold: level.body.threshold_mg ?? 50,
    label: text('dayLabel', {
      date: dayParts(day).long,
      mg: mg(facts.total_mg),
      n: ofDay.length,
      low: facts.heart_rate.min ?? '–',
      high: facts.heart_rate.max ?? '–',
    }),
  };
  const refocus = keepFocus(panel);
  panel.replaceChildren(
    ...(isAlone ? [] : [h('h2', { tabindex: '-1' }, dayParts(day).long)]),
    figures(facts, ofDay),
    h(
      'section.card',
      isAlone ? h('h2.quiet', text('curve')) : null,
      dayChart(shown),
      unfold(text('table'), text('table'), () => dayTable(shown)),
    ),
    h(
      'section.card.cups',
      h('h2', text('cupsHead')),
      ofDay.length
        ? h(
            'ul',
            [...ofDay].reverse().map((cup) => cupRow(cup, openEdit)),
          )
        : h('p.muted', text('noCoffee')),
      h('div.buttons', h('button.button', { click: () => addTo(day, from, to) }, icon('plus'), text('addToDay'))),
    ),
  );
  refocus();
}

function figures(facts, cups) {
  const total = cups.reduce((sum, cup) => sum + cup.mg, 0);
  const resting = facts.heart_rate.resting_median;
  const rate = resting ?? facts.heart_rate.median;
  const box = (big, small) => h('div', h('b', big), h('span', small));
  return h(
    'div.three',
    box(`${mg(total)} mg`, text('ofLimitCups', { limit: mg(facts.limit_mg), n: cups.length })),
    box(`${mg(facts.at_bedtime_mg)} mg`, text('atBedtime')),
    box(
      rate === null ? '–' : `${number(rate)} ${text('bpm')}`,
      text(rate === null ? 'noHeart' : resting === null ? 'dayMedian' : 'resting'),
    ),
  );
}

function addTo(day, from, to) {
  const nowIsHere = now() >= from && now() < to;
  const at = nowIsHere ? now() : momentOf(`${day}T${time(now())}`);
  return openLog({ at: Math.min(at, now()) });
}
