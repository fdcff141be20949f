import type { Context } from '../../request/context.ts';
import type { AthleteView } from '../../domain/athlete/athlete.ts';
import { availabilityAt, availabilityFromSummary } from '../../domain/instruction/availability.ts';
import type { Instant } from '../../domain/vocabulary.ts';
import type { AvailabilityParent } from './parents.ts';

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

async function availabilityThen(view: AthleteView, at: Instant, { loaders }: Context): Promise<AvailabilityParent> {
  const { governedBy, ...stand } = availabilityAt(await loaders.lists().instructionsAt(view.id, at), at);
  return { ...stand, governedByIds: governedBy.map(({ id }) => id), athleteId: view.id };
}
