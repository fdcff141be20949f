import { createDevelopersApp, developersScopes } from '../../functions/developers/app.ts';
import { createCognitoClients } from '../../functions/developers/cognito.ts';
import { createApp, graphqlScopes } from '../../functions/graphql/app.ts';
import type { Logger } from '../../functions/runtime/logger.ts';
import { newId } from '../../functions/runtime/new-id.ts';
import { authenticated } from '../../functions/runtime/token/authenticated.ts';
import { createTokenVerifier } from '../../functions/runtime/token/verify-token.ts';
import { createImportsApp, importsScopes } from '../../functions/imports/app.ts';
import { createIntegrationsApp, integrationsScopes } from '../../functions/integrations/app.ts';
import { createReceiver, readSecrets } from '../../functions/providers/receiver.ts';
import { folderFiles } from '../../functions/store/files/folder.ts';
import { readKeys, readVault } from '../../functions/store/secrets/environment.ts';
import { localClient, localDynamoDB } from './dynamodb/client.ts';
import { startConsumers, timeLeft } from './streams/consumers.ts';
import { serveUploads } from './files/uploads.ts';
import { localCors } from './gateway/cors.ts';
import { startGateway } from './gateway/gateway.ts';
import { createIssuer, issuerName } from './identity/issuer.ts';
import { pagesOf } from './pages/pages.ts';
import { cast, consentClientId, integrationScopes, settingsClientIds, webClientId } from './identity/personas.ts';
import { apiRoutes } from './gateway/routes.ts';
import { loadDemo } from './demo/seed.ts';
import type { StartAnswering } from './system.ts';
import { beginDemo, endDemo, prepareTable } from './dynamodb/table.ts';

export const tableName = 'Sidelined';

/** Everything but the engine: table, application, issuer and gateway. Loads the demo into an empty table. */
export const startApplication: StartAnswering = async ({ done, ...system }) => {
  const { url, port, endpoint, keyFile, clientsFile, secretsKey, filesFolder } = system;
  const client = localClient(endpoint);
  const isEmpty = await prepareTable(client, tableName);
  done(`the table ${tableName} is there`);
  const issuer = await createIssuer({ url: `${url}/issuer`, keyFile, clientsFile });
  const clock = movableClock();
  const dynamodb = localDynamoDB(endpoint);
  const keys = readKeys({ DEPLOYMENT_SECRET: secretsKey });
  const vault = readVault({ SECRETS_LOCAL_KEY: secretsKey });
  const files = folderFiles({ folder: filesFolder, uploadUrl: `${url}/uploads`, secret: secretsKey });
  const parts = {
    client: dynamodb,
    tableName,
    clock,
    newId,
    logger: terminalLogger,
    keys,
    vault,
    tracks: files,
    env: {
      TOKEN_ENDPOINT: `${url}/issuer/oauth2/token`,
      ...unlimited,
      INTEGRATION_CLIENT_IDS: settingsClientIds.join(','),
      PUBLIC_URL: url,
      SIGN_IN_URL: `${url}/issuer`,
      CONSENT_CLIENT_ID: consentClientId,
      TOKEN_ISSUER: issuerName,
      TOKEN_JWKS_URI: issuer.jwksUri,
      WEB_CLIENT_ID: webClientId,
      ...process.env,
    },
  };
  const verify = createTokenVerifier({ issuer: issuerName, jwksUri: issuer.jwksUri, webClientIds: [webClientId] });
  const graphql = createApp({ ...parts, allowLocalWebhooks: true }).handler;
  const integrations = createIntegrationsApp(parts).handler;
  const imports = createImportsApp({ ...parts, files });
  const developers = createDevelopersApp({
    ...parts,
    allowLocalWebhooks: true,
    clients: createCognitoClients({
      userPoolId: 'us-east-1_local',
      scopes: integrationScopes,
      endpoint: `${url}/issuer`,
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    }),
    page: {
      issuer: issuerName,
      authorizationEndpoint: `${url}/issuer/oauth2/authorize`,
      tokenEndpoint: `${url}/issuer/oauth2/token`,
      clientId: webClientId,
      personas: cast.filter(({ kind }) => kind === 'person').map(({ name }) => name),
    },
  });
  const functions = {
    developers: authenticated(developers.handler, verify, developersScopes, terminalLogger),
    graphql: authenticated(graphql, verify, graphqlScopes, terminalLogger),
    integrations: authenticated(integrations, verify, integrationsScopes, terminalLogger),
    imports: authenticated(imports.http, verify, importsScopes, terminalLogger),
    providers: createReceiver({ ...parts, secrets: readSecrets(process.env) }),
  };
  let isReady = false;
  const onError = (error: unknown) => terminalLogger.error('The gateway failed', { error });
  const uploads = serveUploads({
    folder: filesFolder,
    secret: secretsKey,
    onCreated: async (key) =>
      void (await imports.handler({ 'detail-type': 'Object Created', detail: { object: { key } } }, timeLeft)),
    onError,
  });
  const gateway = await startGateway({
    port,
    routes: apiRoutes(functions),
    cors: localCors,
    pages: { ...pagesOf(issuer, () => isReady), '/uploads': uploads },
    onError,
  });
  done(`GraphQL answers at ${url}/graphql`);
  try {
    if (isEmpty) {
      await beginDemo(client, tableName);
      await loadDemo({
        url: `${url}/graphql`,
        tokenFor: issuer.tokenFor,
        setClock: clock.set,
      });
      await endDemo(client, tableName);
      clock.set(undefined);
      done('the demo is loaded');
    }
    const warn = (message: string, details: object) => terminalLogger.warn(message, details);
    const hourly = setInterval(() => {
      developers
        .sweep()
        .catch((error: unknown) => terminalLogger.error('The sweep of client secrets failed', { error }));
    }, HOUR_MS);
    const consumers = await startConsumers({
      client: dynamodb,
      endpoint,
      tableName,
      keys,
      vault,
      imports: imports.handler,
      warn,
    });
    isReady = true;
    return {
      async close() {
        clearInterval(hourly);
        await consumers.stop();
        await gateway.close();
      },
    };
  } catch (error) {
    await gateway.close();
    throw error;
  }
};

const HOUR_MS = 3_600_000;

/** A laptop has one user, who may load a season of data in a minute. */
const unlimited = Object.fromEntries(
  ['REQUESTS', 'WRITES', 'SAFETY_WRITES', 'SUPPORTERS_COMMENTS'].map((what) => [`${what}_PER_MINUTE`, '100000000']),
);

/** Real time, unless it is set to an instant: the demo plays the past weeks as they happened. */
function movableClock() {
  let held: number | undefined;
  return {
    now: () => held ?? Date.now(),
    set: (atMs: number | undefined) => {
      held = atMs;
    },
  };
}

/** One line on stderr for what needs attention; details are for CloudWatch. */
const terminalLogger: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: (message, details) => console.error(message, ...(details ? [details] : [])),
  error: (message, details) => console.error(message, ...(details ? [details] : [])),
};
