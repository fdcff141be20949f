/**
 * Why a rule says no. A closed union: every caller of the API sees one of these codes, in `userErrors { code }` of a
 * mutation or in `extensions.code` of a query.
 */
export type RefusalCode =
  /** A value is malformed, or contradicts another one. */
  | 'INVALID'
  /** A number, an instant or a count lies outside what is allowed. */
  | 'OUT_OF_RANGE'
  /** A text is longer than allowed. */
  | 'TOO_LONG'
  /** Nothing there that the viewer may know of: missing and forbidden look the same. */
  | 'NOT_FOUND'
  /** The viewer sees the thing, but her role does not allow this change. */
  | 'FORBIDDEN'
  /** The thing is in a state that does not allow this change, or somebody else changed it first. */
  | 'CONFLICT'
  /** There is one already. */
  | 'ALREADY_EXISTS'
  /** It is over: an invitation that has expired or was used. */
  | 'EXPIRED'
  /** It was deleted, and stays deleted. */
  | 'DELETED'
  /** A cap is reached, e.g. of grants of an athlete. */
  | 'LIMIT_REACHED'
  /** This idempotency key was used before with another input. */
  | 'IDEMPOTENCY_KEY_REUSED';

/** One thing that is wrong: what it is and what to do about it, and where (`['input', 'runs', '3', 'distanceMeters']`). */
export interface Problem {
  code: RefusalCode;
  message: string;
  path: readonly string[];
}

/** The only error that the domain throws. It carries every problem that was found, at least one. */
export class Refusal extends Error {
  readonly problems: readonly [Problem, ...Problem[]];

  constructor(problems: readonly [Problem, ...Problem[]]) {
    super(problems.map((problem) => problem.message).join(' '));
    this.name = 'Refusal';
    this.problems = problems;
  }
}

/** Throws a Refusal with one problem. */
export function refuse(code: RefusalCode, message: string, path: readonly string[] = ['input']): never {
  throw new Refusal([{ code, message, path }]);
}
