import type { Instant } from '../vocabulary.ts';

/** Why there was no answer. NO_SECRET: none that signs can be read, and nothing goes out unsigned. */
export type AttemptFailure = 'REFUSED_ADDRESS' | 'TIMEOUT' | 'UNREACHABLE' | 'NO_SECRET';

/** The result of an attempt: the answer's status and the first bytes of its body, or why there was none. */
export type Outcome = { statusCode: number; body?: string } | { failure: AttemptFailure };

/** REJECTED: an answer of another status than 200 to 299. */
export type AttemptOutcome = 'DELIVERED' | 'REJECTED' | 'REFUSED_ADDRESS' | 'TIMEOUT' | 'UNREACHABLE' | 'NO_SECRET';

/** An attempt, as the owner of the webhook may read it. */
export interface AttemptRecord {
  /** When it began. */
  at: Instant;
  outcome: AttemptOutcome;
  statusCode?: number;
  /** The first bytes of a body that came with a rejection, printable. Written by the receiver, and shown to its owner alone. */
  responseExcerpt?: string;
  durationMilliseconds: number;
}

/** How many attempts of a delivery are kept: the latest. */
export const ATTEMPTS_KEPT = 10;
/** How much of an answer's body is kept, in bytes. */
export const EXCERPT_BYTES = 256;

export const isDelivered = (outcome: Outcome): boolean =>
  'statusCode' in outcome && outcome.statusCode >= 200 && outcome.statusCode < 300;

/** The receiver says that it is gone for good. */
export const isGone = (outcome: Outcome): boolean => 'statusCode' in outcome && outcome.statusCode === 410;

/** What is kept of an attempt. Of a message that was delivered, the answer's body is nobody's concern. */
export function attemptOf(outcome: Outcome, at: Instant, durationMilliseconds: number): AttemptRecord {
  if ('failure' in outcome) return { at, outcome: outcome.failure, durationMilliseconds };
  const { statusCode, body = '' } = outcome;
  if (isDelivered(outcome)) return { at, outcome: 'DELIVERED', statusCode, durationMilliseconds };
  const responseExcerpt = printable(body);
  return {
    at,
    outcome: 'REJECTED',
    statusCode,
    ...(responseExcerpt !== '' && { responseExcerpt }),
    durationMilliseconds,
  };
}

/**
 * A text on one line, without what a terminal or a page could obey or hide: control, format and unassigned characters,
 * and what is no character at all.
 */
export const printable = (text: string): string =>
  text
    .replace(/[\p{C}\p{Zl}\p{Zp}\uFFFD]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
