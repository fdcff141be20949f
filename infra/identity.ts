import { Aws, Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  UserPool,
  type UserPoolClient,
  UserPoolClientIdentityProvider,
  type UserPoolDomain,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { Settings } from './settings.ts';

/** The prefix of an integration's scopes: `sidelined/runs:write`. */
const resourceServer = 'sidelined';

const integrationScopes = [
  new ResourceServerScope({ scopeName: 'runs:write', scopeDescription: "Post an athlete's runs" }),
  new ResourceServerScope({ scopeName: 'runs:read', scopeDescription: "Read an athlete's runs" }),
];

/**
 * Which view an app opens with. They give no access: what a person may see of an athlete is decided by that athlete's
 * live grant alone.
 */
const groups = {
  athletes: 'Runners, each the owner of her own record',
  coaches: 'Coaches, who look after a roster',
  clinicians: 'Physios and others who may diagnose',
  supporters: 'Family and friends',
};

/**
 * A token passes the API when it carries one of these. A person's token from the hosted sign-in has `openid`, which
 * Cognito never gives to client credentials; an integration's has what its client was allowed. ID tokens
 * carry no scope at all and are refused, and so are tokens that did not come from the hosted sign-in.
 */
export const acceptedScopes = ['openid', ...integrationScopes.map(({ scopeName }) => `${resourceServer}/${scopeName}`)];

/** What a token needs one of to write runs: an integration's scope for it, or a person's own sign-in. */
export const runWriterScopes = ['openid', `${resourceServer}/runs:write`];

/** Who is who: people sign in on a hosted page, integrations with a client id and secret. One issuer for both. */
export class Identity extends Construct {
  readonly pool: UserPool;
  readonly webClient: UserPoolClient;
  /** By the integration's name. */
  readonly integrationClients: ReadonlyMap<string, UserPoolClient>;
  readonly signInUrl: string;
  readonly tokenEndpoint: string;
  /** As in the `iss` of every token. */
  readonly issuer: string;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    this.pool = this.#createPool(settings);
    for (const [groupName, description] of Object.entries(groups)) {
      this.pool.addGroup(groupName, { groupName, description });
    }
    const domain = this.pool.addDomain('Domain', {
      // The account's number makes it unique: the prefix is shared by everybody in the region.
      cognitoDomain: { domainPrefix: `sidelined-${settings.stage}-${Aws.ACCOUNT_ID}` },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    this.webClient = this.#createWebClient(settings.origins);
    this.integrationClients = this.#createIntegrationClients(settings.integrations);
    this.signInUrl = signInUrl(domain, this.webClient, settings.origins);
    this.tokenEndpoint = `${domain.baseUrl()}/oauth2/token`;
    this.issuer = `https://cognito-idp.${Aws.REGION}.amazonaws.com/${this.pool.userPoolId}`;
  }

  #createPool(settings: Settings): UserPool {
    const pool = new UserPool(this, 'People', {
      userPoolName: `sidelined-${settings.stage}`,
      selfSignUpEnabled: true,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      // The old address keeps working until the new one is confirmed: a typo locks nobody out.
      keepOriginal: { email: true },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
      },
      // Health data: a password alone is not enough. By app, since messages by phone can be taken over.
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      featurePlan: FeaturePlan.ESSENTIALS,
      deletionProtection: settings.keepsData,
      removalPolicy: settings.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    Validations.of(pool).acknowledge({
      id: 'AwsSolutions-COG8',
      reason:
        'The Plus plan adds risk scoring at a price for each person; a required second factor covers stolen passwords.',
    });
    return pool;
  }

  /** A browser or mobile app: authorization code only, and no secret to leak; the app itself adds PKCE. */
  #createWebClient(origins: string[]): UserPoolClient {
    const client = this.pool.addClient('WebClient', {
      userPoolClientName: 'web',
      generateSecret: false,
      authFlows: { userSrp: true },
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.PROFILE],
        callbackUrls: origins.map(afterSignIn),
        logoutUrls: origins.map((origin) => `${origin}/`),
      },
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.minutes(30),
      idTokenValidity: Duration.minutes(30),
      refreshTokenValidity: Duration.days(30),
      // Each refresh token works once, so a stolen one shows; the grace is for an answer that was lost on its way.
      refreshTokenRotationGracePeriod: Duration.seconds(30),
    });
    // Without a branding the newer sign-in page stays empty.
    new CfnManagedLoginBranding(this, 'SignInBranding', {
      userPoolId: this.pool.userPoolId,
      clientId: client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    return client;
  }

  #createIntegrationClients(names: string[]): Map<string, UserPoolClient> {
    const server = this.pool.addResourceServer('Api', { identifier: resourceServer, scopes: integrationScopes });
    const scopes = integrationScopes.map((one) => OAuthScope.resourceServer(server, one));
    const entries = names.map((name): [string, UserPoolClient] => {
      const client = this.pool.addClient(`Integration-${name}`, {
        userPoolClientName: name,
        generateSecret: true,
        oAuth: { flows: { clientCredentials: true }, scopes },
        enableTokenRevocation: true,
        accessTokenValidity: Duration.hours(1),
      });
      return [name, client];
    });
    return new Map(entries);
  }
}

/** Where the hosted sign-in sends people back to: a page that every web app of Sidelined has. */
function afterSignIn(origin: string): string {
  return `${origin}/signed-in`;
}

function signInUrl(domain: UserPoolDomain, client: UserPoolClient, origins: string[]): string {
  const redirectUri = origins.map(afterSignIn)[0];
  if (redirectUri === undefined) throw new Error('The hosted sign-in needs an origin to return to');
  return `${domain.signInUrl(client, { redirectUri })}&scope=openid+profile`;
}
