import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Cors } from '../gateway/cors.ts';
import type { Route } from '../gateway/routes.ts';
import { CliError } from '../cli-error.ts';
import type { Resolved, Resources } from './assembly/resources.ts';
import { FunctionError, type BuiltFunction } from './functions/built-function.ts';

interface RouteProperties {
  RouteKey: string;
  /** `integrations/ID`. */
  Target: string;
  AuthorizationType?: string;
}
interface FunctionProperties {
  Environment?: { Variables?: Record<string, string> };
}
interface ApiProperties {
  CorsConfiguration?: { AllowOrigins: string[]; AllowMethods: string[]; AllowHeaders: string[]; MaxAge: number };
}

/** The HTTP API of the template, for the local gateway. */
export interface HttpApi {
  routes: Route[];
  cors: Cors;
  /** The one issuer whose tokens its functions accept. */
  issuer: string;
}

export interface HttpApiParts {
  resources: Resources;
  /** By the function's ARN. */
  functions: ReadonlyMap<string, BuiltFunction>;
}

/** Reads routes, the issuer and CORS; throttling is ignored. @throws CliError for what is not supported here */
export function readHttpApi({ resources, functions }: HttpApiParts): HttpApi {
  const integrations = resources.all<{ IntegrationUri: string }>('AWS::ApiGatewayV2::Integration');
  const [api] = resources.all<ApiProperties>('AWS::ApiGatewayV2::Api');
  const issuers = new Set(
    resources
      .all<FunctionProperties>('AWS::Lambda::Function')
      .flatMap(({ properties }) => properties.Environment?.Variables?.['TOKEN_ISSUER'] ?? []),
  );
  const [issuer, ...others] = issuers;
  if (!api || issuer === undefined || others.length > 0) {
    throw new CliError('The template is expected to hold one HTTP API with one issuer.');
  }
  const idOf = ({ logicalId }: Resolved<unknown>) => resources.names.ref(logicalId);
  const routes = resources.all<RouteProperties>('AWS::ApiGatewayV2::Route').map(({ properties }): Route => {
    const key = properties.RouteKey;
    const integration = integrations.find((one) => `integrations/${idOf(one)}` === properties.Target);
    const target = functions.get(integration?.properties.IntegrationUri ?? '');
    if (!target) throw new CliError(`The route ${key} does not lead to a function of the template.`);
    if ((properties.AuthorizationType ?? 'NONE') !== 'NONE')
      throw new CliError(`The route ${key} requires ${properties.AuthorizationType}, which cannot be executed here.`);
    return {
      key,
      invoke: async (event) => {
        try {
          return (await target.invoke(event)) as APIGatewayProxyStructuredResultV2;
        } catch (error) {
          return failure(error);
        }
      },
    };
  });
  return { routes, cors: readCors(api.properties), issuer };
}

function readCors({ CorsConfiguration: cors }: ApiProperties): Cors {
  return {
    allows: (origin) => cors?.AllowOrigins.includes(origin) ?? false,
    methods: cors?.AllowMethods ?? [],
    headers: cors?.AllowHeaders ?? [],
    maxAgeSeconds: cors?.MaxAge ?? 0,
  };
}

/** API Gateway's response if a function fails: callers do not learn why. */
function failure(error: unknown): APIGatewayProxyStructuredResultV2 {
  if (!(error instanceof FunctionError)) throw error;
  const [statusCode, message] = error.timedOut ? [503, 'Service Unavailable'] : [500, 'Internal Server Error'];
  return { statusCode, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ message }) };
}
