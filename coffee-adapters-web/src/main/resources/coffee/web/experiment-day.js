/** A day of the experiment: what to do, and how it went. */
import { call } from './api.js';
import { h, icon } from './dom.js';
import { dateWords, instruction, refusal, renew, tell, whereIs } from './experiment.js';
import { say } from './shell.js';
import { closeSheet, openSheet } from './sheet.js';

/** Reports are taken of a day and of the two before it. */
const REPORTABLE_DAYS = 3;

/** The days that can be reported now, newest first. */
export function reportable(experiment) {
  const { today } = whereIs(experiment);
  return experiment.days
    .filter(({ date }) => date <= today)
    .slice(-REPORTABLE_DAYS)
    .filter(({ date }) => (Date.parse(today) - Date.parse(date)) / 86_400_000 < REPORTABLE_DAYS)
    .reverse();
}

/** What the day of now and, from 20:00, the next one ask for; with the report of today. */
export function createDay(reload) {
  const today = h('div');
  const report = h('div');
  const tomorrow = h('div');
  const node = h('section.card.told', today, report, tomorrow);
  const update = (experiment) => {
    const { today: date, tomorrow: next, local } = whereIs(experiment);
    const told = experiment.days.find((day) => day.date === date);
    const coming = experiment.days.find((day) => day.date === next);
    renew(today, [told, experiment.id, !coming], () => (told ? one(experiment, told, tell('today'), !coming) : null));
    const isLast = date >= experiment.last_date;
    renew(tomorrow, [coming, isLast, told?.date], () => {
      if (coming) return one(experiment, coming, tell('tomorrow'), true);
      if (!told) return h('p', tell('first', { date: dateWords(dayBefore(experiment.start_date)) }));
      return isLast ? null : h('p.small.muted', tell('next'));
    });
    const isCupOver = told && local >= `${date}T${experiment.cup_time}`;
    renew(report, [told, isCupOver, experiment.id], () =>
      told ? reportOf(experiment, told, { isCupOver, question: tell('ask'), reload }) : null,
    );
  };
  return { node, update };
}

function dayBefore(date) {
  return new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
}

function one(experiment, day, label, isLast) {
  return [
    h('p.small.muted', `${label}, ${dateWords(day.date)}`),
    h('p.sentence.told-now', instruction(experiment, day)),
    isLast ? h('p.small.muted', tell('asAlways'), day.portion ? ` ${tell('asPortion')}` : '') : null,
  ];
}

/**
 * How a day went, as far as it is known, and what can be said of it: before its cup that it is left out, then whether it
 * went as planned and, of a portion, what it is taken for.
 */
export function reportOf(experiment, day, { isCupOver, question, reload }) {
  const send = async (report, told) => {
    await call('PUT', `/v1/experiments/${experiment.id}/days/${day.date}`, report);
    say(told);
    await reload();
  };
  const error = h('p.error', { role: 'alert', hidden: true });
  const press = (report, told) => async () => {
    error.hidden = true;
    try {
      await send(report, told);
    } catch (failure) {
      error.textContent = refusal(failure);
      error.hidden = false;
    }
  };
  if (day.void_reason) {
    return h(
      'div.report',
      h('p', tell(`isVoid.${day.void_reason}`)),
      isCupOver ? null : h('button.link', { 'data-act': 'count', click: press({ kept: true }, tell('kept.1')) }, tell('count')),
      error,
    );
  }
  if (!isCupOver) {
    return h('div.report', h('button.link', { 'data-act': 'leave', click: () => askWhy(send) }, tell('leave')));
  }
  const choose = (act, isOn, label, report) =>
    h(
      'button.button',
      { 'data-act': `${act}-${day.date}`, 'aria-pressed': String(isOn), click: press(report, label) },
      isOn ? icon('tick') : null,
      label,
    );
  const guess = day.guess ?? undefined;
  return h(
    'div.report',
    { role: 'group', 'aria-label': question },
    h('h2', question),
    h(
      'div.buttons',
      choose('kept', day.kept === true, tell('kept.1'), { kept: true, guess }),
      choose('not-kept', day.kept === false, tell('kept.0'), { kept: false, guess }),
    ),
    day.kept === false ? h('p.small.muted', tell('notKept')) : null,
    day.portion && day.kept !== null
      ? [
          h('h3', tell('guess')),
          h(
            'div.buttons',
            ['caffeine', 'decaf', null].map((name) =>
              choose(`guess-${name}`, day.guess === name, tell(`guesses.${name ?? 'none'}`), { kept: day.kept, guess: name }),
            ),
          ),
        ]
      : null,
    error,
  );
}

/** Why a day is left out; only before its cup. */
function askWhy(send) {
  const error = h('p.error', { role: 'alert', hidden: true });
  const leave = (reason) => async () => {
    try {
      await send({ void_reason: reason }, tell(`isVoid.${reason}`));
      closeSheet();
    } catch (failure) {
      error.textContent = refusal(failure);
      error.hidden = false;
    }
  };
  openSheet(tell('leaveTitle'), [
    h('p', tell('leaveText')),
    error,
    h(
      'div.buttons',
      ['illness', 'travel'].map((reason) => h('button.button', { 'data-reason': reason, click: leave(reason) }, tell(`void.${reason}`))),
    ),
  ], { returnTo: () => document.querySelector('.screen:not([hidden]) .report [data-act]') });
}
