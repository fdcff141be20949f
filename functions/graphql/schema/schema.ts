import type { GraphQLSchema } from 'graphql';
import { attachResolvers } from './attach-resolvers.ts';
import { buildSchema } from './build-schema.ts';
import { deprecations, descriptions } from '../generated/descriptions.ts';
import { schemaShape } from '../generated/schema-shape.ts';
import { countFields } from '../answer/counted-fields.ts';
import { authorizeFields } from './field-authorization.ts';
import { Mutation as accountMutations } from '../resolvers/account.ts';
import { AuditEntry } from '../resolvers/audit.ts';
import * as athlete from '../resolvers/athlete.ts';
import * as comment from '../resolvers/comment.ts';
import { Diagnosis, Query as diagnosisQueries } from '../resolvers/diagnosis.ts';
import * as instruction from '../resolvers/instruction.ts';
import * as integration from '../resolvers/integration.ts';
import * as invitation from '../resolvers/invitation.ts';
import { Node, Query as nodeQueries } from '../resolvers/node.ts';
import * as provider from '../resolvers/provider.ts';
import * as run from '../resolvers/run.ts';
import * as session from '../resolvers/session.ts';
import * as symptom from '../resolvers/symptom.ts';
import { TimelineItem } from '../resolvers/timeline.ts';
import * as viewer from '../resolvers/viewer.ts';
import * as webhook from '../resolvers/webhook.ts';
import { scalars } from './scalars.ts';
import type { Resolvers } from '../generated/types.ts';

const { Query: athleteQueries, Mutation: athleteMutations, ...athleteTypes } = athlete;
const { Query: viewerQueries, Mutation: viewerMutations, ...viewerTypes } = viewer;
const { Mutation: invitationMutations, ...invitationTypes } = invitation;
const { Mutation: integrationMutations, viewerIntegrations: ___, ...integrationTypes } = integration;
const { Mutation: commentMutations, commentPage: _, countsOn: _countsOn, ...commentTypes } = comment;
const { Mutation: instructionMutations, ...instructionTypes } = instruction;
const { Mutation: providerMutations, providersOf: __, ...providerTypes } = provider;
const { Mutation: runMutations, ...runTypes } = run;
const { Mutation: sessionMutations, ...sessionTypes } = session;
const { Mutation: symptomMutations, ...symptomTypes } = symptom;
const { Mutation: webhookMutations, ...webhookTypes } = webhook;

type RootFields = Pick<Required<Resolvers>, 'Query' | 'Mutation'>;

/** Does not compile unless every field of the root types has a resolver. */
const roots: { [Root in keyof RootFields]: Required<Omit<RootFields[Root], '__isTypeOf'>> } = {
  Query: { ...nodeQueries, ...viewerQueries, ...athleteQueries, ...diagnosisQueries },
  Mutation: {
    ...accountMutations,
    ...athleteMutations,
    ...viewerMutations,
    ...invitationMutations,
    ...providerMutations,
    ...runMutations,
    ...sessionMutations,
    ...symptomMutations,
    ...instructionMutations,
    ...commentMutations,
    ...webhookMutations,
    ...integrationMutations,
  },
};

const resolvers = {
  ...scalars,
  ...roots,
  Node,
  TimelineItem,
  ...viewerTypes,
  ...integrationTypes,
  ...invitationTypes,
  ...athleteTypes,
  AuditEntry,
  ...providerTypes,
  ...runTypes,
  ...sessionTypes,
  ...symptomTypes,
  Diagnosis,
  ...instructionTypes,
  ...commentTypes,
  ...webhookTypes,
};

/** The schema with its resolvers, each field authorized by the access table, and counted. */
export function createSchema(): GraphQLSchema {
  return countFields(authorizeFields(attachResolvers(buildSchema(schemaShape, descriptions, deprecations), resolvers)));
}
