import { actions, button, say } from './actions.ts';
import { element, facts } from './elements.ts';
import { when } from './words.ts';

/** What is shown once, with buttons that copy it, until it is said to be stored. */
export function newSecret(issued: Readonly<Record<string, string>>, stored: () => Promise<void>): HTMLElement {
  const { clientId = '', clientSecret = '', webhookSecret, previousExpiresAt } = issued;
  const values: [string, string][] = [
    ['Client ID', clientId],
    ['Client secret', clientSecret],
    ...(webhookSecret ? [['Webhook secret', webhookSecret] satisfies [string, string]] : []),
  ];
  return element(
    'div',
    { className: 'secret', role: 'group', ariaLabel: 'Store these now: they are not shown again.' },
    element('p', {}, element('strong', {}, 'Store these now: they are not shown again.')),
    facts(values.map(([name, value]) => [name, element('code', {}, value)])),
    ...(previousExpiresAt ? [element('p', {}, `The secret before is accepted until ${when(previousExpiresAt)}.`)] : []),
    actions(...values.map(([name, value]) => copyButton(name, value)), button('I have stored them', stored)),
  );
}

const copyButton = (name: string, value: string): HTMLElement =>
  button(`Copy ${name.charAt(0).toLowerCase()}${name.slice(1)}`, async () => {
    try {
      await navigator.clipboard.writeText(value);
    } catch {
      throw new Error('The browser does not let this page copy. Select the text, and copy it yourself.');
    }
    say(`${name} copied.`);
  });

/** Asks before the page is left with a secret on it. */
export function guardSecrets(): void {
  addEventListener('beforeunload', (event) => {
    if (document.querySelector('.secret')) event.preventDefault();
  });
}
