import type { GatewayRequest } from '../../support/gateway.ts';
import type { Who } from '../../support/team.ts';

/**
 * Operations for both servers. Placeholders stand for ids of the team: `<athlete>`. A string is a document by itself.
 */
export type Question =
  | string
  | {
      query?: unknown;
      variables?: unknown;
      operationName?: unknown;
      extensions?: unknown;
      /** The caller; the coach by default. */
      as?: Who;
    };

/** Questions by what is tried with them. */
export type Questions = Readonly<Record<string, Question>>;

/** The outcome of all operations in a group: only data, data and errors, or only errors. */
export type Outcome = 'answered' | 'partly' | 'refused';

export const asker = (question: Question): Who => (typeof question === 'string' ? undefined : question.as) ?? 'coach';

/** The text with its placeholders replaced. Throws for an unknown one. */
export function filled(text: string, ids: Readonly<Record<string, string>>): string {
  return text.replaceAll(/<(\w+)>/g, (_, name: string) => {
    const id = ids[name];
    if (id === undefined) throw new Error(`What is <${name}>?`);
    return id;
  });
}

export function requestFor(question: Question, ids: Readonly<Record<string, string>>): GatewayRequest {
  const asked = typeof question === 'string' ? { query: question } : question;
  const { as: _, ...body } = asked;
  return { headers: { 'content-type': 'application/json' }, body: filled(JSON.stringify(body), ids) };
}
