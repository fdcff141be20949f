import { fullDiff, type ResourceDifference, ResourceImpact } from '@aws-cdk/cloudformation-diff';
import { protectedTypes, type Template } from './protected.ts';

/** A resource with data that an update would replace by an empty one, or remove. */
export interface Loss {
  logicalId: string;
  /** One sentence for whoever deploys. */
  says: string;
}

const words: Partial<Record<ResourceImpact, string>> = {
  [ResourceImpact.WILL_REPLACE]: 'would be replaced by an empty one',
  // It depends on a value that only CloudFormation knows: assume the worse.
  [ResourceImpact.MAY_REPLACE]: 'may be replaced by an empty one',
  [ResourceImpact.WILL_DESTROY]: 'would be deleted',
  [ResourceImpact.WILL_ORPHAN]: 'would be cut off from the stack, and a new one would be empty',
};

/** What an update from one template to another would lose, as CDK's own diff has it from CloudFormation's specification. */
export function lossesOf(deployed: Template, next: Template): Loss[] {
  const { changes } = fullDiff(deployed, next).resources;
  return Object.entries(changes).flatMap(([logicalId, change]) => {
    const type = change.oldResourceType ?? '';
    const what = words[change.changeImpact];
    if (!protectedTypes.includes(type) || what === undefined) return [];
    const because = reasonsOf(change);
    return [{ logicalId, says: `${logicalId} (${type}) ${what}${because === '' ? '' : `, because of ${because}`}.` }];
  });
}

/** The properties that make it so. */
function reasonsOf(change: ResourceDifference): string {
  const replacing: string[] = [ResourceImpact.WILL_REPLACE, ResourceImpact.MAY_REPLACE];
  return Object.entries(change.propertyUpdates)
    .filter(([, { changeImpact }]) => changeImpact !== undefined && replacing.includes(changeImpact))
    .map(([name]) => name)
    .join(', ');
}

/** Those that are not let go on purpose. */
export const unwanted = (losses: readonly Loss[], letGo: readonly string[]): Loss[] =>
  losses.filter(({ logicalId }) => !letGo.includes(logicalId));

/** What to say instead of deploying. */
export const refusal = (losses: readonly Loss[]): string =>
  [
    'This would lose data, so it is not deployed:',
    ...losses.map(({ says }) => `  ${says}`),
    'Change it so that the resource is updated in place. docs/operations.md (What a deployment cannot do) says how to move to',
    'a new table, and how to remove a client on purpose.',
  ].join('\n');
