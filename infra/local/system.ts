import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { localClient } from './dynamodb/client.ts';
import { explainFolderError } from './dynamodb/data-folder-error.ts';
import { checkDataFolder, openDataFolder } from './dynamodb/data-folder.ts';
import { startEngine, type Engine } from './dynamodb/dynamodb.ts';
import { portTaken } from './gateway/gateway.ts';
import { isFree } from './ports.ts';
import { urlAt } from './address.ts';
import { CliError } from './cli-error.ts';

export interface SystemOptions {
  port: number;
  /** The folder for the table's files and the signing key. */
  dataFolder: string;
  /** Whether to empty the folder first. */
  fresh: boolean;
  /** An engine to use as it is; by default, DynamoDB Local is started. */
  endpoint: string | undefined;
  /** Loads the application, which may take as long as starting the engine. */
  load: () => Promise<StartAnswering>;
  /** Called after each completed step. */
  done: (step: string) => void;
}

/** Starts everything but the engine. */
export type StartAnswering = (parts: {
  /** The address that it will have. */
  url: string;
  port: number;
  /** The endpoint of the DynamoDB engine. */
  endpoint: string;
  /** The file of the issuer's signing key. */
  keyFile: string;
  /** The file of the clients that integrations were given. */
  clientsFile: string;
  /** The random text of this data folder that keys are made of. */
  secretsKey: string;
  /** The folder of uploads and tracks. */
  filesFolder: string;
  /** Called after each completed step. */
  done: (step: string) => void;
}) => Promise<{ close(): Promise<void> }>;

export interface System {
  url: string;
  /** The endpoint of the DynamoDB engine. */
  endpoint: string;
  /** Resolves if the engine ends by itself; nothing works after that. */
  died: Promise<CliError>;
  /** Stops everything: first the gateway, so that requests in progress still find their table. */
  stop(): Promise<void>;
}

/** Starts the whole system and waits until it answers. @throws CliError for what the user can fix */
export async function startSystem(options: SystemOptions): Promise<System> {
  const { port, dataFolder, fresh, done } = options;
  await checkDataFolder(dataFolder);
  if (!(await isFree(port))) throw portTaken(port);
  if (options.endpoint !== undefined) await checkEngine(options.endpoint);
  const url = urlAt(port);
  const data = await openDataFolder(dataFolder, { url, fresh });
  let engine: Engine | undefined;
  try {
    // The engine starts on one core while this process loads the application on another.
    const loading = options.load();
    // A failure is handled below, where this is awaited.
    loading.catch(() => undefined);
    engine = options.endpoint === undefined ? await startEngine({ dbPath: data.database }) : undefined;
    const endpoint = options.endpoint ?? engine?.endpoint ?? '';
    done(`DynamoDB answers at ${endpoint}${engine ? ` (process ${engine.pid})` : ''}`);
    const startAnswering = await loading;
    const { keyFile, clientsFile, secretsKey, filesFolder } = data;
    const answering = await startAnswering({
      url,
      port,
      endpoint,
      keyFile,
      clientsFile,
      secretsKey,
      filesFolder,
      done,
    });
    return {
      url,
      endpoint,
      died: engine?.died ?? new Promise(() => undefined),
      async stop() {
        await answering.close();
        await engine?.stop();
        await data.release();
      },
    };
  } catch (error) {
    await engine?.stop();
    await data.release();
    throw (await explainFolderError(error, dataFolder)) ?? error;
  }
}

async function checkEngine(endpoint: string): Promise<void> {
  const client = localClient(endpoint);
  try {
    await client.send(new ListTablesCommand({ Limit: 1 }), { abortSignal: AbortSignal.timeout(5_000) });
  } catch {
    throw new CliError(
      `No DynamoDB engine answers at ${endpoint}: start it, or unset DYNAMODB_ENDPOINT to have one started.`,
    );
  } finally {
    client.destroy();
  }
}
