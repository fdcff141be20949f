import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Table } from '../functions/store/dynamodb/table-access.ts';
import { createDynamoDB } from '../functions/store/dynamodb/client.ts';
import { kmsCipher } from '../functions/store/secrets/kms-cipher.ts';
import { localCipher } from '../functions/store/secrets/local-cipher.ts';
import { createVault, type Vault } from '../functions/store/secrets/vault.ts';

/** Opens a table as an operator: with the credentials, region and endpoint that the AWS CLI would use. */
export async function openTable(name: string): Promise<Table> {
  // AWS's own client knows all places where an operator may keep credentials; on Lambda there is only one.
  const { credentials, region } = new DynamoDBClient({}).config;
  return {
    client: createDynamoDB({ credentials, region: await region() }),
    name,
    pause: (tries) => wait(100 * 2 ** tries),
  };
}

/** The vault of a deployment, by its KMS key or a laptop's key file; undefined if neither is given. */
export async function openVault(key: string | undefined, keyFile: string | undefined): Promise<Vault | undefined> {
  if (keyFile !== undefined) return createVault(localCipher((await readFile(keyFile, 'utf8')).trim()));
  if (key === undefined) return undefined;
  const { credentials, region } = new DynamoDBClient({}).config;
  return createVault(kmsCipher(key, { credentials, region: await region() }));
}

/** Runs a command's main function. An error is one line, and exit code 2. */
export async function runCommand(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  }
}
