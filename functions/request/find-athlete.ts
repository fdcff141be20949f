import type { Actor, AthleteView } from '../domain/athlete/athlete.ts';
import { parseId } from '../domain/ids.ts';
import { refuse } from '../domain/refusal.ts';
import type { Context } from './context.ts';

/**
 * The athlete that an id belongs to, read through a live grant; otherwise NOT_FOUND, whatever the reason. An integration's
 * call is counted meanwhile, also for an athlete that it may not see: a limit says nothing of who exists.
 */
export async function athleteOf(id: string, context: Context, field: string): Promise<AthleteView> {
  const athleteId = parseId(id)?.athleteId;
  if (!athleteId) return notFound(field);
  const [view] = await Promise.all([context.loaders.view.load(athleteId), context.calls.countCallFor(athleteId)]);
  return view ?? notFound(field);
}

/** The athlete with an id. The id of an entity of theirs is refused. */
export async function athleteNamed(id: string, context: Context, field: string): Promise<AthleteView> {
  const view = await athleteOf(id, context, field);
  return view.id === id ? view : notFound(field);
}

export const notFound = (field: string): never =>
  refuse('NOT_FOUND', `There is nothing with this ID that you may see.`, ['input', ...field.split('.')]);

/** The viewer as who acts in an athlete's record. */
export function actorFor(view: AthleteView): Actor {
  if (!view.me) throw new Error('Writing needs a whole view');
  return view.me;
}
