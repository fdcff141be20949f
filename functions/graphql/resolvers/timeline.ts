import type { Context } from '../../request/context.ts';
import type { AthleteView } from '../../domain/athlete/athlete.ts';
import { isVisible } from '../../domain/access/visible.ts';
import type { Instant } from '../../domain/vocabulary.ts';
import type { TimelineItemResolvers } from '../generated/types.ts';
import type { Paging } from '../../store/dynamodb/page.ts';
import { checkFirst, connection } from './connection.ts';

const timelineTypes = {
  run: 'Run',
  session: 'Session',
  observation: 'Observation',
  instruction: 'Instruction',
  comment: 'Comment',
} as const;

/** The items of a timeline that the viewer may see, as a connection. */
export async function timelinePage(view: AthleteView, paging: Paging, { store, viewer, loaders }: Context) {
  checkFirst(paging.first);
  const page = await loaders.reading(
    'timeline',
    store.timeline.page(view, (item) => isVisible(viewer, view.roles, item), paging),
  );
  const { nodes, edges, pageInfo } = connection(page);
  return { nodes, pageInfo, edges: edges.map((edge) => ({ ...edge, at: timelineInstant(edge.node) })) };
}

export const TimelineItem: TimelineItemResolvers = { __resolveType: ({ kind }) => timelineTypes[kind] };

function timelineInstant(item: Parameters<NonNullable<TimelineItemResolvers['__resolveType']>>[0]): Instant {
  switch (item.kind) {
    case 'run':
    case 'session':
      return item.startedAt;
    case 'observation':
      return item.observedAt;
    case 'instruction':
      return item.startsAt;
    case 'comment':
      return item.createdAt;
    default:
      return item satisfies never;
  }
}
