import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localClient } from '../dynamodb/client.ts';
import { serveUploads } from '../files/uploads.ts';
import { startGateway } from '../gateway/gateway.ts';
import { createIssuer, type Issuer } from '../identity/issuer.ts';
import { pagesOf } from '../pages/pages.ts';
import { accountId, region, resolveResources } from './assembly/resources.ts';
import { readStack } from './assembly/stack.ts';
import { startEventSources, type DeadLetters } from './event-sources.ts';
import { readFileEvents } from './file-events.ts';
import { byArn, createFunctions, type DeployedFunction } from './functions/functions.ts';
import { readHttpApi } from './http-api.ts';
import { startIamProxy, type IamProxyOptions } from './iam/iam-proxy.ts';
import { createAllows, readRoles, type Allows } from './iam/policies.ts';
import { startSchedules } from './schedules.ts';
import { createTables } from './tables.ts';

export interface ExecutionOptions {
  /** The output of `npm run synth`. */
  folder: string;
  /**
   * The prefix of the names of tables and functions, by default the stack's name. Another prefix makes another system.
   */
  name?: string;
  /** The address that it will have. */
  url: string;
  port: number;
  /** The endpoint of DynamoDB Local. */
  endpoint: string;
  /** The file of the issuer's signing key; without it the key is new each time. */
  keyFile?: string;
  /** The file of the clients that integrations were given; without it they last as long as the execution. */
  clientsFile?: string;
  /** The random text that takes the place of the template's secret and of its KMS key; new each time by default. */
  secretsKey?: string;
  /** The folder that takes the place of the template's bucket; a new one in the system's temporary folder by default. */
  filesFolder?: string;
  /** Called with the output of functions on stdout and stderr. */
  log: (line: string) => void;
  /** Called after each completed step. */
  done: (step: string) => void;
  /** Called with errors that callers must not see. */
  onError: (error: unknown) => void;
  /** Tests hold the requests of functions to DynamoDB here. */
  iamProxy?: Pick<IamProxyOptions, 'before' | 'after'>;
}

/** A template that is being executed. */
export interface Execution {
  url: string;
  issuer: Issuer;
  functions: readonly DeployedFunction[];
  /** By the queue's ARN. */
  deadLetters: ReadonlyMap<string, DeadLetters>;
  tableNames: readonly string[];
  /** Calls the scheduled functions now. */
  fireSchedules(): Promise<void>;
  /** Resolves once all earlier writes have gone through the consumers of the tables' streams. */
  drained(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Executes a synthesized template on this machine: its tables on DynamoDB Local, its built functions in separate
 * processes, its routes and authorizers in front of them, its event source mappings behind them, and the policies of
 * its roles between functions and tables. It is not a deployment: AWS itself is emulated as documented.
 *
 * @throws CliError if the template has something that is not supported here
 */
export async function execute(options: ExecutionOptions): Promise<Execution> {
  const { folder, url, port, endpoint, keyFile, clientsFile, log, done, onError } = options;
  const synthesized = readStack(folder);
  const stack = { ...synthesized, name: options.name ?? synthesized.name };
  const resources = resolveResources(stack, url);
  const started: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const end of started.reverse().splice(0)) await end();
  };
  try {
    const secretsKey = options.secretsKey ?? randomBytes(48).toString('base64url');
    const filesFolder = options.filesFolder ?? (await mkdtemp(join(tmpdir(), 'sidelined-files-')));
    if (options.filesFolder === undefined) started.push(() => rm(filesFolder, { recursive: true, force: true }));
    const client = localClient(endpoint);
    const tableNames = await createTables(client, resources);
    client.destroy();
    done(`tables of the template: ${tableNames.join(', ')}`);

    const roles = readRoles(resources);
    const allowsByRole = new Map<string, Allows>([...roles.values()].map((role) => [role.arn, createAllows(role)]));
    const allowsOf = (fn: DeployedFunction): Allows => allowsByRole.get(fn.role) ?? (() => Promise.resolve(false));
    const iamProxy = await startIamProxy({
      endpoint,
      tablePrefix: `arn:aws:dynamodb:${region}:${accountId}:table/`,
      allows: (caller) => {
        const fn = functions.find(({ logicalId }) => logicalId === caller);
        return fn && allowsOf(fn);
      },
      ...options.iamProxy,
    });
    started.push(() => iamProxy.close());
    const issuerUrl = `${url}/issuer`;
    const functions: DeployedFunction[] = createFunctions({
      stack,
      resources,
      dynamodbEndpoint: iamProxy.endpoint,
      tokenEndpoint: `${issuerUrl}/oauth2/token`,
      secretsKey,
      jwksUri: `${url}/issuer/.well-known/jwks.json`,
      url,
      cognitoEndpoint: `${url}/issuer`,
      files: { folder: filesFolder, uploadUrl: `${url}/uploads` },
      log,
    });
    for (const fn of functions) started.push(() => fn.stop());
    done(`functions of the template: ${functions.map(({ logicalId }) => logicalId).join(', ')}`);

    const callable = byArn(resources, functions);
    const api = readHttpApi({ resources, functions: callable });
    const issuer = await createIssuer({
      url: issuerUrl,
      name: api.issuer,
      ...(keyFile !== undefined && { keyFile }),
      ...(clientsFile !== undefined && { clientsFile }),
    });
    let isReady = false;
    const onCreated = readFileEvents(resources, callable, onError);
    const uploads = serveUploads({ folder: filesFolder, secret: secretsKey, onCreated, onError });
    const pages = { ...pagesOf(issuer, () => isReady), '/uploads': uploads };
    const gateway = await startGateway({ port, routes: api.routes, cors: api.cors, pages, onError });
    started.push(() => gateway.close());
    done(`routes of the template: ${api.routes.map(({ key }) => key).join(', ')}`);

    const queueArns = resources
      .all('AWS::SQS::Queue')
      .map(({ logicalId }) => resources.names.attribute(logicalId, 'Arn'));
    const deadLetters = new Map(queueArns.map((arn): [string, DeadLetters] => [arn, []]));
    const sources = await startEventSources({
      resources,
      functions: callable,
      allowsOf,
      endpoint,
      deadLetters,
      onError,
    });
    for (const source of sources) started.push(() => source.stop());
    const schedules = startSchedules(resources, callable, onError);
    started.push(() => schedules.stop());
    done(`event sources of the template: ${sources.length}, schedules: ${schedules.count}`);
    isReady = true;

    return {
      url,
      issuer,
      functions,
      deadLetters,
      tableNames,
      fireSchedules: () => schedules.fire(),
      async drained() {
        // The writes of one consumer are in the stream for the others.
        for (const _ of sources) await Promise.all(sources.map((source) => source.drained()));
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
