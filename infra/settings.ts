import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Node } from 'constructs';

/** Requests a second, and how many may arrive at once. */
export type Throttle = { rate: number; burst: number };

/** What differs between the stages by design. */
const stages = {
  /** Comes and goes: `cdk destroy` leaves nothing behind. */
  dev: { keepsData: false, throttle: { rate: 50, burst: 100 }, logRetention: RetentionDays.ONE_WEEK },
  /** Outlives its stack: table, people, keys and logs stay when the stack is deleted. */
  prod: { keepsData: true, throttle: { rate: 500, burst: 1000 }, logRetention: RetentionDays.THREE_MONTHS },
} as const;

export type StageName = keyof typeof stages;

/** Everything that a deployment can choose; see `readSettings` for where the choices come from. */
export type Settings = {
  stage: StageName;
  keepsData: boolean;
  throttle: Throttle;
  logRetention: RetentionDays;
  /** Web apps that may call from a browser and sign people in; at least one. Prod's in cdk.json is only an example. */
  origins: string[];
  /** One client with a secret of its own for each integration. */
  integrations: string[];
  encryption: 'aws-owned' | 'customer-managed';
  /** Where alarms are mailed to; without it they only show. */
  alarmEmail: string | undefined;
  customDomain: { name: string; certificateArn: string } | undefined;
  /** The secret that Strava is read with, and the id of our subscription once there is one; without it nobody can connect. */
  strava: { secretName: string; subscriptionId?: string } | undefined;
  /** `former`: records are written as the release before wrote them, to change over or to go back (docs/changes.md). */
  itemLayout: 'present' | 'former';
};

/** An authorizer of an HTTP API accepts at most 50 audiences; the web app is one of them. */
const maxIntegrations = 49;

/**
 * Reads the settings from CDK context: `-c key=value` on the command line wins over the stage's own section of
 * cdk.json. Lists may be written `a,b`. Throws an Error that says what to write where a value cannot be used.
 */
export function readSettings(node: Node): Settings {
  const stage = oneOf('stage', node.tryGetContext('stage') ?? 'dev', Object.keys(stages) as StageName[]);
  const section: unknown = node.tryGetContext(stage);
  const context = (key: string): unknown => node.tryGetContext(key) ?? (isRecord(section) ? section[key] : undefined);
  const text = (key: string): string | undefined => optionalText(key, context(key));

  const origins = list('origins', context('origins'));
  if (origins.length === 0) throw new Error('origins: name a web app, as in -c origins=https://app.example.com');
  origins.forEach(checkOrigin);

  const integrations = list('integrations', context('integrations') ?? []);
  integrations.forEach(checkIntegration);
  if (integrations.length > maxIntegrations || new Set(integrations).size < integrations.length) {
    throw new Error(`integrations: at most ${maxIntegrations}, each named once`);
  }

  const alarmEmail = text('alarmEmail');
  if (alarmEmail !== undefined && !alarmEmail.includes('@')) throw new Error('alarmEmail: not a mail address');

  return {
    stage,
    ...stages[stage],
    origins,
    integrations,
    encryption: oneOf('encryption', context('encryption') ?? 'aws-owned', ['aws-owned', 'customer-managed']),
    alarmEmail,
    customDomain: customDomain(text('domainName'), text('certificateArn')),
    strava: strava(text('stravaSecret'), text('stravaSubscription')),
    itemLayout: oneOf('itemLayout', context('itemLayout') ?? 'present', ['present', 'former']),
  };
}

function customDomain(name: string | undefined, certificateArn: string | undefined): Settings['customDomain'] {
  if (name !== undefined && certificateArn !== undefined) return { name, certificateArn };
  if (name === undefined && certificateArn === undefined) return undefined;
  throw new Error('domainName and certificateArn: give both (the certificate in the region of the stack) or neither');
}

function strava(secretName: string | undefined, subscriptionId: string | undefined): Settings['strava'] {
  if (secretName === undefined && subscriptionId === undefined) return undefined;
  if (secretName === undefined) throw new Error('stravaSubscription: give stravaSecret, the name of a secret, too');
  return { secretName, ...(subscriptionId !== undefined && { subscriptionId }) };
}

function checkOrigin(origin: string): void {
  const url = URL.parse(origin);
  const safe = url?.protocol === 'https:' || url?.hostname === 'localhost';
  // A wildcard would let any site call with a signed-in person's token; a path would never match what browsers send.
  if (!safe || url.origin !== origin) {
    throw new Error(`origins: "${origin}" is not like https://app.example.com (plain http only on localhost)`);
  }
}

function checkIntegration(name: string): void {
  if (!/^[a-z][a-z0-9-]{0,31}$/.test(name)) {
    throw new Error(`integrations: "${name}" is not a lower-case name of letters, digits and hyphens`);
  }
}

function oneOf<T extends string>(key: string, value: unknown, choices: readonly T[]): T {
  const choice = choices.find((one) => one === value);
  if (choice === undefined) throw new Error(`${key}: "${String(value)}" is none of ${choices.join(', ')}`);
  return choice;
}

function list(key: string, value: unknown): string[] {
  const items: unknown[] = typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value : [];
  return items.map((item) => optionalText(key, item)?.trim() ?? '').filter((item) => item !== '');
}

function optionalText(key: string, value: unknown): string | undefined {
  if (value === undefined || value === '') return undefined;
  if (typeof value !== 'string') throw new Error(`${key}: expected text`);
  return value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
