import * as z from 'zod';
import { scopes, shapes } from './openapi-parts.ts';
import { paths } from './openapi-paths.ts';

/** The JSON Schema of a shape, as input or output. */
function schemaOf(shape: z.ZodType): object {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(shape, { io: 'input' });
  return schema;
}

const document = (tokenUrl: string | undefined): object => ({
  openapi: '3.1.0',
  info: {
    title: 'Sidelined: runs and sessions over plain HTTP',
    version: '1',
    summary:
      "Post an athlete's runs and other training, as JSON or as the file that a watch wrote, and read them again.",
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: '/' }],
  paths: tokenUrl === undefined ? withoutClients(paths) : paths,
  components: {
    schemas: Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, schemaOf(shape)])),
    securitySchemes: {
      bearer: {
        type: 'http',
        scheme: 'bearer',
        bearerFormat: 'JWT',
        description: 'An access token: of a client with the scope of the operation, or of the athlete.',
      },
      ...(tokenUrl !== undefined && {
        oauth2: {
          type: 'oauth2',
          description: 'How a client gets its access token, by its ID and secret with HTTP Basic.',
          flows: { clientCredentials: { tokenUrl, scopes } },
        },
      }),
    },
  },
});

/** The paths of a function that was not told where tokens are given. */
const withoutClients = (all: object): object =>
  JSON.parse(JSON.stringify(all), (name, value: unknown) =>
    name === 'security' && Array.isArray(value) ? value.filter((each: object) => !('oauth2' in each)) : value,
  ) as object;

const texts = new Map<string | undefined, string>();

/**
 * The OpenAPI 3.1 document, as JSON; `tokenUrl` is where clients get their tokens. It is made on first use, so that it does not
 * slow down other calls.
 */
export function openApiText(tokenUrl?: string): string {
  const text = texts.get(tokenUrl) ?? JSON.stringify(document(tokenUrl));
  texts.set(tokenUrl, text);
  return text;
}
