/** The answer: a sentence, 20 dots, the usual cups, the hours around a cup, and what to think of it. */
import { report } from './api.js';
import { dotPlot, dotTable, dotWords, cupIntervals } from './chart-dots.js';
import { responseChart, responseTable } from './chart-response.js';
import { frequent } from './cups.js';
import { bar, card, h, icon, lineTo, muted, table, unfold } from './dom.js';
import { failureWords, mg, number, signed, text, time, title, word } from './format.js';
import { caveats, sureness, support } from './reasons.js';
import { headline, readAnswer } from './sentences.js';
import { equallyLikely } from './student.js';

const PERIODS = [30, 90, 180, 365];

/** Makes the screen. */
export function create(section) {
  const period = h(
    'select',
    { 'aria-label': text('period'), change: () => load() },
    PERIODS.map((days) => h('option', { value: days, selected: days === 180 }, text('lastDays', { n: days }))),
  );
  const body = h('div');
  const offer = h('div');
  let before = '';
  section.querySelector('.end').append(h('span.period', period, icon('open')));
  section.append(body);
  const load = async () => {
    const [answer, usual] = await Promise.all([
      readAnswer(Number(period.value)).catch((failure) => failure),
      frequent(),
    ]);
    if (!answer.body) {
      if (!body.firstChild) body.replaceChildren(h('p.muted', failureWords(answer)));
      return;
    }
    if (answer.stale) report({ half: answer.at });
    const shown = JSON.stringify([answer.body, answer.stale, usual.drinks]);
    if (shown !== before) {
      before = shown;
      body.replaceChildren(
        ...content(answer.body, usual.drinks, offer),
        answer.stale ? h('p.muted', text('asOf', { time: time(answer.at) })) : '',
      );
    }
    const { effect, verdict } = answer.body.analysis;
    const open = !effect || verdict === 'inconclusive' ? verdict : null;
    import('./experiment-offer.js').then((part) => part.offerExperiment(offer, open)).catch(() => {});
  };
  return { show: load };
}

/** The screen of an answer: clear, open, or what is missing. */
function content(answer, usual, offer) {
  const { analysis } = answer;
  const [before, beats, after] = headline(answer);
  const head = h(
    'div.answer-head',
    h('p.sentence', before, beats ? h('b', beats) : null, after),
    h('p', support(answer)),
  );
  const foot = h('p.small.muted.foot', text('foot'));
  if (!analysis.effect) return [head, h('div.columns.answer', h('div', missing(answer), bring()), h('div', offer, foot))];
  const isOpen = analysis.verdict === 'inconclusive';
  return [
    h(
      'div.columns.answer',
      h('div', head, dots(analysis), isOpen ? [next(analysis), offer] : yourCups(analysis, usual)),
      h(
        'div',
        around(analysis),
        isOpen ? null : reasons('sure', sureness(answer)),
        reasons(
          'else',
          caveats(answer).map((words) => ({ icon: 'info', text: words })),
        ),
        isOpen ? null : offer,
        foot,
      ),
    ),
  ];
}

function dots(analysis) {
  const values = equallyLikely(analysis.effect);
  const isMixed = values.some((value) => value > 0) && values.some((value) => value <= 0);
  return card(
    text('dots'),
    h('p', dotWords(values)),
    dotPlot(values, analysis.verdict === 'no_meaningful_effect'),
    isMixed ? muted(text('dotsRule')) : null,
    unfold(text('table'), text('dots'), () => dotTable(values)),
  );
}

function yourCups({ effect }, usual) {
  const cups = usual.slice(0, 3).map((drink) => {
    const share = drink.caffeine_mg / 100;
    return {
      name: title(drink.coffee_type),
      mg: drink.caffeine_mg,
      bpm: effect.bpm_per_100_mg * share,
      low: effect.ci_low * share,
      high: effect.ci_high * share,
    };
  });
  return cups.length
    ? card(
        text('cupsTitle'),
        muted(text('cupsText')),
        cupIntervals(cups),
        unfold(text('table'), text('cupsTitle'), () => cupTable(cups)),
      )
    : null;
}

function cupTable(cups) {
  return table(
    [text('cupsHead'), 'mg', text('bpm'), text('range')],
    cups.map((cup) => [
      cup.name,
      mg(cup.mg),
      signed(cup.bpm, 1),
      text('interval', { low: signed(cup.low, 1), high: signed(cup.high, 1) }),
    ]),
  );
}

function around(analysis) {
  const points = analysis.response_curve ?? [];
  if (points.length < 2) return null;
  const words = text(analysis.response_curve_corrected ? 'aroundText' : 'aroundRaw', {
    n: number(analysis.total_correlations),
  });
  return card(
    text('around'),
    muted(words),
    responseChart(points, `${text('around')}. ${words}`),
    unfold(text('table'), text('around'), () => responseTable(points)),
  );
}

function reasons(name, found) {
  return found.length
    ? card(
        text(name),
        found.map((reason) => h('div.reason', icon(reason.icon), h('p', reason.text))),
      )
    : null;
}

/** What would settle an open answer, besides an experiment. */
function next({ need, effect }) {
  const isHabit = effect.identifiability?.level && effect.identifiability.level !== 'good';
  const words = isHabit || !need.more_days ? text('needVary') : text('needMore', { n: number(need.more_days) });
  return card(text('needTitle'), h('p', words));
}

function missing({ analysis, summary }) {
  const items = [...(analysis.need?.items ?? [])].sort((a, b) => Number(a.have >= a.want) - Number(b.have >= b.want));
  const rows = items.map((item) => {
    if (item.want === null) return h('p', item.code === 'vary' ? text('needVary') : (word(`caveat.${item.code}`) ?? analysis.need.advice));
    const isMet = item.have >= item.want;
    const name = word(`need.${item.code}`) ?? item.code;
    return h(
      'div.need',
      h(
        'div.two',
        h('span', name),
        isMet
          ? h('span.met', icon('tick'), text('enough'))
          : h('span', text('needOf', { a: number(item.have), b: number(item.want), unit: word(`needUnit.${item.code}`) ?? '' })),
      ),
      isMet ? null : [bar(item.have / item.want), item.code === 'days' ? muted(text('wear')) : null],
    );
  });
  return card(text('needTitle'), rows.length ? rows : h('p', analysis.need?.advice ?? summary));
}

function bring() {
  return lineTo({ href: '#data' }, 'tray', text('bring'), text('bringText'));
}
