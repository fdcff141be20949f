import { Kind, type GraphQLError } from 'graphql';

const LONGEST_MESSAGE = 600;
const LONGEST_VALUE = 100;

/**
 * The message of a request error, without the full input. GraphQL quotes an invalid variable twice, however large, with
 * its path in between: the path is kept.
 */
export function clearMessage(error: GraphQLError): string {
  const { message } = error;
  if (message.length <= LONGEST_MESSAGE) return message;
  const reason = error.originalError?.message;
  const isWrongVariable = error.nodes?.length === 1 && error.nodes[0]?.kind === Kind.VARIABLE_DEFINITION;
  if (isWrongVariable && reason !== undefined && message.endsWith(`; ${reason}`)) {
    const before = message.slice(0, -`; ${reason}`.length);
    // The value comes before the path and may contain anything; the path has only schema names and list indexes.
    const [path = ''] = / at "[\w.[\]]+"$/.exec(before) ?? [];
    const [prefix = ''] = /^Variable "\$\w+" got invalid value /.exec(before) ?? [];
    const value = before.slice(prefix.length, before.length - path.length);
    return `${shorten(prefix, LONGEST_VALUE)}${shorten(value, LONGEST_VALUE)}${path}; ${shorten(reason, 2 * LONGEST_VALUE)}`;
  }
  return shorten(message, LONGEST_MESSAGE);
}

/** Shortens a text in the middle; both ends say most. Lengths are in UTF-16 units. */
function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const half = Math.floor(longest / 2);
  const cut = text.length - 2 * half;
  return `${text.slice(0, half)}… (${cut} characters left out) …${text.slice(-half)}`.toWellFormed();
}
