import { PgContextPlugin } from 'postgraphile/@dataplan/pg';
import { makePgService } from 'postgraphile/adaptors/pg';

/** What PostGraphile is asked with by API Gateway: a REST API's event, which its adapter is written for. */
interface AskedBy {
  lambdav1?: { event?: { requestContext?: { authorizer?: { claims?: Record<string, string> } | null } } };
}

/**
 * PostGraphile as its documentation asks to set it up for production: no GraphiQL, no watching, no explaining, errors masked, the
 * viewer's role and id set on the connection for row level security. One connection: a Lambda answers one request at a time.
 */
export const runtimePreset = (socketFolder: string): GraphileConfig.Preset => ({
  plugins: [PgContextPlugin],
  grafserv: { graphqlPath: '/graphql', graphiql: false, watch: false },
  grafast: {
    explain: false,
    context: (asked) => ({
      pgSettings: {
        role: 'viewer',
        'app.viewer_id': (asked as AskedBy).lambdav1?.event?.requestContext?.authorizer?.claims?.['sub'],
      },
    }),
  },
  pgServices: [
    makePgService({
      connectionString: `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(socketFolder)}`,
      poolConfig: { max: 1 },
      schemas: ['app'],
      pubsub: false,
    }),
  ],
});
