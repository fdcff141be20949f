import { checkReason, INPUT, throwIfAny, wholeNumber } from '../check.ts';
import type { PersonId } from '../ids.ts';
import { atOnce } from '../limits/limits.ts';
import { type Problem, refuse } from '../refusal.ts';
import type { Viewer } from '../team/viewer.ts';
import type { Instant } from '../vocabulary.ts';
import type { IntegrationDecision, IntegrationRecord, IntegrationReview } from './integration.ts';
import { awaitsReview } from './profile.ts';

export const MOST_CALLS_PER_MINUTE = 100_000;

export interface ReviewInput {
  /** What the operator has looked at. */
  version: number;
  decision: IntegrationReview;
  reason?: string | null | undefined;
  /** Null goes back to the default. */
  callsPerMinute?: number | null | undefined;
}

/** Whether the viewer decides on integrations. It gives them no athlete's data. */
export const isOperator = (viewer: Viewer): boolean => viewer.kind === 'person' && viewer.isOperator === true;

/**
 * An operator's decision. FORBIDDEN for one on their own integration; CONFLICT if it has changed since they looked, or if
 * there is nothing to decide.
 */
export function reviewIntegration(
  integration: IntegrationRecord,
  input: ReviewInput,
  { operator, now }: { operator: PersonId; now: Instant },
): IntegrationRecord {
  const { decision, reason, callsPerMinute } = input;
  checkReview(integration, input, operator);
  const { proposed, callsPerMinute: before, ...rest } = integration;
  const made: IntegrationDecision = {
    status: decision,
    by: operator,
    at: now,
    ...(reason != null && reason !== '' && { reason }),
    ...(callsPerMinute != null && { callsPerMinute }),
  };
  const limit = callsPerMinute === undefined ? before : callsPerMinute;
  const kept: IntegrationRecord = {
    ...rest,
    ...(limit != null && { callsPerMinute: limit }),
    decisions: [...integration.decisions, made].slice(-atOnce.decisionsOfIntegration),
  };
  switch (decision) {
    case 'APPROVED':
      return { ...kept, ...proposed, status: 'APPROVED', approvedAt: integration.approvedAt ?? now };
    case 'REJECTED':
      // Of a change, nothing but the change is rejected.
      return integration.status === 'PENDING' ? { ...kept, status: 'REJECTED' } : kept;
    case 'SUSPENDED':
      return { ...kept, status: 'SUSPENDED', ...(proposed && { proposed }) };
    default:
      return decision satisfies never;
  }
}

function checkReview(
  integration: IntegrationRecord,
  { version, decision, reason, callsPerMinute }: ReviewInput,
  operator: PersonId,
): void {
  const problems: Problem[] = [];
  wholeNumber(problems, callsPerMinute, [...INPUT, 'callsPerMinute'], {
    what: 'The limit',
    unit: 'calls per minute',
    min: 1,
    max: MOST_CALLS_PER_MINUTE,
  });
  throwIfAny(problems);
  checkReason(reason);
  if (integration.ownerId === operator)
    refuse('FORBIDDEN', 'This is your own integration. Another operator has to decide on it.', INPUT);
  if (version !== integration.version)
    refuse('CONFLICT', 'The integration has changed since you looked at it. Look again, and then decide.', [
      ...INPUT,
      'version',
    ]);
  if (decision !== 'APPROVED' && (reason ?? '').trim() === '')
    refuse('INVALID', 'Say why: its developer reads it.', [...INPUT, 'reason']);
  const isDecidable =
    decision === 'APPROVED' ||
    (decision === 'REJECTED' && awaitsReview(integration)) ||
    (decision === 'SUSPENDED' && integration.status === 'APPROVED');
  if (!isDecidable)
    refuse('CONFLICT', `The integration is ${integration.status}: there is nothing to ${verbs[decision]}.`, [
      ...INPUT,
      'decision',
    ]);
}

const verbs = { APPROVED: 'approve', REJECTED: 'reject', SUSPENDED: 'suspend' } as const;
