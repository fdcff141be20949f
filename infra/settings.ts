import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Node } from 'constructs';
import { type FunctionName, functionNames, reservations } from './concurrency.ts';
import { personLimits } from './person-limits.ts';
import { isRecord, list, numbers, oneOf, optionalNumber, optionalText } from './settings-values.ts';

/** Requests per second, and the burst. */
export type Throttle = { rate: number; burst: number };

/** What deliberately differs between the stages. */
const stages = {
  /** Temporary: `cdk destroy` leaves nothing behind. */
  dev: {
    keepsData: false,
    throttle: { rate: 50, burst: 100 },
    logRetention: RetentionDays.ONE_WEEK,
    shift: 'all-at-once',
  },
  /** Outlives its stack: table, users, keys and logs stay when the stack is deleted. */
  prod: {
    keepsData: true,
    throttle: { rate: 500, burst: 1000 },
    logRetention: RetentionDays.THREE_MONTHS,
    shift: 'canary',
  },
} as const;

export type StageName = keyof typeof stages;

/** How a new version of a function gets its calls: a tenth first, a tenth more each minute, or all at once. */
const shifts = ['canary', 'linear', 'all-at-once'] as const;

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
  /** The address that Cognito's mail comes from, by Amazon SES. Without it Cognito sends 50 a day. */
  mail: { from: string; region?: string } | undefined;
  /** Cognito's feature plan. `lite` costs a third, has a plainer sign-in page, and no refresh tokens that work once. */
  signInPlan: 'essentials' | 'lite';
  shift: (typeof shifts)[number];
  /** How many calls of each function may run at once, set apart from the rest of the account. Empty: nothing is set apart. */
  reserved: Partial<Record<FunctionName, number>>;
  /** How many batches of a shard of the stream each consumer processes at once. */
  lanes: { changes: number; outbound: number };
  /** Over how many partitions is spread what else would share one; 1 is the layout of a small table (docs/scale.md). */
  partitions: number;
  /** What people and integrations may do in a minute, as variables of the functions `graphql` and `integrations`. Empty: the defaults. */
  personLimits: Record<string, string>;
  /** The ARN of a backup vault in another region, to which the daily backups are copied. */
  backupCopyTo: string | undefined;
  /** The ARN of the one version of Lambda's Node.js runtime to run on; otherwise the newest at each deployment. */
  runtimeVersion: string | undefined;
};

/**
 * They are named in the environment of two functions, which holds 4 KB. Further ones register themselves, as many as the
 * user pool takes (docs/integrations.md).
 */
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

  const stageSettings = stages[stage];
  const rate = optionalNumber('throttleRate', context('throttleRate'), [1, 100_000]);
  const burst = optionalNumber('throttleBurst', context('throttleBurst'), [1, 100_000]);
  const accountConcurrency = optionalNumber('accountConcurrency', context('accountConcurrency'), [10, 1_000_000]);

  return {
    stage,
    ...stageSettings,
    throttle: { rate: rate ?? stageSettings.throttle.rate, burst: burst ?? stageSettings.throttle.burst },
    origins,
    integrations,
    encryption: oneOf('encryption', context('encryption') ?? 'aws-owned', ['aws-owned', 'customer-managed']),
    alarmEmail,
    customDomain: customDomain(text('domainName'), text('certificateArn')),
    strava: strava(text('stravaSecret'), text('stravaSubscription')),
    itemLayout: oneOf('itemLayout', context('itemLayout') ?? 'present', ['present', 'former']),
    mail: mail(stage, text('mailFrom'), text('mailRegion')),
    signInPlan: oneOf('signInPlan', context('signInPlan') ?? 'essentials', ['essentials', 'lite']),
    shift: oneOf('shift', context('shift') ?? stageSettings.shift, shifts),
    reserved: reservations(accountConcurrency, numbers('reserved', context('reserved'), functionNames)),
    lanes: {
      changes: optionalNumber('changesLanes', context('changesLanes'), [1, 10]) ?? 1,
      outbound: optionalNumber('outboundLanes', context('outboundLanes'), [1, 10]) ?? 2,
    },
    partitions: optionalNumber('partitions', context('partitions'), [1, 64]) ?? 1,
    personLimits: personLimits(context),
    backupCopyTo: vault(text('backupCopyTo')),
    runtimeVersion: text('runtimeVersion'),
    auditYears: optionalNumber('auditYears', context('auditYears'), [1, 30]) ?? 6,
  };
}

function mail(stage: StageName, from: string | undefined, region: string | undefined): Settings['mail'] {
  if (from === undefined && region !== undefined) throw new Error('mailRegion: give mailFrom, a mail address, too');
  if (from === undefined && stage === 'prod') {
    throw new Error(
      "mailFrom: prod needs the address of a domain that is verified in Amazon SES, such as -c mailFrom=no-reply@example.com: Cognito's own mail ends at 50 a day, and nobody else could sign up",
    );
  }
  if (from === undefined) return undefined;
  if (!/^[^@\s]+@[^@\s]+$/.test(from)) throw new Error('mailFrom: must be a mail address');
  return { from, ...(region !== undefined && { region }) };
}

function vault(arn: string | undefined): string | undefined {
  if (arn === undefined || /^arn:[\w-]+:backup:[\w-]+:\d{12}:backup-vault:[\w-]+$/.test(arn)) return arn;
  throw new Error('backupCopyTo: must be the ARN of a backup vault in another region');
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
