import DataLoader from 'dataloader';
import { canReadGrant } from '../domain/access/access.ts';
import { meetsScopes, scopeAccess } from '../domain/access/scope-access.ts';
import type { AthleteView } from '../domain/athlete/athlete.ts';
import { type DeliveryId, keyOf, parseId, type PersonId, restOf, type WebhookId } from '../domain/ids.ts';
import type { GrantRecord, InvitationRecord, PersonRecord, Viewer } from '../domain/team/viewer.ts';
import type { WebhookRecord } from '../domain/webhook/webhook.ts';
import type { DeliveryRecord } from '../domain/webhook/webhook-delivery.ts';
import type { EndpointRecord } from '../domain/webhook/endpoint.ts';
import type { Store } from '../store/store.ts';

export type ViewerLoaders = ReturnType<typeof createViewerLoaders>;

/** Loaders of the viewer's own entities and of grants to them, for one request. */
export function createViewerLoaders({
  store,
  viewer,
  viewsOf,
}: {
  store: Store;
  viewer: Viewer;
  viewsOf: (ids: readonly string[]) => Promise<(AthleteView | undefined)[]>;
}) {
  const mayKnowWebhooks = meetsScopes(viewer, scopeAccess.Viewer.webhooks);
  return {
    /** A grant by id, if the viewer may know of it. */
    grant: new DataLoader<string, GrantRecord | undefined>(async (ids) => {
      const views = await viewsOf(ids);
      const pairs = ids.map((id) => [parseId(id)?.athleteId, `per_${restOf(id)}`] as const);
      const known = pairs.flatMap(([athlete, person], index) =>
        athlete && views[index] ? [[athlete, person] as const] : [],
      );
      const found = new Map((await store.viewers.grantsBy(known)).map((record) => [record?.id as string, record]));
      return ids.map((id, index) => {
        const [view, record] = [views[index], found.get(id)];
        return view && record && canReadGrant(viewer.id, view.roles, record) ? record : undefined;
      });
    }),
    /** An invitation by id, only for the inviter. */
    invitation: new DataLoader<string, InvitationRecord | undefined>(async (ids) => {
      const own = ids.filter((id) => id.startsWith(`inv_${keyOf(viewer.id)}.`));
      const found = await store.viewers.invitationsBy(own.map((id) => [keyOf(viewer.id), restOf(id)] as const));
      const byId = new Map(own.map((id, index) => [id, found[index]]));
      return ids.map((id) => byId.get(id));
    }),
    /** A webhook by id, only for its owner. */
    webhook: new DataLoader<string, WebhookRecord | undefined>(async (ids) => {
      if (!mayKnowWebhooks) return ids.map(() => undefined);
      const { webhooks } = await store.webhooks.of(viewer.id);
      return ids.map((id) => webhooks[id as WebhookId]);
    }),
    /** How the receiver of a webhook is doing. The webhook was the viewer's own. */
    endpoint: new DataLoader<WebhookId, EndpointRecord | undefined>((ids) => store.endpoints.byIds(ids)),
    /** A delivery by id, only for the owner of its webhook. */
    delivery: new DataLoader<string, DeliveryRecord | undefined>(async (ids) => {
      const own = ids.filter((id) => mayKnowWebhooks && parseId(id) && id.startsWith(`dlv_${keyOf(viewer.id)}.`));
      const found = await store.deliveries.byIds(own as DeliveryId[]);
      const byId = new Map(own.map((id, index) => [id, found[index]]));
      return ids.map((id) => byId.get(id));
    }),
    /** The viewer as a person; undefined until they have created something. */
    person: new DataLoader<PersonId, PersonRecord | undefined>((ids) =>
      Promise.all(ids.map(async (id) => (id === viewer.id ? store.viewers.person(id) : undefined))),
    ),
  };
}
