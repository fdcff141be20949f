import { runSimulation } from '@cloud-copilot/iam-simulate';
import type { Call } from './dynamodb-calls.ts';
import { accountId, region, type Resources } from '../assembly/resources.ts';

interface PolicyDocument {
  Statement: { Effect: string; Action: string | string[]; Resource: string | string[] }[];
}

/** A role and its permissions. */
export interface Role {
  arn: string;
  policies: readonly PolicyDocument[];
}

/** The roles of the template with their policies, by name. */
export function readRoles(resources: Resources): ReadonlyMap<string, Role> {
  const { names } = resources;
  const attached = resources.all<{ Roles: string[]; PolicyDocument: PolicyDocument }>('AWS::IAM::Policy');
  const roles = resources.all<{ Policies?: { PolicyDocument: PolicyDocument }[] }>('AWS::IAM::Role');
  return new Map(
    roles.map(({ logicalId, properties }) => {
      const name = names.ref(logicalId);
      const own = attached.filter((policy) => policy.properties.Roles.includes(name)).map((p) => p.properties);
      const policies = [...(properties.Policies ?? []), ...own].map((policy) => policy.PolicyDocument);
      return [name, { arn: names.attribute(logicalId, 'Arn'), policies }];
    }),
  );
}

/** Whether a role's policies allow a call. @throws Error if the call or a policy is unknown to IAM */
export type Allows = (call: Call) => Promise<boolean>;

/** Evaluates IAM's rules, each distinct call once. */
export function createAllows(role: Role): Allows {
  const decided = new Map<string, Promise<boolean>>();
  return (call) => {
    const key = `${call.action} ${call.resource}`;
    const decision = decided.get(key) ?? simulate(role, call);
    decided.set(key, decision);
    return decision;
  };
}

async function simulate({ arn, policies }: Role, { action, resource }: Call): Promise<boolean> {
  const outcome = await runSimulation(
    {
      request: {
        principal: `${arn.replace(':iam:', ':sts:').replace(':role/', ':assumed-role/')}/local`,
        action,
        resource: { resource, accountId },
        contextVariables: { 'aws:RequestedRegion': region },
      },
      identityPolicies: policies.map((policy, index) => ({ name: `policy-${index}`, policy })),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  );
  if (outcome.resultType === 'error') throw new Error(`IAM cannot decide ${action}: ${JSON.stringify(outcome.errors)}`);
  return outcome.overallResult === 'Allowed';
}
