import { MOST_READ_AHEAD } from '../../request/loaders.ts';
/** What an operation may cost at most. It is refused before any data is read when one of these is exceeded. */
export interface CostLimits {
  /** Fields in the answer. */
  nodes: number;
  /** Requests to DynamoDB, retries not counted. */
  storeRequests: number;
  /** Fields inside each other. */
  depth: number;
  /** Fields in the description of the schema (`__schema`, `__type`), about, and inside each other. */
  introspectionNodes: number;
  introspectionDepth: number;
}

/** Figures by field, `Athlete.runs`, and on top of that by argument where one is given, `Athlete.availability(at)`. */
export type FieldFigures = Readonly<Record<string, number>>;

/**
 * A read through a loader: it collects the keys of a whole list, reads them by `batchSize` at once, and hands out all
 * answers together (part by part, what hangs off them would fall apart into more batches).
 */
export interface BatchedRead {
  /** What adds a key: the parent of the field, or each item of the list that the field is. */
  each: 'parent' | 'item';
  batchSize: number;
  /** The most requests that it takes, however many keys there are. */
  atMost?: number;
  /** Made only where this field is asked for right inside. */
  inside?: string;
}

export interface CostTable {
  limits: CostLimits;
  /** Requests for each time that the field is resolved. A field without an entry here or below reads nothing. */
  storeRequests: FieldFigures;
  /** Reads that are made for a whole list of parents that arrived together. */
  batchedReads: Readonly<Record<string, readonly BatchedRead[]>>;
  /** Requests for each item of the lists in the field's arguments, on top of the field's own. */
  storeRequestsPerItem: FieldFigures;
  /** Lists of things that have nothing in common, so that what is below is read for each of them. */
  separateLists: ReadonlySet<string>;
  /** How long lists are that no argument bounds, at most; of the schema's description, on average. */
  listSizes: FieldFigures;
  /** For the others. */
  defaultListSize: number;
  /** Arguments that say how many items a list has; `ids` and every list inside of `input` say it by their own length. */
  sizeArguments: readonly string[];
}

const limits: CostLimits = {
  nodes: 10_000,
  storeRequests: 80, // a board of 20 athletes with all that is open and the runs of each takes 64
  depth: 15,
  introspectionNodes: 30_000, // the whole schema, as tools look at it, takes a third
  introspectionDepth: 20,
};

/** A mutation: receipt, grant, the thing, the athlete's team and state, the transaction, and the payload. */
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
  'Athlete.runs': 2, // one, but where some of her runs are for her alone
  'Athlete.runs(from)': 1, // of those in other zones that are left out there may be many
  'Athlete.runs(to)': 1,
  'Athlete.symptoms': 1,
  'Athlete.instructions': 1,
  'Athlete.timeline': 2, // one, but for those who may see little of it
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

/** An athlete with the viewer's grant on her: two keys of the 100 that a BatchGetItem takes. */
const view: BatchedRead = { each: 'parent', batchSize: 50 };
/** Things of an athlete by their ids; she herself is at hand by then. */
const things: BatchedRead = { each: 'item', batchSize: 100 };
/** One read for all parents, since they are of one athlete. */
const ofHers: BatchedRead = { each: 'parent', batchSize: Number.MAX_SAFE_INTEGER };

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
  'Run.breaches': [ofHers],
  'Run.possibleDuplicateOf': [ofHers],
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

/** What the schema's description holds on average. `Query.__type` is for a caller who picks the largest types. */
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

/** The costs of this schema's fields, to be kept in step with the resolvers. */
export const costTable: CostTable = {
  limits,
  storeRequests,
  batchedReads,
  storeRequestsPerItem: {},
  // Runs of a hundred athletes: what an athlete was told, for example, is read for each of them.
  separateLists: new Set(['Query.nodes']),
  listSizes,
  defaultListSize: 10,
  sizeArguments: ['first', 'weeks'],
};
