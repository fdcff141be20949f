import {
  AddUserPoolClientSecretCommand,
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  DeleteUserPoolClientCommand,
  DeleteUserPoolClientSecretCommand,
  ListUserPoolClientSecretsCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { fromEnv } from '@aws-sdk/credential-provider-env';
import type { NewSecret, OAuthClients } from './oauth-clients.ts';

export interface CognitoOptions {
  userPoolId: string;
  /** The scopes that a client may ask for; what it may do is for its integration to say. */
  scopes: string[];
  /** On a laptop, the local issuer. */
  endpoint?: string;
  credentials?: { accessKeyId: string; secretAccessKey: string };
  region?: string;
}

/** The app clients of a user pool. It retries as the SDK does. */
export function createCognitoClients({ userPoolId, scopes, ...options }: CognitoOptions): OAuthClients {
  const cognito = new CognitoIdentityProviderClient({ credentials: fromEnv(), ...options });
  const pool = { UserPoolId: userPoolId };
  return {
    async create(name) {
      const { UserPoolClient: made } = await cognito.send(
        new CreateUserPoolClientCommand({
          ...pool,
          ClientName: name,
          GenerateSecret: true,
          AllowedOAuthFlowsUserPoolClient: true,
          AllowedOAuthFlows: ['client_credentials'],
          AllowedOAuthScopes: scopes,
          EnableTokenRevocation: true,
          AccessTokenValidity: 1,
          TokenValidityUnits: { AccessToken: 'hours' },
        }),
      );
      const { ClientId: clientId, ClientSecret: secret } = made ?? {};
      if (clientId === undefined || secret === undefined) throw new Error('Cognito made a client without a secret');
      const { ClientSecrets: [first] = [] } = await cognito.send(
        new ListUserPoolClientSecretsCommand({ ...pool, ClientId: clientId }),
      );
      if (first?.ClientSecretId === undefined) throw new Error('Cognito lists no secret of a new client');
      return { clientId, secretId: first.ClientSecretId, secret };
    },
    async addSecret(clientId): Promise<NewSecret> {
      const { ClientSecretDescriptor: made } = await cognito.send(
        new AddUserPoolClientSecretCommand({ ...pool, ClientId: clientId }),
      );
      const { ClientSecretId: secretId, ClientSecretValue: secret } = made ?? {};
      if (secretId === undefined || secret === undefined) throw new Error('Cognito made no secret');
      return { secretId, secret };
    },
    deleteSecret: (clientId, secretId) =>
      ifThere(() =>
        cognito.send(new DeleteUserPoolClientSecretCommand({ ...pool, ClientId: clientId, ClientSecretId: secretId })),
      ),
    remove: (clientId) => ifThere(() => cognito.send(new DeleteUserPoolClientCommand({ ...pool, ClientId: clientId }))),
  };
}

/** An earlier attempt whose answer was lost has done it. */
async function ifThere(deletes: () => Promise<unknown>): Promise<void> {
  try {
    await deletes();
  } catch (error) {
    if (!(error instanceof Error && error.name === 'ResourceNotFoundException')) throw error;
  }
}
