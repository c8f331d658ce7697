/** A dialog from below (phone) or in the middle: one at a time; Esc, Back and a click beside it close it. */
import { h, icon, moreStyles } from './dom.js';
import { text } from './format.js';

let open = null;
let backPending = Promise.resolve();

/** Whether a sheet shows. */
export function isSheetOpen() {
  return open !== null;
}

/**
 * Opens a sheet. Focus goes to its heading, and back to the opener when it closes.
 * @param {string} title its heading
 * @param {Node[]} content
 * @param {{tall?: boolean, focus?: HTMLElement, returnTo?: () => HTMLElement|null}} [options]
 */
export async function openSheet(title, content, { tall = false, focus, returnTo } = {}) {
  closeSheet();
  await Promise.all([backPending, moreStyles()]);
  const heading = h('h2', { tabindex: '-1', id: 'sheet-title' }, title);
  const dialog = h(
    `dialog.sheet${tall ? '.tall' : ''}`,
    { 'aria-labelledby': 'sheet-title' },
    h(
      'div.sheet-head',
      heading,
      h('button.round', { 'aria-label': text('close'), click: () => closeSheet() }, icon('cross')),
    ),
    ...content,
  );
  open = { dialog, opener: document.activeElement, returnTo };
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    closeSheet();
  });
  dialog.addEventListener('click', (event) => {
    const box = dialog.getBoundingClientRect();
    if (
      event.target === dialog &&
      event.detail &&
      (event.clientY < box.top || event.clientY > box.bottom || event.clientX < box.left || event.clientX > box.right)
    )
      closeSheet();
  });
  document.body.append(dialog);
  dialog.showModal();
  history.pushState({ sheet: true }, '');
  (focus ?? heading).focus();
  return dialog;
}

/** Closes the sheet; `byBack` when the browser has already gone back. */
export function closeSheet(byBack = false) {
  if (!open) return;
  const { dialog, opener, returnTo } = open;
  open = null;
  dialog.close();
  dialog.remove();
  const target = returnTo?.() ?? opener;
  if (target?.isConnected) target.focus({ preventScroll: true });
  if (!byBack && history.state?.sheet) {
    backPending = new Promise((resolve) => {
      addEventListener('popstate', resolve, { once: true });
      setTimeout(resolve, 300);
    });
    history.back();
  }
}
