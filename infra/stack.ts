import { CfnOutput, Duration, Stack, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Alarms } from './alarms.ts';
import { Api } from './api.ts';
import { Backup } from './backup.ts';
import { ChangesFunction } from './changes-function.ts';
import { Dashboard } from './dashboard.ts';
import { DevelopersFunction } from './developers-function.ts';
import { FileStore } from './files.ts';
import { GraphqlFunction } from './graphql-function.ts';
import { Identity } from './identity.ts';
import { ImportsFunction } from './imports-function.ts';
import { IntegrationsFunction } from './integrations-function.ts';
import { codeCacheUnused, lateDeliveries } from './metrics.ts';
import { OutboundFunction } from './outbound-function.ts';
import { ProvidersFunction } from './providers-function.ts';
import { Release } from './release.ts';
import { Secrets } from './secrets.ts';
import type { Settings } from './settings.ts';
import { DataTable } from './table.ts';

export type SidelinedStackProps = {
  settings: Settings;
  /** Other files to bundle as the functions. Tests of the stack pass small ones. */
  graphqlEntry?: string;
  integrationsEntry?: string;
  changesEntry?: string;
  outboundEntry?: string;
  providersEntry?: string;
  developersEntry?: string;
  importsEntry?: string;
};

/** One stage of Sidelined. It names no account and no region: the credentials of the deployment decide. */
export class SidelinedStack extends Stack {
  constructor(scope: Construct, { settings, ...props }: SidelinedStackProps) {
    super(scope, `sidelined-${settings.stage}`, {
      description: `Sidelined (${settings.stage}): what hurts, and may the athlete run today?`,
      terminationProtection: settings.keepsData,
    });
    Tags.of(this).add('project', 'sidelined');
    Tags.of(this).add('stage', settings.stage);

    const data = new DataTable(this, 'Data', settings);
    const secrets = new Secrets(this, 'Secrets', settings);
    const files = new FileStore(this, 'Files', settings);
    const identity = new Identity(this, 'Identity', settings);
    const graphql = new GraphqlFunction(this, 'Graphql', {
      settings,
      data,
      identity,
      secrets,
      files,
      entry: props.graphqlEntry,
    });
    const integrations = new IntegrationsFunction(this, 'Integrations', {
      settings,
      data,
      identity,
      files,
      entry: props.integrationsEntry,
    });
    const imports = new ImportsFunction(this, 'Imports', {
      settings,
      data,
      identity,
      secrets,
      files,
      entry: props.importsEntry,
    });
    const providers = new ProvidersFunction(this, 'Providers', { settings, data, entry: props.providersEntry });
    const developers = new DevelopersFunction(this, 'Developers', {
      settings,
      data,
      identity,
      secrets,
      entry: props.developersEntry,
    });
    const api = new Api(this, 'Api', {
      settings,
      graphql: graphql.live,
      integrations: integrations.live,
      providers: providers.live,
      developers: developers.live,
      imports: imports.live,
    });
    identity.leadBackTo(api.baseUrl);
    identity.allowPage(`${api.baseUrl}/developers`);
    const changes = new ChangesFunction(this, 'Changes', {
      settings,
      data,
      identity,
      secrets,
      entry: props.changesEntry,
    });
    const outbound = new OutboundFunction(this, 'Outbound', { settings, data, secrets, entry: props.outboundEntry });

    const alarms = new Alarms(this, 'Alarms', settings);
    const serverErrors = alarms.watchApi(api.stage);
    alarms.watchFunction('Graphql', graphql.handler, { p99: Duration.seconds(2) });
    // A large file takes seconds to read.
    alarms.watchFunction('Integrations', integrations.handler, { p99: Duration.seconds(10) });
    // Strava waits 2 s.
    alarms.watchFunction('Providers', providers.handler, { p99: Duration.seconds(2) });
    // It waits for Cognito.
    alarms.watchFunction('Developers', developers.handler, { p99: Duration.seconds(5) });
    // Its duration depends on the size of an archive.
    alarms.watchFunction('Imports', imports.handler);
    // Its duration depends on the size of an erasure. What matters is whether it falls behind.
    alarms.watchFunction('Changes', changes.handler);
    alarms.watchConsumer('Changes', changes);
    // It waits for other servers, so it is as slow as they are.
    alarms.watchFunction('Outbound', outbound.handler);
    alarms.watchConsumer('Outbound', outbound);
    alarms.watchWebhooks(outbound.givenUp);
    alarms.watchTable(data.table);
    const handlers = [graphql, integrations, imports, providers, changes, outbound, developers].map(
      ({ handler }) => handler,
    );
    alarms.watchCodeCache(codeCacheUnused(handlers));
    alarms.watchDeliveries(lateDeliveries(settings));
    new Release(this, 'Release', {
      settings,
      alarms,
      live: {
        Graphql: graphql.live,
        Integrations: integrations.live,
        Imports: imports.live,
        Providers: providers.live,
        Changes: changes.live,
        Outbound: outbound.live,
        Developers: developers.live,
      },
      answering: ['Graphql', 'Integrations', 'Imports', 'Providers', 'Developers'],
      serverErrors,
    });
    const { backupCopyTo } = settings;
    if (backupCopyTo !== undefined) new Backup(this, 'Backup', { settings, table: data.table, backupCopyTo });
    const dashboard = new Dashboard(this, 'Dashboard', {
      settings,
      alarms,
      stage: api.stage,
      functions: {
        GraphQL: graphql.handler,
        Integrations: integrations.handler,
        Imports: imports.handler,
        Changes: changes.handler,
        Outbound: outbound.handler,
        Providers: providers.handler,
        Developers: developers.handler,
      },
      consumers: { Changes: changes, Outbound: outbound },
      table: data.table,
    });

    this.#output('GraphqlUrl', `${api.baseUrl}/graphql`, 'POST and GET, with a bearer token');
    this.#output('RunsUrl', `${api.baseUrl}/v1/athletes/{id}/runs`, 'POST runs as JSON; /import takes files');
    this.#output('ImportsUrl', `${api.baseUrl}/v1/imports`, 'POST begins the import of an archive or a large file');
    this.#output('OpenApiUrl', `${api.baseUrl}/v1/openapi.json`, 'How to post runs over plain HTTP; needs no token');
    this.#output('ConsentUrl', `${api.baseUrl}/oauth/authorize`, 'Where integrations send athletes to be let in');
    this.#output('HealthUrl', `${api.baseUrl}/health`, 'Is the API up? Needs no token');
    this.#output('DevelopersUrl', `${api.baseUrl}/developers`, 'Where developers register integrations');
    this.#output('SignInUrl', identity.signInUrl, 'Where people sign in');
    this.#output('TokenEndpoint', identity.tokenEndpoint, 'Exchanges codes and client credentials for tokens');
    this.#output('Issuer', identity.issuer, 'The issuer of the tokens');
    this.#output('UserPoolId', identity.pool.userPoolId, 'The user pool of people and integrations');
    this.#output('WebClientId', identity.webClient.userPoolClientId, 'The client ID of web apps');
    for (const [name, client] of identity.integrationClients) {
      this.#output(`IntegrationClientId${pascal(name)}`, client.userPoolClientId, `The client ID of ${name}`);
    }
    this.#output('TableName', data.table.tableName, 'The table');
    this.#output('FilesBucketName', files.bucket.bucketName, 'The bucket of uploads and tracks');
    this.#output('SecretsKeyArn', secrets.keyArn, 'The KMS key that seals secrets, for npm run migrate');
    this.#output('DeadLetterQueueUrl', changes.deadLetters.queueUrl, 'Changes that could not be processed');
    this.#output(
      'OutboundDeadLetterQueueUrl',
      outbound.deadLetters.queueUrl,
      'Outgoing messages that could not be processed',
    );
    this.#output('DashboardName', dashboard.name, 'The dashboard in CloudWatch');
    if (api.domainTarget !== undefined) {
      this.#output('DomainTarget', api.domainTarget, "The target for the custom domain's DNS record");
    }
  }

  #output(id: string, value: string, description: string): void {
    new CfnOutput(this, id, { value, description });
  }
}

/** Names of outputs can contain only letters and digits. */
function pascal(name: string): string {
  return name.replace(/(?:^|-)([a-z0-9]?)/g, (_, letter: string) => letter.toUpperCase());
}
