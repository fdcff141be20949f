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
  /** Folder for the table's files and the signing key. */
  dataFolder: string;
  /** Empties the folder first. */
  fresh: boolean;
  /** Another engine, which is used as it is; without it, DynamoDB Local is started. */
  endpoint: string | undefined;
  /** Loads what answers, which may take as long as starting the engine does. */
  load: () => Promise<StartAnswering>;
  /** Called with each step that is done. */
  done: (step: string) => void;
}

/** Starts everything that is not the engine. */
export type StartAnswering = (parts: {
  /** Where it will answer. */
  url: string;
  port: number;
  /** Of the DynamoDB engine. */
  endpoint: string;
  /** Keeps the issuer's signing key. */
  keyFile: string;
  /** Called with each step that is done. */
  done: (step: string) => void;
}) => Promise<{ close(): Promise<void> }>;

export interface System {
  url: string;
  /** Of the DynamoDB engine. */
  endpoint: string;
  /** Resolves when the engine ends by itself; nothing works after that. */
  died: Promise<CliError>;
  /** Ends it all: first the gateway, so that requests under way still find their table. */
  stop(): Promise<void>;
}

/** Starts the whole system and waits until it answers. @throws CliError for what the person at the keyboard can correct */
export async function startSystem(options: SystemOptions): Promise<System> {
  const { port, dataFolder, fresh, done } = options;
  await checkDataFolder(dataFolder);
  if (!(await isFree(port))) throw portTaken(port);
  if (options.endpoint !== undefined) await checkEngine(options.endpoint);
  const url = urlAt(port);
  const data = await openDataFolder(dataFolder, { url, fresh });
  let engine: Engine | undefined;
  try {
    // The engine starts on one core while this process loads the application on another one.
    const loading = options.load();
    // If it fails, that shows below, where it is awaited.
    loading.catch(() => undefined);
    engine = options.endpoint === undefined ? await startEngine({ dbPath: data.database }) : undefined;
    const endpoint = options.endpoint ?? engine?.endpoint ?? '';
    done(`DynamoDB answers at ${endpoint}${engine ? ` (process ${engine.pid})` : ''}`);
    const startAnswering = await loading;
    const answering = await startAnswering({ url, port, endpoint, keyFile: data.keyFile, done });
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
