import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { template } from './support/synth.ts';

const dev = template({ integrations: 'tracker,watch' });
const clients = (generateSecret: boolean) =>
  Object.keys(dev.findResources('AWS::Cognito::UserPoolClient', { Properties: { GenerateSecret: generateSecret } }));

describe('routes', () => {
  test('there are fourteen; four that tell nothing are open, and runs and sessions are written with a scope for it', () => {
    const routes = Object.values(dev.findResources('AWS::ApiGatewayV2::Route')) as { Properties: Route }[];
    const doors = routes.map(({ Properties: route }) => [
      route.RouteKey,
      route.AuthorizationType,
      route.AuthorizationScopes,
    ]);
    const scopes = ['openid', 'sidelined/runs:write', 'sidelined/runs:read'];
    const writers = ['openid', 'sidelined/runs:write'];
    expect(doors.sort()).toEqual([
      ['DELETE /v1/imports/{id}', 'JWT', writers],
      ['GET /graphql', 'JWT', scopes],
      ['GET /health', 'NONE', undefined],
      ['GET /v1/imports/{id}', 'JWT', writers],
      ['GET /v1/imports/{id}/results', 'JWT', writers],
      ['GET /v1/openapi.json', 'NONE', undefined],
      ['GET /v1/providers/strava/events/{key}', 'NONE', undefined],
      ['POST /graphql', 'JWT', scopes],
      ['POST /v1/athletes/{id}/runs', 'JWT', writers],
      ['POST /v1/athletes/{id}/runs/duplicates', 'JWT', writers],
      ['POST /v1/athletes/{id}/runs/import', 'JWT', writers],
      ['POST /v1/athletes/{id}/sessions', 'JWT', writers],
      ['POST /v1/imports', 'JWT', writers],
      ['POST /v1/providers/strava/events/{key}', 'NONE', undefined],
    ]);
  });

  test('one authorizer takes the tokens of every client from the one pool', () => {
    const pool = Object.keys(dev.findResources('AWS::Cognito::UserPool'))[0];
    dev.resourceCountIs('AWS::ApiGatewayV2::Authorizer', 1);
    dev.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: {
        Audience: [...clients(false), ...clients(true)].map((Ref) => ({ Ref })),
        Issuer: {
          'Fn::Join': ['', ['https://cognito-idp.', { Ref: 'AWS::Region' }, '.amazonaws.com/', { Ref: pool }]],
        },
      },
    });
  });
});

type Route = { RouteKey: string; AuthorizationType: string; AuthorizationScopes?: string[] };

describe('the stage', () => {
  test('throttles, and what is open more than the rest', () => {
    const open = { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 10 };
    dev.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      DefaultRouteSettings: { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
      RouteSettings: {
        'GET /health': open,
        'GET /v1/openapi.json': open,
        'GET /v1/providers/strava/events/{key}': open,
        'POST /v1/providers/strava/events/{key}': { ThrottlingRateLimit: 20, ThrottlingBurstLimit: 100 },
      },
    });
  });

  test('logs nothing about who called or what was asked', () => {
    const stage = Object.values(dev.findResources('AWS::ApiGatewayV2::Stage'))[0];
    const format = JSON.stringify(stage?.['Properties'].AccessLogSettings.Format);
    expect(format.match(/\$context\.[\w.]+/g)).toEqual([
      '$context.requestId',
      '$context.requestTime',
      '$context.routeKey',
      '$context.status',
      '$context.responseLength',
      '$context.responseLatency',
      '$context.integration.requestId',
      '$context.integration.status',
      '$context.integration.latency',
      '$context.error.responseType',
    ]);
  });

  test('answers browsers of the named origins only', () => {
    const origins = ['https://a.example.com', 'https://b.example.com'];
    template({ origins: origins.join(',') }).hasResourceProperties('AWS::ApiGatewayV2::Api', {
      CorsConfiguration: Match.objectLike({
        AllowOrigins: origins,
        AllowMethods: ['GET', 'POST', 'DELETE'],
        AllowCredentials: Match.absent(),
      }),
    });
  });
});

describe('a custom domain', () => {
  test('is made when given, and becomes the only door', () => {
    const named = template({ domainName: 'api.example.com', certificateArn: 'arn:aws:acm:eu-west-1:1:certificate/c' });
    named.hasResourceProperties('AWS::ApiGatewayV2::DomainName', { DomainName: 'api.example.com' });
    named.resourceCountIs('AWS::ApiGatewayV2::ApiMapping', 1);
    named.hasResourceProperties('AWS::ApiGatewayV2::Api', { DisableExecuteApiEndpoint: true });
    named.hasOutput('GraphqlUrl', { Value: 'https://api.example.com/graphql' });
    named.hasOutput('DomainTarget', {});
    dev.resourceCountIs('AWS::ApiGatewayV2::DomainName', 0);
  });
});

describe('people', () => {
  test('sign in on a hosted page, with a second factor', () => {
    dev.hasResourceProperties('AWS::Cognito::UserPool', {
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
    });
    dev.hasResourceProperties('AWS::Cognito::UserPoolDomain', { ManagedLoginVersion: 2 });
    dev.hasResourceProperties('AWS::Cognito::ManagedLoginBranding', { ClientId: { Ref: clients(false)[0] } });
    expect(clients(false)).toHaveLength(1);
    dev.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'profile'],
      CallbackURLs: ['http://localhost:5173/signed-in'],
      PreventUserExistenceErrors: 'ENABLED',
    });
  });

  test('belong to groups', () => {
    const groups = Object.values(dev.findResources('AWS::Cognito::UserPoolGroup'));
    const names = groups.map((group) => group['Properties'].GroupName as string);
    expect(names.sort()).toEqual(['athletes', 'clinicians', 'coaches', 'supporters']);
  });
});

describe('integrations', () => {
  test('have a client and a secret each, and nothing but the scopes for runs', () => {
    expect(clients(true)).toHaveLength(2);
    dev.hasResourceProperties('AWS::Cognito::UserPoolResourceServer', {
      Identifier: 'sidelined',
      Scopes: [Match.objectLike({ ScopeName: 'runs:write' }), Match.objectLike({ ScopeName: 'runs:read' })],
    });
    const server = Object.keys(dev.findResources('AWS::Cognito::UserPoolResourceServer'))[0];
    dev.allResourcesProperties('AWS::Cognito::UserPoolClient', { EnableTokenRevocation: true });
    for (const ClientName of ['tracker', 'watch']) {
      dev.hasResourceProperties('AWS::Cognito::UserPoolClient', {
        ClientName,
        AllowedOAuthFlows: ['client_credentials'],
        AllowedOAuthScopes: ['/runs:write', '/runs:read'].map((scope) => ({
          'Fn::Join': ['', [{ Ref: server }, scope]],
        })),
      });
    }
  });
});
