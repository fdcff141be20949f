import { CliError } from '../../cli-error.ts';

/** Resolves the references of intrinsic functions. */
export interface Names {
  /** `Ref` of a resource or a pseudo parameter such as `AWS::Region`. */
  ref(logicalId: string): string;
  /** `Fn::GetAtt`. */
  attribute(logicalId: string, attribute: string): string;
}

/**
 * Replaces the intrinsic functions in a template's value: Ref, Fn::GetAtt, Fn::Join, Fn::Sub, Fn::Split and
 * Fn::Select, which are all that CDK writes for this stack. @throws CliError for any other function, rather than return a wrong value
 */
export function resolveValue(value: unknown, names: Names): unknown {
  if (Array.isArray(value)) return value.map((item) => resolveValue(item, names));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [only, ...more] = entries;
  if (only && more.length === 0 && isFunction(only[0])) return call(only[0], only[1], names);
  return Object.fromEntries(entries.map(([key, item]) => [key, resolveValue(item, names)]));
}

const isFunction = (key: string): boolean => key === 'Ref' || key.startsWith('Fn::');

function call(name: string, input: unknown, names: Names): unknown {
  switch (name) {
    case 'Ref':
      return names.ref(text(name, input));
    case 'Fn::GetAtt': {
      const [logicalId, attribute] = Array.isArray(input) ? (input as unknown[]) : text(name, input).split('.', 2);
      return names.attribute(text(name, logicalId), text(name, attribute));
    }
    case 'Fn::Join': {
      const [separator, parts] = resolveValue(input, names) as [unknown, unknown];
      if (!Array.isArray(parts)) throw unusable(name);
      return parts.map((part) => text(name, part)).join(text(name, separator));
    }
    case 'Fn::Split': {
      const [separator, whole] = resolveValue(input, names) as [unknown, unknown];
      return text(name, whole).split(text(name, separator));
    }
    case 'Fn::Select': {
      const [index, list] = resolveValue(input, names) as [unknown, unknown];
      if (!Array.isArray(list)) throw unusable(name);
      return text(name, (list as unknown[])[Number(index)]);
    }
    case 'Fn::Sub':
      return text(name, input).replace(/\$\{([^!}]+)\}/g, (_, id: string) => {
        const [logicalId = '', attribute] = id.split('.', 2);
        return attribute === undefined ? names.ref(logicalId) : names.attribute(logicalId, attribute);
      });
    default:
      throw new CliError(`The template uses ${name}, which cannot be executed here.`);
  }
}

function text(name: string, value: unknown): string {
  if (typeof value !== 'string') throw unusable(name);
  return value;
}

const unusable = (name: string): CliError =>
  new CliError(`The template uses ${name} in a way that cannot be executed here.`);
