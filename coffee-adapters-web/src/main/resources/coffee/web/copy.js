/** Copies a text; without the clipboard of secure pages by selecting it. */
import { h, icon } from './dom.js';
import { text } from './format.js';
import { say } from './shell.js';

/** Copies `words`; the icon of the button turns to a tick for two seconds. */
async function copy(words, button) {
  try {
    if (navigator.clipboard) await navigator.clipboard.writeText(words);
    else select(words, button);
  } catch {
    select(words, button);
  }
  button.replaceChildren(icon('tick'));
  say(text('copied'));
  setTimeout(() => button.replaceChildren(icon('copy')), 2_000);
}

/** Something to copy, beside its button. */
export function copyBox(words, named = words) {
  const label = `${text('copy')}: ${named}`;
  const button = h('button.round', { 'aria-label': label, click: () => copy(words, button) }, icon('copy'));
  return h('div.code', h('code', words), button);
}

/** Beside the button, since outside of an open sheet nothing can be selected. */
function select(words, button) {
  const field = h('textarea', { readonly: true }, words);
  button.after(field);
  field.select();
  document.execCommand('copy');
  field.remove();
}
