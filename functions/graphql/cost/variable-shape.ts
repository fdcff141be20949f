/** Input objects of the schema have at most a fifth as many values and half the depth; a test checks that. */
export const MAX_FIELDS = 100;
export const MAX_DEPTH = 20;

/**
 * What is wrong with the size or depth of variables; undefined if nothing. GraphQL reports wrong fields itself, but
 * quotes the whole object for each of them, which takes seconds for a hundred thousand fields; and it recurses to any
 * depth.
 */
export function misshapenVariables(variables: Record<string, unknown>): string | undefined {
  return misshapen(variables, []);
}

function misshapen(value: unknown, path: readonly string[]): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (path.length > MAX_DEPTH) return `Variables are nested more than ${MAX_DEPTH} levels deep at "${placeOf(path)}".`;
  const entries = Object.entries(value);
  if (!Array.isArray(value) && entries.length > MAX_FIELDS && path.length > 0) {
    return `The variable "$${placeOf(path)}" has ${entries.length} fields; no input has more than ${MAX_FIELDS}.`;
  }
  for (const [name, inner] of entries) {
    // Only lists and objects need the path.
    const problem = typeof inner === 'object' ? misshapen(inner, [...path, name]) : undefined;
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** `input.runs.3`, shortened, since callers choose the names. */
function placeOf(path: readonly string[]): string {
  return path.map((name) => name.slice(0, 40)).join('.');
}
