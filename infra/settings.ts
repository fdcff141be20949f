import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Node } from 'constructs';

/** Requests per second, and the burst. */
export type Throttle = { rate: number; burst: number };

/** What deliberately differs between the stages. */
const stages = {
  /** Temporary: `cdk destroy` leaves nothing behind. */
  dev: { keepsData: false, throttle: { rate: 50, burst: 100 }, logRetention: RetentionDays.ONE_WEEK },
  /** Outlives its stack: table, users, keys and logs stay when the stack is deleted. */
  prod: { keepsData: true, throttle: { rate: 500, burst: 1000 }, logRetention: RetentionDays.THREE_MONTHS },
} as const;

export type StageName = keyof typeof stages;

/** The settings of a deployment. `readSettings` says where they come from. */
export type Settings = {
  stage: StageName;
  keepsData: boolean;
  throttle: Throttle;
  logRetention: RetentionDays;
  /** The web apps that may call from a browser and sign people in; at least one. The value for prod in cdk.json is an example. */
  origins: string[];
  /** Each integration gets its own client and secret. */
  integrations: string[];
  encryption: 'aws-owned' | 'customer-managed';
  /** The address for alarms. Without it they are only displayed. */
  alarmEmail: string | undefined;
  customDomain: { name: string; certificateArn: string } | undefined;
  /** The secret for Strava, and the ID of the subscription once there is one. Without it nobody can connect Strava. */
  strava: { secretName: string; subscriptionId?: string } | undefined;
  /** `former`: records are written as the release before wrote them, to change over or to go back (docs/changes.md). */
  itemLayout: 'present' | 'former';
  /** How long entries of audit trails are kept. */
  auditYears: number;
};

/** An authorizer of an HTTP API accepts at most 50 audiences. The web app is one of them. */
const maxIntegrations = 49;

/**
 * Reads the settings from CDK context: `-c key=value` on the command line takes precedence over the stage's section of
 * cdk.json. Lists can be written `a,b`. Throws an Error that says what to write if a value is invalid.
 */
export function readSettings(node: Node): Settings {
  const stage = oneOf('stage', node.tryGetContext('stage') ?? 'dev', Object.keys(stages) as StageName[]);
  const section: unknown = node.tryGetContext(stage);
  const context = (key: string): unknown => node.tryGetContext(key) ?? (isRecord(section) ? section[key] : undefined);
  const text = (key: string): string | undefined => optionalText(key, context(key));

  const origins = list('origins', context('origins'));
  if (origins.length === 0)
    throw new Error('origins: give the URL of a web app, such as -c origins=https://app.example.com');
  origins.forEach(checkOrigin);

  const integrations = list('integrations', context('integrations') ?? []);
  integrations.forEach(checkIntegration);
  if (integrations.length > maxIntegrations || new Set(integrations).size < integrations.length) {
    throw new Error(`integrations: give at most ${maxIntegrations} different names`);
  }

  const alarmEmail = text('alarmEmail');
  if (alarmEmail !== undefined && !alarmEmail.includes('@')) throw new Error('alarmEmail: must be a mail address');

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
    auditYears: years('auditYears', context('auditYears') ?? 6),
  };
}

function years(key: string, value: unknown): number {
  const count = Number(value);
  if (!Number.isInteger(count) || count < 1 || count > 30) throw new Error(`${key}: give a number of years, 1 to 30`);
  return count;
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
  // A wildcard would let any site call with a signed-in person's token. A path would never match what browsers send.
  if (!safe || url.origin !== origin) {
    throw new Error(`origins: "${origin}" must be like https://app.example.com (plain http only on localhost)`);
  }
}

function checkIntegration(name: string): void {
  if (!/^[a-z][a-z0-9-]{0,31}$/.test(name)) {
    throw new Error(`integrations: "${name}" must be a lower-case name of letters, digits and hyphens`);
  }
}

function oneOf<T extends string>(key: string, value: unknown, choices: readonly T[]): T {
  const choice = choices.find((one) => one === value);
  if (choice === undefined) throw new Error(`${key}: "${String(value)}" must be one of ${choices.join(', ')}`);
  return choice;
}

function list(key: string, value: unknown): string[] {
  const items: unknown[] = typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value : [];
  return items.map((item) => optionalText(key, item)?.trim() ?? '').filter((item) => item !== '');
}

function optionalText(key: string, value: unknown): string | undefined {
  if (value === undefined || value === '') return undefined;
  if (typeof value !== 'string') throw new Error(`${key}: must be a text`);
  return value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
