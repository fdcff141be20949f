import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { createImportsApp } from '../../functions/imports/app.ts';
import { newId } from '../../functions/runtime/new-id.ts';
import type { Files } from '../../functions/store/files/files.ts';
import { folderFiles } from '../../functions/store/files/folder.ts';
import { uploadKey } from '../../functions/store/files/keys.ts';
import { gatewayEvent } from './gateway.ts';
import { undescribed } from './openapi.ts';
import { asFunction } from './role.ts';
import { createWorld, NO_LIMITS, type Someone } from './world.ts';
import type { PersonLimits } from '../../functions/domain/rate-limit.ts';

export const BEGIN = 'POST /v1/imports';
export const LOOK = 'GET /v1/imports/{id}';
export const RESULTS = 'GET /v1/imports/{id}/results';
export const CANCEL = 'DELETE /v1/imports/{id}';

type Who = Pick<Someone, 'claims'>;

/** A world with the function of imports, over a folder of its own. */
export async function createImportWorld(
  options: Parameters<typeof createWorld>[0] & { files?: (files: Files) => Files } = {},
) {
  const folder = await mkdtemp(join(tmpdir(), 'sidelined-files-'));
  const inFolder = folderFiles({ folder, uploadUrl: 'http://localhost/uploads', secret: 'the secret of the tests' });
  const files = options.files?.(inFolder) ?? inFolder;
  const world = await createWorld({ ...options, tracks: files });
  const logged: { message: string; details?: object }[] = [];
  const log = (message: string, details?: object) => void logged.push({ message, ...(details && { details }) });
  const limits: PersonLimits = { ...NO_LIMITS, ...options.limits };
  const { http, handler } = createImportsApp({
    client: world.dynamodb,
    tableName: world.tableName,
    files,
    keys: world.keys,
    clock: { now: () => Date.parse(world.now()) },
    newId,
    logger: { debug: log, info: log, warn: log, error: log },
    pause: async () => {},
    clientLimits: { calls: Infinity, callsForAthlete: Infinity, ...options.clientLimits },
    settingsClients: options.settingsClients ?? { has: () => true },
    limits,
  });
  /** Five minutes, unless a test has less. */
  let left = () => 300_000;
  const invoke = (event: Parameters<typeof handler>[0]) =>
    asFunction('imports', () => handler(event, { getRemainingTimeInMillis: () => left() }));

  async function call(
    who: Who,
    route: string,
    { id, body, cursor }: { id?: string; body?: unknown; cursor?: string } = {},
  ) {
    const event = gatewayEvent({
      route,
      claims: who.claims,
      ...(id !== undefined && { pathParameters: { id } }),
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    if (cursor !== undefined) event.queryStringParameters = { cursor };
    const result = (await asFunction('imports', () => http(event))) as {
      statusCode?: number;
      body?: string;
      headers?: Record<string, string>;
    };
    const answer = {
      status: result.statusCode ?? 200,
      type: result.headers?.['content-type'] ?? '',
      body: result.body ? (JSON.parse(result.body) as unknown) : undefined,
    };
    if (answer.status !== 204) expect(undescribed(route, answer)).toEqual([]);

    return { status: result.statusCode ?? 200, body: result.body ? JSON.parse(result.body) : undefined };
  }

  const came = (id: string) =>
    invoke({ 'detail-type': 'Object Created', detail: { object: { key: uploadKey(id as `imp_${string}`) } } });

  /** Begins an import and puts its file where it belongs, without telling anybody. */
  async function begin(who: Who, athleteId: string, bytes: Uint8Array, fileName = 'export.zip'): Promise<string> {
    const begun = await call(who, BEGIN, { body: { athleteId, fileName, bytes: bytes.length } });
    if (begun.status !== 201) throw new Error(`Not begun: ${JSON.stringify(begun.body)}`);
    const id = begun.body.import.id as `imp_${string}`;
    await files.put(uploadKey(id), bytes);
    return id;
  }

  const look = async (who: Who, id: string) => (await call(who, LOOK, { id })).body;

  return {
    ...world,
    files,
    folder,
    imported: logged,
    invoke,
    call,
    came,
    begin,
    look,
    /** Begins, uploads, and lets it be worked off as far as one call comes. */
    async import(who: Who, athleteId: string, bytes: Uint8Array, fileName?: string) {
      const id = await begin(who, athleteId, bytes, fileName);
      await came(id);
      return look(who, id);
    },
    /** Every result of an import, over all pages. */
    async results(who: Who, id: string) {
      // eslint-disable-next-line @typescript-eslint/no-explicit-any -- parsed JSON, of which each test picks what it looks at
      const all: any[] = [];
      let cursor: string | undefined;
      do {
        const { body } = await call(who, RESULTS, { id, ...(cursor !== undefined && { cursor }) });
        all.push(...body.results);
        cursor = body.cursor;
      } while (cursor !== undefined);
      return all;
    },
    /** What the rule of each minute calls. */
    minute: () => invoke({ source: 'schedule' }),
    /** How much time Lambda leaves. */
    leave(time: () => number) {
      left = time;
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

export type ImportWorld = Awaited<ReturnType<typeof createImportWorld>>;

/** The same for one test. */
export async function importWorldOfTest(options: Parameters<typeof createImportWorld>[0] = {}): Promise<ImportWorld> {
  const world = await createImportWorld(options);
  onTestFinished(() => world.close());
  return world;
}
