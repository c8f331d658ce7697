/** On Today: what the running experiment asks of the day, or that it is over. */
import { byId, h, lineTo, moreStyles } from './dom.js';
import { createDay } from './experiment-day.js';
import { forgetRunning, isOld, listExperiments, readExperiment, rememberHeight, tell, wasRunning } from './experiment.js';

let day = null;
let shown = null;

/** Fills the place in front of the number; without the service, with nothing that is older than its day. */
export async function showInstruction(place) {
  try {
    const [all] = await Promise.all([listExperiments(), moreStyles()]);
    const running = all.find(({ state }) => state === 'running');
    byId('screen-today').classList.toggle('blinded', running?.design === 'decaf_blinded');
    if (!running) return showEnd(place, all.some(({ state }) => state !== 'draft'));
    await showDay(place, await readExperiment(running.id));
  } catch {
    if (shown && isOld(shown)) clear(place);
  }
}

async function showDay(place, experiment) {
  if (!day) {
    day = createDay(() => showInstruction(place));
    place.replaceChildren(day.node);
    day.node.append(h('div', h('a.link.small', { href: '#experiment' }, tell('yours'))));
  }
  shown = experiment;
  day.update(experiment);
  place.hidden = false;
  place.style.minHeight = '';
  rememberHeight(place.offsetHeight);
}

/** Until its result was opened in this browser. */
function showEnd(place, isOver) {
  clear(place);
  if (!wasRunning()) return;
  if (!isOver) return forgetRunning();
  place.replaceChildren(lineTo({ href: '#experiment' }, 'coin', tell('ended')));
  place.hidden = false;
  rememberHeight(place.offsetHeight);
}

function clear(place) {
  day = null;
  shown = null;
  place.hidden = true;
  place.style.minHeight = '';
  place.replaceChildren();
}
