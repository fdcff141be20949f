import type { BaseContext } from '@apollo/server';
import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type AcceptedType, chooseResponseType } from './media-type.ts';
import { header, readBody, Unreadable } from '../../runtime/request-body.ts';
import { namesDocument, withDocument } from '../operations/trusted-documents.ts';

type Event = APIGatewayProxyEventV2WithJWTAuthorizer;
export type Result = APIGatewayProxyStructuredResultV2;
export type LambdaHandler = (event: Event) => Promise<Result>;

/** A request that can be read, and its context, which is made once somebody wants it, and once only. */
export interface Asked<C extends BaseContext> {
  event: Event;
  accepted: AcceptedType;
  /** Of a POST: an object or a list. */
  body: object | undefined;
  context: () => Promise<C>;
}
export type Ask<C extends BaseContext> = (asked: Asked<C>) => Promise<Result>;

export interface Shortcut<C> {
  /**
   * The whole answer to some requests, as text in JSON. Undefined for all others, such as those with anything wrong about
   * them: nothing was read then, but the context may have been made.
   */
  answer(body: object, makeContext: () => Promise<C>): Promise<string | undefined>;
}

/**
 * GraphQL over HTTP from API Gateway (payload format 2). Whatever a caller may send is answered with a well-formed GraphQL
 * response and a status below 500; `makeContext` is called only for readable requests. What the shortcut does not answer
 * is asked of Apollo (`apollo.ts`).
 */
export function createLambdaHandler<C extends BaseContext>(
  ask: Ask<C>,
  makeContext: (event: Event) => Promise<C>,
  shortcut?: Shortcut<C>,
): LambdaHandler {
  return async (event) => {
    const accepted = chooseResponseType(header(event, 'accept'));
    try {
      const { method } = event.requestContext.http;
      if (method !== 'GET' && method !== 'POST')
        throw new Unreadable(405, 'METHOD_NOT_ALLOWED', 'Use POST, or GET for a query.', { allow: 'GET, POST' });
      if (!accepted) {
        const message = 'The response is application/json or application/graphql-response+json. Accept one of them.';
        throw new Unreadable(406, 'NOT_ACCEPTABLE', message);
      }
      const sent = method === 'POST' ? readBody(event) : undefined;
      const body = sent && namesDocument(sent) ? await withDocument(sent) : sent;
      let made: Promise<C> | undefined;
      const context = () => (made ??= makeContext(event));
      const text = body && (await shortcut?.answer(body, context));
      return text === undefined ? await ask({ event, accepted, body, context }) : resultOf(text, accepted);
    } catch (error) {
      if (error instanceof Unreadable) return error.toResult(accepted);
      throw error;
    }
  };
}

/** Answers are health data of one viewer: no cache on the way may keep them. */
export const NO_STORE = { 'cache-control': 'no-store' };

const resultOf = (body: string, { type }: AcceptedType): Result => ({
  statusCode: 200,
  headers: { ...NO_STORE, 'content-type': `${type}; charset=utf-8` },
  body,
});
