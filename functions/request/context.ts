import { createHash } from 'node:crypto';
import type { AthleteView } from '../domain/athlete/athlete.ts';
import type { AthleteId, ImportId, NewId, PersonId } from '../domain/ids.ts';
import { CALLS_PER_MINUTE, PERSON_LIMITS, type PersonLimits, secondsToNextMinute } from '../domain/rate-limit.ts';
import { instantAt } from '../domain/time.ts';
import type { Viewer } from '../domain/team/viewer.ts';
import type { Instant } from '../domain/vocabulary.ts';
import { createRequestLimit } from './request-limit.ts';
import { type AccessLog, createAccessLog, createKnownReads, type KnownReads } from './access-log.ts';
import { type AuditChannel, shortName } from '../domain/audit/access.ts';
import { createLoaders, type Loaders } from './loaders.ts';
import type { HttpEvent } from '../runtime/http.ts';
import type { Metrics } from '../runtime/metrics.ts';
import type { TrackFiles } from './run-track.ts';
import type { Store } from '../store/store.ts';
import { RequestError } from './request-error.ts';

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
  store: Store;
  metrics: Metrics | undefined;
  loaders: Loaders;
  /** The athletes whose live grant was read in this request, each as the viewer may see them. */
  authorizedAthletes: Map<AthleteId, AthleteView>;
  /** What the request reads and writes of other people's data, for their audit trails. */
  access: AccessLog;
  /** The user of the sign-in that gave the token: needed to delete it. */
  username: string;
  /** The import that the request is a step of, whose runs and sessions nobody is told of one by one. */
  importId?: ImportId | undefined;
  /** Where tracks of runs are kept; absent where there are no files. */
  tracks: TrackFiles | undefined;
}

type Claims = HttpEvent['requestContext']['authorizer']['jwt']['claims'];

const claimText = (claims: Claims, name: string): string => {
  const value = claims[name];
  return typeof value === 'string' ? value : '';
};

/** Ids by issuer and subject: a container serves the same people again and again. */
const personIds = new Map<string, Map<string, PersonId>>();
const MOST_PERSON_IDS = 1_000;
const MOST_ISSUERS = 10;

function personIdOf(issuer: string, subject: string): PersonId {
  const known = personIds.get(issuer)?.get(subject);
  if (known) return known;
  const claimed = JSON.stringify([issuer, subject]);
  const id: PersonId = `per_${createHash('sha256').update(claimed).digest('base64url').slice(0, 16)}`;
  const ofIssuer = personIds.get(issuer) ?? new Map<string, PersonId>();
  if (ofIssuer.size >= MOST_PERSON_IDS) ofIssuer.clear();
  if (personIds.size >= MOST_ISSUERS) personIds.clear();
  personIds.set(issuer, ofIssuer.set(subject, id));
  return id;
}

/**
 * Identifies the caller. People and integrations are identified by a hash of issuer and subject; the subject of a
 * client credentials token is its client. Throws UNAUTHENTICATED (401) for a token without a subject, and for one
 * that is no access token: API Gateway's authorizer lets an ID token through, which is made for apps to read.
 */
export function viewerFrom(claims: Claims): Viewer {
  const [issuer, subject] = [claimText(claims, 'iss'), claimText(claims, 'sub')];
  if (!issuer || !subject)
    throw new RequestError(
      'UNAUTHENTICATED',
      'The token identifies nobody: it lacks an issuer (iss) or a subject (sub). Sign in again.',
    );
  if (claimText(claims, 'token_use') !== 'access')
    throw new RequestError('UNAUTHENTICATED', 'This is not an access token. Send the access token of the sign-in.');
  const id = personIdOf(issuer, subject);
  if (subject !== claimText(claims, 'client_id')) return { kind: 'person', id };
  const granted = claimText(claims, 'scope').split(' ');
  const scopes = (['runs:read', 'runs:write'] as const).filter((scope) => granted.includes(`sidelined/${scope}`));
  return { kind: 'integration', id, scopes: new Set(scopes) };
}

export interface ContextParts {
  store: Store;
  /** Milliseconds since the epoch. */
  clock: { now(): number };
  newId: NewId;
  metrics?: Metrics | undefined;
  allowLocalWebhooks?: boolean | undefined;
  /** Where tracks of runs are kept. */
  tracks?: TrackFiles | undefined;
  /**
   * An integration's calls per minute; CALLS_PER_MINUTE unless a test makes more of them while its clock stands still.
   */
  callsPerMinute?: number | undefined;
  /** What people may do per minute; PERSON_LIMITS unless the deployment or a test sets others. */
  limits?: PersonLimits | undefined;
  /** What audit trails call this way in; an operation unless said otherwise. */
  channel?: AuditChannel;
}

/**
 * Makes the context of a request from its API Gateway event, whose claims the JWT authorizer has verified. Counts calls,
 * and throws RATE_LIMITED (429) for one too many: those of integrations in the table, those of people in memory.
 */
export function createContextFactory(parts: ContextParts): (event: HttpEvent) => Promise<Context> {
  const known = createKnownReads();
  const countRequest = createRequestLimit();
  return async (event) => {
    const claims = claimsOf(event);
    const viewer = viewerFrom(claims);
    const client = shortName(claimText(claims, 'client_id'));
    const username = claimText(claims, 'username') || claimText(claims, 'sub');
    const context = contextFor(parts, { viewer, username, client, known, requestId: event.requestContext.requestId });
    if (viewer.kind === 'integration') await countCall(context, parts.callsPerMinute ?? CALLS_PER_MINUTE);
    else countRequest(viewer, context.now, context.limits.requests);
    return context;
  };
}

async function countCall({ store, viewer, now }: Context, most: number): Promise<void> {
  if ((await store.rate.count(viewer.id, now)) <= most) return;
  const seconds = secondsToNextMinute(now);
  const message = `This client has used its ${most} calls for this minute. Retry in ${seconds} s, and send up to 100 runs per call.`;
  throw new RequestError('RATE_LIMITED', message, seconds);
}

/** The claims; empty if a route was set up without its authorizer. */
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
  }: Omit<ContextParts, 'callsPerMinute'>,
  {
    viewer,
    username,
    client,
    known,
    requestId,
    importId,
  }: {
    username: string;
    viewer: Viewer;
    client: string | undefined;
    known: KnownReads;
    requestId: string;
    importId?: ImportId | undefined;
  },
): Context {
  const beganAt = clock.now();
  const now = instantAt(beganAt);
  const elapsedMs = () => clock.now() - beganAt;
  const authorizedAthletes = new Map<AthleteId, AthleteView>();
  const loaders = createLoaders({ store, viewer, now, authorizedAthletes });
  const through = { channel, ...(client !== undefined && { client }) };
  const access = createAccessLog({ store, viewer: viewer.id, through, now, newId, known });
  const shared = { requestId, importId, tracks, viewer, username, now, elapsedMs, newId, limits, allowLocalWebhooks };
  return { ...shared, store, metrics, authorizedAthletes, loaders, access };
}
