/** The actions that recording a run needs. The same code records runs from all sources. */
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
 * The table actions that each function's code calls, and the only ones that its role allows. A transaction needs the actions
 * of its parts and none of its own, so ConditionCheckItem is for the checks of TransactWriteItems.
 */
export const tableActions = {
  graphql: [...recording, 'dynamodb:BatchWriteItem'],
  /** Records runs as the API does. It deletes only its own marker that a call is running. */
  integrations: recording,
  /**
   * For erasures it reads the marker and what is left, and deletes that. For webhooks it reads who may receive an event, and
   * puts the deliveries. For audit trails it puts entries. For deleted accounts it ends grants: with the grant it counts up
   * the athlete's version. It can read no index.
   */
  changes: [
    'dynamodb:Query',
    'dynamodb:BatchGetItem',
    'dynamodb:BatchWriteItem',
    'dynamodb:PutItem',
    'dynamodb:UpdateItem',
    'dynamodb:DeleteItem',
  ],
  /** Reads who receives what and whether they still may, records runs of providers, and writes the results. */
  outbound: recording,
  /** Reads and writes integrations and their webhooks, and deletes integrations. */
  developers: [
    'dynamodb:GetItem',
    'dynamodb:BatchGetItem',
    'dynamodb:Query',
    'dynamodb:PutItem',
    'dynamodb:DeleteItem',
  ],
  /** Records what is in archives, as the API does, and writes how far it has come. */
  imports: recording,
  /** Stores the events of providers, and reads nothing. */
  providers: ['dynamodb:PutItem'],
} as const;

/** What a function may do with the files under some prefixes of the bucket. */
export interface FileAccess {
  actions: readonly `s3:${string}`[];
  prefixes: readonly ('imports/' | 'tracks/')[];
}

/** The files that each function may reach (infra/files.ts). All others reach none. */
export const fileAccess = {
  /** Shows athletes the tracks of their runs. */
  graphql: { actions: ['s3:GetObject'], prefixes: ['tracks/'] },
  /** Keeps the tracks of runs that come as files. */
  integrations: { actions: ['s3:PutObject'], prefixes: ['tracks/'] },
  /** Signs uploads, reads and deletes them; deletes what is left of erased athletes and deleted runs. */
  imports: {
    actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
    prefixes: ['imports/', 'tracks/'],
  },
} as const satisfies Record<string, FileAccess>;

/**
 * The secrets that each function may seal and open with the key (infra/secrets.ts), by their purpose. All others may do
 * neither.
 */
export const secretActions = {
  /** Makes the secrets of webhooks, and shows one again to a repeated call. Seals the codes that providers exchange. */
  graphql: { encrypt: ['webhook', 'provider'], decrypt: ['webhook'] },
  /** Signs with the secrets of webhooks; exchanges codes for tokens and tokens for new ones, and uses them. */
  outbound: { encrypt: ['provider'], decrypt: ['webhook', 'provider'] },
  /** Makes the secret of the webhook that an integration begins with. */
  developers: { encrypt: ['webhook'], decrypt: [] },
} as const;
