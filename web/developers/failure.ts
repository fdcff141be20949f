/** What is wrong with a field of a form, by its name in the form. */
export interface FieldProblem {
  field: string;
  message: string;
}

/** What went wrong, in words for whoever uses the page. */
export class Failure extends Error {
  /** Those of the problems that belong to a field; the message has the others. */
  readonly fields: readonly FieldProblem[];

  constructor(message: string, fields: readonly FieldProblem[] = []) {
    super(message);
    this.fields = fields;
  }
}

/** A problem as the API names its place: `['input', 'redirectUrls', '0']`. */
export interface UserError {
  message: string;
  path: readonly string[];
}

/** The problems by fields. Of several URLs in one field, each is named by its number. */
export function failureOf(errors: readonly UserError[]): Failure {
  const fields = errors.flatMap(({ message, path: [, name, place] }): FieldProblem[] => {
    if (name === undefined) return [];
    if (name === 'webhook') return [{ field: 'webhookUrl', message }];
    return [{ field: name, message: place === undefined ? message : `Number ${Number(place) + 1}: ${message}` }];
  });
  return new Failure(errors.map(({ message }) => message).join('\n'), fields);
}
