import { DeleteTableCommand, paginateListTables } from '@aws-sdk/client-dynamodb';
import type { TestProject } from 'vitest/node';
import { localClient } from '../../infra/local/dynamodb/client.ts';
import { startEngine } from '../../infra/local/dynamodb/dynamodb.ts';
import { CliError } from '../../infra/local/cli-error.ts';

declare module 'vitest' {
  interface ProvidedContext {
    dynamodbEndpoint: string;
    /** The prefix of this run's tables. */
    tablePrefix: string;
  }
}

/** One DynamoDB for the whole run: in memory, or the one at DYNAMODB_ENDPOINT, which is left as it was. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const tablePrefix = `test-${process.pid}-${Date.now().toString(36)}-`;
  project.provide('tablePrefix', tablePrefix);
  const given = process.env['DYNAMODB_ENDPOINT'];
  if (given) {
    project.provide('dynamodbEndpoint', given);
    return () => dropTables(given, tablePrefix);
  }
  const engine = await startEngine().catch(giveUp);
  project.provide('dynamodbEndpoint', engine.endpoint);
  void engine.died.then((trouble) => process.stderr.write(`${trouble.message}\n`));
  return () => engine.stop();
}

/** A problem that the user can fix, such as a missing Java, is one line; Vitest would print a stack trace. */
function giveUp(error: unknown): never {
  if (!(error instanceof CliError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

async function dropTables(endpoint: string, prefix: string): Promise<void> {
  const client = localClient(endpoint);
  for await (const { TableNames = [] } of paginateListTables({ client }, {})) {
    for (const TableName of TableNames.filter((name) => name.startsWith(prefix))) {
      await client.send(new DeleteTableCommand({ TableName }));
    }
  }
  client.destroy();
}
