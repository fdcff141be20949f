type Child = Node | string;
export type Properties<Tag extends keyof HTMLElementTagNameMap> = Partial<Omit<HTMLElementTagNameMap[Tag], 'style'>>;

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

/** Names and values, side by side; a value of several lines as such. */
export const facts = (pairs: readonly (readonly [string, Child])[]): HTMLElement =>
  element('dl', {}, ...pairs.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]));

/** The heading of an integration: its name, in which no direction of writing reaches what follows, and where it stands. */
export const titled = (tag: 'h3' | 'h4', name: string, status: string): HTMLElement =>
  element(tag, {}, element('bdi', {}, name), ' ', element('span', { className: 'status' }, status));

/** Moves there, whatever it is: after a change, what was focused is often gone. */
export function moveTo(target: Element | null | undefined): void {
  if (!(target instanceof HTMLElement)) return;
  if (target.tabIndex < 0) target.tabIndex = -1;
  target.focus();
}
