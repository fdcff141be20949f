import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AttributeType,
  Billing,
  CfnGlobalTable,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { type Role, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { type IndexName, table as description } from '../functions/store/dynamodb/table.ts';
import type { Settings } from './settings.ts';

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** The one table, projected from `store/table.ts`: nothing about keys or indexes is decided here. */
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
      timeToLiveAttribute: description.timeToLive,
      billing: Billing.onDemand(),
      // Both images, so that a consumer sees what changed without reading the table again.
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
      encryption: this.#key ? TableEncryptionV2.awsManagedKey() : TableEncryptionV2.dynamoOwnedKey(),
      // On in dev too: a restore that is first tried in prod is not a plan.
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: settings.keepsData,
      removalPolicy,
    });
    if (this.#key) encryptWith(this.table, this.#key);
  }

  /**
   * Allows a role exactly these actions on the table, and where it queries the indexes, Query on those. Not one of CDK's
   * grants: those bring Scan and access to the stream along, whether used or not.
   */
  allow(
    role: Role,
    actions: readonly `dynamodb:${string}`[],
    { onIndexes }: { onIndexes: boolean | readonly IndexName[] },
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
          // Only through DynamoDB: the function itself can decrypt nothing with this key.
          conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${Stack.of(this).region}.amazonaws.com` } },
        }),
      );
    }
  }
}

/**
 * CDK's `customerManagedKey` wants to know the region at synth, for tables with replicas elsewhere. This table has
 * none, and a stack that names no region goes to any: so the key is set on the replica that is the table itself.
 */
function encryptWith(table: TableV2, key: Key): void {
  const resource = table.node.defaultChild;
  if (!(resource instanceof CfnGlobalTable)) throw new Error('A TableV2 is expected to be made of one CfnGlobalTable');
  resource.addPropertyOverride('Replicas.0.SSESpecification.KMSMasterKeyId', key.keyArn);
}
