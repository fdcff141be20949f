import { element, type Properties } from './elements.ts';
import { Failure } from './failure.ts';
import { markProblems, unmark } from './fields.ts';

/** Says what was done, or is being done, to everybody: the line is a live region of the page. */
export function say(text: string): void {
  const line = document.querySelector('#status');
  if (line) line.textContent = text;
}

/** Shows what went wrong: at the fields, or right above the button that was pressed; else above everything. */
export function report(error: unknown, by?: HTMLElement): void {
  const form = by?.closest('form');
  const fields = error instanceof Failure ? error.fields : [];
  say('');
  if (form && fields.length > 0 && markProblems(form, fields)) return;
  const text = error instanceof Error ? error.message : String(error);
  const alert = element('p', { className: 'alert', role: 'alert' }, text);
  const row = by?.closest('.actions');
  if (row?.isConnected) row.before(alert);
  else document.querySelector('main')?.prepend(alert);
  alert.scrollIntoView({ block: 'center' });
}

/** Does one thing at a time. The button stays in focus meanwhile: a disabled one would lose it. */
async function doOnce(by: HTMLButtonElement, act: () => Promise<void>): Promise<void> {
  if (by.ariaDisabled === 'true') return;
  by.ariaDisabled = 'true';
  for (const alert of document.querySelectorAll('.alert')) alert.remove();
  say('One moment …');
  try {
    await act();
    if (document.querySelector('#status')?.textContent === 'One moment …') say('');
  } catch (error) {
    report(error, by);
  } finally {
    by.ariaDisabled = null;
  }
}

/** A button that does one thing at a time, and says what went wrong. */
export function button(
  text: string,
  act: () => Promise<void>,
  properties: Properties<'button'> = {},
): HTMLButtonElement {
  const made = element('button', { type: 'button', textContent: text, ...properties });
  made.addEventListener('click', () => void doOnce(made, act));
  return made;
}

/** Buttons beside one another; what goes wrong is shown above them. */
export const actions = (...buttons: HTMLElement[]): HTMLElement => element('div', { className: 'actions' }, ...buttons);

/** A form that hands over its values when it is sent. */
export function form(
  send: (values: FormData) => Promise<void>,
  text: string,
  ...children: HTMLElement[]
): HTMLFormElement {
  const submit = element('button', { type: 'submit', textContent: text });
  const made = element('form', {}, ...children, actions(submit));
  made.addEventListener('submit', (event) => {
    event.preventDefault();
    unmark(made);
    void doOnce(submit, () => send(new FormData(made)));
  });
  made.addEventListener('input', ({ target }) => {
    const field = target instanceof Element ? target.closest('.field') : null;
    if (field) unmark(field);
  });
  return made;
}
