import {
  CloudFormationClient,
  DescribeStacksCommand,
  GetTemplateCommand,
  SetStackPolicyCommand,
} from '@aws-sdk/client-cloudformation';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { deploymentRecord } from '../../functions/store/dynamodb/table.ts';
import type { Template } from './protected.ts';

/** A stack as it is deployed. */
export interface Deployed {
  template: Template;
  outputs: ReadonlyMap<string, string>;
}

/** What a deployment asks of AWS, and does besides `cdk deploy`. */
export interface Cloud {
  /** Undefined before the first deployment. */
  stack(name: string): Promise<Deployed | undefined>;
  setPolicy(stack: string, policy: object): Promise<void>;
  /** Writes the known record of a new table. An existing one stays. */
  writeRecord(table: string, value: string): Promise<void>;
  /** The known record, through the API. Undefined if the table has none, or the API is too old to say. */
  readRecord(healthUrl: string): Promise<string | undefined>;
}

/** With the credentials and region that the AWS CLI would use. */
export function createCloud(): Cloud {
  const formation = new CloudFormationClient({});
  return {
    async stack(name) {
      try {
        const { Stacks: [stack] = [] } = await formation.send(new DescribeStacksCommand({ StackName: name }));
        // A stack of which only a change set exists was never deployed.
        if (!stack || stack.StackStatus === 'REVIEW_IN_PROGRESS') return undefined;
        const { TemplateBody = '{}' } = await formation.send(
          new GetTemplateCommand({ StackName: name, TemplateStage: 'Original' }),
        );
        const outputs = (stack.Outputs ?? []).map(
          ({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue] as const,
        );
        return { template: JSON.parse(TemplateBody) as Template, outputs: new Map(outputs) };
      } catch (error) {
        if (error instanceof Error && error.message.includes('does not exist')) return undefined;
        throw error;
      }
    },
    async setPolicy(stack, policy) {
      await formation.send(new SetStackPolicyCommand({ StackName: stack, StackPolicyBody: JSON.stringify(policy) }));
    },
    async writeRecord(table, value) {
      const { pk, sk } = deploymentRecord;
      const Item = { pk: { S: pk }, sk: { S: sk }, kind: { S: 'deploymentRecord' }, record: { S: value } };
      const put = new PutItemCommand({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' });
      await new DynamoDBClient({}).send(put);
    },
    async readRecord(healthUrl) {
      const response = await fetch(healthUrl, { signal: AbortSignal.timeout(15_000) });
      if (!response.ok) throw new Error(`${healthUrl} answers ${response.status}: the API does not reach its table.`);
      const { record } = (await response.json()) as { record?: string };
      return record;
    },
  };
}
