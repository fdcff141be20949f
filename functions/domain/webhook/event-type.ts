/** What a webhook can be told of. */
export type WebhookEventType =
  | 'RUN_RECORDED'
  | 'SESSION_LOGGED'
  | 'SYMPTOM_REPORTED'
  | 'SYMPTOM_WORSENED'
  | 'INSTRUCTION_ISSUED'
  | 'INSTRUCTION_BREACHED'
  | 'AVAILABILITY_CHANGED'
  | 'COMMENT_ADDED'
  | 'GRANT_REVOKED';
