import { requireRole } from '../../domain/access/access.ts';
import { markAttention as decideMark, type MarkInput } from '../../domain/athlete/attention-mark.ts';
import { changeAthlete, loadAthlete } from '../change-athlete.ts';
import { athleteNamed, actorFor } from '../find-athlete.ts';
import { action } from '../idempotency.ts';

export const markAttention = action(
  'markAttention',
  async (input: MarkInput & { athleteId: string }, context, once) => {
    const view = await athleteNamed(input.athleteId, context, 'athleteId');
    requireRole(view.roles, 'markAttention');
    const loaded = await loadAthlete(view, {}, context);
    const how = { by: actorFor(view), now: context.now };
    const change = decideMark(loaded.state.athlete.summary, input, how);
    return changeAthlete(loaded, { change, ids: { athlete: view.id } }, context, once);
  },
);
