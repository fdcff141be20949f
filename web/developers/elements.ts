type Child = Node | string;
type Properties<Tag extends keyof HTMLElementTagNameMap> = Partial<Omit<HTMLElementTagNameMap[Tag], 'style'>>;

/** An element. Texts are set as texts, never as markup: names of integrations are anybody's. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Properties<Tag> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/** A button that does one thing at a time, and says what went wrong. */
export function button(text: string, act: () => Promise<void>): HTMLButtonElement {
  const made = element('button', { type: 'button', textContent: text });
  made.addEventListener('click', () => {
    made.disabled = true;
    act()
      .catch(report)
      .finally(() => {
        made.disabled = false;
      });
  });
  return made;
}

/** Shows an error above everything else, and moves there. */
export function report(error: unknown): void {
  const text = error instanceof Error ? error.message : String(error);
  const alert = element('p', { className: 'alert', role: 'alert', tabIndex: -1, textContent: text });
  document.querySelector('.alert')?.remove();
  document.querySelector('main')?.prepend(alert);
  alert.focus();
}

/** A labelled field of a form. */
export const field = (label: string, name: string, properties: Properties<'input'> = {}, hint = ''): HTMLElement =>
  element(
    'label',
    {},
    label,
    element('input', { name, required: true, ...properties }),
    ...(hint ? [element('small', {}, hint)] : []),
  );

/** A form that hands over its values when it is sent. */
export function form(send: (values: FormData) => Promise<void>, text: string, ...children: Child[]): HTMLFormElement {
  const submit = element('button', { type: 'submit', textContent: text });
  const made = element('form', {}, ...children, submit);
  made.addEventListener('submit', (event) => {
    event.preventDefault();
    submit.disabled = true;
    send(new FormData(made))
      .catch(report)
      .finally(() => {
        submit.disabled = false;
      });
  });
  return made;
}

/** Names and values, side by side. */
export const facts = (pairs: readonly (readonly [string, string])[]): HTMLElement =>
  element('dl', {}, ...pairs.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]));

/** What was typed into a field; empty if there is none. */
export function textIn(values: FormData, name: string): string {
  const value = values.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
