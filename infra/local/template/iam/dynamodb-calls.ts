/** A permission that a request to DynamoDB needs. */
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
  TransactItems?: object[];
}

/** The action that each part of a transaction needs; the transaction itself needs none. */
const partActions: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};

/**
 * The permissions that a request needs, as AWS documents them under "Actions, resources, and condition keys for Amazon
 * DynamoDB".
 *
 * @param operation as in the header X-Amz-Target: `Query`
 * @param body as sent
 * @param tablePrefix the ARN of a table up to its name
 */
export function callsOf(operation: string, body: object, tablePrefix: string): Call[] {
  const { TransactItems, RequestItems, TableName = '', IndexName } = body as Body;
  const arn = (table: string) => (table.startsWith('arn:') ? table : tablePrefix + table);
  if (TransactItems) {
    return TransactItems.flatMap((item) =>
      Object.entries(item as Record<string, { TableName: string }>).map(([part, input]) => ({
        action: `dynamodb:${partActions[part] ?? part}`,
        resource: arn(input.TableName),
      })),
    );
  }
  const action = `dynamodb:${operation}`;
  if (RequestItems) return Object.keys(RequestItems).map((table) => ({ action, resource: arn(table) }));
  const resource = arn(TableName);
  return [{ action, resource: IndexName === undefined ? resource : `${resource}/index/${IndexName}` }];
}
