import type { Integration } from './api.ts';
import { element } from './elements.ts';

const columns = {
  calls: 'Calls',
  runsRecorded: 'Runs',
  runsRejected: 'Rejected',
  clientErrors: '4xx',
  serverErrors: '5xx',
  rateLimited: '429',
} as const;

/** What a client did on the latest days. Where it is too wide, it scrolls, by keyboard, too. */
export function usageTable({ profile, usage: days }: Integration): HTMLElement {
  const names = Object.keys(columns) as (keyof typeof columns)[];
  const head = ['Day (UTC)', ...Object.values(columns)].map((text) => element('th', { scope: 'col' }, text));
  const rows = days.map((day) => {
    const cells = names.map((name) => element('td', {}, String(day[name])));
    return element('tr', {}, element('th', { scope: 'row' }, day.date), ...cells);
  });
  return element(
    'div',
    { className: 'wide', tabIndex: 0, role: 'group', ariaLabel: `Calls and failures of ${profile.name}` },
    element(
      'table',
      {},
      element('caption', {}, 'Calls and failures'),
      element('thead', {}, element('tr', {}, ...head)),
      element('tbody', {}, ...rows),
    ),
  );
}
