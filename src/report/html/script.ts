/** All that runs on the page: the language and the colours can be chosen, jumps keep findings and document side by side. */
export const SCRIPT = `'use strict';
const root = document.documentElement;
const all = (what, of = document) => [...of.querySelectorAll(what)];
for (const controls of all('.controls')) controls.hidden = false;
function chooser(name, set) {
  const buttons = all('[data-' + name + '-choice]');
  for (const button of buttons)
    button.addEventListener('click', () => {
      set(button.getAttribute('data-' + name + '-choice'));
      for (const other of buttons) other.setAttribute('aria-pressed', String(other === button));
    });
}
chooser('lang', (language) => {
  root.lang = language;
  root.dataset.lang = language;
});
chooser('theme', (theme) => {
  root.dataset.theme = theme;
});
/* A pane that scrolls by itself is scrolled by itself: the page stays where the finding is. */
document.addEventListener('click', (event) => {
  const link = event.target.closest && event.target.closest('a[href^="#mark-"]');
  const mark = link && document.getElementById(link.getAttribute('href').slice(1));
  const pane = mark && mark.closest('.pane');
  if (!pane || getComputedStyle(pane).overflowY !== 'auto') return;
  event.preventDefault();
  const top = mark.getBoundingClientRect().top - pane.getBoundingClientRect().top;
  pane.scrollTop += top - pane.clientHeight / 3;
  mark.focus({ preventScroll: true });
  for (const other of all('.here')) other.classList.remove('here');
  mark.classList.add('here');
});
const opened = [];
addEventListener('beforeprint', () => {
  for (const details of all('.told details:not([open])')) {
    details.open = true;
    opened.push(details);
  }
});
addEventListener('afterprint', () => {
  for (const details of opened.splice(0)) details.open = false;
});
`;
