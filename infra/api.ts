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
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { accessLogFields, openRoutes } from './open-routes.ts';
import type { Settings } from './settings.ts';

const runs = '/v1/athletes/{id}/runs';
/** Greedy: an ID of a source may have slashes. */
const oneRun = `${runs}/{externalId+}`;
/** The routes of plain HTTP with a token: the scopes of which it needs one, and what it may do with it. */
const integrationRoutes = [
  [HttpMethod.POST, ['/v1/runs', runs, '/v1/athletes/{id}/sessions', `${runs}/import`, `${runs}/duplicates`]],
  [HttpMethod.DELETE, [oneRun]],
  [HttpMethod.GET, [runs, oneRun, '/v1/athletes']],
] as const;

type OpenRoute = keyof typeof openRoutes;

export type ApiProps = {
  settings: Settings;
  graphql: IFunction;
  integrations: IFunction;
  providers: IFunction;
  developers: IFunction;
  imports: IFunction;
};

/**
 * The HTTP API: from where it may be called (CORS), how often (throttling), and its access log. Who may call is for the
 * functions, which verify each token themselves: a JWT authorizer knows at most 50 clients, and a deployment for each.
 */
export class Api extends Construct {
  readonly http: HttpApi;
  readonly stage: HttpStage;
  /** Without a trailing slash. */
  readonly baseUrl: string;
  /** The target for a custom domain's DNS record. */
  readonly domainTarget: string | undefined;

  constructor(scope: Construct, id: string, { settings, ...functions }: ApiProps) {
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
    const toDevelopers = new HttpLambdaIntegration('Developers', functions.developers);
    const toImports = new HttpLambdaIntegration('Imports', functions.imports);
    const toProviders = new HttpLambdaIntegration('Providers', functions.providers);
    this.http
      .addRoutes({
        path: '/graphql',
        methods: [HttpMethod.GET, HttpMethod.POST],
        integration: toGraphql,
      })
      .forEach(verifiesItself);
    for (const [method, paths] of integrationRoutes)
      for (const path of paths)
        this.http.addRoutes({ path, methods: [method], integration: toIntegrations }).forEach(verifiesItself);
    for (const [method, path] of [
      [HttpMethod.POST, '/v1/integrations/{id}/secrets'],
      [HttpMethod.DELETE, '/v1/integrations/{id}/secrets/{secretId}'],
      [HttpMethod.DELETE, '/v1/integrations/{id}'],
    ] as const) {
      this.http.addRoutes({ path, methods: [method], integration: toDevelopers }).forEach(verifiesItself);
    }
    const importRoutes: [string, HttpMethod[]][] = [
      ['/v1/imports', [HttpMethod.POST]],
      ['/v1/imports/{id}', [HttpMethod.GET, HttpMethod.DELETE]],
      ['/v1/imports/{id}/results', [HttpMethod.GET]],
    ];
    for (const [path, methods] of importRoutes) {
      this.http.addRoutes({ path, methods, integration: toImports }).forEach(verifiesItself);
    }
    const open = [
      this.#addOpenRoute('GET /developers', toDevelopers),
      this.#addOpenRoute('GET /health', toGraphql),
      this.#addOpenRoute('GET /v1/openapi.json', toIntegrations),
      this.#addOpenRoute('GET /oauth/authorize', toIntegrations),
      this.#addOpenRoute('GET /oauth/signed-in', toIntegrations),
      this.#addOpenRoute('GET /oauth/consent', toIntegrations),
      this.#addOpenRoute('POST /oauth/consent', toIntegrations),
      this.#addOpenRoute('POST /oauth/token', toIntegrations),
      this.#addOpenRoute('GET /.well-known/oauth-authorization-server', toIntegrations),
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

function verifiesItself(route: HttpRoute): void {
  const reason = 'The function verifies the token, and that its client is registered, before it reads anything else.';
  Validations.of(route).acknowledge({ id: 'AwsSolutions-APIG4', reason });
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
