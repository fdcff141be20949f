import type { OperationName, Operations } from '../../../functions/store/dynamodb/operations.ts';

/** One call, for any client. */
export type Step = { [Name in OperationName]: [operation: Name, input: Operations[Name]['input']] }[OperationName];

const key = (sk: string, pk = 'P') => ({ pk, sk });

/** Names that requests and responses use for something else. */
const names = [
  'Item',
  'Items',
  'Key',
  'Keys',
  'Attributes',
  'Responses',
  'ExpressionAttributeValues',
  'S',
  'N',
  'M',
  'L',
];

/** An item with everything that an item may hold. */
export const full = {
  ...key('full'),
  text: 'naïve 🏃‍♀️ \u0000 " \\ \u2028',
  empty: '',
  numbers: [0, -1.5, 1e-7, 2 ** 53 - 1, -(2 ** 53 - 1), 0.1 + 0.2, 1e-130],
  yes: true,
  no: false,
  nothing: null,
  bytes: new Uint8Array([0, 128, 255]),
  noBytes: new Uint8Array(),
  list: [[], {}, [{ deep: [null] }], undefined],
  left: undefined,
  ...Object.fromEntries(names.map((name) => [name, { [name]: [name, { [name]: 1 }] }])),
  toString: 'own',
  'a.b c#d:e': 'odd',
};

const large = (kilobytes: number) => 'x'.repeat(kilobytes * 1000);

type Scenario = (TableName: string) => Step[];

/** Calls that a client makes in turn, on an empty table. Some are refused, and must be reported alike. */
export const scenarios: Record<string, Scenario> = {
  'one item': (TableName) => [
    ['GetItem', { TableName, Key: key('full') }],
    ['PutItem', { TableName, Item: full, ReturnValues: 'ALL_OLD' }],
    ['GetItem', { TableName, Key: key('full'), ConsistentRead: true, ReturnConsumedCapacity: 'TOTAL' }],
    [
      'GetItem',
      {
        TableName,
        Key: key('full'),
        ProjectionExpression: 'numbers[1], #k',
        ExpressionAttributeNames: { '#k': 'Key' },
      },
    ],
    ['PutItem', { TableName, Item: key('full'), ReturnValues: 'ALL_OLD' }],
    ['DeleteItem', { TableName, Key: key('full'), ReturnValues: 'ALL_OLD', ReturnConsumedCapacity: 'INDEXES' }],
    ['DeleteItem', { TableName, Key: key('full'), ReturnValues: 'ALL_OLD' }],
  ],

  'conditions of a Put': (TableName) => [
    ['PutItem', { TableName, Item: { ...key('1'), version: 1 }, ConditionExpression: 'attribute_not_exists(pk)' }],
    ['PutItem', { TableName, Item: { ...key('1'), version: 2 }, ConditionExpression: 'attribute_not_exists(pk)' }],
    [
      'PutItem',
      {
        TableName,
        Item: { ...key('1'), version: 2 },
        ConditionExpression: '#v = :v AND NOT contains(:texts, :text)',
        ExpressionAttributeNames: { '#v': 'version' },
        ExpressionAttributeValues: { ':v': 1, ':texts': ['a'], ':text': 'b' },
      },
    ],
    [
      'DeleteItem',
      { TableName, Key: key('1'), ConditionExpression: 'version = :v', ExpressionAttributeValues: { ':v': 1 } },
    ],
    [
      'DeleteItem',
      { TableName, Key: key('1'), ConditionExpression: 'version = :v', ExpressionAttributeValues: { ':v': 2 } },
    ],
  ],

  updates: (TableName) => [
    ...(['NONE', 'ALL_OLD', 'UPDATED_OLD', 'ALL_NEW', 'UPDATED_NEW'] as const).map((ReturnValues): Step => [
      'UpdateItem',
      {
        TableName,
        Key: key('1'),
        UpdateExpression: 'SET #items = :items, kept = if_not_exists(kept, :null) ADD calls :one REMOVE gone',
        ExpressionAttributeNames: { '#items': 'Items' },
        ExpressionAttributeValues: {
          ':items': [{ Keys: [ReturnValues] }],
          ':null': null,
          ':one': 1,
        },
        ReturnValues,
      },
    ]),
    [
      'UpdateItem',
      {
        TableName,
        Key: key('2'),
        UpdateExpression: 'SET a = :a',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':a': 1 },
      },
    ],
    [
      'UpdateItem',
      { TableName, Key: key('1'), UpdateExpression: 'SET pk = :a', ExpressionAttributeValues: { ':a': 'other' } },
    ],
    [
      'UpdateItem',
      { TableName, Key: key('1'), UpdateExpression: 'ADD kept :one', ExpressionAttributeValues: { ':one': 1 } },
    ],
  ],

  'queries by page, index and order': (TableName) => [
    ...['1', '2', '3', '4', '5'].map((sk): Step => [
      'PutItem',
      { TableName, Item: { ...key(sk), timeKey: `T${9 - Number(sk)}`, odd: Number(sk) % 2 } },
    ]),
    ...[{}, { Limit: 2 }, { Limit: 5 }, { ExclusiveStartKey: { ...key('2'), timeKey: 'T7' }, Limit: 2 }].flatMap(
      (paging) =>
        [true, false].map((ScanIndexForward): Step => [
          'Query',
          {
            TableName,
            IndexName: 'byTime',
            KeyConditionExpression: 'pk = :pk AND timeKey BETWEEN :from AND :to',
            FilterExpression: 'odd = :odd',
            ExpressionAttributeValues: { ':pk': 'P', ':from': 'T5', ':to': 'T9', ':odd': 1 },
            ReturnConsumedCapacity: 'INDEXES',
            ScanIndexForward,
            ...paging,
          },
        ]),
    ),
    ...[{}, { Limit: 2 }, { Limit: 2, ExclusiveStartKey: key('2') }, { Limit: 5 }].flatMap((paging): Step[] => [
      [
        'Query',
        { TableName, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': 'P' }, ...paging },
      ],
      ['Scan', { TableName, ...paging }],
    ]),
    ['Query', { TableName, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': 'nobody' } }],
    [
      'Query',
      { TableName, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': 'P' }, Select: 'COUNT' },
    ],
    [
      'Query',
      {
        TableName,
        IndexName: 'byNothing',
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': 'P' },
      },
    ],
    [
      'Query',
      {
        TableName,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :a AND :b',
        ExpressionAttributeValues: { ':pk': 'P', ':a': '2', ':b': '1' },
      },
    ],
  ],

  'a page of 1 MB': (TableName) => [
    ...['1', '2', '3', '4'].map((sk): Step => ['PutItem', { TableName, Item: { ...key(sk), text: large(390) } }]),
    ['Query', { TableName, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': 'P' } }],
    ['BatchGetItem', { RequestItems: { [TableName]: { Keys: ['1', '2', '3', '4'].map((sk) => key(sk)) } } }],
  ],

  batches: (TableName) => [
    [
      'BatchWriteItem',
      {
        RequestItems: { [TableName]: ['1', '2', '3'].map((sk) => ({ PutRequest: { Item: { ...full, sk } } })) },
        ReturnConsumedCapacity: 'TOTAL',
      },
    ],
    [
      'BatchGetItem',
      { RequestItems: { [TableName]: { Keys: [key('1'), key('3'), key('none')], ConsistentRead: true } } },
    ],
    [
      'BatchGetItem',
      {
        RequestItems: {
          [TableName]: { Keys: [key('2')], ProjectionExpression: '#i', ExpressionAttributeNames: { '#i': 'Items' } },
        },
        ReturnConsumedCapacity: 'TOTAL',
      },
    ],
    [
      'BatchWriteItem',
      { RequestItems: { [TableName]: [{ DeleteRequest: { Key: key('1') } }, { PutRequest: { Item: key('4') } }] } },
    ],
    ['Scan', { TableName }],
    ['BatchGetItem', { RequestItems: { [TableName]: { Keys: [key('1'), key('1')] } } }],
    ['BatchGetItem', { RequestItems: { [TableName]: { Keys: [] } } }],
    ['BatchWriteItem', { RequestItems: { [TableName]: [] } }],
    ['BatchGetItem', { RequestItems: { 'no-such-table': { Keys: [key('1')] } } }],
  ],

  transactions: (TableName) => [
    [
      'TransactWriteItems',
      {
        TransactItems: [
          { Put: { TableName, Item: { ...full, sk: '1' }, ConditionExpression: 'attribute_not_exists(pk)' } },
          {
            Update: {
              TableName,
              Key: key('2'),
              UpdateExpression: 'ADD version :one',
              ExpressionAttributeValues: { ':one': 1 },
            },
          },
          { Delete: { TableName, Key: key('3') } },
          {
            ConditionCheck: {
              TableName,
              Key: key('4'),
              ConditionExpression: 'attribute_not_exists(#k)',
              ExpressionAttributeNames: { '#k': 'Key' },
            },
          },
        ],
        ReturnConsumedCapacity: 'TOTAL',
      },
    ],
    [
      'TransactWriteItems',
      {
        TransactItems: [
          { Put: { TableName, Item: { ...key('5'), text: 'never' } } },
          { Put: { TableName, Item: key('1'), ConditionExpression: 'attribute_not_exists(pk)' } },
          {
            ConditionCheck: {
              TableName,
              Key: key('2'),
              ConditionExpression: 'version = :v',
              ExpressionAttributeValues: { ':v': 7 },
              ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
            },
          },
          {
            Delete: {
              TableName,
              Key: key('2'),
              ConditionExpression: 'version = :v',
              ExpressionAttributeValues: { ':v': 1 },
            },
          },
        ],
      },
    ],
    [
      'TransactWriteItems',
      { TransactItems: [{ Delete: { TableName, Key: key('1') } }, { Put: { TableName, Item: key('1') } }] },
    ],
    ['TransactWriteItems', { TransactItems: [{ Put: { TableName, Item: { ...key('6'), text: large(410) } } }] }],
    ['TransactWriteItems', { TransactItems: [{ Put: { TableName: 'no-such-table', Item: key('6') } }] }],
    ['TransactWriteItems', { TransactItems: [] }],
    ['Scan', { TableName, ConsistentRead: true }],
  ],

  'what is refused': (TableName) => [
    ['GetItem', { TableName: 'no-such-table', Key: key('1') }],
    ['GetItem', { TableName: '?', Key: key('1') }],
    ['GetItem', { TableName, Key: { pk: 'P' } }],
    ['GetItem', { TableName, Key: { pk: 1, sk: 'text' } }],
    ['PutItem', { TableName, Item: { pk: 'P' } }],
    ['PutItem', { TableName, Item: { ...key('1'), text: large(410) } }],
    ['PutItem', { TableName, Item: { ...key('1'), timeKey: '' } }],
    ['PutItem', { TableName, Item: { ...key('1'), small: 1e-131 } }],
    ['PutItem', { TableName, Item: key('1'), ConditionExpression: 'other = :such' }],
    ['PutItem', { TableName, Item: key('1'), ExpressionAttributeValues: { ':unused': 1 } }],
    ['PutItem', { TableName, Item: key('1'), ConditionExpression: ')(' }],
    ['Scan', { TableName, FilterExpression: 'a = :a', ExpressionAttributeValues: {} }],
    ['PutItem', { TableName, Item: { ...key('1'), '': 'no name' } }],
    ['PutItem', { TableName, Item: { ...key('half'), text: 'half a pair: \ud83d' } }],
    ['GetItem', { TableName, Key: key('half') }],
  ],
};
