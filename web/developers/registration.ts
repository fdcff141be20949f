import { form, say } from './actions.ts';
import type { Api } from './api.ts';
import { element } from './elements.ts';
import { boxes, field, labelled, textIn } from './fields.ts';

const parts = (text: string): string[] => text.split(/\s+/).filter((part) => part !== '');

/** The form that registers an integration. It is empty again once that is done. */
export function registration(api: Api, registered: () => Promise<void>): HTMLFormElement {
  const send = async (values: FormData) => {
    const text = (name: string) => textIn(values, name);
    await api.change('registerIntegration', {
      name: text('name'),
      homepageUrl: text('homepageUrl'),
      redirectUrls: parts(text('redirectUrls')),
      contactEmail: text('contactEmail'),
      scopes: values.getAll('scopes'),
      ...(text('webhookUrl') && {
        webhook: { url: text('webhookUrl'), eventTypes: ['RUN_RECORDED', 'GRANT_REVOKED'] },
      }),
    });
    // Before anything else can fail: sent twice, it would be registered twice.
    made.reset();
    await registered();
    say(`${text('name')} is registered, and waits for approval.`);
  };
  const redirectUrls = element('textarea', { name: 'redirectUrls', rows: 2, spellcheck: false, autocomplete: 'off' });
  const made = form(
    send,
    'Register',
    field('Name', 'name', { maxLength: 80 }, 'As athletes see it.'),
    field('Home page', 'homepageUrl', { type: 'url' }, 'Such as https://example.com.'),
    labelled('Redirect URLs (optional)', redirectUrls, 'One a line, at most 5: https://, or http://localhost.'),
    field('Contact', 'contactEmail', { type: 'email', autocomplete: 'email' }, 'A mail address, for operators alone.'),
    field(
      'Webhook (optional)',
      'webhookUrl',
      { type: 'url', required: false },
      'Hears of recorded runs and ended grants. Its secret comes with the first secret of the client.',
    ),
    boxes('Scopes', 'scopes', { RUNS_WRITE: 'record runs', RUNS_READ: 'read its own runs' }),
  );
  return made;
}
