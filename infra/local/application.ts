import { createApp } from '../../functions/graphql/app.ts';
import type { Logger } from '../../functions/runtime/logger.ts';
import { newId } from '../../functions/runtime/new-id.ts';
import { createImportsApp } from '../../functions/imports/app.ts';
import { createIntegrationsApp } from '../../functions/integrations/app.ts';
import { createReceiver, readSecrets } from '../../functions/providers/receiver.ts';
import { folderFiles } from '../../functions/store/files/folder.ts';
import { readKeys, readVault } from '../../functions/store/secrets/environment.ts';
import { createAuthorizer } from './gateway/authorizer.ts';
import { localClient, localDynamoDB } from './dynamodb/client.ts';
import { startConsumers, timeLeft } from './streams/consumers.ts';
import { serveUploads } from './files/uploads.ts';
import { localCors } from './gateway/cors.ts';
import { startGateway } from './gateway/gateway.ts';
import { createIssuer, issuerName } from './identity/issuer.ts';
import { pagesOf } from './pages/pages.ts';
import { audience } from './identity/personas.ts';
import { apiRoutes } from './gateway/routes.ts';
import { loadDemo } from './demo/seed.ts';
import type { StartAnswering } from './system.ts';
import { beginDemo, endDemo, prepareTable } from './dynamodb/table.ts';

export const tableName = 'Sidelined';

/** Everything but the engine: table, application, issuer and gateway. Loads the demo into an empty table. */
export const startApplication: StartAnswering = async ({ done, ...system }) => {
  const { url, port, endpoint, keyFile, secretsKey, filesFolder } = system;
  const client = localClient(endpoint);
  const isEmpty = await prepareTable(client, tableName);
  done(`the table ${tableName} is there`);
  const issuer = await createIssuer({ url: `${url}/issuer`, keyFile });
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
    env: { ...unlimited, ...process.env },
  };
  const imports = createImportsApp({ ...parts, files });
  const functions = {
    graphql: createApp({ ...parts, allowLocalWebhooks: true }).handler,
    integrations: createIntegrationsApp(parts).handler,
    imports: imports.http,
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
    routes: apiRoutes(functions, (acceptedScopes) =>
      createAuthorizer({ issuer: issuerName, jwksUri: issuer.jwksUri, audience, acceptedScopes }),
    ),
    cors: localCors,
    pages: { ...pagesOf(issuer, () => isReady), '/uploads': uploads },
    onError,
  });
  done(`GraphQL answers at ${url}/graphql`);
  try {
    if (isEmpty) {
      await beginDemo(client, tableName);
      await loadDemo({ url: `${url}/graphql`, tokenFor: issuer.tokenFor, setClock: clock.set });
      await endDemo(client, tableName);
      clock.set(undefined);
      done('the demo is loaded');
    }
    const warn = (message: string, details: object) => terminalLogger.warn(message, details);
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
        await consumers.stop();
        await gateway.close();
      },
    };
  } catch (error) {
    await gateway.close();
    throw error;
  }
};

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
