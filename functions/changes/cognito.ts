import { AdminDeleteUserCommand, CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { fromEnv } from '@aws-sdk/credential-provider-env';
import type { SignIn } from './account.ts';

/** The user pool in which people sign in. Retries as the SDK does: what fails longer comes again with the stream. */
export function createCognito(userPoolId: string): SignIn {
  const client = new CognitoIdentityProviderClient({ credentials: fromEnv() });
  return {
    async deleteUser(username) {
      try {
        await client.send(new AdminDeleteUserCommand({ UserPoolId: userPoolId, Username: username }));
      } catch (error) {
        // An earlier attempt deleted them, or an operator did.
        if (!(error instanceof Error && error.name === 'UserNotFoundException')) throw error;
      }
    },
  };
}
