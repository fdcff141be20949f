/** What no deployment may replace or remove: with it would go what people wrote, their sign-ins, or the keys to both. */
export const protectedTypes: readonly string[] = [
  'AWS::DynamoDB::GlobalTable',
  'AWS::DynamoDB::Table',
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolClient',
  'AWS::Cognito::UserPoolDomain',
  'AWS::Cognito::UserPoolResourceServer',
  'AWS::S3::Bucket',
  'AWS::KMS::Key',
  'AWS::SecretsManager::Secret',
  'AWS::Backup::BackupVault',
];

/** Everything may be updated, and what `which` names may neither be replaced nor removed. */
const policyAgainstLossOf = (which: object): object => ({
  Statement: [
    { Effect: 'Allow', Principal: '*', Action: 'Update:*', Resource: '*' },
    { Effect: 'Deny', Principal: '*', Action: ['Update:Replace', 'Update:Delete'], ...which },
  ],
});

/**
 * The stack policy: CloudFormation itself refuses an update that would replace or remove one of these, whoever starts it. A
 * template cannot contain it, so each deployment sets it.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/protect-stack-resources.html
 */
export const stackPolicy = (): object =>
  policyAgainstLossOf({ Resource: '*', Condition: { StringEquals: { ResourceType: protectedTypes } } });

/** The policy while a deployment lets some of them go, by their logical ids: all others are named one by one. */
export const stackPolicyBut = (resources: Resources, letGo: readonly string[]): object =>
  policyAgainstLossOf({
    Resource: Object.entries(resources)
      .filter(([id, { Type }]) => protectedTypes.includes(Type) && !letGo.includes(id))
      .map(([id]) => `LogicalResourceId/${id}`),
  });

/** Of a template, by logical id. */
export type Resources = Readonly<Record<string, { Type: string }>>;
export interface Template {
  Resources: Resources;
}
