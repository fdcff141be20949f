import { createApi, type Api, type Integration } from './api.ts';
import { button, element, facts, field, form, report, textIn } from './elements.ts';
import { reviewList } from './review.ts';
import { comeBack, type Settings, signIn, tokenOfPersona } from './session.ts';

const settings = JSON.parse(document.querySelector('#settings')?.textContent ?? '') as Settings;
const main = document.querySelector('main') as HTMLElement;
const account = document.querySelector('#account') as HTMLElement;

function showSignIn(): void {
  const personas = settings.personas ?? [];
  const enter = (token: string) => showAll(createApi(token));
  account.replaceChildren(button('Sign in', () => signIn(settings)));
  if (personas.length > 0) {
    const who = element('select', { ariaLabel: 'You are' }, ...personas.map((name) => element('option', {}, name)));
    account.append(
      who,
      button('Be them', async () => enter(await tokenOfPersona(settings, who.value))),
    );
  }
  main.replaceChildren(
    element('p', {}, 'Sign in to register an integration: a program that posts runs for athletes who let it.'),
  );
}

async function showAll(api: Api): Promise<void> {
  const { isOperator, integrations } = await api.mine();
  const refresh = () => showAll(api);
  account.replaceChildren(
    button('Sign out', async () => {
      showSignIn();
    }),
  );
  main.replaceChildren(
    element('h2', {}, 'Your integrations'),
    ...(integrations.length > 0
      ? integrations.map((one) => card(one, api, refresh))
      : [element('p', {}, 'You have none yet.')]),
    element('h2', {}, 'Register an integration'),
    registration(api, refresh),
    ...(isOperator ? [await reviewList(api, refresh)] : []),
  );
}

function card(one: Integration, api: Api, refresh: () => Promise<void>): HTMLElement {
  const shown = element('output', {});
  const issue = async () => {
    const { clientId = '', clientSecret = '', previousExpiresAt, webhookSecret } = await api.issueSecret(one.id);
    shown.replaceChildren(
      element('p', {}, 'Store these now: the secret is not shown again.'),
      facts([
        ['Client ID', clientId],
        ['Client secret', clientSecret],
        ...(webhookSecret ? ([['Webhook secret', webhookSecret]] as const) : []),
        ...(previousExpiresAt ? ([['The secret before is accepted until', previousExpiresAt]] as const) : []),
      ]),
      button('I have stored them', refresh),
    );
  };
  const remove = async () => {
    if (!confirm(`Delete ${one.profile.name}? Its client stops at once.`)) return;
    await api.remove(one.id);
    await refresh();
  };
  const latest = one.decisions[0];
  return element(
    'section',
    {},
    element('h3', {}, one.profile.name, ' ', element('span', { className: 'status' }, one.status)),
    facts([
      ['Home page', one.profile.homepageUrl],
      ['Redirect URLs', one.profile.redirectUrls.join(', ') || 'none'],
      ['Scopes', one.profile.scopes.join(', ')],
      ['Contact', one.contactEmail],
      ['Client ID', one.clientId ?? 'comes with the first secret'],
      ['Calls per minute', String(one.callsPerMinute)],
      ...(latest?.reason ? ([[`${latest.status} because`, latest.reason]] as const) : []),
      ...(one.proposedProfile ? ([['Waits for approval', JSON.stringify(one.proposedProfile)]] as const) : []),
    ]),
    ...one.secrets.map(({ id, createdAt, expiresAt }) =>
      element(
        'p',
        {},
        `Secret of ${createdAt.slice(0, 16)}${expiresAt ? `, accepted until ${expiresAt.slice(0, 16)}` : ', in use'} `,
        ...(one.secrets.length > 1
          ? [button('Delete this secret', () => api.deleteSecret(one.id, id).then(refresh))]
          : []),
      ),
    ),
    usage(one),
    shown,
    ...(one.status === 'APPROVED'
      ? [button(one.clientId === null ? 'Get client ID and secret' : 'New secret', issue)]
      : []),
    button('Delete', remove),
  );
}

const columns = {
  date: 'Day (UTC)',
  calls: 'Calls',
  runsRecorded: 'Runs',
  runsRejected: 'Rejected',
  clientErrors: '4xx',
  serverErrors: '5xx',
  rateLimited: '429',
} as const;

function usage({ usage: days }: Integration): HTMLElement {
  const names = Object.keys(columns) as (keyof typeof columns)[];
  const row = (tag: 'th' | 'td', cells: string[]) => element('tr', {}, ...cells.map((cell) => element(tag, {}, cell)));
  return element(
    'div',
    { className: 'wide', tabIndex: 0, role: 'region', ariaLabel: 'Calls and failures' },
    element(
      'table',
      {},
      element('caption', {}, 'Calls and failures'),
      element('thead', {}, row('th', Object.values(columns))),
      element(
        'tbody',
        {},
        ...days.map((day) =>
          row(
            'td',
            names.map((name) => String(day[name])),
          ),
        ),
      ),
    ),
  );
}

const lines = (text: string): string[] => text.split(/[\s,]+/).filter((part) => part !== '');

function registration(api: Api, refresh: () => Promise<void>): HTMLElement {
  const scope = (name: string, text: string) =>
    element(
      'label',
      { className: 'choice' },
      element('input', { type: 'checkbox', name: 'scopes', value: name, checked: true }),
      text,
    );
  const send = async (values: FormData) => {
    const text = (name: string) => textIn(values, name);
    await api.change('registerIntegration', {
      name: text('name'),
      homepageUrl: text('homepageUrl'),
      redirectUrls: lines(text('redirectUrls')),
      contactEmail: text('contactEmail'),
      scopes: values.getAll('scopes'),
      ...(text('webhookUrl') && {
        webhook: { url: text('webhookUrl'), eventTypes: ['RUN_RECORDED', 'GRANT_REVOKED'] },
      }),
    });
    await refresh();
  };
  return form(
    send,
    'Register',
    field('Name', 'name', { maxLength: 80 }, 'As athletes see it.'),
    field('Home page', 'homepageUrl', { type: 'url', placeholder: 'https://example.com' }),
    field(
      'Redirect URLs',
      'redirectUrls',
      { required: false },
      'At most 5, with spaces between them: https://, or http://localhost.',
    ),
    field('Contact', 'contactEmail', { type: 'email' }, 'For operators alone.'),
    field(
      'Webhook',
      'webhookUrl',
      { type: 'url', required: false },
      'Hears of recorded runs and ended grants. Optional.',
    ),
    element(
      'fieldset',
      {},
      element('legend', {}, 'Scopes'),
      scope('RUNS_WRITE', 'record runs'),
      scope('RUNS_READ', 'read its own runs'),
    ),
  );
}

try {
  const token = await comeBack(settings);
  if (token === undefined) showSignIn();
  else await showAll(createApi(token));
} catch (error) {
  showSignIn();
  report(error);
}
