import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AttributeType,
  Billing,
  CfnGlobalTable,
  ProjectionType,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { type Role, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { type GlobalIndexName, type IndexName, table as description } from '../functions/store/dynamodb/table.ts';
import type { Settings } from './settings.ts';

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** The table, generated from `functions/store/dynamodb/table.ts`: keys and indexes are described there. */
export class DataTable extends Construct {
  readonly table: TableV2;
  readonly #key: Key | undefined;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    const removalPolicy = settings.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    this.#key =
      settings.encryption === 'customer-managed'
        ? new Key(this, 'Key', { enableKeyRotation: true, removalPolicy, description: 'Encrypts the Sidelined table' })
        : undefined;
    this.table = new TableV2(this, 'Table', {
      partitionKey: text(description.partitionKey),
      sortKey: text(description.sortKey),
      localSecondaryIndexes: Object.entries(description.indexes).map(([indexName, sortKey]) => ({
        indexName,
        sortKey: text(sortKey),
      })),
      globalSecondaryIndexes: Object.entries(description.globalIndexes).map(([indexName, sortKey]) => ({
        indexName,
        partitionKey: text(description.partitionKey),
        sortKey: text(sortKey),
        projectionType: ProjectionType.KEYS_ONLY,
      })),
      timeToLiveAttribute: description.timeToLive,
      billing: Billing.onDemand(),
      // Both images, so that a consumer sees the change without reading the table.
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
      encryption: this.#key ? TableEncryptionV2.awsManagedKey() : TableEncryptionV2.dynamoOwnedKey(),
      // In dev, too: a restore must be practised before prod needs it.
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: settings.keepsData,
      removalPolicy,
    });
    if (this.#key) encryptWith(this.table, this.#key);
  }

  /**
   * Allows a role exactly these actions on the table, and Query on the indexes that it reads. CDK's own grants would add Scan
   * and access to the stream, whether used or not.
   */
  allow(
    role: Role,
    actions: readonly `dynamodb:${string}`[],
    { onIndexes }: { onIndexes: boolean | readonly (IndexName | GlobalIndexName)[] },
  ): void {
    role.addToPolicy(new PolicyStatement({ actions: [...actions], resources: [this.table.tableArn] }));
    const names = onIndexes === true ? Object.keys(description.indexes) : onIndexes || [];
    if (names.length > 0) {
      const indexes = names.map((name) => `${this.table.tableArn}/index/${name}`);
      role.addToPolicy(new PolicyStatement({ actions: ['dynamodb:Query'], resources: indexes }));
    }
    if (this.#key) {
      role.addToPolicy(
        new PolicyStatement({
          actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'],
          resources: [this.#key.keyArn],
          // Only through DynamoDB: the function cannot decrypt anything itself.
          conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${Stack.of(this).region}.amazonaws.com` } },
        }),
      );
    }
  }
}

/**
 * CDK's `customerManagedKey` needs the region at synth, for tables with replicas in other regions. This table has none, and
 * the stack names no region, so the key is set on the replica that is the table itself.
 */
function encryptWith(table: TableV2, key: Key): void {
  const resource = table.node.defaultChild;
  if (!(resource instanceof CfnGlobalTable)) throw new Error('A TableV2 must contain a CfnGlobalTable');
  resource.addPropertyOverride('Replicas.0.SSESpecification.KMSMasterKeyId', key.keyArn);
}
