import { connectAs, type DemoParts } from './demo-api.ts';
import { loadRoster } from './demo-roster.ts';
import type { Story } from './demo-cast.ts';
import { sidelined } from './demo-sidelined.ts';
import { niggle } from './demo-niggle.ts';
import { confirmed } from './demo-confirmed.ts';
import { registerVendor } from './demo-vendor.ts';
import { instantAt, lastLocalDay } from './local-time.ts';

const ZONE = 'America/Chicago';

/** The story ends at midday, a moment ago. */
const STORY_ENDS = '13:00';

/**
 * Loads the demo through the public API, as its people would: the story of the runner's hamstring, and the coach's
 * other 40 athletes. The clock is moved from day to day, so that everything has the time at which it happened.
 */
export async function loadDemo(parts: DemoParts): Promise<void> {
  const now = Date.now();
  const connect = connectAs(parts);
  const [runner, coach, physio, supporter, tracker] = await Promise.all(
    ['runner', 'coach', 'physio', 'supporter', 'tracker'].map(connect),
  );
  if (!runner || !coach || !physio || !supporter || !tracker) throw new Error('Somebody of the story is missing');

  const day10 = lastLocalDay(now, ZONE, STORY_ENDS);
  const instantOf = (day: number, time: string): string => instantAt(day10, day - 10, time, ZONE);
  const at = (day: number, time: string): string => {
    const instant = instantOf(day, time);
    parts.setClock(Date.parse(instant));
    return instant;
  };

  at(0, '18:00');
  const { athlete } = await runner.does('createAthlete', { name: 'Ada Okafor', timeZone: ZONE }, 'athlete { id }');
  const athleteId = athlete.id;
  for (const [who, roles, yourName] of [
    // One person, two roles.
    [coach, ['COACH', 'PHYSIO'], 'Maren Holt'],
    // Whom the athlete sees for a proper diagnosis when the story is over.
    [physio, ['PHYSIO'], 'Dr. Jonas Weber'],
    [supporter, ['SUPPORTER'], 'Ben Okafor'],
    [tracker, ['INTEGRATION'], 'Tracker'],
  ] as const) {
    const { invitation } = await runner.does(
      'invite',
      { invitation: { toTeam: { athleteId, roles } } },
      'invitation { code }',
    );
    await who.does('acceptInvitation', { code: invitation.code, yourName }, 'grant { id }');
  }

  const story: Story = { at, instantOf, zone: ZONE, athleteId, runner, coach, supporter, tracker };
  await sidelined(story, await niggle(story));
  const roster = await loadRoster({ connect, coach, coachName: 'Maren Holt', now, setClock: parts.setClock });
  await confirmed(roster, { coach, now, setClock: parts.setClock });
  parts.setClock(undefined);
  await registerVendor(parts, connect);
}
