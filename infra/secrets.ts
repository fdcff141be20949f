import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { secretActions } from './permissions.ts';
import type { Settings } from './settings.ts';

type SecretActions = (typeof secretActions)[keyof typeof secretActions];

/**
 * The key that seals the secrets of webhooks and of providers, and the deployment's secret, from which the keys of cursors and
 * of event names are derived.
 */
export class Secrets extends Construct {
  readonly #key: Key;
  readonly #secret: Secret;

  constructor(scope: Construct, id: string, { stage, keepsData }: Settings) {
    super(scope, id);
    const removalPolicy = keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    this.#key = new Key(this, 'Key', {
      description: `Seals the secrets of webhooks and providers in the Sidelined table (${stage})`,
      enableKeyRotation: true,
      // So that a copy of the table in another region can be read there. It cannot be changed later.
      multiRegion: true,
      removalPolicy,
    });
    this.#secret = new Secret(this, 'Deployment', {
      description: `Sidelined (${stage}): what the keys of cursors and of event names are derived from`,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy,
    });
    Validations.of(this.#secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'Another secret would end the cursors that apps hold, and send webhooks twice. docs/operations.md says how to.',
    });
  }

  /** The ARN of the key, for whoever migrates secrets. */
  get keyArn(): string {
    return this.#key.keyArn;
  }

  /** For functions that make cursors or name events: CloudFormation resolves it on deployment, and they may read no secrets. */
  get deploymentSecret(): Record<string, string> {
    return { DEPLOYMENT_SECRET: this.#secret.secretValue.unsafeUnwrap() };
  }

  /** For functions that seal or open secrets. */
  get keyId(): Record<string, string> {
    return { SECRETS_KEY_ID: this.#key.keyArn };
  }

  /** Allows a role to seal and open secrets of these purposes, and no others: KMS checks the encryption context. */
  allow(role: Role, { encrypt, decrypt }: SecretActions): void {
    const allow = (action: string, purposes: readonly string[]) =>
      role.addToPolicy(
        new PolicyStatement({
          actions: [action],
          resources: [this.#key.keyArn],
          conditions: { StringEquals: { 'kms:EncryptionContext:purpose': purposes } },
        }),
      );
    if (encrypt.length > 0) allow('kms:Encrypt', encrypt);
    if (decrypt.length > 0) allow('kms:Decrypt', decrypt);
  }
}
