import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CfnStage,
  CorsHttpMethod,
  DomainName,
  HttpApi,
  HttpMethod,
  type HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpUserPoolAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acceptedScopes, type Identity } from './identity.ts';
import type { Settings, Throttle } from './settings.ts';

/** Anybody may ask whether the API is up, so this route must not be a way to use up the functions' concurrency. */
const healthThrottle: Throttle = { rate: 5, burst: 10 };

/**
 * What a line of the access log holds. Left out on purpose: who called (`sub`, address, user agent), and what was asked
 * (path and query string; a GET carries its GraphQL variables there). `requestId` leads to the function's own log.
 */
const accessLogFields = {
  requestId: '$context.requestId',
  time: '$context.requestTime',
  route: '$context.routeKey',
  status: '$context.status',
  responseBytes: '$context.responseLength',
  latencyMs: '$context.responseLatency',
  integrationStatus: '$context.integration.status',
  integrationLatencyMs: '$context.integration.latency',
  errorType: '$context.error.responseType',
};

export type ApiProps = { settings: Settings; identity: Identity; graphql: IFunction };

/** The HTTP API: who may call (JWT authorizer), from where (CORS), how often (throttling), and where it is logged. */
export class Api extends Construct {
  readonly http: HttpApi;
  readonly stage: HttpStage;
  /** Without a slash at its end. */
  readonly baseUrl: string;
  /** What a custom domain's DNS record has to point to. */
  readonly domainTarget: string | undefined;

  constructor(scope: Construct, id: string, { settings, identity, graphql }: ApiProps) {
    super(scope, id);
    this.http = new HttpApi(this, 'Http', {
      apiName: `sidelined-${settings.stage}`,
      createDefaultStage: false,
      // With a domain of its own, the generated address would be a second door.
      disableExecuteApiEndpoint: settings.customDomain !== undefined,
      corsPreflight: {
        allowOrigins: settings.origins,
        allowMethods: [CorsHttpMethod.GET, CorsHttpMethod.POST],
        allowHeaders: ['authorization', 'content-type', 'apollo-require-preflight'],
        maxAge: Duration.hours(1),
      },
    });
    const integration = new HttpLambdaIntegration('Graphql', graphql);
    this.http.addRoutes({
      path: '/graphql',
      methods: [HttpMethod.GET, HttpMethod.POST],
      integration,
      authorizer: createAuthorizer(identity),
      authorizationScopes: acceptedScopes,
    });
    const [health] = this.http.addRoutes({ path: '/health', methods: [HttpMethod.GET], integration });
    if (!health) throw new Error('API Gateway construct made no route for /health');
    Validations.of(health).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason: 'Uptime checks have no token; the answer says only that the API is up, and the route is throttled hard.',
    });

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
    throttleRoute(this.stage, 'GET /health', healthThrottle);
    // A stage that names a route cannot be made before that route.
    this.stage.node.addDependency(health);

    this.baseUrl = settings.customDomain ? `https://${settings.customDomain.name}` : this.http.apiEndpoint;
    this.domainTarget = domain?.regionalDomainName;
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
 * `client_id` where it has no `aud`, as Cognito's access tokens have none.
 */
function createAuthorizer({ pool, webClient, integrationClients }: Identity): HttpUserPoolAuthorizer {
  const userPoolClients = [webClient, ...integrationClients.values()];
  return new HttpUserPoolAuthorizer('Tokens', pool, { authorizerName: 'tokens', userPoolClients });
}

/** CDK's own stage has one throttle for all routes; the setting for one route exists in CloudFormation only. */
function throttleRoute(stage: HttpStage, routeKey: string, { rate, burst }: Throttle): void {
  const resource = stage.node.defaultChild;
  if (!(resource instanceof CfnStage)) throw new Error('An HTTP stage is expected to be made of one CfnStage');
  resource.routeSettings = { [routeKey]: { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst } };
}
