/** The experiment: planning it, its days, what it shows so far, its result, and those before it. */
import { card, h, icon, lineTo } from './dom.js';
import { text } from './format.js';
import { progress } from './experiment-offer.js';
import { dateWords, forgetRunning, isOld, listExperiments, readExperiment, refusal, renew, tell } from './experiment.js';
import { say } from './shell.js';

/** Makes the screen. */
export function create(section) {
  const heading = section.querySelector('h1');
  const end = section.querySelector('.end');
  const body = h('div');
  const earlier = h('div');
  heading.before(h('a.round', { href: '#answer', 'aria-label': text('back') }, icon('back')));
  end.classList.add('small', 'muted');
  section.append(body, earlier);
  const screen = { heading, end, body, earlier, shown: '', argument: undefined };
  return {
    show(argument, again) {
      if (!again) screen.argument = argument;
      return load(screen, again);
    },
    tick: () => load(screen, true),
  };
}

/** Reads what the address names; while somebody plans, nothing is asked again. */
async function load(screen, isAgain) {
  const { argument } = screen;
  if (isAgain && ['new', 'started'].includes(screen.shown)) return;
  try {
    if (argument === 'new') return await showNew(screen);
    const all = await listExperiments();
    const running = all.find(({ state }) => state === 'running');
    const wanted = /^\d+$/.test(argument ?? '') ? Number(argument) : null;
    const known = wanted ? all.find(({ id }) => id === wanted) : (running ?? all.find(({ state }) => state !== 'draft'));
    if (!known || known.state === 'draft') return await showNew(screen);
    if (!running) forgetRunning();
    screen.experiment = await readExperiment(known.id);
    await showOne(screen, screen.experiment);
    showEarlier(screen, all, known.id);
  } catch (failure) {
    if (screen.body.firstChild && !(screen.experiment?.state === 'running' && isOld(screen.experiment))) return;
    screen.shown = '';
    screen.body.replaceChildren(h('p.muted', refusal(failure)));
  }
}

async function showNew(screen) {
  const { showPlan, startShown } = await import('./experiment-plan.js');
  screen.heading.textContent = tell('plan');
  screen.end.textContent = '';
  screen.earlier.replaceChildren();
  await showPlan(screen.body, async (saved, start) => {
    screen.shown = 'started';
    await readExperiment(saved.id);
    screen.heading.textContent = tell('yours');
    screen.body.replaceChildren(
      startShown(saved, start, () => {
        screen.shown = '';
        return load(screen);
      }),
    );
    history.replaceState(null, '', '#experiment');
    screen.argument = undefined;
    scrollTo(0, 0);
    screen.body.querySelector('h2').focus();
    say(tell('started'));
  });
  screen.shown = 'new';
}

async function showOne(screen, experiment) {
  screen.heading.textContent = tell('yours');
  screen.end.textContent = experiment.state === 'running' ? progress(experiment) : tell(`state.${experiment.state}`);
  const kind = `${experiment.id} ${experiment.state}`;
  if (screen.shown !== kind) {
    screen.shown = kind;
    const { createRunning } = await import('./experiment-run.js');
    screen.parts =
      experiment.state === 'running'
        ? createRunning(screen.body, () => load(screen, true))
        : (await import('./experiment-result.js')).createResult(screen.body);
  }
  screen.parts.update(experiment);
}

function showEarlier({ earlier }, all, shown) {
  const others = all.filter(({ id, state }) => id !== shown && state !== 'draft');
  const isOver = all.every(({ state }) => state !== 'running');
  renew(earlier, [others, isOver], () => [
    others.length
      ? card(
          tell('earlier'),
          h(
            'ul',
            others.map((other) =>
              h(
                'li',
                h(
                  'a.row',
                  { href: `#experiment/${other.id}` },
                  h(
                    'span.grow',
                    h('span.strong', tell(`design.${other.design}`)),
                    h('br'),
                    h('span.small.muted', `${dateWords(other.start_date)} – ${dateWords(other.last_date)}`),
                  ),
                  h('span.muted', tell(`state.${other.state}`)),
                  icon('next'),
                ),
              ),
            ),
          ),
        )
      : null,
    isOver ? lineTo({ href: '#experiment/new' }, 'coin', tell('another')) : null,
  ]);
}
