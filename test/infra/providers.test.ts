import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { template } from './support/synth.ts';

const secret = { stravaSecret: 'sidelined/strava', stravaSubscription: '120475' };

/**
 * The value of an environment variable in the template, which CloudFormation resolves from the secret on deployment.
 */
const from = (field: string) => `{{resolve:secretsmanager:sidelined/strava:SecretString:${field}::}}`;

/** The environment variables of a function that speak of Strava. */
function environmentOf(name: string, context: Record<string, string>): Record<string, unknown> {
  const found = template(context).findResources('AWS::Lambda::Function');
  const [, lambda] = Object.entries(found).find(([id]) => id.startsWith(`${name}Handler`)) ?? [];
  const variables = lambda?.['Properties'].Environment.Variables as Record<string, unknown>;
  return Object.fromEntries(Object.entries(variables).filter(([key]) => key.startsWith('STRAVA')));
}

describe("Strava's secrets", () => {
  test('are named in the template, never written into it, each for the function that needs it', () => {
    expect(environmentOf('Providers', secret)).toEqual({
      STRAVA_VERIFY_TOKEN: from('verifyToken'),
      STRAVA_PATH_KEY: from('pathKey'),
      STRAVA_SUBSCRIPTION_ID: '120475',
    });
    expect(environmentOf('Outbound', secret)).toEqual({
      STRAVA_CLIENT_ID: from('clientId'),
      STRAVA_CLIENT_SECRET: from('clientSecret'),
    });
  });

  test('are in no function where Strava is not set up', () => {
    expect([environmentOf('Providers', {}), environmentOf('Outbound', {})]).toEqual([{}, {}]);
  });
});

test('the receiver may keep what it hears, and do nothing else with the table', () => {
  template().hasResourceProperties('AWS::IAM::Policy', {
    Roles: [{ Ref: Match.stringLikeRegexp('^ProvidersRole') }],
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Action: 'dynamodb:PutItem',
          Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('^DataTable'), 'Arn'] },
        }),
      ]),
    },
  });
});
