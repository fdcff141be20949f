/** The response types, the default first: GraphQL over HTTP asks for plain JSON if the client does not say. */
const RESPONSE_TYPES = ['application/json', 'application/graphql-response+json'] as const;

export type ResponseType = (typeof RESPONSE_TYPES)[number];

export interface AcceptedType {
  type: ResponseType;
  /** The client named this type, not a wildcard or nothing. */
  explicit: boolean;
}

interface MediaType {
  /** `type/subtype`, in lower case. */
  essence: string;
  parameters: ReadonlyMap<string, string>;
}

/** Reads `Application/JSON; charset="UTF-8"`. Any other text yields an essence that matches nothing. */
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

/** Whether a body of this content type can be read: JSON in UTF-8, which JSON is by definition. */
export function isJson(contentType: string | undefined): boolean {
  if (contentType === undefined) return false;
  if (contentType === 'application/json') return true;
  const mediaType = parseMediaType(contentType);
  return mediaType.essence === 'application/json' && isUtf8(mediaType);
}

/**
 * The media type to answer in: the one with the highest weight; among equals the one named most exactly, then first. Undefined
 * if the client accepts neither of the two.
 */
export function chooseResponseType(accept: string | undefined): AcceptedType | undefined {
  if (!accept?.trim()) return { type: 'application/json', explicit: false };
  // Nearly every client.
  if (accept === 'application/json') return { type: accept, explicit: true };
  const ranges = accept.split(',').map((text, position) => ({ ...weigh(parseMediaType(text)), position }));
  const [best] = RESPONSE_TYPES.flatMap((type) => {
    // The most exact range decides, even with q=0: everything but JSON.
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
