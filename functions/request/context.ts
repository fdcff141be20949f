import type { AthleteView } from '../domain/athlete/athlete.ts';
import type { AthleteId, ImportId, NewId } from '../domain/ids.ts';
import { CLIENT_LIMITS, type ClientLimits, PERSON_LIMITS, type PersonLimits } from '../domain/rate-limit.ts';
import { instantAt } from '../domain/time.ts';
import type { Viewer } from '../domain/team/viewer.ts';
import type { Instant } from '../domain/vocabulary.ts';
import { type CallQuotas, createCallQuotas, createLeases, type Leases } from './call-limit.ts';
import { createKnownClients, type KnownClient, readSettingsClients, type SettingsClients } from './known-clients.ts';
import type { Quota } from './rate-limit-headers.ts';
import { newTally, type Tally, type UsageCount } from './usage-count.ts';
import { createRequestLimit } from './request-limit.ts';
import { type AccessLog, createAccessLog, createKnownReads, type KnownReads } from './access-log.ts';
import { type AuditChannel, shortName } from '../domain/audit/access.ts';
import { createLoaders, type Loaders } from './loaders.ts';
import type { HttpEvent } from '../runtime/http.ts';
import type { Metrics } from '../runtime/metrics.ts';
import type { TrackFiles } from './run-track.ts';
import type { Store } from '../store/store.ts';
import { type Claims, claimText, viewerFrom } from './viewer-from.ts';

/** What resolvers work with, made for each request; the store's client is made once per container. */
export interface Context {
  requestId: string;
  viewer: Viewer;
  /** The current time, the same throughout the request. */
  now: Instant;
  /** Milliseconds since the request began. */
  elapsedMs: () => number;
  newId: NewId;
  /** On a laptop, webhooks may go to `http://localhost`. */
  allowLocalWebhooks: boolean;
  limits: PersonLimits;
  /** How many calls a minute a client may make whose record does not say. */
  callsPerMinute: number;
  /** Counts the calls of an integration. */
  calls: CallQuotas;
  store: Store;
  metrics: Metrics | undefined;
  loaders: Loaders;
  /** The athletes whose live grant was read in this request, each as the viewer may see them. */
  authorizedAthletes: Map<AthleteId, AthleteView>;
  /** The athletes whose tracks were read because they are shared. */
  sharedTracks: Set<AthleteId>;
  /** What the request reads and writes of other people's data, for their audit trails. */
  access: AccessLog;
  /** The user of the sign-in that gave the token: needed to delete it. */
  username: string;
  /** What the request records, for the usage of its client. */
  tally: Tally;
  /** The import that the request is a step of, whose runs and sessions nobody is told of one by one. */
  importId?: ImportId | undefined;
  /** Where tracks of runs are kept; absent where there are no files. */
  tracks: TrackFiles | undefined;
}

export interface ContextParts {
  store: Store;
  /** Milliseconds since the epoch. */
  clock: { now(): number };
  newId: NewId;
  metrics?: Metrics | undefined;
  allowLocalWebhooks?: boolean | undefined;
  /** What integrations may do per minute; CLIENT_LIMITS unless the deployment or a test sets others. */
  clientLimits?: Partial<ClientLimits> | undefined;
  /** Where tracks of runs are kept. */
  tracks?: TrackFiles | undefined;
  /** What people may do per minute; PERSON_LIMITS unless the deployment or a test sets others. */
  limits?: PersonLimits | undefined;
  /** What audit trails call this way in; an operation unless said otherwise. */
  channel?: AuditChannel;
  /** The clients that the deployment's settings name; none unless said otherwise. */
  settingsClients?: SettingsClients | undefined;
  /** Where the calls of clients are counted. */
  usage?: UsageCount | undefined;
}

/** Makes the context of a request, and notes in `quotas` what it has used of which limit, for the headers of its answer. */
export type MakeContext = (event: HttpEvent, quotas?: Quota[]) => Promise<Context>;

/**
 * Makes the context of a request from its API Gateway event, whose token was verified (`runtime/token/authenticated.ts`). Counts calls,
 * and throws RATE_LIMITED (429) for one too many: those of integrations in the table, those of people in memory.
 */
export function createContextFactory(parts: ContextParts): MakeContext {
  const known = createKnownReads();
  const countRequest = createRequestLimit();
  const knownClient = createKnownClients(parts.store, parts.settingsClients ?? readSettingsClients({}));
  const leases = createLeases();
  const limits = { ...CLIENT_LIMITS, ...parts.clientLimits };
  return async (event, quotas = []) => {
    const claims = claimsOf(event);
    const claimed = viewerFrom(claims);
    const isClient = claimed.kind === 'integration';
    const registered = isClient ? await knownClient(claimText(claims, 'client_id'), parts.clock.now()) : undefined;
    const viewer = registered ? withinScopes(claimed, registered) : claimed;
    const client = shortName(claimText(claims, 'client_id'));
    const username = claimText(claims, 'username') || claimText(claims, 'sub');
    const { requestId } = event.requestContext;
    const counting = { leases, callsForAthlete: limits.callsForAthlete, quotas };
    const context = contextFor(parts, { viewer, username, client, known, requestId, counting });
    if (registered) parts.usage?.begin(event, claimText(claims, 'client_id'), context.tally);
    if (viewer.kind === 'integration')
      await context.calls.countCall(registered?.integration?.callsPerMinute ?? limits.calls);
    else countRequest(viewer, context.now, context.limits.requests);
    return context;
  };
}

/** A client may do what both its token and its registration say. */
const withinScopes = (viewer: Viewer, { scopes }: KnownClient): Viewer =>
  viewer.kind === 'integration'
    ? { ...viewer, scopes: new Set([...viewer.scopes].filter((scope) => scopes.has(scope))) }
    : viewer;

/** The claims; empty if a route was set up without a check of tokens. */
function claimsOf({ requestContext }: { requestContext: { authorizer?: { jwt?: { claims?: Claims } } } }): Claims {
  return requestContext.authorizer?.jwt?.claims ?? {};
}

export function contextFor(
  {
    store,
    clock,
    newId,
    metrics,
    limits = PERSON_LIMITS,
    allowLocalWebhooks = false,
    tracks,
    channel = 'GRAPHQL',
    clientLimits,
  }: ContextParts,
  {
    viewer,
    username,
    client,
    known,
    requestId,
    counting,
    importId,
  }: {
    username: string;
    viewer: Viewer;
    client: string | undefined;
    known: KnownReads;
    requestId: string;
    counting: { leases: Leases; callsForAthlete: number; quotas: Quota[] };
    importId?: ImportId | undefined;
  },
): Context {
  const beganAt = clock.now();
  const now = instantAt(beganAt);
  const elapsedMs = () => clock.now() - beganAt;
  const authorizedAthletes = new Map<AthleteId, AthleteView>();
  const sharedTracks = new Set<AthleteId>();
  const loaders = createLoaders({ store, viewer, now, authorizedAthletes });
  const through = { channel, ...(client !== undefined && { client }) };
  const access = createAccessLog({ store, viewer: viewer.id, through, now, newId, known });
  const { calls: callsPerMinute } = { ...CLIENT_LIMITS, ...clientLimits };
  const asked = { requestId, importId, viewer, username, now, elapsedMs };
  const settings = { newId, limits, callsPerMinute, allowLocalWebhooks, tracks };
  const calls = createCallQuotas({ store, viewer, now, ...counting });
  return {
    ...asked,
    ...settings,
    calls,
    store,
    metrics,
    authorizedAthletes,
    sharedTracks,
    loaders,
    access,
    tally: newTally(),
  };
}
