/** One permission that a request to DynamoDB needs. */
export interface Call {
  /** As in a policy: `dynamodb:Query`. */
  action: string;
  /** ARN of the table or index. */
  resource: string;
}

interface Body {
  TableName?: string;
  IndexName?: string;
  RequestItems?: Record<string, unknown>;
  TransactItems?: Record<string, { TableName: string } | undefined>[];
}

/** The action that each part of a transaction needs; a transaction needs none of its own. */
const partActions: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};

/**
 * What a request asks leave for, as AWS documents it under "Actions, resources, and condition keys for Amazon DynamoDB".
 *
 * @param operation as in the header X-Amz-Target: `Query`
 * @param body as sent
 * @param tablePrefix what a table's ARN is made of, up to its name
 */
export function callsOf(operation: string, body: Body, tablePrefix: string): Call[] {
  const arn = (table: string) => (table.startsWith('arn:') ? table : tablePrefix + table);
  if (body.TransactItems) {
    return body.TransactItems.flatMap((item) =>
      Object.entries(item).map(([part, input]) => ({
        action: `dynamodb:${partActions[part] ?? part}`,
        resource: arn(input?.TableName ?? ''),
      })),
    );
  }
  const action = `dynamodb:${operation}`;
  if (body.RequestItems) return Object.keys(body.RequestItems).map((table) => ({ action, resource: arn(table) }));
  const table = arn(body.TableName ?? '');
  return [{ action, resource: body.IndexName === undefined ? table : `${table}/index/${body.IndexName}` }];
}
