import { CliError } from '../cli-error.ts';

/** Whether a record passes. */
export type Filter = (record: unknown) => boolean;

/**
 * The filters of an event source mapping: a record passes if one of the patterns matches; without patterns, every
 * record passes. Follows "Control which events Lambda sends to your function" in the Lambda developer guide, as far as
 * the product needs it: nested objects with lists of exact strings, numbers, booleans or null.
 *
 * @param patterns JSON texts
 * @throws CliError for an invalid pattern, or one with another comparison
 */
export function createFilter(patterns: readonly string[]): Filter {
  const matchers = patterns.map((pattern) => compileNode(parse(pattern), pattern));
  return (record) => matchers.length === 0 || matchers.some((matches) => matches(record));
}

function parse(pattern: string): unknown {
  try {
    return JSON.parse(pattern);
  } catch {
    throw refusal(pattern, 'is not JSON');
  }
}

function refusal(pattern: string, why: string): CliError {
  return new CliError(
    `The filter pattern ${pattern} ${why}: correct it, or extend infra/local/streams/event-filter.ts.`,
  );
}

/** A part of a pattern: an object names fields, a list holds the allowed values of a field. */
function compileNode(node: unknown, pattern: string): Filter {
  if (Array.isArray(node) && node.length > 0) {
    const choices = node.map((choice) => compileChoice(choice, pattern));
    return (value) => choices.some((matches) => matches(value));
  }
  if (typeof node !== 'object' || node === null || Object.keys(node).length === 0 || Array.isArray(node)) {
    throw refusal(pattern, `has ${JSON.stringify(node)} where a list of choices or an object with fields is needed`);
  }
  const fields = Object.entries(node).map(([name, inner]) => {
    if (name.startsWith('$')) throw refusal(pattern, `uses "${name}", which cannot be executed here`);
    return [name, compileNode(inner, pattern)] as const;
  });
  return anyOf((value) => fields.every(([name, matches]) => matches(fieldOf(value, name))));
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}

function compileChoice(choice: unknown, pattern: string): Filter {
  if (typeof choice === 'object' && choice !== null) {
    throw refusal(pattern, `compares with ${JSON.stringify(choice)}, which cannot be executed here`);
  }
  return anyOf((value) => value === choice);
}

/** In a list, such as an SS of DynamoDB, one element has to match. */
function anyOf(matches: Filter): Filter {
  return (value) => (Array.isArray(value) ? value.some(matches) : matches(value));
}
