import type { Context } from '../../request/context.ts';
import type { AthleteRecord, AthleteView } from '../../domain/athlete/athlete.ts';

/** The complete athlete: a list may carry only a part, and the rest is loaded with the viewer's grant. */
export async function whole(view: AthleteView, context: Context): Promise<AthleteRecord | undefined> {
  return view.record ?? (await context.loaders.view.load(view.id))?.record;
}
