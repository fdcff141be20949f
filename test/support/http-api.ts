import { expect } from 'vitest';
import { gatewayEvent } from './gateway.ts';
import { undescribed } from './openapi.ts';
import { asFunction } from './role.ts';
import type { Someone, World } from './world.ts';

/** A response of the plain HTTP API. */
export interface HttpAnswer {
  status: number;
  type: string;
  headers: Record<string, string>;
  // A test knows its own selection.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- typed, each test would say everything twice
  body: any;
}

export const RUNS = 'POST /v1/athletes/{id}/runs';
export const SESSIONS = 'POST /v1/athletes/{id}/sessions';
export const DUPLICATES = 'POST /v1/athletes/{id}/runs/duplicates';
export const IMPORT = 'POST /v1/athletes/{id}/runs/import';

export const MANY = 'POST /v1/runs';
export const ATHLETES = 'GET /v1/athletes';
export const LIST = 'GET /v1/athletes/{id}/runs';
export const RUN = 'GET /v1/athletes/{id}/runs/{externalId+}';
export const DELETE_RUN = 'DELETE /v1/athletes/{id}/runs/{externalId+}';

interface Call {
  /** The athlete, where the path has one. */
  id?: string;
  externalId?: string;
  /** Without the leading `?`, or by name. */
  query?: string | Record<string, string>;
  headers?: Record<string, string>;
  /** JSON as a string, or the bytes of a file. */
  body?: string | Uint8Array;
}

/** Calls the function as API Gateway does; every response is checked against the OpenAPI document. */
export async function send(world: World, who: Pick<Someone, 'claims'>, route: string, call: Call): Promise<HttpAnswer> {
  const { id, externalId, query = '', headers = {}, body } = call;
  const isText = typeof body === 'string';
  const event = gatewayEvent({
    route,
    ...(id !== undefined && { pathParameters: { id, ...(externalId !== undefined && { externalId }) } }),
    query: new URLSearchParams(query).toString(),
    headers,
    claims: who.claims,
    ...(body !== undefined && { body: isText ? body : Buffer.from(body).toString('base64') }),
    isBase64Encoded: body !== undefined && !isText,
  });
  const result = await asFunction('integrations', () => world.http(event));
  const sent = Object.fromEntries(Object.entries(result.headers ?? {}).map(([name, value]) => [name, String(value)]));
  const answer = {
    status: result.statusCode ?? 200,
    type: sent['content-type'] ?? '',
    headers: sent,
    body: result.body === undefined ? undefined : (JSON.parse(result.body) as unknown),
  };
  expect(undescribed(route, answer)).toEqual([]);
  return answer;
}

/** Posts JSON: one run, or `{ runs }`. */
export const postRuns = (
  world: World,
  who: Pick<Someone, 'claims'>,
  id: string,
  runs: unknown,
  headers: Record<string, string> = {},
): Promise<HttpAnswer> => send(world, who, RUNS, { id, headers, body: JSON.stringify(runs) });

/** Posts JSON: one session, or `{ sessions }`. */
export const postSessions = (
  world: World,
  who: Pick<Someone, 'claims'>,
  id: string,
  sessions: unknown,
  headers: Record<string, string> = {},
): Promise<HttpAnswer> => send(world, who, SESSIONS, { id, headers, body: JSON.stringify(sessions) });

/** Posts a file. */
export const postFile = (
  world: World,
  who: Pick<Someone, 'claims'>,
  id: string,
  body: string | Uint8Array,
  headers: Record<string, string> = {},
): Promise<HttpAnswer> => send(world, who, IMPORT, { id, headers, body: Buffer.from(body) });

/** A GPX file of a run: a point every ten seconds, northwards along a river. */
export function gpxOf(startedAt: string, { minutes = 30, from = [41.88, -87.63] as const } = {}): string {
  const points = Array.from({ length: minutes * 6 + 1 }, (_, index) => {
    const time = new Date(Date.parse(startedAt) + index * 10_000).toISOString();
    return `<trkpt lat="${(from[0] + index * 0.00025).toFixed(5)}" lon="${from[1]}"><time>${time}</time></trkpt>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="test" xmlns="http://www.topografix.com/GPX/1/1">
<trk><type>running</type><trkseg>${points.join('\n')}</trkseg></trk></gpx>`;
}
