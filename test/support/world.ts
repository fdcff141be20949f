import type { HttpHandler } from '../../functions/runtime/http.ts';
import { createApp } from '../../functions/graphql/app.ts';
import type { ClientLimits, PersonLimits } from '../../functions/domain/rate-limit.ts';
import type { TrackFiles } from '../../functions/request/run-track.ts';
import { newId } from '../../functions/runtime/new-id.ts';
import { createIntegrationsApp } from '../../functions/integrations/app.ts';
import { postEvent } from './gateway.ts';
import { deriveKeys } from '../../functions/store/secrets/derived-keys.ts';
import { asFunction, underRoles, vaultUnderRoles } from './role.ts';
import { freshTable } from './table.ts';

/** An answer of the API, as a client sees it. */
export interface Answer {
  status: number;
  // The answers of a test's own documents: it knows what it asked for.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a typed document a test would say everything twice
  data: any;
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
  extensions?: { cost?: Record<string, number> };
}

export type Ask = (document: string, variables?: Record<string, unknown>) => Promise<Answer>;

export interface Speaker {
  ask: Ask;
  /** Calls a mutation with its input; throws unless it went well, and answers its payload. */
  does(mutation: string, input: object, selection: string): Promise<Answer['data']>;
  /** Calls a mutation that is to be refused, and answers the codes with their paths: `INVALID input.name`. */
  isRefused(mutation: string, input: object): Promise<string[]>;
}

export interface Someone extends Speaker {
  /** The claims of the person's token, as API Gateway's authorizer passes them on. */
  claims: Record<string, string>;
}

const ISSUER = 'https://issuer.test';

export const personClaims = (name: string): Record<string, string> => ({
  iss: ISSUER,
  sub: name,
  client_id: 'app',
  token_use: 'access',
  scope: 'openid',
});
export const integrationClaims = (
  name: string,
  scope = 'sidelined/runs:write sidelined/runs:read',
): Record<string, string> => ({
  iss: ISSUER,
  sub: name,
  client_id: name,
  token_use: 'access',
  scope,
});

function someone(handler: HttpHandler, claims: Record<string, string>): Someone {
  return {
    claims,
    ...speaker(async (query, variables = {}) => {
      const event = postEvent(claims, { query, variables });
      const { statusCode = 200, body = '' } = await asFunction('graphql', () => handler(event));
      return { status: statusCode, ...(JSON.parse(body) as Omit<Answer, 'status'>) };
    }),
  };
}

/** What a caller can do, by whichever transport. */
export function speaker(ask: Ask): Speaker {
  const call = (mutation: string, input: object, selection: string) => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
    return ask(
      `mutation Test($input: ${type}) { ${mutation}(input: $input) { ${selection} userErrors { code path message } } }`,
      { input },
    );
  };
  return {
    ask,
    async does(mutation, input, selection) {
      const { data, errors } = await call(mutation, input, selection);
      const payload = data?.[mutation];
      if (errors || !payload || payload.userErrors.length > 0)
        throw new Error(`${mutation} was refused: ${JSON.stringify(errors ?? payload?.userErrors)}`);
      return payload;
    },
    async isRefused(mutation, input) {
      const { data, errors } = await call(mutation, input, '');
      if (errors) throw new Error(`${mutation} failed: ${JSON.stringify(errors)}`);
      return data[mutation].userErrors.map((e: { code: string; path: string[] }) => `${e.code} ${e.path.join('.')}`);
    },
  };
}

/** Lets somebody onto an athlete's team, by invitation and acceptance. Answers the grant's id. */
export async function join(
  athlete: Speaker & { id: string },
  who: Speaker,
  role: string,
  yourName: string,
): Promise<string> {
  const { invitation } = await athlete.does(
    'invite',
    { invitation: { toTeam: { athleteId: athlete.id, role } } },
    'invitation { code }',
  );
  const { grant } = await who.does('acceptInvitation', { code: invitation.code, yourName }, 'grant { id }');
  return grant.id as string;
}

export const NO_LIMITS: PersonLimits = {
  requests: Infinity,
  writes: Infinity,
  safetyWrites: Infinity,
  supportersComments: Infinity,
};

export const NO_CLIENT_LIMITS: ClientLimits = { calls: Infinity, callsForAthlete: Infinity };

/** The day on which tests happen, unless they say otherwise. */
export const TODAY = '2026-03-10T12:00:00.000Z';

/**
 * The whole API over a table of its own, called as API Gateway calls it. Its clock stands still until a test moves it.
 */
export async function createWorld(
  options: {
    now?: string;
    table?: Awaited<ReturnType<typeof freshTable>>;
    clientLimits?: Partial<ClientLimits>;
    limits?: Partial<PersonLimits>;
    tracks?: TrackFiles;
    allowLocalWebhooks?: boolean;
    settingsClients?: Pick<ReadonlySet<string>, 'has'>;
  } = {},
) {
  const { client, dynamodb, tableName } = options.table ?? (await freshTable());
  const asked = underRoles(dynamodb);
  let now = Date.parse(options.now ?? TODAY);
  const settled: number[] = [];
  const logged: { level: string; message: string; details?: object }[] = [];
  const log = (level: string) => (message: string, details?: object) => {
    logged.push({ level, message, ...(details && { details }) });
  };
  const parts = {
    client: dynamodb,
    tableName,
    clock: { now: () => now },
    newId,
    keys: deriveKeys('the deployment secret of all tests'),
    vault: vaultUnderRoles(),
    logger: { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') },
    pause: async () => {},
    settle: async (milliseconds: number) => {
      settled.push(milliseconds);
    },
    // While the clock stands still, all calls of a test are made in one minute.
    clientLimits: { ...NO_CLIENT_LIMITS, ...options.clientLimits },
    limits: { ...NO_LIMITS, ...options.limits },
    allowLocalWebhooks: options.allowLocalWebhooks ?? false,
    // Every integration of a test is one of the settings, unless it is registered.
    settingsClients: options.settingsClients ?? { has: () => true },
    ...(options.tracks && { tracks: options.tracks }),
  };
  const app = createApp(parts);
  const { handler: http } = createIntegrationsApp(parts);

  const person = (name: string) => someone(app.handler, personClaims(name));
  /** A caller with whatever claims. */
  const as = (claims: Record<string, string>) => someone(app.handler, claims);
  const integration = (name: string, scope?: string) => someone(app.handler, integrationClaims(name, scope));

  return {
    ...app,
    /** The function behind plain HTTP. */
    http,
    /** AWS's own client, by which a test looks at the table and writes into it. */
    client,
    /** The product's client. */
    dynamodb,
    tableName,
    /** With what the functions seal. */
    keys: parts.keys,
    vault: parts.vault,
    logged,
    /** How long revocations have waited for slower readers. */
    settled,
    /** What functions have asked of DynamoDB, as in `graphql dynamodb:Query table`. */
    asked,
    person,
    integration,
    as,
    now: () => new Date(now).toISOString(),
    /** Moves the clock. */
    at: (instant: string) => {
      now = Date.parse(instant);
    },
    /** A person who is an athlete, with the athlete's id. */
    async athlete(name: string, timeZone = 'America/Chicago') {
      const caller = person(name);
      const { athlete } = await caller.does('createAthlete', { name, timeZone }, 'athlete { id }');
      return { ...caller, id: athlete.id as string };
    },
    join,
  };
}

export type World = Awaited<ReturnType<typeof createWorld>>;
