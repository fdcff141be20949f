import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CfnStage,
  CorsHttpMethod,
  DomainName,
  HttpApi,
  HttpMethod,
  type HttpRoute,
  type HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpUserPoolAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acceptedScopes, type Identity, runWriterScopes } from './identity.ts';
import type { Settings, Throttle } from './settings.ts';

const seldom: Throttle = { rate: 5, burst: 10 };
/** Strava sends the events of all athletes, and repeats those that were throttled. */
const often: Throttle = { rate: 20, burst: 100 };
const stravaReason = 'Strava has no token: its path ends in a secret. The response does not reveal who has an account.';

/** The routes without a token. They are throttled, so that nobody can use up the functions' concurrency through them. */
const openRoutes = {
  'GET /health': {
    throttle: seldom,
    reason: 'Uptime checks have no token; the response only says that the API is up, and the route is throttled.',
  },
  'GET /v1/openapi.json': {
    throttle: seldom,
    reason: 'Tools read the document without a token; it contains no data, and the route is throttled.',
  },
  'GET /v1/providers/strava/events/{key}': { throttle: seldom, reason: stravaReason },
  'POST /v1/providers/strava/events/{key}': { throttle: often, reason: stravaReason },
} as const satisfies Record<string, { throttle: Throttle; reason: string }>;
type OpenRoute = keyof typeof openRoutes;

/**
 * The fields of the access log. Deliberately without: who called (`sub`, address, user agent) and what was asked (path and
 * query string, where a GET has its GraphQL variables). `requestId` finds the lines of the function's own log.
 */
const accessLogFields = {
  requestId: '$context.requestId',
  time: '$context.requestTime',
  route: '$context.routeKey',
  status: '$context.status',
  responseBytes: '$context.responseLength',
  latencyMs: '$context.responseLatency',
  lambdaRequestId: '$context.integration.requestId',
  integrationStatus: '$context.integration.status',
  integrationLatencyMs: '$context.integration.latency',
  errorType: '$context.error.responseType',
};

export type ApiProps = {
  settings: Settings;
  identity: Identity;
  graphql: IFunction;
  integrations: IFunction;
  providers: IFunction;
  imports: IFunction;
};

/** The HTTP API: who may call it (JWT authorizer), from where (CORS), how often (throttling), and its access log. */
export class Api extends Construct {
  readonly http: HttpApi;
  readonly stage: HttpStage;
  /** Without a trailing slash. */
  readonly baseUrl: string;
  /** The target for a custom domain's DNS record. */
  readonly domainTarget: string | undefined;

  constructor(scope: Construct, id: string, { settings, identity, ...functions }: ApiProps) {
    super(scope, id);
    this.http = new HttpApi(this, 'Http', {
      apiName: `sidelined-${settings.stage}`,
      createDefaultStage: false,
      // With a custom domain, disable the generated address: there is one way in.
      disableExecuteApiEndpoint: settings.customDomain !== undefined,
      corsPreflight: {
        allowOrigins: settings.origins,
        allowMethods: [CorsHttpMethod.GET, CorsHttpMethod.POST, CorsHttpMethod.DELETE],
        allowHeaders: ['authorization', 'content-type', 'apollo-require-preflight', 'idempotency-key'],
        maxAge: Duration.hours(1),
      },
    });
    const toGraphql = new HttpLambdaIntegration('Graphql', functions.graphql);
    const toIntegrations = new HttpLambdaIntegration('Integrations', functions.integrations);
    const toImports = new HttpLambdaIntegration('Imports', functions.imports);
    const toProviders = new HttpLambdaIntegration('Providers', functions.providers);
    const authorizer = createAuthorizer(identity);
    this.http.addRoutes({
      path: '/graphql',
      methods: [HttpMethod.GET, HttpMethod.POST],
      integration: toGraphql,
      authorizer,
      authorizationScopes: acceptedScopes,
    });
    for (const path of [
      '/v1/athletes/{id}/runs',
      '/v1/athletes/{id}/sessions',
      '/v1/athletes/{id}/runs/import',
      '/v1/athletes/{id}/runs/duplicates',
    ]) {
      this.http.addRoutes({
        path,
        methods: [HttpMethod.POST],
        integration: toIntegrations,
        authorizer,
        authorizationScopes: runWriterScopes,
      });
    }
    const importRoutes: [string, HttpMethod[]][] = [
      ['/v1/imports', [HttpMethod.POST]],
      ['/v1/imports/{id}', [HttpMethod.GET, HttpMethod.DELETE]],
      ['/v1/imports/{id}/results', [HttpMethod.GET]],
    ];
    for (const [path, methods] of importRoutes) {
      this.http.addRoutes({ path, methods, integration: toImports, authorizer, authorizationScopes: runWriterScopes });
    }
    const open = [
      this.#addOpenRoute('GET /health', toGraphql),
      this.#addOpenRoute('GET /v1/openapi.json', toIntegrations),
      this.#addOpenRoute('GET /v1/providers/strava/events/{key}', toProviders),
      this.#addOpenRoute('POST /v1/providers/strava/events/{key}', toProviders),
    ];

    const domain = settings.customDomain && this.#createDomain(settings.customDomain);
    this.stage = this.http.addStage('Stage', {
      autoDeploy: true,
      throttle: { rateLimit: settings.throttle.rate, burstLimit: settings.throttle.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(this.#createAccessLog(settings)),
        format: AccessLogFormat.custom(JSON.stringify(accessLogFields)),
      },
      ...(domain && { domainMapping: { domainName: domain } }),
    });
    throttleOpenRoutes(this.stage);
    // A stage that configures a route must be created after it.
    this.stage.node.addDependency(...open);

    this.baseUrl = settings.customDomain ? `https://${settings.customDomain.name}` : this.http.apiEndpoint;
    this.domainTarget = domain?.regionalDomainName;
  }

  #addOpenRoute(key: OpenRoute, integration: HttpLambdaIntegration): HttpRoute {
    const [method, path = ''] = key.split(' ', 2);
    const methods = [method === 'POST' ? HttpMethod.POST : HttpMethod.GET];
    const [route] = this.http.addRoutes({ path, methods, integration });
    if (!route) throw new Error(`API Gateway construct made no route for ${key}`);
    Validations.of(route).acknowledge({ id: 'AwsSolutions-APIG4', reason: openRoutes[key].reason });
    return route;
  }

  #createDomain({ name, certificateArn }: NonNullable<Settings['customDomain']>): DomainName {
    const certificate = Certificate.fromCertificateArn(this, 'Certificate', certificateArn);
    return new DomainName(this, 'Domain', { domainName: name, certificate });
  }

  #createAccessLog(settings: Settings): LogGroup {
    return new LogGroup(this, 'AccessLog', {
      retention: settings.logRetention,
      removalPolicy: settings.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
  }
}

/**
 * One authorizer for people and integrations, which share the issuer. API Gateway compares the audiences with a token's
 * `client_id` if the token has no `aud`; Cognito's access tokens have none.
 */
function createAuthorizer({ pool, webClient, integrationClients }: Identity): HttpUserPoolAuthorizer {
  const userPoolClients = [webClient, ...integrationClients.values()];
  return new HttpUserPoolAuthorizer('Tokens', pool, { authorizerName: 'tokens', userPoolClients });
}

/** CDK's stage has one throttle for all routes. The setting per route exists only in CloudFormation. */
function throttleOpenRoutes(stage: HttpStage): void {
  const resource = stage.node.defaultChild;
  if (!(resource instanceof CfnStage)) throw new Error('An HTTP stage is expected to be made of one CfnStage');
  const settings = Object.entries(openRoutes).map(([key, { throttle }]) => [
    key,
    { ThrottlingRateLimit: throttle.rate, ThrottlingBurstLimit: throttle.burst },
  ]);
  resource.routeSettings = Object.fromEntries(settings) as object;
}
