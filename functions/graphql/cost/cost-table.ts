import { MOST_PART_READS, MOST_READ_AHEAD } from '../../request/loaders.ts';
import { PAGES_OF_HISTORY } from '../../domain/answer-limits.ts';
import { RUNS_PER_PART } from '../../request/export-part.ts';
import type { BatchedRead, CostLimits, CostTable } from './cost-figures.ts';
import { bytesOfFields, type FieldFigures, listSizes, longestText, longestTexts, mostInLists } from './list-sizes.ts';

const limits: CostLimits = {
  // 20 sidelined athletes, each with 30 governing instructions about 10 symptoms each, have 101,000; usually they have 3,000.
  nodes: 120_000,
  storeRequests: 85, // a board of 20 athletes with their open symptoms, instructions and runs takes 64
  depth: 15,
  introspectionNodes: 30_000, // a tool's introspection query takes a third
  introspectionDepth: 20,
};

/**
 * A mutation: idempotency key, grant, the entity, the athlete's team and state, runs of earlier weeks where a rule limits
 * weeks, the transaction, and the payload.
 */
const CHANGE = 13;

/** What is over and instructions name: symptoms, those that they were merged into, and what was taken over from others. */
const NAMED = 3;

const storeRequests: FieldFigures = {
  'Query.osiicsCodes': 0, // they come with the function
  'Viewer.me': 1,
  'Viewer.athlete': 1,
  'Viewer.roster': 1,
  'Viewer.sidelinedAthletes': 1,
  'Viewer.attention': 1,
  'Viewer.invitations': 1,
  'Viewer.webhooks': 1,
  'Webhook.deliveries': 1,
  'Viewer.integrations': 2,
  'Viewer.integrationsOf': 2,
  'Integration.usage': 4,
  'Webhook.health': 1,
  'Athlete.availability(at)': 1,
  'Athlete.availabilityStretches': 1,
  'Athlete.permissions': 1,
  'Availability.restrictedActivities': 1,
  'Athlete.runs': 2, // one, unless some runs are visible to the athlete alone
  'Athlete.runs(from)': 1, // many runs in other time zones may be left out
  'Athlete.runs(to)': 1,
  'Athlete.sessions': 2, // one, unless an integration sees only some of them
  'Athlete.deletedRecords': 1,
  'Athlete.requirements': 3, // instructions, sessions, runs
  'Athlete.symptoms': 1,
  'Athlete.instructions': 1,
  'Athlete.timeline': 2, // one, unless the viewer may see little of it
  'Athlete.weeklyTotals': 1,
  'Athlete.runsNotShown': 1,
  'Athlete.comments': 3, // how many there are, the page, and those from before ids were random
  'Athlete.grants': 1,
  'Athlete.providers': 1,
  'Athlete.auditTrail': 2,
  'Run.track': 1, // of a file, which costs as much
  'Run.comments': 2,
  'Session.comments': 2,
  'Symptom.observations': 1,
  'Symptom.movements': 1,
  'Symptom.comments': 2,
  'Instruction.breaches': 1,
  'Instruction.runsNotShown': 1,
  'Instruction.comments': 2,
  'Mutation.updateAthlete': CHANGE,
  'Mutation.recordRuns': CHANGE,
  'Mutation.editRun': CHANGE,
  'Mutation.deleteRun': CHANGE,
  'Mutation.markDuplicate': CHANGE,
  'Mutation.logSession': CHANGE + PAGES_OF_HISTORY,
  'Mutation.editSession': CHANGE + PAGES_OF_HISTORY,
  'Mutation.deleteSession': CHANGE + PAGES_OF_HISTORY,
  'Mutation.reportSymptom': CHANGE,
  'Mutation.resolveSymptom': CHANGE,
  'Mutation.recurSymptom': CHANGE + 11 + PAGES_OF_HISTORY, // each part of a merged symptom, and all that they were told
  'Mutation.diagnoseSymptom': CHANGE,
  'Mutation.issueInstruction': CHANGE + NAMED,
  'Mutation.supersedeInstruction': CHANGE + NAMED,
  'Mutation.endInstruction': CHANGE + NAMED,
  'Mutation.acknowledgeInstruction': CHANGE,
  'Mutation.markAttention': CHANGE,
  'Mutation.addComment': CHANGE,
  'Mutation.editComment': CHANGE,
  'Mutation.deleteComment': CHANGE,
  'Mutation.createAthlete': 5,
  'Mutation.exportAthlete': 3 + RUNS_PER_PART, // of the last parts, a file for each run
  'Mutation.eraseAthlete': 48,
  'Mutation.deleteAccount': 70,
  'Mutation.invite': 5,
  'Mutation.acceptInvitation': 8,
  'Mutation.revoke': 5,
  'Mutation.shareTracks': 5,
  'Mutation.connectProvider': 6,
  'Mutation.disconnectProvider': 6,
  'Mutation.createWebhook': 5,
  'Mutation.updateWebhook': 5,
  'Mutation.rotateWebhookSecret': 5,
  'Mutation.deleteWebhook': 5,
  'Mutation.redeliverWebhook': 6,
  'Mutation.registerIntegration': 6,
  'Mutation.updateIntegration': 5,
  'Mutation.reviewIntegration': 5,
  'Mutation.addObservation': CHANGE + 11, // each part of a merged symptom
  'Mutation.correctObservation': CHANGE + 13, // each part of a merged symptom, the run and what was felt in it
  'Mutation.mergeSymptoms': CHANGE + 22, // each part of both
  'Mutation.reopenSymptom': CHANGE,
  'Mutation.unmergeSymptoms': CHANGE + 33, // each part of both, and where what remains began
  'Mutation.withdrawInstruction': CHANGE + NAMED + PAGES_OF_HISTORY,
  'Mutation.promoteComment': CHANGE + 11,
};

/** An athlete with the viewer's grant: two of the 100 keys that a BatchGetItem takes. */
const view: BatchedRead = { each: 'parent', batchSize: 50 };
/** Entities of an athlete by id; the athlete was read before. */
const entities: BatchedRead = { each: 'item', batchSize: 100 };
/** One read for all parents, since they belong to one athlete. */
const ofOneAthlete: BatchedRead = { each: 'parent', batchSize: Number.MAX_SAFE_INTEGER };

const batchedReads: CostTable['batchedReads'] = {
  'Query.node': [view, entities],
  'Query.nodes': [{ ...view, each: 'item' }, entities, entities],
  'Query.athlete': [view],
  'Viewer.athlete': [view],
  'Athlete.timeZone': [view],
  'Athlete.weekStartsOn': [view],
  'Athlete.createdAt': [view],
  'Athlete.availability': [view],
  'Athlete.availabilityStretches': [view],
  'Athlete.permissions': [view],
  'Athlete.weeklyTotals': [view],
  'Athlete.requirements': [view],
  'Athlete.runsNotShown': [view],
  'Athlete.commentCount': [view, { each: 'parent', batchSize: 100 }],
  'Availability.governedBy': [entities, { each: 'parent', batchSize: 1, atMost: MOST_READ_AHEAD, inside: 'symptoms' }],
  'Run.observations': [entities],
  // The instructions, and where a rule limits weeks, the runs of those before and where they begin.
  'Run.breaches': [ofOneAthlete, ofOneAthlete, ofOneAthlete],
  'Run.adherence': [ofOneAthlete, ofOneAthlete, ofOneAthlete],
  'Session.adherence': [ofOneAthlete, ofOneAthlete, ofOneAthlete],
  'Session.breaches': [ofOneAthlete, ofOneAthlete, ofOneAthlete],
  'Run.track': [ofOneAthlete], // the viewer's grant
  'Run.possibleDuplicateOf': [ofOneAthlete],
  'Run.possibleDuplicates': [ofOneAthlete],
  'Symptom.recursFrom': [entities],
  'Symptom.mergedFrom': [entities],
  'Symptom.mergedInto': [entities],
  'Symptom.possibleDuplicates': [ofOneAthlete],
  'SymptomCorrection.other': [entities],
  'Observation.symptom': [entities, entities],
  'Observation.run': [entities],
  'Observation.fromComment': [entities],
  'FormerVerdict.instruction': [entities],
  'Instruction.breaches': [ofOneAthlete, ofOneAthlete, ofOneAthlete], // instructions, where weeks begin, sessions
  'Instruction.runsNotShown': [ofOneAthlete],
  'Instruction.supersededBy': [entities],
  'Rule.supersededBy': [entities],
  'RuleGap.supersededBy': [entities],
  'IssueInstructionPayload.endedRules': [entities],
  'WithdrawInstructionPayload.restoredRules': [entities],
  'Instruction.supersedes': [entities],
  'Instruction.endedRules': [entities],
  'Instruction.symptoms': [entities],
  'Comment.subject': [entities],
  'Comment.promotedTo': [entities],
  'Invitation.athlete': [view],
};

/** The costs of this schema's fields. Keep them in step with the resolvers. */
export const costTable: CostTable = {
  limits,
  storeRequests,
  batchedReads,
  sharedRequests: { 'Symptom.observations': MOST_PART_READS, 'Symptom.movements': MOST_PART_READS },
  storeRequestsPerItem: {},
  // For audit trails: beside what is read, and once more if the last reads show other kinds of data.
  storeRequestsPerOperation: 2,
  // The runs of a hundred athletes, say: their instructions are read for each athlete.
  separateLists: new Set(['Query.nodes']),
  listSizes,
  mostInLists,
  longestTexts,
  longestText,
  bytesOfFields,
  defaultListSize: 10,
  sizeArguments: ['first', 'weeks', 'days'],
};
