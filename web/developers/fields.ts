import { element, type Properties } from './elements.ts';
import type { FieldProblem } from './failure.ts';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

let made = 0;

/** What describes controls, and where their problem is shown: both are read out with each. */
function notes(controls: readonly Control[], hint: string): HTMLElement[] {
  made += 1;
  const [hintId, problemId] = [`hint-${made}`, `problem-${made}`];
  for (const control of controls) control.setAttribute('aria-describedby', hint ? `${problemId} ${hintId}` : problemId);
  return [
    ...(hint ? [element('small', { id: hintId }, hint)] : []),
    element('small', { id: problemId, className: 'problem' }),
  ];
}

/** A labelled control of a form. */
export function labelled(label: string, control: Control, hint = ''): HTMLElement {
  const below = notes([control], hint);
  control.id = `control-${made}`;
  return element('div', { className: 'field' }, element('label', { htmlFor: control.id }, label), control, ...below);
}

/** A labelled input of a form, which has to be filled unless its properties say otherwise. */
export const field = (label: string, name: string, properties: Properties<'input'> = {}, hint = ''): HTMLElement =>
  labelled(label, element('input', { name, required: true, autocomplete: 'off', ...properties }), hint);

/** Boxes to tick, all ticked at first. */
export function boxes(label: string, name: string, choices: Readonly<Record<string, string>>): HTMLElement {
  const inputs = Object.keys(choices).map((value) =>
    element('input', { type: 'checkbox', name, value, defaultChecked: true }),
  );
  const labels = inputs.map((input) => element('label', { className: 'choice' }, input, choices[input.value] ?? ''));
  return element('fieldset', { className: 'field' }, element('legend', {}, label), ...labels, ...notes(inputs, ''));
}

/** Shows problems at their fields, and moves to the first; false if one of them has no field there. */
export function markProblems(form: HTMLFormElement, problems: readonly FieldProblem[]): boolean {
  const found = problems.map(({ field: name, message }) => ({
    control: form.querySelector<HTMLElement>(`[name="${name}"]`),
    message,
  }));
  if (found.some(({ control }) => control === null)) return false;
  for (const { control, message } of found) {
    const line = control?.closest('.field')?.querySelector('.problem');
    if (!control || !line) continue;
    control.ariaInvalid = 'true';
    line.textContent = line.textContent ? `${line.textContent}\n${message}` : message;
  }
  const first = form.querySelector<HTMLElement>('[aria-invalid]');
  first?.focus({ preventScroll: true });
  // With its label and its problem.
  first?.closest('.field')?.scrollIntoView({ block: 'center' });
  return true;
}

/** Takes the problems in there away. */
export function unmark(within: Element): void {
  for (const control of within.querySelectorAll('[aria-invalid]')) control.removeAttribute('aria-invalid');
  for (const line of within.querySelectorAll('.problem')) line.textContent = '';
}

/** What was typed into a field; empty if there is none. */
export function textIn(values: FormData, name: string): string {
  const value = values.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
