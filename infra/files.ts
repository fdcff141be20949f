import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  CfnBucket,
  HttpMethods,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { FileAccess } from './permissions.ts';
import type { Settings } from './settings.ts';

/** The bucket for what is too large for the table: uploads of imports, and tracks of runs. */
export class FileStore extends Construct {
  readonly bucket: Bucket;
  readonly #resource: CfnBucket;

  constructor(scope: Construct, id: string, { keepsData, encryption, origins }: Settings) {
    super(scope, id);
    const removalPolicy = keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    const encryptionKey =
      encryption === 'customer-managed'
        ? new Key(this, 'Key', { enableKeyRotation: true, removalPolicy, description: 'Encrypts the Sidelined files' })
        : undefined;
    this.bucket = new Bucket(this, 'Bucket', {
      ...(encryptionKey
        ? { encryption: BucketEncryption.KMS, encryptionKey, bucketKeyEnabled: true }
        : { encryption: BucketEncryption.S3_MANAGED }),
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy,
      lifecycleRules: [
        // An import deletes its file when it ends, and ends within seven days.
        { id: 'uploads', prefix: 'imports/', expiration: Duration.days(7) },
        { id: 'unfinished', abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
      // Browsers upload to it directly, by a signed URL.
      cors: [{ allowedMethods: [HttpMethods.PUT], allowedOrigins: origins, allowedHeaders: ['*'], maxAge: 3_600 }],
    });
    // CDK's own way would add a function that writes this setting.
    const resource = this.bucket.node.defaultChild;
    if (!(resource instanceof CfnBucket)) throw new Error('A Bucket must contain a CfnBucket');
    this.#resource = resource;
    resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'Access logs would name athletes by their IDs. Who read a track is in the audit trail; CloudTrail has the rest.',
    });
  }

  /** For functions that use it. */
  get environment(): Record<string, string> {
    return { FILES_BUCKET: this.bucket.bucketName };
  }

  /** Allows a role exactly these actions on the files under these prefixes, and to tell whether there is one. */
  allow(role: Role, { actions, prefixes }: FileAccess): void {
    const resources = prefixes.map((prefix) => this.bucket.arnForObjects(`${prefix}*`));
    role.addToPolicy(new PolicyStatement({ actions: [...actions], resources }));
    role.addToPolicy(
      new PolicyStatement({
        actions: ['s3:ListBucket'],
        resources: [this.bucket.bucketArn],
        conditions: { StringLike: { 's3:prefix': prefixes.map((prefix) => `${prefix}*`) } },
      }),
    );
    const { encryptionKey } = this.bucket;
    if (encryptionKey)
      role.addToPolicy(
        new PolicyStatement({
          actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
          resources: [encryptionKey.keyArn],
          conditions: { StringEquals: { 'kms:ViaService': `s3.${Stack.of(this).region}.amazonaws.com` } },
        }),
      );
    for (const prefix of prefixes)
      Validations.of(role).acknowledge({
        id: `AwsSolutions-IAM5[Resource::<${this.#logicalId}.Arn>/${prefix}*]`,
        reason: 'Files are named by ids: the prefix is what can be said of them beforehand.',
      });
  }

  get #logicalId(): string {
    return Stack.of(this).getLogicalId(this.#resource);
  }
}
