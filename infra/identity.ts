import { Aws, Duration, Lazy, RemovalPolicy, Validations } from 'aws-cdk-lib';
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
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { createConsentClient } from './consent-client.ts';
import type { Settings } from './settings.ts';
import { afterSignIn, mailBySes, signInUrl } from './sign-in.ts';

/** The prefix of an integration's scopes: `sidelined/runs:write`. */
const resourceServer = 'sidelined';

const integrationScopes = [
  new ResourceServerScope({ scopeName: 'runs:write', scopeDescription: "Post an athlete's runs" }),
  new ResourceServerScope({ scopeName: 'runs:read', scopeDescription: "Read an athlete's runs" }),
];

/**
 * Which view an app opens with. Groups give no access: only a current grant of an athlete lets a person see them.
 */
const groups = {
  athletes: 'Runners, each the owner of their own record',
  coaches: 'Coaches, who look after a roster',
  clinicians: 'Physios and others who may diagnose',
  supporters: 'Family and friends',
};

/** The one group that gives something: its members decide on integrations. It gives no access to anybody's health data. */
const operators = { groupName: 'operators', description: 'Those who decide on integrations' };

/** And one of these to read what it wrote. */
export const runReaderScopes = ['openid', `${resourceServer}/runs:read`];

/** Identities: people sign in on a hosted page, integrations with a client ID and secret. One issuer for both. */
export class Identity extends Construct {
  readonly pool: UserPool;
  readonly webClient: UserPoolClient;
  /** By the name of the integration. */
  readonly integrationClients: ReadonlyMap<string, UserPoolClient>;
  readonly signInUrl: string;
  /** What the page needs on which athletes let integrations in. */
  readonly consent: Readonly<Record<string, string>>;
  readonly tokenEndpoint: string;
  /** The `iss` of every token. */
  readonly issuer: string;
  /** The address of the hosted sign-in. */
  readonly domainUrl: string;
  /** The scopes of integrations' clients, with spaces between them. */
  readonly clientScopes = integrationScopes.map(({ scopeName }) => `${resourceServer}/${scopeName}`).join(' ');
  readonly #pages: string[] = [];
  /** By which a function verifies tokens (`functions/runtime/token`). */
  readonly trust: Readonly<Record<string, string>>;

  #apiUrl = '';

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    this.pool = this.#createPool(settings);
    for (const [groupName, description] of Object.entries(groups)) {
      this.pool.addGroup(groupName, { groupName, description });
    }
    this.pool.addGroup(operators.groupName, operators);
    const domain = this.pool.addDomain('Domain', {
      // The account number makes it unique: prefixes are shared by all accounts in a region.
      cognitoDomain: { domainPrefix: `sidelined-${settings.stage}-${Aws.ACCOUNT_ID}` },
      managedLoginVersion:
        settings.signInPlan === 'lite'
          ? ManagedLoginVersion.CLASSIC_HOSTED_UI
          : ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    this.webClient = this.#createWebClient(settings);
    this.integrationClients = this.#createIntegrationClients(settings.integrations);
    this.signInUrl = signInUrl(domain, this.webClient, settings.origins);
    this.domainUrl = domain.baseUrl();
    this.tokenEndpoint = `${this.domainUrl}/oauth2/token`;
    this.issuer = `https://cognito-idp.${Aws.REGION}.amazonaws.com/${this.pool.userPoolId}`;
    const clientIds = [...this.integrationClients.values()].map(({ userPoolClientId }) => userPoolClientId);
    const consentClient = createConsentClient(this, {
      pool: this.pool,
      signInPlan: settings.signInPlan,
      apiUrl: () => this.#apiUrl,
    });
    this.consent = { SIGN_IN_URL: domain.baseUrl(), CONSENT_CLIENT_ID: consentClient.userPoolClientId };
    this.trust = {
      TOKEN_ISSUER: this.issuer,
      WEB_CLIENT_ID: this.webClient.userPoolClientId,
      ...(clientIds.length > 0 && { INTEGRATION_CLIENT_IDS: clientIds.join(',') }),
    };
  }

  /** Lets a page of the API itself sign people in, with the client of the web apps. */
  allowPage(url: string): void {
    this.#pages.push(url);
  }

  #createPool(settings: Settings): UserPool {
    const pool = new UserPool(this, 'People', {
      userPoolName: `sidelined-${settings.stage}`,
      selfSignUpEnabled: true,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      // The old address keeps working until the new one is confirmed, so a typo locks nobody out.
      keepOriginal: { email: true },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
      },
      // Health data: a password alone is not enough. By app, because text messages can be intercepted.
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      featurePlan: settings.signInPlan === 'lite' ? FeaturePlan.LITE : FeaturePlan.ESSENTIALS,
      ...(settings.mail && { email: mailBySes(settings.mail) }),
      deletionProtection: settings.keepsData,
      removalPolicy: settings.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    Validations.of(pool).acknowledge({
      id: 'AwsSolutions-COG8',
      reason: 'The Plus plan adds risk scoring at a price per user; a required second factor covers stolen passwords.',
    });
    return pool;
  }

  /** For browser and mobile apps: authorization code only, and no secret that could leak. The app itself adds PKCE. */
  #createWebClient({ origins, signInPlan }: Settings): UserPoolClient {
    const client = this.pool.addClient('WebClient', {
      userPoolClientName: 'web',
      generateSecret: false,
      authFlows: { userSrp: true },
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.PROFILE],
        callbackUrls: Lazy.list({ produce: () => [...origins.map(afterSignIn), ...this.#pages] }),
        logoutUrls: origins.map((origin) => `${origin}/`),
      },
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.minutes(30),
      idTokenValidity: Duration.minutes(30),
      refreshTokenValidity: Duration.days(30),
      // Each refresh token works once, so a stolen one is noticed. The grace period covers lost responses.
      ...(signInPlan === 'essentials' && { refreshTokenRotationGracePeriod: Duration.seconds(30) }),
    });
    // The page of the cheaper plan has no branding.
    if (signInPlan === 'lite') return client;
    // Without a branding, the managed login page stays empty.
    new CfnManagedLoginBranding(this, 'SignInBranding', {
      userPoolId: this.pool.userPoolId,
      clientId: client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    return client;
  }

  /** Says where the API is, whose consent page the sign-in leads back to. */
  leadBackTo(apiUrl: string): void {
    this.#apiUrl = apiUrl;
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
      // Whatever becomes of the settings: somebody may be using it.
      client.applyRemovalPolicy(RemovalPolicy.RETAIN);
      return [name, client];
    });
    return new Map(entries);
  }
}
