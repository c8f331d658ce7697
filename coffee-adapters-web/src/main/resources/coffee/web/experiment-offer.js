/** On the answer's screen: the offer where it cannot say, or the way to the experiment that runs or ran. */
import { card, h, icon, lineTo } from './dom.js';
import { dayParts, localDate, number, plusDays } from './format.js';
import {
  dateWords,
  dayNumber,
  listExperiments,
  otherTime,
  readExperiment,
  renew,
  tell,
  whereIs,
} from './experiment.js';

const CUP = '10:00';
const BLOCKS = 14;

/** Fills the place of the offer; `verdict` of an answer that cannot say, else null. */
export async function offerExperiment(box, verdict) {
  const all = await listExperiments();
  const [latest] = all;
  const running = all.find(({ state }) => state === 'running');
  if (running) {
    const experiment = await readExperiment(running.id);
    return renew(box, ['running', progress(experiment)], () =>
      lineTo({ href: '#experiment' }, 'coin', tell('yours'), progress(experiment)),
    );
  }
  return renew(box, [verdict, latest], () => [
    verdict ? offer(verdict, latest?.state === 'draft') : null,
    latest && latest.state !== 'draft' ? lineTo({ href: '#experiment' }, 'coin', tell('yours'), over(latest)) : null,
  ]);
}

function offer(verdict, isPlanned) {
  const words = tell('offer', { days: number(2 * BLOCKS), t: CUP, u: otherTime(CUP) });
  return card(
    tell('find'),
    h('p', verdict === 'inconclusive' ? `${tell('together')} ${words}` : words),
    h('div.buttons', h('a.button.main', { href: '#experiment/new' }, icon('coin'), tell(isPlanned ? 'goOn' : 'plan'))),
  );
}

/** Which day it is, before the first when that is, after the last since when it is over. */
export function progress(experiment) {
  const { today } = whereIs(experiment);
  const days = 2 * experiment.blocks.planned;
  const n = dayNumber(experiment, today);
  if (n < 1) return tell('before', { date: dayParts(experiment.start_date).short });
  if (n > days || experiment.state !== 'running') return over(experiment);
  return tell('dayOf', { a: number(n), b: number(days) });
}

function over({ state, ended_at: endedAt, last_date: last }) {
  const day = endedAt ? localDate(Date.parse(endedAt)) : plusDays(last, 1);
  return `${tell(`state.${state}`)} · ${dateWords(day)}`;
}
