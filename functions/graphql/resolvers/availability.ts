import type { Context } from '../../request/context.ts';
import type { AthleteView } from '../../domain/athlete/athlete.ts';
import { availabilityAt, availabilityFromSummary } from '../../domain/instruction/availability.ts';
import { stretchesOf, stretchOfDays } from '../../domain/instruction/stretches.ts';
import type { Instant, LocalDate } from '../../domain/vocabulary.ts';
import type { AvailabilityParent } from './parents.ts';
import { whole } from './whole.ts';

/**
 * Whether the athlete may run at an instant, by default now. Synchronous if the data is loaded, since boards resolve it
 * for each athlete.
 */
export function availabilityOf(
  view: AthleteView,
  at: Instant | null | undefined,
  context: Context,
): AvailabilityParent | Promise<AvailabilityParent> {
  if (at != null && at !== context.now) return availabilityThen(view, at, context);
  return view.roles.includes('SUPPORTER') ? availabilityForSupporter(view, context) : availabilityNow(view, context);
}

const availabilityNow = ({ id, summary }: AthleteView, { now }: Context): AvailabilityParent => ({
  ...availabilityFromSummary(summary, now),
  athleteId: id,
});

/** A supporter's roster carries no summary: the athlete's is read with the grant. */
const availabilityForSupporter = async (view: AthleteView, context: Context): Promise<AvailabilityParent> =>
  availabilityNow((await context.loaders.view.load(view.id)) ?? view, context);

/** What the athlete's availability is, was or will be on days, as far as it is known. */
export async function stretchesIn(
  view: AthleteView,
  { from, to }: { from: LocalDate; to: LocalDate },
  context: Context,
) {
  const timeZone = (await whole(view, context))?.timeZone;
  if (timeZone === undefined) return undefined;
  const days = stretchOfDays(from, to, timeZone);
  return stretchesOf(await context.loaders.lists().instructionsAt(view.id, days.from), days);
}

async function availabilityThen(view: AthleteView, at: Instant, { loaders }: Context): Promise<AvailabilityParent> {
  const { governedBy, ...stand } = availabilityAt(await loaders.lists().instructionsAt(view.id, at), at);
  return { ...stand, governedByIds: governedBy.map(({ id }) => id), athleteId: view.id };
}
