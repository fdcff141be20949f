/** What recording a run takes, wherever it comes from: the same code does it for all. */
const recording = [
  'dynamodb:GetItem',
  'dynamodb:BatchGetItem',
  'dynamodb:Query',
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
  'dynamodb:ConditionCheckItem',
] as const;

/**
 * The table actions that the code of each function calls: all that its role allows on the table. A transaction needs no
 * action of its own: DynamoDB asks for those of its parts, so ConditionCheckItem stands for TransactWriteItems' checks.
 */
export const tableActions = {
  graphql: [...recording, 'dynamodb:BatchWriteItem'],
  /** Runs are recorded as the API does it. What it deletes is a mark of its own: that a call was under way. */
  integrations: recording,
  /**
   * To finish erasures it reads the mark and what is left, and deletes that. To tell webhooks it reads who may hear, and
   * puts what is to be sent. It can read no index.
   */
  changes: ['dynamodb:Query', 'dynamodb:BatchGetItem', 'dynamodb:BatchWriteItem', 'dynamodb:PutItem'],
  /** It reads who is to hear what and whether she still may, records what providers say, and writes what came of it. */
  outbound: recording,
  /** It keeps what providers say, and looks nothing up. */
  providers: ['dynamodb:PutItem'],
} as const;
