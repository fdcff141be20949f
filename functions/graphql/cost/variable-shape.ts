/** Inputs of the schema have at most a fifth of these fields and nest half as deep; a test asserts it. */
export const MAX_FIELDS = 100;
export const MAX_DEPTH = 20;

/**
 * What is wrong with the shape of the variables, or undefined. GraphQL finds unknown fields by itself, but quotes the whole
 * object for each of them, which takes seconds for a hundred thousand, and it recurses as deep as they nest.
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
    // Leaves need no path.
    const problem = typeof inner === 'object' ? misshapen(inner, [...path, name]) : undefined;
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** `input.runs.3`, with long names cut. */
function placeOf(path: readonly string[]): string {
  return path.map((name) => name.slice(0, 40)).join('.');
}
