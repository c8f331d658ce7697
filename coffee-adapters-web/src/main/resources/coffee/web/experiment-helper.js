/** For the helper of a blinded experiment, who needs no session: which portion has caffeine. */
import { byId, h, moreStyles, table } from './dom.js';
import { number } from './format.js';
import { tell } from './experiment.js';

/** Shows the list that the link of an address opens, such as #portions=3/key. */
export async function showPortions(address) {
  const [id, key] = address.slice('#portions='.length).split('/');
  history.replaceState(null, '', '/');
  document.body.classList.add('no-session');
  const box = h('div');
  const [portions] = await Promise.all([ask(id, decodeURIComponent(key ?? '')), moreStyles()]);
  byId('main').replaceChildren(
    h('section.welcome', h('h1', { tabindex: '-1' }, tell('helperTitle')), h('p', tell(portions ? 'helperHow' : 'helperWrong')), box),
  );
  if (portions)
    box.append(
      table(
        [tell('portion'), tell('guesses.caffeine')],
        portions.map(({ portion, caffeine }) => [number(portion), tell(`portionIs.${Number(caffeine)}`)]),
      ),
    );
  byId('main').querySelector('h1').focus();
}

async function ask(id, key) {
  if (!/^\d+$/.test(id)) return null;
  const answer = await fetch(`/v1/experiments/${id}/portions`, {
    credentials: 'omit',
    headers: { Accept: 'application/json', 'Helper-Key': key },
  }).catch(() => null);
  return answer?.ok ? answer.json() : null;
}
