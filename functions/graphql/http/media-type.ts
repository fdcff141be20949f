/** The response types in order of preference: GraphQL over HTTP assumes plain JSON if the caller has no preference. */
const RESPONSE_TYPES = ['application/json', 'application/graphql-response+json'] as const;

export type ResponseType = (typeof RESPONSE_TYPES)[number];

export interface AcceptedType {
  type: ResponseType;
  /** The caller named this type itself; a wildcard or a missing header is not explicit. */
  explicit: boolean;
}

interface MediaType {
  /** `type/subtype`, in lower case. */
  essence: string;
  parameters: ReadonlyMap<string, string>;
}

/** Parses `Application/JSON; charset="UTF-8"`. Malformed input yields an essence that matches nothing. */
function parseMediaType(text: string): MediaType {
  const [essence = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  return {
    essence,
    parameters: new Map(
      parameters.map((parameter) => {
        const [name = '', value = ''] = parameter.split('=', 2);
        return [name.trim(), value.trim().replace(/^"(.*)"$/, '$1')];
      }),
    ),
  };
}

function isUtf8({ parameters }: MediaType): boolean {
  const charset = parameters.get('charset');
  return charset === undefined || charset === 'utf-8' || charset === 'utf8';
}

/** Whether a body of this content type is readable: JSON, in UTF-8 as JSON requires. */
export function isJson(contentType: string | undefined): boolean {
  if (contentType === undefined) return false;
  if (contentType === 'application/json') return true;
  const mediaType = parseMediaType(contentType);
  return mediaType.essence === 'application/json' && isUtf8(mediaType);
}

/**
 * Negotiates the response type: the one with the highest weight; among equals, the most specific, then the first.
 * Undefined if the caller accepts neither type.
 */
export function chooseResponseType(accept: string | undefined): AcceptedType | undefined {
  if (!accept?.trim()) return { type: 'application/json', explicit: false };
  // The value that nearly every client sends.
  if (accept === 'application/json') return { type: accept, explicit: true };
  const ranges = accept.split(',').map((text, position) => ({ ...weigh(parseMediaType(text)), position }));
  const [best] = RESPONSE_TYPES.flatMap((type) => {
    // The most specific range decides on a type, even with q=0: "everything, but not JSON".
    const [range] = ranges
      .filter(({ essence }) => essence === type || essence === 'application/*' || essence === '*/*')
      .sort((a, b) => b.exactness - a.exactness);
    return range && range.weight > 0 ? [{ ...range, type, explicit: range.essence === type }] : [];
  }).sort((a, b) => b.weight - a.weight || b.exactness - a.exactness || a.position - b.position);
  return best && { type: best.type, explicit: best.explicit };
}

function weigh(range: MediaType): { essence: string; weight: number; exactness: number } {
  const stated = Number(range.parameters.get('q') ?? 1);
  const weight = Number.isNaN(stated) ? 1 : stated;
  const exactness = range.essence === '*/*' ? 0 : range.essence.endsWith('/*') ? 1 : 2;
  return { essence: range.essence, weight: isUtf8(range) ? weight : 0, exactness };
}
