import type { Api } from './demo-api.ts';
import { demoAthletes } from '../identity/personas.ts';

const DAY_MS = 86_400_000;

const names = [
  'Amara Diallo',
  'Beatriz Lima',
  'Clara Novak',
  'Dana Levi',
  'Elif Kaya',
  'Freya Lind',
  'Grace Mensah',
  'Hana Sato',
  'Ines Costa',
  'Jana Kovar',
  'Kira Petrov',
  'Lena Vogel',
  'Mina Park',
  'Nadia Rahman',
  'Olga Ivanova',
  'Paula Reyes',
  'Quinn Murphy',
  'Rosa Conti',
  'Sofia Berg',
  'Talia Cohen',
  'Uma Nair',
  'Vera Horvat',
  'Wanda Nowak',
  'Ximena Ruiz',
  'Yara Haddad',
  'Zoe Martin',
  'Aisha Bello',
  'Bianca Rossi',
  'Chloe Dubois',
  'Daria Popescu',
  'Emma Schmidt',
  'Fatima Zahra',
  'Gita Sharma',
  'Heidi Moser',
  'Iris Chen',
  'Julia Santos',
  'Katya Orlova',
  'Leila Amiri',
  'Maya Goldberg',
  'Nora Jensen',
] as const;
const zones = ['America/Chicago', 'America/New_York', 'Europe/Berlin', 'America/Denver'] as const;

/** Symptoms and instructions of some of them: place in the roster -> state. */
const complaints: Record<number, { sites: string[]; side: string; pain: number; daysAgo: number }> = {
  2: { sites: ['ACHILLES'], side: 'RIGHT', pain: 4, daysAgo: 12 },
  5: { sites: ['SHIN'], side: 'LEFT', pain: 5, daysAgo: 9 },
  9: { sites: ['KNEECAP'], side: 'RIGHT', pain: 3, daysAgo: 6 },
  13: { sites: ['METATARSAL'], side: 'LEFT', pain: 6, daysAgo: 20 },
  17: { sites: ['PLANTAR_FASCIA'], side: 'BILATERAL', pain: 2, daysAgo: 2 },
  22: { sites: ['CALF', 'SOLEUS'], side: 'RIGHT', pain: 4, daysAgo: 4 },
  26: { sites: ['ILIOTIBIAL_BAND'], side: 'LEFT', pain: 3, daysAgo: 8 },
  31: { sites: ['HIP_FLEXOR'], side: 'RIGHT', pain: 2, daysAgo: 1 },
  35: { sites: ['SACROILIAC_JOINT'], side: 'LEFT', pain: 5, daysAgo: 15 },
  38: { sites: ['ADDUCTOR'], side: 'LEFT', pain: 4, daysAgo: 5 },
};
const sidelined: Record<number, { sinceDaysAgo: number; reviewInDays?: number; read: boolean }> = {
  2: { sinceDaysAgo: 10, reviewInDays: 2, read: true },
  5: { sinceDaysAgo: 7, reviewInDays: -1, read: true },
  13: { sinceDaysAgo: 19, reviewInDays: 9, read: true },
  22: { sinceDaysAgo: 3, reviewInDays: 1, read: false },
  35: { sinceDaysAgo: 14, read: true },
  38: { sinceDaysAgo: 4, reviewInDays: 5, read: true },
};
const modified: Record<number, number> = { 9: 5000, 26: 8000 };

/** The place in the roster of whom the coach also treats, as a physio. */
export const TREATED = 13;

export interface OnRoster {
  api: Api;
  athleteId: string;
}

/** The coach's other 40 athletes: most are well, some hurt, six are sidelined and two run with limits. */
export async function loadRoster({
  connect,
  coach,
  coachName,
  now,
  setClock,
}: {
  connect(name: string): Promise<Api>;
  coach: Api;
  coachName: string;
  now: number;
  setClock(atMs: number): void;
}): Promise<readonly OnRoster[]> {
  const daysAgo = (days: number) => new Date(now - days * DAY_MS).toISOString();
  setClock(now - 30 * DAY_MS);
  const roster = await inPairs(
    demoAthletes.map((persona, index) => [persona, index] as const),
    async ([persona, index]) => {
      const api = await connect(persona.name);
      const timeZone = zones[index % zones.length];
      const { athlete } = await api.does('createAthlete', { name: names[index], timeZone }, 'athlete { id }');
      const { invitation } = await coach.does(
        'invite',
        {
          invitation: { athlete: { roles: index === TREATED ? ['COACH', 'PHYSIO'] : ['COACH'], yourName: coachName } },
        },
        'invitation { code }',
      );
      await api.does('acceptInvitation', { code: invitation.code }, 'grant { id }');
      return { api, athleteId: athlete.id, index };
    },
  );

  setClock(now - DAY_MS / 4);
  await inPairs(roster, async ({ api, athleteId, index }) => {
    const runs = [9, 7, 5, 3].map((days, which) => ({
      startedAt: daysAgo(days + index / 48),
      type: which === 1 ? 'LONG' : 'EASY',
      surface: 'ROAD',
      effort: which === 1 ? 5 : 3,
      distanceMeters: 6000 + 500 * (index % 7) + (which === 1 ? 9000 : 0),
      durationSeconds: 2100 + 170 * (index % 7) + (which === 1 ? 3400 : 0),
      externalId: `diary-${index}-${which}`,
    }));
    const rests = sidelined[index]?.sinceDaysAgo ?? 0;
    const before = runs.filter(({ startedAt }) => rests === 0 || startedAt < daysAgo(rests));
    if (before.length > 0) await api.does('recordRuns', { athleteId, runs: before }, 'results { status }');
    await complain(api, coach, athleteId, index, daysAgo);
  });
  return roster;
}

async function complain(
  api: Api,
  coach: Api,
  athleteId: string,
  index: number,
  daysAgo: (days: number) => string,
): Promise<void> {
  const complaint = complaints[index];
  if (!complaint) return;
  const { sites, side, pain } = complaint;
  const { symptom } = await api.does(
    'reportSymptom',
    {
      athleteId,
      observation: {
        observedAt: daysAgo(complaint.daysAgo),
        phase: 'AFTER_RUN',
        sites,
        side,
        sensations: ['ACHE'],
        pain,
      },
    },
    'symptom { id }',
  );
  const rest = sidelined[index];
  const maxDistanceMeters = modified[index];
  if (!rest && maxDistanceMeters === undefined) return;
  const rules = rest
    ? [
        { activity: 'RUN', permission: 'PROHIBITED' },
        { activity: 'REHAB', permission: 'REQUIRED' },
        ...(index === TREATED ? [{ activity: 'CROSS_TRAINING', permission: 'PROHIBITED' }] : []),
      ]
    : [{ activity: 'RUN', permission: 'LIMITED', maxDistanceMeters, stopIfPainAtLeast: 4 }];
  const { instruction } = await coach.does(
    'issueInstruction',
    {
      athleteId,
      rules,
      symptomIds: [symptom.id],
      startsAt: daysAgo(rest?.sinceDaysAgo ?? 2),
      ...(rest?.reviewInDays !== undefined && { reviewAt: daysAgo(-rest.reviewInDays) }),
      note: rest
        ? 'No running until we have looked at it again. Do the exercises.'
        : 'Short and flat; stop if it bites.',
    },
    'instruction { id }',
  );
  if (rest?.read !== false)
    await api.does('acknowledgeInstruction', { instructionId: instruction.id }, 'instruction { id }');
}

/** Runs two at a time, since a laptop may have two cores. Results are in the order of the list. */
async function inPairs<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let start = 0; start < items.length; start += 2)
    results.push(...(await Promise.all(items.slice(start, start + 2).map(work))));
  return results;
}
