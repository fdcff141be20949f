import { CliError } from '../cli-error.ts';
import { objectCreated } from '../files/uploads.ts';
import type { Resources } from './assembly/resources.ts';
import type { DeployedFunction } from './functions/functions.ts';

interface RuleProperties {
  EventPattern?: {
    source?: string[];
    'detail-type'?: string[];
    detail?: { bucket?: { name?: string[] }; object?: { key?: (string | { prefix: string })[] } };
  };
  State?: string;
  Targets?: { Arn: string }[];
}

/** Calls the functions that the template's rules call when a file is put into its bucket. */
export type FileCreated = (key: string) => Promise<void>;

/** Reads the rules about new files. @throws CliError for a pattern that is not supported here */
export function readFileEvents(
  resources: Resources,
  functions: ReadonlyMap<string, DeployedFunction>,
  onError: (error: unknown) => void,
): FileCreated {
  const rules = resources
    .all<RuleProperties>('AWS::Events::Rule')
    .filter(({ properties }) => properties.EventPattern !== undefined && properties.State !== 'DISABLED')
    .map(({ logicalId, properties: { EventPattern = {}, Targets = [] } }) => {
      const { source, 'detail-type': type, detail } = EventPattern;
      const [bucket = ''] = detail?.bucket?.name ?? [];
      const keys = detail?.object?.key ?? [];
      if (source?.join() !== 'aws.s3' || type?.join() !== 'Object Created' || !bucket || keys.length === 0)
        throw new CliError(
          `The rule ${logicalId} is about other events than new files, which cannot be executed here.`,
        );
      const targets = Targets.map(({ Arn }) => {
        const target = functions.get(Arn);
        if (!target) throw new CliError(`The rule ${logicalId} does not call a function of the template.`);
        return target;
      });
      const fits = (key: string) =>
        keys.some((each) => (typeof each === 'string' ? each === key : key.startsWith(each.prefix)));
      return { bucket, fits, targets };
    });
  return async (key) => {
    const calls = rules
      .filter(({ fits }) => fits(key))
      .flatMap(({ bucket, targets }) => targets.map((target) => target.invoke(objectCreated(bucket, key))));
    for (const outcome of await Promise.allSettled(calls)) if (outcome.status === 'rejected') onError(outcome.reason);
  };
}
