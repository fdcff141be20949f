import type { Api, Integration } from './api.ts';
import { element, facts, field, form, textIn } from './elements.ts';

const lists = {
  TO_REVIEW: 'Waits for you',
  APPROVED: 'Approved',
  SUSPENDED: 'Suspended',
  REJECTED: 'Rejected',
} as const;

/** What operators see besides: the integrations of everybody. */
export async function reviewList(api: Api, refresh: () => Promise<void>): Promise<HTMLElement> {
  const found = await Promise.all(
    Object.entries(lists).map(async ([list, title]) => ({ title, integrations: await api.listed(list) })),
  );
  return element(
    'div',
    {},
    element('h2', {}, 'All integrations'),
    ...found.flatMap(({ title, integrations }) => [
      element('h3', {}, `${title} (${integrations.length}${integrations.length === 100 ? ' or more' : ''})`),
      ...integrations.map((one) => reviewed(one, api, refresh)),
    ]),
  );
}

function reviewed(one: Integration, api: Api, refresh: () => Promise<void>): HTMLElement {
  const asked = one.proposedProfile ?? one.profile;
  const decide = async (values: FormData) => {
    const text = (name: string) => textIn(values, name);
    const limit = text('callsPerMinute');
    await api.change('reviewIntegration', {
      integrationId: one.id,
      version: one.version,
      decision: text('decision'),
      ...(text('reason') && { reason: text('reason') }),
      ...(limit && { callsPerMinute: Number(limit) }),
    });
    await refresh();
  };
  const choice = element(
    'select',
    { name: 'decision' },
    ...['APPROVED', 'REJECTED', 'SUSPENDED'].map((decision) => element('option', {}, decision)),
  );
  return element(
    'section',
    {},
    element('h4', {}, one.profile.name, ' ', element('span', { className: 'status' }, one.status)),
    facts([
      ...(one.proposedProfile ? ([['Asks to change to', one.proposedProfile.name]] as const) : []),
      ['Home page', asked.homepageUrl],
      ['Redirect URLs', asked.redirectUrls.join(', ') || 'none'],
      ['Scopes', asked.scopes.join(', ')],
      ['Contact', one.contactEmail],
      ['Calls per minute', String(one.callsPerMinute)],
      ...one.decisions.map(({ status, at, reason }) => [`${status} ${at.slice(0, 10)}`, reason ?? ''] as const),
    ]),
    form(
      decide,
      'Decide',
      element('label', {}, 'Decision', choice),
      field(
        'Reason',
        'reason',
        { required: false, maxLength: 1000 },
        'Its developer reads it. Needed unless you approve.',
      ),
      field(
        'Calls per minute',
        'callsPerMinute',
        { type: 'number', min: '1', max: '100000', required: false },
        'Empty: stays as it is.',
      ),
    ),
  );
}
