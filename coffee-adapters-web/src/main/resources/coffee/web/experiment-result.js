/** What an experiment has found, with its proof and how it was done. */
import { dotPlot, cupIntervals } from './chart-dots.js';
import { card, h, icon, table, unfold } from './dom.js';
import { number, signed, text, word } from './format.js';
import { copyable, dateWords, renew, tell } from './experiment.js';
import { pairsCard, rangeWords } from './experiment-run.js';
import { beats } from './sentences.js';

const COMMITTED = 'coffee-experiment-v1|';

/** Makes the screen of an experiment that is over. */
export function createResult(box) {
  return {
    update: (experiment) =>
      renew(box, { ...experiment, computed_at: null }, () => {
        const { result } = experiment;
        return h(
          'div.columns.answer',
          h('div', head(experiment), why(experiment), eachPair(experiment), result ? beside(result) : null),
          h(
            'div',
            result ? [keepInMind(experiment), numbers(result)] : null,
            pairsCard(experiment, lostPairs(experiment)),
            pairsTable(experiment),
            howDone(experiment),
            proof(experiment),
          ),
        );
      }),
  };
}

function isSaid({ verdict }) {
  return word(`ex.result.${verdict}`) !== null;
}

/** The sentence, and how sure it is. */
function head(experiment) {
  const { result, running, blocks, state, design } = experiment;
  const n = { n: number(blocks.usable), count: blocks.usable };
  if (!result) {
    const range = running ? rangeWords(running) : '';
    const words = state === 'stopped_early' ? tell(range ? 'stoppedText' : 'stoppedOpen', { range, ...n }) : tell('waits');
    return h('div.answer-head', h('p.sentence', tell(state === 'stopped_early' ? 'stopped' : 'awaited')), h('p', words));
  }
  if (!isSaid(result)) return h('div.answer-head', h('p.sentence', result.summary));
  const who = word('ex.who')[Number(design === 'decaf_blinded')];
  const [before, after] = word(`ex.result.${result.verdict}`).replace('{who}', who).split('{beats}');
  const range = result.verdict === 'not_enough_data' ? '' : rangeWords(result);
  return h(
    'div.answer-head',
    h('p.sentence', before, after === undefined ? null : [h('b', beats(result.bpm_per_100_mg)), after]),
    range ? h('p', tell('likely', { range, ...n })) : null,
    result.more_blocks ? h('p', tell('more', { n: number(result.more_blocks), count: result.more_blocks })) : null,
    result.need ? h('p', tell(`need.${result.need}`, { a: number(blocks.usable), b: number(blocks.planned) })) : null,
  );
}

function why({ result }) {
  return result && /^(raises|lowers)/.test(result.verdict) ? h('section.card', h('p', tell('why'))) : null;
}

function eachPair({ pairs }) {
  const values = pairs.map((pair) => pair.difference_bpm).filter((value) => value !== null);
  if (values.length < 2) return null;
  const words = tell('eachText', { a: number(values.filter((value) => value > 0).length), b: number(values.length) });
  return card(
    tell('eachPair'),
    h('p.small.muted', words),
    dotPlot([...values].sort((a, b) => a - b), false, words, tell('eachAxis')),
  );
}

/** The coin's answer beside the diary's of the same days. */
function beside({ bpm_per_100_mg: bpm, ci_low: low, ci_high: high, observed }) {
  if (!observed || bpm === null || low === null || high === null) return null;
  return card(
    tell('beside'),
    h('p.small.muted', tell('diaryText')),
    cupIntervals([
      { name: tell('coin'), bpm, low, high },
      { name: tell('diary'), bpm: observed.bpm_per_100_mg, low: observed.ci_low, high: observed.ci_high },
    ]),
  );
}

/** What bends the result, by code, else in the words of the service. */
function keepInMind({ result, data_changed_after_end: isChanged }) {
  const caveats = result.caveat_details.map(({ code, value, compared_with: other }, i) => {
    if (!word(`ex.caveat.${code}`)) return result.caveats[i] ?? code;
    const n = number(value ?? 0);
    return tell(`caveat.${code}`, { a: n, n, count: value, b: number(other ?? 0), p: number(100 * (value ?? 0)) });
  });
  if (isChanged) caveats.push(tell('changed'));
  return caveats.length
    ? card(
        tell('keep'),
        caveats.map((words) => h('div.reason', icon('info'), h('p', words))),
      )
    : null;
}

function numbers(result) {
  const bpm = (value) => (value === null ? '–' : signed(value, 2));
  const range = (of) => `${bpm(of.ci_low)} … ${bpm(of.ci_high)}`;
  const rows = [
    [tell('itt'), bpm(result.itt_bpm)],
    [tell('effect'), bpm(result.bpm_per_100_mg)],
    [tell('interval'), h('span', range(result), h('br'), h('span.small.muted', tell(`kinds.${result.interval}`)))],
    [tell('p'), result.p_value === null ? '–' : number(result.p_value, 4)],
    ...result.endpoints.map((of) => [
      tell(`endpoint.${of.endpoint}`),
      h('span', bpm(of.difference_bpm), h('br'), h('span.small.muted', range(of))),
    ]),
  ];
  const { guesses, steps } = result;
  if (steps) rows.push([tell('steps'), `${number(steps.caffeine)} / ${number(steps.other)}`]);
  if (guesses) {
    const share = tell('between', { low: number(100 * guesses.ci_low), high: number(100 * guesses.ci_high) });
    rows.push([
      tell('guessed'),
      h('span', `${number(guesses.right)} / ${number(guesses.guesses)}`, h('br'), h('span.small.muted', `${share} %`)),
    ]);
  }
  return card(tell('numbers'), h('p.small.muted', tell('unit')), facts(rows));
}

function facts(rows) {
  return h(
    'dl.facts-list',
    rows.map(([name, value]) => h('div', h('dt', name), h('dd', value))),
  );
}

/** Numbers of pairs that could not be used. */
function lostPairs({ pairs, days, state }) {
  return pairs
    .filter(({ usable, block }) => !usable && (state !== 'stopped_early' || days.filter((day) => day.block === block).length === 2))
    .map(({ block }) => block);
}

function pairsTable({ pairs }) {
  const value = (number) => (number === null ? '–' : signed(number, 2));
  return h(
    'section.card',
    unfold(text('table'), tell('eachPair'), () =>
      table(
        word('ex.pairTable'),
        pairs.map((pair) => [
          number(pair.block),
          pair.caffeine_first === null ? '–' : tell(`yesNo.${Number(pair.caffeine_first)}`),
          value(pair.difference_bpm),
          value(pair.difference_exposure),
        ]),
      ),
    ),
  );
}

/** What the CENT statement of 2015 asks a report of a single person's trial to say. */
function howDone(experiment) {
  const { blocks, days, design, cup_time: t, start_date: from, last_date: to } = experiment;
  const isBlinded = design === 'decaf_blinded';
  const count = (test) => number(days.filter(test).length);
  const values = {
    design: tell(`design.${design}`),
    periods: tell('centText.periods', {
      from: dateWords(from),
      to: dateWords(to),
      mg: number(experiment.dose_mg),
      t,
      zone: experiment.time_zone,
    }),
    washout: tell('centText.washout', { h: number(experiment.half_life_hours, 1) }),
    order: tell('centText.order'),
    blinding: tell(`centText.blinding.${Number(isBlinded)}`),
    blocks: tell('centText.blocks', { a: number(blocks.usable), b: number(blocks.planned) }),
    deviations: tell('centText.deviations', {
      n: count((day) => day.kept === false && !day.void_reason),
      m: count((day) => day.void_reason),
      k: number((blocks.missing_caffeine ?? 0) + (blocks.missing_other ?? 0)),
    }),
    outcome: tell('centText.outcome', { t }),
  };
  return h(
    'section.card',
    h(
      'details',
      h('summary', h('h2', tell('report')), icon('next')),
      facts(Object.entries(values).map(([name, value]) => [tell(`cent.${name}`), value])),
    ),
  );
}

function proof({ proof: { commitment, secret, order } }) {
  const checked = h('p.small');
  if (secret) check(commitment, secret, order, checked);
  return card(
    tell('proof'),
    h('p.small.muted', tell('proofText')),
    copyable(tell('fingerprint'), commitment),
    secret ? copyable(tell('secret'), secret) : null,
    order ? [copyable(tell('order'), order), h('p.small.muted', tell('orderText'))] : null,
    checked,
    secret
      ? h(
          'details',
          h('summary', tell('check'), icon('next')),
          h('p.small', tell('checkText')),
          copyable(tell('fingerprint'), `printf '${COMMITTED}${escaped(secret)}' | sha256sum`, tell('check')),
          copyable(
            tell('order'),
            `for b in $(seq ${order.length}); do printf "block|$b" | openssl dgst -sha256 -mac HMAC -macopt hexkey:${secret} -r | cut -c2; done`,
            `${tell('check')}, ${tell('order')}`,
          ),
        )
      : null,
  );
}

/** Bytes as every shell's printf reads them. */
function escaped(hex) {
  return hex.replace(/../g, (pair) => `\\${parseInt(pair, 16).toString(8).padStart(3, '0')}`);
}

/** Computes both again, where the browser has what it takes: over HTTPS and on loopback. */
async function check(commitment, secret, order, place) {
  if (!crypto.subtle) return;
  const bytes = (words) => new TextEncoder().encode(words);
  const own = Uint8Array.from(secret.match(/../g), (pair) => parseInt(pair, 16));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', Uint8Array.of(...bytes(COMMITTED), ...own)));
  const key = await crypto.subtle.importKey('raw', own, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const tosses = await Promise.all(
    Array.from(order, async (toss, i) => {
      const [first] = new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes(`block|${i + 1}`)));
      return toss === '-' || toss === String(first % 2);
    }),
  );
  const found = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  place.textContent = tell(`agrees.${Number(found === commitment && tosses.every(Boolean))}`);
}
