import { MOST_READ_AHEAD } from '../../request/loaders.ts';
/** The limits of an operation. It is refused before any data is read if it exceeds one of these. */
export interface CostLimits {
  /** Fields in the response. */
  nodes: number;
  /** Requests to DynamoDB, without retries. */
  storeRequests: number;
  /** The depth of fields. */
  depth: number;
  /** The approximate number and the depth of fields in introspection (`__schema`, `__type`). */
  introspectionNodes: number;
  introspectionDepth: number;
}

/** Figures by field, `Athlete.runs`, plus those by argument if it is given, `Athlete.availability(at)`. */
export type FieldFigures = Readonly<Record<string, number>>;

/**
 * A read through a loader: it collects the keys of a whole list, reads `batchSize` of them at a time, and returns all
 * results together. Returned part by part, the reads below them would fall apart into more batches.
 */
export interface BatchedRead {
  /** What adds a key: the field's parent, or each item if the field is a list. */
  each: 'parent' | 'item';
  batchSize: number;
  /** The maximum number of requests, however many keys there are. */
  atMost?: number;
  /** Made only if this field is selected directly below. */
  inside?: string;
}

export interface CostTable {
  limits: CostLimits;
  /** Requests each time the field is resolved. A field that is not in this table reads nothing. */
  storeRequests: FieldFigures;
  /** Reads that are batched for all parents that arrived together. */
  batchedReads: Readonly<Record<string, readonly BatchedRead[]>>;
  /** Requests for each item of the lists in the field's arguments, in addition to the field's own. */
  storeRequestsPerItem: FieldFigures;
  /** Lists of unrelated items: what is below is read for each item. */
  separateLists: ReadonlySet<string>;
  /** Maximum lengths of lists that no argument bounds; for introspection, average lengths. */
  listSizes: FieldFigures;
  /** For all other lists. */
  defaultListSize: number;
  /** Arguments with the length of a list; `ids` and lists inside of `input` count by their own length. */
  sizeArguments: readonly string[];
}

const limits: CostLimits = {
  nodes: 10_000,
  storeRequests: 80, // a board of 20 athletes with all that is open and the runs of each takes 64
  depth: 15,
  introspectionNodes: 30_000, // introspection of the whole schema by tools takes a third
  introspectionDepth: 20,
};

/** A mutation: receipt, grant, entity, the athlete's team and state, the transaction, and the payload. */
const CHANGE = 12;

const storeRequests: FieldFigures = {
  'Viewer.me': 1,
  'Viewer.athlete': 1,
  'Viewer.roster': 1,
  'Viewer.sidelinedAthletes': 1,
  'Viewer.attention': 1,
  'Viewer.invitations': 1,
  'Viewer.webhooks': 1,
  'Webhook.deliveries': 1,
  'Athlete.availability(at)': 1,
  'Athlete.permissions': 1,
  'Athlete.runs': 2, // usually one; two if some runs are visible only to the athlete
  'Athlete.runs(from)': 1, // many runs in other zones may be filtered out
  'Athlete.runs(to)': 1,
  'Athlete.symptoms': 1,
  'Athlete.instructions': 1,
  'Athlete.timeline': 2, // usually one; two for viewers who may see little of it
  'Athlete.weeklyTotals': 1,
  'Athlete.comments': 1,
  'Athlete.grants': 1,
  'Athlete.providers': 1,
  'Run.comments': 1,
  'Symptom.observations': 1,
  'Symptom.movements': 1,
  'Symptom.comments': 1,
  'Instruction.breaches': 1,
  'Instruction.comments': 1,
  'Mutation.createAthlete': 5,
  'Mutation.updateAthlete': CHANGE,
  'Mutation.exportAthlete': 3,
  'Mutation.eraseAthlete': 48,
  'Mutation.invite': 5,
  'Mutation.acceptInvitation': 8,
  'Mutation.revoke': 5,
  'Mutation.connectProvider': 6,
  'Mutation.disconnectProvider': 6,
  'Mutation.createWebhook': 5,
  'Mutation.updateWebhook': 5,
  'Mutation.rotateWebhookSecret': 5,
  'Mutation.deleteWebhook': 5,
  'Mutation.redeliverWebhook': 6,
  'Mutation.recordRuns': CHANGE,
  'Mutation.editRun': CHANGE,
  'Mutation.deleteRun': CHANGE,
  'Mutation.reportSymptom': CHANGE,
  'Mutation.addObservation': CHANGE,
  'Mutation.resolveSymptom': CHANGE,
  'Mutation.recurSymptom': CHANGE,
  'Mutation.mergeSymptoms': CHANGE,
  'Mutation.diagnoseSymptom': CHANGE,
  'Mutation.issueInstruction': CHANGE,
  'Mutation.supersedeInstruction': CHANGE,
  'Mutation.withdrawInstruction': CHANGE,
  'Mutation.acknowledgeInstruction': CHANGE,
  'Mutation.addComment': CHANGE,
  'Mutation.editComment': CHANGE,
  'Mutation.deleteComment': CHANGE,
  'Mutation.promoteComment': CHANGE,
};

/** An athlete with the viewer's grant: two keys of the 100 that a BatchGetItem takes. */
const view: BatchedRead = { each: 'parent', batchSize: 50 };
/** Entities of an athlete by id; the athlete is already loaded. */
const things: BatchedRead = { each: 'item', batchSize: 100 };
/** One read for all parents, since they belong to one athlete. */
const ofOneAthlete: BatchedRead = { each: 'parent', batchSize: Number.MAX_SAFE_INTEGER };

const batchedReads: CostTable['batchedReads'] = {
  'Query.node': [view, things],
  'Query.nodes': [{ ...view, each: 'item' }, things, things],
  'Query.athlete': [view],
  'Viewer.athlete': [view],
  'Athlete.timeZone': [view],
  'Athlete.createdAt': [view],
  'Athlete.availability': [view],
  'Athlete.permissions': [view],
  'Athlete.weeklyTotals': [view],
  'Athlete.commentCount': [view],
  'Availability.governedBy': [things, { each: 'parent', batchSize: 1, atMost: MOST_READ_AHEAD, inside: 'symptoms' }],
  'Run.observations': [things],
  'Run.breaches': [ofOneAthlete],
  'Run.possibleDuplicateOf': [ofOneAthlete],
  'Symptom.recursFrom': [things],
  'Symptom.mergedFrom': [things],
  'Symptom.mergedInto': [things],
  'Observation.symptom': [things, things],
  'Observation.run': [things],
  'Observation.fromComment': [things],
  'Instruction.supersededBy': [things],
  'Instruction.supersedes': [things],
  'Instruction.symptoms': [things],
  'Comment.subject': [things],
  'Comment.promotedTo': [things],
  'Invitation.athlete': [view],
};

/** Average sizes in introspection. `Query.__type` allows for a caller who picks the largest types. */
export const introspectionSizes: FieldFigures = {
  '__Schema.types': 150,
  '__Schema.directives': 5,
  '__Directive.args': 1,
  '__Type.fields': 3,
  '__Type.interfaces': 0.1,
  '__Type.possibleTypes': 0.3,
  '__Type.enumValues': 2,
  '__Type.inputFields': 1,
  '__Type.ofType': 0.5,
  '__Field.args': 0.3,
  'Query.__type': 10,
};

const listSizes: FieldFigures = {
  ...introspectionSizes,
  'Athlete.providers': 1,
  'Athlete.permissions': 7,
  'Viewer.webhooks': 5,
  'Webhook.eventTypes': 8,
  'Availability.governedBy': 2,
  'Instruction.rules': 3,
  'Instruction.symptoms': 2,
  'Observation.sites': 3,
  'Observation.sensations': 2,
  'Instruction.breaches': 100,
  'Symptom.movements': 100,
};

/** The costs of this schema's fields; keep them in step with the resolvers. */
export const costTable: CostTable = {
  limits,
  storeRequests,
  batchedReads,
  storeRequestsPerItem: {},
  // Runs of a hundred athletes: their instructions, for example, are read for each athlete.
  separateLists: new Set(['Query.nodes']),
  listSizes,
  defaultListSize: 10,
  sizeArguments: ['first', 'weeks'],
};
