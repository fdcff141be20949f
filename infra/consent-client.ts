import { Duration, Lazy } from 'aws-cdk-lib';
import {
  CfnManagedLoginBranding,
  OAuthScope,
  type UserPool,
  type UserPoolClient,
  UserPoolClientIdentityProvider,
} from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import type { Settings } from './settings.ts';

export type ConsentClientProps = {
  pool: UserPool;
  signInPlan: Settings['signInPlan'];
  /** The API, which has the page, is made after its functions, so its address is asked for last. */
  apiUrl: () => string;
};

/**
 * The client with which people sign in for the page on which athletes let integrations in. Its tokens say who consents: no other
 * route takes them.
 */
export function createConsentClient(
  scope: Construct,
  { pool, signInPlan, apiUrl }: ConsentClientProps,
): UserPoolClient {
  const client = pool.addClient('ConsentClient', {
    userPoolClientName: 'consent',
    generateSecret: false,
    authFlows: { userSrp: true },
    oAuth: {
      flows: { authorizationCodeGrant: true },
      scopes: [OAuthScope.OPENID],
      callbackUrls: [Lazy.string({ produce: () => `${apiUrl()}/oauth/signed-in` })],
    },
    supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
    preventUserExistenceErrors: true,
    enableTokenRevocation: true,
    // As short as Cognito allows: the page is shown for a minute or two.
    accessTokenValidity: Duration.minutes(5),
    idTokenValidity: Duration.minutes(5),
    refreshTokenValidity: Duration.hours(1),
  });
  // As for the web app: without a branding, the managed login page stays empty, and the page of the cheaper plan has none.
  if (signInPlan === 'essentials')
    new CfnManagedLoginBranding(scope, 'ConsentBranding', {
      userPoolId: pool.userPoolId,
      clientId: client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
  return client;
}
