import { readFileSync } from 'node:fs';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { template } from './support/synth.ts';

const dev = template({ integrations: 'tracker,watch' });
const clients = (generateSecret: boolean) =>
  Object.keys(dev.findResources('AWS::Cognito::UserPoolClient', { Properties: { GenerateSecret: generateSecret } }));
const clientNamed = (ClientName: string) =>
  Object.keys(dev.findResources('AWS::Cognito::UserPoolClient', { Properties: { ClientName } }))[0];

describe('routes', () => {
  test('there are twenty-nine, and the functions verify the tokens of all', () => {
    const routes = Object.values(dev.findResources('AWS::ApiGatewayV2::Route')) as { Properties: Route }[];
    const doors = routes.map(({ Properties: route }) => [route.RouteKey, route.AuthorizationType]);
    expect(doors.sort()).toEqual([
      ['DELETE /v1/athletes/{id}/runs/{externalId+}', 'NONE'],
      ['DELETE /v1/imports/{id}', 'NONE'],
      ['DELETE /v1/integrations/{id}', 'NONE'],
      ['DELETE /v1/integrations/{id}/secrets/{secretId}', 'NONE'],
      ['GET /.well-known/oauth-authorization-server', 'NONE'],
      ['GET /developers', 'NONE'],
      ['GET /graphql', 'NONE'],
      ['GET /health', 'NONE'],
      ['GET /oauth/authorize', 'NONE'],
      ['GET /oauth/consent', 'NONE'],
      ['GET /oauth/signed-in', 'NONE'],
      ['GET /v1/athletes', 'NONE'],
      ['GET /v1/athletes/{id}/runs', 'NONE'],
      ['GET /v1/athletes/{id}/runs/{externalId+}', 'NONE'],
      ['GET /v1/imports/{id}', 'NONE'],
      ['GET /v1/imports/{id}/results', 'NONE'],
      ['GET /v1/openapi.json', 'NONE'],
      ['GET /v1/providers/strava/events/{key}', 'NONE'],
      ['POST /graphql', 'NONE'],
      ['POST /oauth/consent', 'NONE'],
      ['POST /oauth/token', 'NONE'],
      ['POST /v1/athletes/{id}/runs', 'NONE'],
      ['POST /v1/athletes/{id}/runs/duplicates', 'NONE'],
      ['POST /v1/athletes/{id}/runs/import', 'NONE'],
      ['POST /v1/athletes/{id}/sessions', 'NONE'],
      ['POST /v1/imports', 'NONE'],
      ['POST /v1/integrations/{id}/secrets', 'NONE'],
      ['POST /v1/providers/strava/events/{key}', 'NONE'],
      ['POST /v1/runs', 'NONE'],
    ]);
    dev.resourceCountIs('AWS::ApiGatewayV2::Authorizer', 0);
  });

  test.each(['graphql', 'integrations', 'developers'])(
    '%s accepts tokens of the one pool: of the web app, and of clients',
    (name) => {
      const pool = Object.keys(dev.findResources('AWS::Cognito::UserPool'))[0];
      const issuer = {
        'Fn::Join': ['', ['https://cognito-idp.', { Ref: 'AWS::Region' }, '.amazonaws.com/', { Ref: pool }]],
      };
      const functions = dev.findResources('AWS::Lambda::Function');
      const [, lambda] = Object.entries(functions).find(([id]) => id.toLowerCase().startsWith(`${name}handler`)) ?? [];
      const [first, second] = clients(true).map((Ref) => ({ Ref }));
      expect(lambda?.['Properties'].Environment.Variables).toMatchObject({
        TOKEN_ISSUER: issuer,
        WEB_CLIENT_ID: { Ref: clientNamed('web') },
        INTEGRATION_CLIENT_IDS: { 'Fn::Join': ['', [first, ',', second]] },
      });
    },
  );

  test('a function of which the routes ask for tokens verifies them: its handler does not start without an issuer', () => {
    for (const name of ['graphql', 'integrations', 'developers'])
      expect(readFileSync(`functions/${name}/handler.ts`, 'utf8')).toMatch(/authenticated\(app\.handler, verify/);
  });
});

type Route = { RouteKey: string; AuthorizationType: string };

describe('the stage', () => {
  test('throttles, and what is open more than the rest', () => {
    const open = { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 10 };
    dev.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      DefaultRouteSettings: { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
      RouteSettings: {
        'GET /health': open,
        'GET /v1/openapi.json': open,
        'GET /.well-known/oauth-authorization-server': open,
        'POST /oauth/token': { ThrottlingRateLimit: 20, ThrottlingBurstLimit: 100 },
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
    dev.hasResourceProperties('AWS::Cognito::ManagedLoginBranding', { ClientId: { Ref: clientNamed('web') } });
    expect(clients(false)).toHaveLength(2);
    dev.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'profile'],
      CallbackURLs: ['http://localhost:5173/signed-in', Match.objectLike({ 'Fn::Join': Match.anyValue() })],
      PreventUserExistenceErrors: 'ENABLED',
    });
  });

  test('sign in for the consent page with a client of its own, which leads back to the API', () => {
    const api = Object.keys(dev.findResources('AWS::ApiGatewayV2::Api'))[0];
    dev.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      ClientName: 'consent',
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid'],
      CallbackURLs: [{ 'Fn::Join': ['', [{ 'Fn::GetAtt': [api, 'ApiEndpoint'] }, '/oauth/signed-in']] }],
      AccessTokenValidity: 5,
    });
    dev.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: Match.objectLike({ CONSENT_CLIENT_ID: { Ref: clientNamed('consent') } }) },
    });
    dev.hasResourceProperties('AWS::Cognito::ManagedLoginBranding', { ClientId: { Ref: clientNamed('consent') } });
  });

  test('belong to groups', () => {
    const groups = Object.values(dev.findResources('AWS::Cognito::UserPoolGroup'));
    const names = groups.map((group) => group['Properties'].GroupName as string);
    expect(names.sort()).toEqual(['athletes', 'clinicians', 'coaches', 'operators', 'supporters']);
  });
});

describe('integrations', () => {
  test('have a client and a secret each, and nothing but the scopes for runs', () => {
    expect(clients(true)).toHaveLength(2);
    // Whoever takes a name out of the settings does not cut off whoever uses its client.
    const kept = dev.findResources('AWS::Cognito::UserPoolClient', { DeletionPolicy: 'Retain' });
    expect(Object.keys(kept).sort()).toEqual(clients(true).sort());
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
