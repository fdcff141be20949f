import { actions, button, say } from './actions.ts';
import type { Api, Integration } from './api.ts';
import { element, facts, moveTo, titled } from './elements.ts';
import { newSecret } from './new-secret.ts';
import { usageTable } from './usage.ts';
import { changeFacts, profileFacts, standing, standingOf, when } from './words.ts';

/** What a card needs of the page around it. */
export interface CardSetting {
  api: Api;
  /** Shows all of it again. */
  refresh: () => Promise<void>;
  /** Moves to the card of an integration; to their list if there is none. */
  show: (id?: string) => void;
  /** New secrets, by integration, until they are stored: they outlive a refresh. */
  shown: Map<string, HTMLElement>;
}

/** An integration as its developer sees it. */
export function card(one: Integration, setting: CardSetting): HTMLElement {
  const { name } = one.profile;
  const { shown } = setting;
  const [latest] = one.decisions;
  const next = standing[one.status]?.next ?? '';
  const wanted = one.proposedProfile;
  const fresh = shown.get(one.id);
  const canHaveSecret = one.status === 'APPROVED' && !fresh && one.secrets.length < 2;
  return element(
    'section',
    { id: one.id, role: 'group', ariaLabel: name },
    titled('h3', name, standingOf(one.status)),
    ...(latest?.reason
      ? [element('p', {}, `${standingOf(latest.status)} on ${when(latest.at)}: ${latest.reason}`)]
      : []),
    ...(next ? [element('p', {}, next)] : []),
    facts([
      ...profileFacts(one.profile),
      ['Contact', one.contactEmail],
      ['Client ID', one.clientId ?? 'comes with the first secret'],
      ['Calls per minute', String(one.callsPerMinute)],
    ]),
    ...(wanted ? [element('h4', {}, 'A change waits for approval'), facts(changeFacts(one.profile, wanted))] : []),
    ...one.secrets.flatMap((secret, index) => secretLine(one, secret, index === 0 ? 'newer' : 'older', setting)),
    ...(fresh ? [fresh] : []),
    ...(one.clientId === null ? [] : [usageTable(one)]),
    actions(
      ...(canHaveSecret ? [secretButton(one, setting)] : []),
      button('Delete', () => remove(one, setting), { ariaLabel: `Delete ${name}` }),
    ),
  );
}

function secretButton(one: Integration, { api, refresh, show, shown }: CardSetting): HTMLElement {
  const isFirst = one.clientId === null;
  const text = isFirst ? 'Get client ID and secret' : 'New secret';
  const issue = async () => {
    const issued = await api.issueSecret(one.id);
    const made = newSecret(issued, async () => {
      shown.delete(one.id);
      made.remove();
      show(one.id);
      await refresh();
      show(one.id);
    });
    shown.set(one.id, made);
    try {
      await refresh();
    } finally {
      // Whatever becomes of the list, the secret is to be seen.
      if (!made.isConnected) document.querySelector(`#${one.id}`)?.append(made);
      moveTo(made);
    }
  };
  return button(text, issue, { ariaLabel: `${text} for ${one.profile.name}` });
}

/** A secret by when it was made. Of two, which are the most, each can be deleted before its time. */
function secretLine(
  one: Integration,
  { id, createdAt, expiresAt }: Integration['secrets'][number],
  age: 'newer' | 'older',
  { api, refresh, show }: CardSetting,
): HTMLElement[] {
  const until = expiresAt ? `accepted until ${when(expiresAt)}` : 'in use';
  const of = `of ${when(createdAt)}, ${until}`;
  if (one.secrets.length < 2) return [element('p', {}, `Secret ${of}`)];
  const end = async () => {
    if (!confirm(`Delete the ${age} secret, ${of}? What uses it gets no more tokens.`)) return;
    await api.deleteSecret(one.id, id);
    await refresh();
    say(`The ${age} secret is deleted.`);
    show(one.id);
  };
  const name = `Delete the ${age} secret`;
  return [
    element('p', {}, `The ${age} secret, ${of}`),
    actions(button(name, end, { ariaLabel: `${name} of ${one.profile.name}` })),
  ];
}

async function remove(one: Integration, { api, refresh, show, shown }: CardSetting): Promise<void> {
  if (!confirm(`Delete ${one.profile.name}? Its client stops at once.`)) return;
  await api.remove(one.id);
  shown.delete(one.id);
  await refresh();
  say(`${one.profile.name} is deleted.`);
  show();
}
