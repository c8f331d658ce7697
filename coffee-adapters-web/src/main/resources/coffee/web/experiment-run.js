/** A running experiment: its day, its pairs, what it shows so far, its calendar, and the way out. */
import { call } from './api.js';
import { card, h, icon } from './dom.js';
import { number, signed } from './format.js';
import { actionButton, copyable, dateWords, dayNumber, renew, tell, whereIs } from './experiment.js';
import { createDay, reportable, reportOf } from './experiment-day.js';
import { say } from './shell.js';
import { closeSheet, openSheet } from './sheet.js';

/** Makes the parts of the screen; each is made anew only when it would show something else. */
export function createRunning(box, reload) {
  const day = createDay(reload);
  const before = h('div');
  const pairs = h('div');
  const shows = h('div');
  const calendar = h('div');
  const stop = h('div');
  box.replaceChildren(
    h('div.columns.answer', h('div', day.node, before), h('div', pairs, shows, h('section.card', calendar, stop))),
  );
  return {
    update(experiment) {
      const { today } = whereIs(experiment);
      day.update(experiment);
      const missed = reportable(experiment).filter(({ date, void_reason: reason }) => date < today && !reason);
      renew(before, missed, () => earlierDays(experiment, missed, reload));
      renew(pairs, [experiment.days, today], () => pairsCard(experiment));
      renew(shows, [experiment.running, experiment.blocks], () => showsCard(experiment));
      renew(calendar, experiment.id, () => calendarPart(experiment, calendar));
      renew(stop, experiment.id, () => h('button.link', { 'data-act': 'stop', click: () => askStop(experiment, reload) }, tell('stop')));
    },
  };
}

function earlierDays(experiment, days, reload) {
  return days.map((day) =>
    h(
      'section.card',
      reportOf(experiment, day, { isCupOver: true, question: tell('askDay', { date: dateWords(day.date) }), reload }),
    ),
  );
}

/** What a day was: caffeine, other, portion; open while it is not told, lost if it was left out. */
function kindOf(day) {
  if (!day) return 'open';
  if (day.void_reason) return 'lost';
  return { caffeine_at: 'caffeine', none_before: 'other', portion: 'portion' }[day.instruction];
}

/** All pairs as marks, each of them in words too. `lost`: numbers of pairs that are not used. */
export function pairsCard(experiment, lost = []) {
  const { design, cup_time: cup, blocks } = experiment;
  const { today } = whereIs(experiment);
  const present = Math.ceil(dayNumber(experiment, today) / 2);
  const arm = (kind) => tell(`arm.${kind === 'other' && design === 'day_off' ? 'off' : kind}`, { t: cup });
  const kinds = new Set();
  const pairs = Array.from({ length: blocks.planned }, (_, i) => {
    const own = [1, 2].map((half) => kindOf(experiment.days.find(({ block, day }) => block === i + 1 && day === half)));
    const shown = lost.includes(i + 1) ? own.map((kind) => (kind === 'open' || kind === 'lost' ? kind : 'unused')) : own;
    shown.forEach((kind) => kinds.add(kind));
    return h(
      `li.pair${experiment.state === 'running' && present === i + 1 ? '.present' : ''}`,
      h('span.marks', { 'aria-hidden': 'true' }, shown.map(mark)),
      h('span.days', { 'aria-hidden': 'true' }, `${2 * i + 1}–${2 * i + 2}`),
      h('span.quiet', tell('pairDays', { a: 2 * i + 1, b: 2 * i + 2, one: arm(shown[0]), other: arm(shown[1]) })),
    );
  });
  return card(
    tell('pairs', { n: number(2 * blocks.planned) }),
    h('ol.pairs', pairs),
    h('p.legend.small.muted', { 'aria-hidden': 'true' }, [...kinds].map((kind) => h('span', mark(kind), arm(kind)))),
  );
}

function mark(kind) {
  return kind === 'lost' || kind === 'unused' ? icon('cross', 'arm') : h(`i.arm.${kind}`);
}

/** The limits of an interval in words, empty if there are none; null is no bound. */
export function rangeWords({ ci_low: low, ci_high: high }) {
  if (low === null && high === null) return '';
  if (low === null) return tell('atMost', { high: signed(high, 1) });
  if (high === null) return tell('atLeast', { low: signed(low, 1) });
  return tell('between', { low: signed(low, 1), high: signed(high, 1) });
}

function showsCard(experiment) {
  const { blocks, running, design, quiet } = experiment;
  const missing = (blocks.missing_caffeine ?? 0) + (blocks.missing_other ?? 0);
  const range = running ? rangeWords(running) : '';
  const counts = [
    tell('progress', { n: number(blocks.usable), b: number(blocks.planned), count: blocks.usable }),
    missing ? tell('lost', { n: number(missing), count: missing }) : '',
    blocks.void ? tell('voided', { n: number(blocks.void), count: blocks.void }) : '',
  ];
  return card(
    tell('soFar'),
    h('p', counts.filter(Boolean).join(' ')),
    running
      ? [
          h('p.strong', tell(range ? 'running' : 'runningOpen', { a: number(blocks.usable), b: number(blocks.planned), range })),
          h('p.small.muted', tell('look')),
          running.stop_advised ? h('p.good', tell('advised')) : null,
        ]
      : h('p.small.muted', tell(design === 'decaf_blinded' && !quiet ? 'blinded' : 'hush')),
  );
}

/** The link is in one answer only, so it is shown until the screen is left. */
function calendarPart({ id }, box) {
  const link = h('div', { role: 'status' });
  const make = async () => {
    const { url } = await call('POST', `/v1/experiments/${id}/calendar`, {});
    link.replaceChildren(...copyable(tell('calendar'), location.origin + url), h('p.small.muted', tell('calendarText')));
  };
  const revoke = async () => {
    await call('DELETE', `/v1/experiments/${id}/calendar`);
    link.replaceChildren(h('p.small', tell('revoked')));
  };
  return [
    h('h2.quiet', tell('calendar')),
    h('div.buttons', actionButton('button.button', 'calendar', [icon('clock'), tell('calendar')], make)),
    link,
    h('p.small.muted', tell('calendarNew')),
    h('div', actionButton('button.link', 'revoke', tell('revoke'), revoke)),
  ];
}

function askStop({ id }, reload) {
  const stop = async () => {
    await call('POST', `/v1/experiments/${id}/stop`, {});
    closeSheet();
    say(tell('state.stopped_early'));
    await reload();
    document.querySelector('#screen-experiment h1').focus();
  };
  openSheet(tell('stopAsk'), [
    h('p', tell('stopText')),
    h('div.buttons', actionButton('button.button.main', 'stop-now', tell('stop'), stop)),
  ]);
}
