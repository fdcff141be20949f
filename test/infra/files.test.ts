import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { template } from './support/synth.ts';

const dev = template({ origins: 'https://app.example.com' });
const [bucket] = Object.keys(dev.findResources('AWS::S3::Bucket'));

describe('the bucket', () => {
  test('is private, encrypted, and forgets uploads', () => {
    dev.resourceCountIs('AWS::S3::Bucket', 1);
    dev.hasResourceProperties('AWS::S3::Bucket', {
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      LifecycleConfiguration: {
        Rules: [
          { Id: 'uploads', Prefix: 'imports/', ExpirationInDays: 7, Status: 'Enabled' },
          { Id: 'unfinished', AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 }, Status: 'Enabled' },
        ],
      },
      CorsConfiguration: {
        CorsRules: [Match.objectLike({ AllowedMethods: ['PUT'], AllowedOrigins: ['https://app.example.com'] })],
      },
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
      VersioningConfiguration: Match.absent(),
    });
  });

  test('takes TLS 1.2 only', () => {
    const denied = (Condition: object) =>
      Match.objectLike({ Effect: 'Deny', Action: 's3:*', Principal: { AWS: '*' }, Condition });
    dev.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          denied({ Bool: { 'aws:SecureTransport': 'false' } }),
          denied({ NumericLessThan: { 's3:TlsVersion': 1.2 } }),
        ]),
      },
    });
  });

  test('with a customer-managed key, encrypts with that, and only through S3', () => {
    const own = template({ encryption: 'customer-managed' });
    own.hasResourceProperties('AWS::S3::Bucket', {
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          { BucketKeyEnabled: true, ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } },
        ],
      },
    });
    own.hasResourceProperties('AWS::IAM::Policy', {
      Roles: [{ Ref: Match.stringLikeRegexp('^ImportsRole') }],
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
            Condition: {
              StringEquals: {
                'kms:ViaService': { 'Fn::Join': ['', ['s3.', { Ref: 'AWS::Region' }, '.amazonaws.com']] },
              },
            },
          }),
        ]),
      },
    });
  });

  test('is reached by the functions that need it, each in its own part', () => {
    const reached = Object.values(dev.findResources('AWS::IAM::Policy')).flatMap(({ Properties }) => {
      const { Roles, PolicyDocument } = Properties as {
        Roles: { Ref: string }[];
        PolicyDocument: { Statement: { Action: string | string[]; Resource: unknown }[] };
      };
      return PolicyDocument.Statement.filter(({ Action }) =>
        [Action].flat().some((action) => action.startsWith('s3:')),
      ).map(({ Action, Resource }) => {
        const text = JSON.stringify(Resource).replaceAll(`{"Fn::GetAtt":["${bucket}","Arn"]}`, 'bucket');
        const resources = text.match(/(?:imports|tracks)\/\*/g) ?? ['the bucket'];
        return `${Roles[0]?.Ref.replace(/Role.*/, '')}: ${[Action].flat().join(', ')} of ${resources.join(', ')}`;
      });
    });
    expect(reached.sort()).toEqual([
      'Graphql: s3:GetObject of tracks/*',
      'Graphql: s3:ListBucket of the bucket',
      'Imports: s3:DeleteObject, s3:GetObject, s3:PutObject of imports/*, tracks/*',
      'Imports: s3:ListBucket of the bucket',
      'Integrations: s3:ListBucket of the bucket',
      'Integrations: s3:PutObject of tracks/*',
    ]);
  });

  test('calls the function of imports when an upload is there', () => {
    dev.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.s3'],
        'detail-type': ['Object Created'],
        detail: { bucket: { name: [{ Ref: bucket }] }, object: { key: [{ prefix: 'imports/' }] } },
      },
      Targets: [Match.objectLike({ Arn: { Ref: Match.stringLikeRegexp('^ImportsLive') } })],
    });
  });
});
