import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { openApiText } from '../../functions/integrations/openapi.ts';

interface Operation {
  operationId: string;
  security?: readonly Record<string, string[]>[];
  parameters?: readonly { name: string; in: string; required: boolean; schema: object }[];
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
}
/** The parts of the document that tests use. */
export interface OpenApi {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
}

export const openApi = JSON.parse(openApiText()) as OpenApi;

// The document has keywords, such as examples, that JSON Schema does not validate by.
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(openApi, 'document');

const validators = new Map<string, ValidateFunction>();

const pointerTo = (...path: string[]): string =>
  path.map((part) => `/${encodeURIComponent(part.replace(/~/g, '~0').replace(/\//g, '~1'))}`).join('');

/**
 * How a response violates the document: an undocumented status, media type or body. The route is, for example, `POST
 * /v1/athletes/{id}/runs`.
 */
export function undescribed(
  route: string,
  { status, type, body }: { status: number; type: string; body: unknown },
): string[] {
  // A greedy parameter of a route, which takes slashes, too, is one of the document as any other.
  const [method = '', path = ''] = route.replace('+}', '}').split(' ');
  const operation = openApi.paths[path]?.[method.toLowerCase()];
  const response = operation?.responses[String(status)];
  if (!response) return [`${route} answers ${status}, which is not in the document`];
  if (!response.content) return body === undefined ? [] : [`${route} answers ${status} with a body`];
  if (!response.content[type]) return [`${route} answers ${status} as ${type}, which is not in the document`];
  const where = pointerTo('paths', path, method.toLowerCase(), 'responses', String(status), 'content', type, 'schema');
  const validate = validators.get(where) ?? ajv.compile({ $ref: `document#${where}` });
  validators.set(where, validate);
  return validate(body) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}
