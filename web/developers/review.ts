import { form, say } from './actions.ts';
import type { Api, Integration } from './api.ts';
import { element, facts, moveTo, titled } from './elements.ts';
import { field, labelled, textIn } from './fields.ts';
import { changeFacts, profileFacts, standingOf, when } from './words.ts';

const lists = {
  TO_REVIEW: 'Waits for you',
  APPROVED: 'Approved',
  SUSPENDED: 'Suspended',
  REJECTED: 'Refused',
} as const;

/** What operators see besides: the integrations of everybody. */
export async function reviewList(api: Api, refresh: () => Promise<void>): Promise<HTMLElement> {
  const found = await Promise.all(
    Object.entries(lists).map(async ([list, title]) => ({ list, title, integrations: await api.listed(list) })),
  );
  return element(
    'div',
    {},
    element('h2', {}, 'All integrations'),
    ...found.flatMap(({ list, title, integrations: { length }, integrations }) => [
      element('h3', { id: list }, `${title} (${length}${length === 100 ? ' or more' : ''})`),
      ...integrations.map((one) => {
        const refreshed = () => refresh().then(() => moveTo(document.querySelector(`#${list}`)));
        return reviewed(one, list === 'TO_REVIEW', decision(one, api, refreshed));
      }),
    ]),
  );
}

/** An integration as operators see it. What does not wait for them is decided on out of the way. */
function reviewed(one: Integration, waits: boolean, decide: HTMLElement): HTMLElement {
  const wanted = one.proposedProfile;
  return element(
    'section',
    { role: 'group', ariaLabel: one.profile.name },
    titled('h4', one.profile.name, standingOf(one.status)),
    facts([
      ...profileFacts(one.profile),
      ...(wanted ? changeFacts(one.profile, wanted) : []),
      ['Contact', one.contactEmail],
      ['Calls per minute', String(one.callsPerMinute)],
      ...one.decisions.map(
        ({ status, at, reason }) => [`${standingOf(status)} ${when(at)}`, reason ?? 'no reason given'] as const,
      ),
    ]),
    waits ? decide : element('details', {}, element('summary', {}, 'Decide again, or change the limit'), decide),
  );
}

/** The decisions that the API takes as an integration stands. */
function choices({ status, proposedProfile }: Integration): [value: string, text: string][] {
  const awaits = status === 'PENDING' || proposedProfile !== null;
  return [
    ['APPROVED', status === 'APPROVED' && !awaits ? 'Keep approved' : 'Approve'],
    ...(awaits ? [['REJECTED', 'Refuse'] satisfies [string, string]] : []),
    ...(status === 'APPROVED' ? [['SUSPENDED', 'Suspend'] satisfies [string, string]] : []),
  ];
}

function decision(one: Integration, api: Api, refreshed: () => Promise<void>): HTMLElement {
  const options = [['', 'Choose …'] as const, ...choices(one)].map(([value, textContent]) =>
    element('option', { value, textContent }),
  );
  const send = async (values: FormData) => {
    const text = (name: string) => textIn(values, name);
    const limit = text('callsPerMinute');
    await api.change('reviewIntegration', {
      integrationId: one.id,
      version: one.version,
      decision: text('decision'),
      ...(text('reason') && { reason: text('reason') }),
      ...(limit && { callsPerMinute: Number(limit) }),
    });
    await refreshed();
    say(`${one.profile.name}: ${standingOf(text('decision')).toLowerCase()}.`);
  };
  return form(
    send,
    'Decide',
    labelled('Decision', element('select', { name: 'decision', required: true }, ...options)),
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
  );
}
