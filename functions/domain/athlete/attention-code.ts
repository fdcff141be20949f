/** Why an athlete needs attention, by severity, the worst first. (domain.md, rule 7) */
export const attentionCodes = [
  'RED_FLAG',
  'RUN_AGAINST_INSTRUCTION',
  'SESSION_AGAINST_INSTRUCTION',
  'RESTRICTION_LAPSED',
  'REVIEW_OVERDUE',
  'SIDELINED_REVIEW_OVERDUE',
  'OVERRIDDEN',
  'SYMPTOM_WORSENING',
  'NOT_SETTLED',
  'NEW_SYMPTOM',
  'READY_TO_CLEAR',
  'INSTRUCTION_NOT_ACKNOWLEDGED',
  'SILENT',
] as const;
export type AttentionCode = (typeof attentionCodes)[number];

/** What a member of the team says of a reason. */
export type AttentionMarkKind = 'SEEN' | 'SNOOZED' | 'TAKEN';
