import type { GatewayRequest } from '../../support/gateway.ts';
import type { Who } from '../../support/team.ts';

/** What is asked of both servers. Placeholders stand for ids of the team: `<athlete>`. A text is a document by itself. */
export type Question =
  | string
  | {
      query?: unknown;
      variables?: unknown;
      operationName?: unknown;
      extensions?: unknown;
      /** Who asks; the coach unless given. */
      as?: Who;
    };

/** Questions by what is tried with them. */
export type Questions = Readonly<Record<string, Question>>;

/** How all questions of a group come out: with data alone, with data and errors, or with errors alone. */
export type Outcome = 'answered' | 'partly' | 'refused';

export const asker = (question: Question): Who => (typeof question === 'string' ? undefined : question.as) ?? 'coach';

/** The text with what its placeholders stand for. Throws for one that stands for nothing. */
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
