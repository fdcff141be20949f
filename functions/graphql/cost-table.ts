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

/** Figures by field, `Athlete.runs`. */
export type FieldFigures = Readonly<Record<string, number>>;

export interface CostTable {
  limits: CostLimits;
  /** Requests for each time that the field is resolved. A field without an entry here or below reads nothing. */
  storeRequests: FieldFigures;
  /**
   * Requests for a whole list of parents that arrived together: a loader collects their keys, reads them by `batchSize`
   * at once, and hands out all of them together (with answers part by part, what hangs off them would fall apart).
   */
  batchedStoreRequests: FieldFigures;
  batchSize: number;
  /** Requests for each item of the lists in the field's arguments, on top of the field's own. */
  storeRequestsPerItem: FieldFigures;
  /** How long lists are that no argument bounds, at most; of the schema's description, on average. */
  listSizes: FieldFigures;
  /** For the others. */
  defaultListSize: number;
  /** Arguments that say how many items a list has; `ids` and every list inside of `input` say it by their own length. */
  sizeArguments: readonly string[];
}

const limits: CostLimits = {
  nodes: 10_000,
  storeRequests: 60,
  depth: 15,
  introspectionNodes: 30_000, // the whole schema, as tools look at it, takes a third
  introspectionDepth: 20,
};

const storeRequests: FieldFigures = {
  'Query.athlete': 1,
  'Viewer.athlete': 1,
  'Viewer.me': 1,
  'Viewer.roster': 2,
  'Viewer.sidelinedAthletes': 2,
  'Viewer.attention': 2,
  'Viewer.invitations': 1,
  'Athlete.availability': 1,
  'Athlete.permissions': 1,
  'Athlete.runs': 1,
  'Athlete.symptoms': 1,
  'Athlete.instructions': 1,
  'Athlete.timeline': 1,
  'Athlete.weeklyTotals': 2,
  'Athlete.comments': 1,
  'Athlete.grants': 1,
  'Run.comments': 1,
  'Symptom.observations': 1,
  'Symptom.movements': 1,
  'Symptom.comments': 1,
  'Instruction.breaches': 2,
  'Instruction.comments': 1,
  'Mutation.createAthlete': 3,
  'Mutation.updateAthlete': 3,
  'Mutation.exportAthlete': 3,
  'Mutation.eraseAthlete': 45,
  'Mutation.invite': 3,
  'Mutation.acceptInvitation': 4,
  'Mutation.revoke': 4,
  'Mutation.recordRuns': 4,
  'Mutation.editRun': 3,
  'Mutation.deleteRun': 3,
  'Mutation.reportSymptom': 3,
  'Mutation.addObservation': 3,
  'Mutation.resolveSymptom': 3,
  'Mutation.recurSymptom': 3,
  'Mutation.mergeSymptoms': 3,
  'Mutation.diagnoseSymptom': 3,
  'Mutation.issueInstruction': 4,
  'Mutation.supersedeInstruction': 4,
  'Mutation.withdrawInstruction': 4,
  'Mutation.acknowledgeInstruction': 3,
  'Mutation.addComment': 3,
  'Mutation.editComment': 3,
  'Mutation.deleteComment': 3,
  'Mutation.promoteComment': 4,
};

const batchedStoreRequests: FieldFigures = {
  'Query.node': 2,
  'Query.nodes': 2,
  'Availability.governedBy': 1,
  'ActivityPermission.instructions': 1,
  'Run.athlete': 1,
  'Run.observations': 1,
  'Run.breaches': 2,
  'Run.possibleDuplicateOf': 1,
  'Breach.instruction': 1,
  'Breach.run': 1,
  'Symptom.athlete': 1,
  'Symptom.recursFrom': 1,
  'Symptom.mergedFrom': 1,
  'Symptom.mergedInto': 1,
  'Observation.symptom': 1,
  'Observation.run': 1,
  'Observation.fromComment': 1,
  'Observation.recordedBy': 1,
  'Diagnosis.diagnosedBy': 1,
  'Instruction.athlete': 1,
  'Instruction.issuedBy': 1,
  'Instruction.supersededBy': 1,
  'Instruction.supersedes': 1,
  'Instruction.symptoms': 1,
  'Acknowledgement.by': 1,
  'Comment.athlete': 1,
  'Comment.subject': 1,
  'Comment.author': 1,
  'Comment.promotedTo': 1,
  'Grant.athlete': 1,
  'Grant.person': 1,
  'Invitation.athlete': 1,
  'Invitation.invitedBy': 1,
};

const storeRequestsPerItem: FieldFigures = {};

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
  'Athlete.permissions': 7,
  'Instruction.breaches': 100,
  'Symptom.movements': 100,
};

/** The costs of this schema's fields, to be kept in step with the resolvers. */
export const costTable: CostTable = {
  limits,
  storeRequests,
  batchedStoreRequests,
  batchSize: 100, // keys in one BatchGetItem
  storeRequestsPerItem,
  listSizes,
  defaultListSize: 10,
  sizeArguments: ['first', 'weeks'],
};
