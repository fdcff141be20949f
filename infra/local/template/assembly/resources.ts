import { createHash } from 'node:crypto';
import { cast, consentClientId, webClientId } from '../../identity/personas.ts';
import { resolveValue, type Names } from './intrinsics.ts';
import type { Resource, SynthesizedStack } from './stack.ts';

/** The account and region of all resources. Real ones are never looked up. */
export const accountId = '000000000000';
export const region = 'us-east-1';

/** A resource with all intrinsic functions replaced. */
export interface Resolved<Properties> {
  logicalId: string;
  properties: Properties;
}

/** The resources of a stack by type, as if deployed. */
export interface Resources {
  names: Names;
  /** @throws CliError if a property uses a function that is not supported here */
  all<Properties>(type: string): Resolved<Properties>[];
}

const pseudoParameters: Readonly<Record<string, string>> = {
  'AWS::AccountId': accountId,
  'AWS::Region': region,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
};

/** The prefix of the ARN for a type of resource; the resource's name follows. */
const arnPrefixes: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::GlobalTable': `arn:aws:dynamodb:${region}:${accountId}:table/`,
  'AWS::Lambda::Function': `arn:aws:lambda:${region}:${accountId}:function:`,
  'AWS::Logs::LogGroup': `arn:aws:logs:${region}:${accountId}:log-group:`,
  'AWS::S3::Bucket': 'arn:aws:s3:::',
  'AWS::SQS::Queue': `arn:aws:sqs:${region}:${accountId}:`,
  'AWS::SNS::Topic': `arn:aws:sns:${region}:${accountId}:`,
  'AWS::IAM::Role': `arn:aws:iam::${accountId}:role/`,
  'AWS::KMS::Key': `arn:aws:kms:${region}:${accountId}:key/`,
  'AWS::Backup::BackupVault': `arn:aws:backup:${region}:${accountId}:backup-vault:`,
  'AWS::SecretsManager::Secret': `arn:aws:secretsmanager:${region}:${accountId}:secret:`,
  'AWS::Cognito::UserPool': `arn:aws:cognito-idp:${region}:${accountId}:userpool/`,
};

/**
 * Gives each resource of the stack a name, an ARN and the other attributes that the template refers to. Names are made
 * from logical ids, so they are stable. `url` stands in for the HTTP API's generated address.
 */
export function resolveResources(stack: SynthesizedStack, url: string): Resources {
  const physicalName = (logicalId: string): string => {
    const resource = stack.resources[logicalId];
    if (resource === undefined) throw new Error(`The template refers to ${logicalId}, which it does not hold`);
    switch (resource.Type) {
      case 'AWS::Cognito::UserPoolClient':
        return clientIdOf(String(resource.Properties?.['ClientName']));
      case 'AWS::Cognito::UserPool':
        return `${region}_${logicalId.replace(/[^0-9A-Za-z]/g, '')}`;
      case 'AWS::Cognito::UserPoolResourceServer':
        return String(resource.Properties?.['Identifier']);
      case 'AWS::SNS::Topic':
        return arnOf(logicalId);
      // `Ref` of an alias is its ARN: that of its function, with its name behind it.
      case 'AWS::Lambda::Alias':
        return `${arnPrefixes['AWS::Lambda::Function'] ?? ''}${text(resource, 'FunctionName')}:${text(resource, 'Name')}`;
      default:
        return `${stack.name}-${logicalId}`;
    }
  };
  /** A property that has to be resolved by itself, since the resource's name rests on it. */
  const text = ({ Properties }: Resource, name: string): string => String(resolveValue(Properties?.[name], names));
  const arnOf = (logicalId: string): string => {
    const type = stack.resources[logicalId]?.Type ?? '';
    const prefix = arnPrefixes[type];
    if (prefix === undefined) throw new Error(`No ARN is known for ${logicalId}, a resource of type ${type}`);
    return prefix + (type === 'AWS::SNS::Topic' ? `${stack.name}-${logicalId}` : physicalName(logicalId));
  };
  const names: Names = {
    ref: (id) => pseudoParameters[id] ?? physicalName(id),
    attribute(id, attribute) {
      switch (attribute) {
        case 'Arn':
          return arnOf(id);
        case 'StreamArn':
          return `${arnOf(id)}/stream/latest`;
        case 'ApiEndpoint':
          return url;
        case 'QueueName':
          return physicalName(id);
        // Of a version of a function; nothing was deployed before it.
        case 'Version':
          return '1';
        default:
          throw new Error(`The template asks for ${id}.${attribute}, which is not known here`);
      }
    },
  };
  const entries = Object.entries(stack.resources);
  return {
    names,
    all: <Properties>(type: string) =>
      entries
        .filter(([, resource]) => resource.Type === type)
        .map(([logicalId, { Properties = {} }]) => ({
          logicalId,
          properties: resolveValue(Properties, names) as Properties,
        })),
  };
}

/** The local issuer's client of that name, if there is one; its ids look like Cognito's. */
function clientIdOf(name: string): string {
  if (name === 'web') return webClientId;
  if (name === 'consent') return consentClientId;
  const integration = cast.find((persona) => persona.kind === 'integration' && persona.name === name);
  if (integration?.kind === 'integration') return integration.clientId;
  return createHash('sha256').update(name).digest('hex').slice(0, 26);
}
