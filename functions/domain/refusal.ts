/**
 * Why a rule refuses. Callers see the code in `userErrors { code }` of a mutation, in `extensions.code` of a query, or
 * in `errors` of an HTTP problem.
 */
export type RefusalCode =
  /** A value is malformed or contradicts another value. */
  | 'INVALID'
  /** A number, an instant or a count is outside the allowed range. */
  | 'OUT_OF_RANGE'
  /** A text is too long. */
  | 'TOO_LONG'
  /** The object does not exist, or the viewer may not see it: the two look the same. */
  | 'NOT_FOUND'
  /** The viewer may see the object, but their role does not allow this change. */
  | 'FORBIDDEN'
  /** The object's state does not allow this change, or somebody else changed it first. */
  | 'CONFLICT'
  /** What was asked for is unusual, and has to be confirmed. The message says how. */
  | 'CONFIRMATION_REQUIRED'
  /** The object exists already. */
  | 'ALREADY_EXISTS'
  /** The invitation has expired, was used, or was revoked. */
  | 'EXPIRED'
  /** The object was deleted and cannot be restored. */
  | 'DELETED'
  /** A limit on the number of objects is reached, such as on an athlete's grants. */
  | 'LIMIT_REACHED'
  /** The idempotency key was used before with a different input. */
  | 'IDEMPOTENCY_KEY_REUSED';

/**
 * One problem: a code for programs, a message that says what is wrong and what to do, and where it is in the arguments
 * (`['input', 'runs', '3', 'distanceMeters']`).
 */
export interface Problem {
  code: RefusalCode;
  message: string;
  path: readonly string[];
}

/** The only error that the domain throws. Carries every problem that was found, at least one. */
export class Refusal extends Error {
  readonly problems: readonly [Problem, ...Problem[]];

  constructor(problems: readonly [Problem, ...Problem[]]) {
    super(problems.map((problem) => problem.message).join(' '));
    this.name = 'Refusal';
    this.problems = problems;
  }
}

/** Throws a Refusal with one problem. `path` defaults to the input as a whole. */
export function refuse(code: RefusalCode, message: string, path: readonly string[] = ['input']): never {
  throw new Refusal([{ code, message, path }]);
}
