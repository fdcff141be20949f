import type { Integration } from './api.ts';

/** Where an integration stands, and what its developer waits for. */
export const standing: Readonly<Record<string, { name: string; next: string }>> = {
  PENDING: {
    name: 'Waits for approval',
    next: 'An operator decides on it next. Once it is approved, you get its client ID and secret here.',
  },
  APPROVED: { name: 'Approved', next: '' },
  REJECTED: { name: 'Refused', next: 'To try again, delete it and register it with what is asked for.' },
  SUSPENDED: { name: 'Suspended', next: 'Its calls are refused until an operator approves it again.' },
};

export const standingOf = (status: string): string => standing[status]?.name ?? status;

const scopes: Readonly<Record<string, string>> = { RUNS_WRITE: 'record runs', RUNS_READ: 'read its own runs' };

/** What athletes are shown, and where they are sent, as names and values. */
export const profileFacts = ({ homepageUrl, redirectUrls, scopes: asked }: Integration['profile']) =>
  [
    ['Home page', homepageUrl],
    ['Redirect URLs', redirectUrls.join('\n') || 'none'],
    ['Scopes', asked.map((scope) => scopes[scope] ?? scope).join(', ')],
  ] as const;

/** What a change of the profile would make different, and nothing else. */
export function changeFacts(
  now: Integration['profile'],
  wanted: Integration['profile'],
): (readonly [string, string])[] {
  const before = new Map<string, string>(profileFacts(now)).set('Name', now.name);
  const after = [['Name', wanted.name] as const, ...profileFacts(wanted)];
  return after
    .filter(([name, value]) => before.get(name) !== value)
    .map(([name, value]) => [`New ${name.charAt(0).toLowerCase()}${name.slice(1)}`, value]);
}

/** An instant for people: `2026-03-10 12:00 UTC`. */
export const when = (instant: string): string => `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;
