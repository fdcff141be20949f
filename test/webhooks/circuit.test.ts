import { describe, expect, it } from 'vitest';
import { instantAfter } from '../../functions/domain/time.ts';
import { attemptOf, type Outcome, printable } from '../../functions/domain/webhook/attempt.ts';
import {
  type Circuit,
  circuitAfter,
  closedCircuit,
  isOpen,
  mostUnderWay,
} from '../../functions/domain/webhook/circuit.ts';
import { laneOf } from '../../functions/domain/webhook/lane.ts';
import type { Image } from '../../functions/domain/webhook/webhook-event.ts';
import { webhookHealth } from '../../functions/domain/webhook/webhook-health.ts';
import { aRun, aSession, aSymptom, day } from '../support/records.ts';

const NOW = day(10);
const fails = { outcome: 'TIMEOUT', durationMilliseconds: 5_000 } as const;
const delivers = (durationMilliseconds: number) => ({ outcome: 'DELIVERED', durationMilliseconds }) as const;
const seconds = (count: number) => instantAfter(NOW, count * 1_000);

/** The circuit after so many failures in a row, each as soon as it may be tried. */
function afterFailures(count: number, random = 0.5): { circuit: Circuit; now: string } {
  let [circuit, now] = [closedCircuit, NOW];
  for (let failure = 0; failure < count; failure++) {
    if (circuit.openUntil !== undefined) now = circuit.openUntil;
    circuit = circuitAfter(circuit, fails, now, random);
  }
  return { circuit, now };
}

describe('a circuit', () => {
  it('opens with the fifth failure in a row', () => {
    expect(afterFailures(4).circuit).toEqual({ failures: 4, openings: 0, steady: false });
    expect(afterFailures(5).circuit).toEqual({ failures: 5, openings: 1, openUntil: seconds(30), steady: false });
    const mended = circuitAfter(afterFailures(4).circuit, delivers(100), NOW, 0.5);
    expect(circuitAfter(mended, fails, NOW, 0.5)).not.toHaveProperty('openUntil');
  });

  it.each([
    [0, [22.5, 45, 90, 180, 360, 720, 1_440, 2_700, 2_700]],
    [0.5, [30, 60, 120, 240, 480, 960, 1_920, 3_600, 3_600]],
    [1, [37.5, 75, 150, 300, 600, 1_200, 2_400, 4_500, 4_500]],
  ])('with jitter %d it stays open for twice as long each time, up to an hour', (random, waits) => {
    expect(
      waits.map((_, index) => {
        const { circuit, now } = afterFailures(5 + index, random);
        return (Date.parse(circuit.openUntil ?? '') - Date.parse(now)) / 1000;
      }),
    ).toEqual(waits);
  });

  it('is not opened further by what was under way when it opened', () => {
    const { circuit, now } = afterFailures(5);
    const late = circuitAfter(circuit, fails, now, 0.5);
    expect(late).toEqual({ ...circuit, failures: 6 });
    expect(isOpen(late, now)).toBe(true);
  });

  it('is closed by one delivery, for all that wait', () => {
    const { circuit } = afterFailures(8);
    expect(circuitAfter(circuit, delivers(100), circuit.openUntil ?? '', 0.5)).toEqual({
      ...closedCircuit,
      steady: true,
    });
  });

  it.each([
    ['new', closedCircuit, 2],
    ['quick', circuitAfter(closedCircuit, delivers(2_000), NOW, 0.5), 10],
    ['slow', circuitAfter(closedCircuit, delivers(2_001), NOW, 0.5), 2],
    ['failing', afterFailures(1).circuit, 2],
    ['probed', afterFailures(5).circuit, 1],
  ])('lets a few attempts be under way to a receiver that is %s', (_name, circuit, most) => {
    expect(mostUnderWay(circuit)).toBe(most);
  });
});

describe('the lane of an event', () => {
  const at = day(10);
  const hoursBefore = (hours: number) => instantAfter(at, -hours * 3_600_000);
  it.each<[string, Image | undefined, string | undefined]>([
    ['a run of today', aRun(10, { startedAt: hoursBefore(1) }), 'LIVE'],
    ['a run of 48 hours ago', aRun(10, { startedAt: hoursBefore(48) }), 'LIVE'],
    ['a run of before', aRun(10, { startedAt: hoursBefore(48.001) }), 'BACKFILL'],
    ['a session of last week', aSession(3), 'BACKFILL'],
    ['a session of today', aSession(10, { startedAt: hoursBefore(1) }), 'LIVE'],
    ['a symptom of last week', aSymptom(3), 'LIVE'],
    ['the end of a grant', undefined, 'LIVE'],
  ])('%s', (_name, after, lane) => {
    expect(laneOf(after, at)).toBe(lane);
  });
});

describe('what is kept of an attempt', () => {
  it.each<[Outcome, object]>([
    [{ statusCode: 204 }, { outcome: 'DELIVERED', statusCode: 204 }],
    [
      { statusCode: 200, body: 'Thank you, Ada' },
      { outcome: 'DELIVERED', statusCode: 200 },
    ],
    [{ statusCode: 500 }, { outcome: 'REJECTED', statusCode: 500 }],
    [
      { statusCode: 500, body: '\n\n' },
      { outcome: 'REJECTED', statusCode: 500 },
    ],
    [
      { statusCode: 400, body: 'no such route' },
      { outcome: 'REJECTED', statusCode: 400, responseExcerpt: 'no such route' },
    ],
    [{ failure: 'REFUSED_ADDRESS' }, { outcome: 'REFUSED_ADDRESS' }],
  ])('%j', (outcome, kept) => {
    expect(attemptOf(outcome, NOW, 12)).toEqual({ at: NOW, durationMilliseconds: 12, ...kept });
  });

  it.each([
    ['<h1>Bad\r\n  gateway</h1>', '<h1>Bad gateway</h1>'],
    ['\u001b[31mred\u001b[0m', '[31mred [0m'],
    ['pay\u202egnp.exe', 'pay gnp.exe'],
    ['a\u200bb\u0000c\u2028d', 'a b c d'],
    ['Übung macht den Meister 🏃', 'Übung macht den Meister 🏃'],
    [`${'x'.repeat(3)}\ufffd`, 'xxx'],
  ])('%j is shown as %s', (body, shown) => {
    expect(printable(body)).toBe(shown);
  });
});

describe('the health of a webhook, in words', () => {
  const latestAttempt = { at: NOW, outcome: 'TIMEOUT', durationMilliseconds: 5_000 } as const;
  const enabled = { status: 'ENABLED', failingSince: day(9) } as const;
  it.each([
    ['never sent to', { status: 'ENABLED' } as const, undefined, 'HEALTHY', 'Nothing was sent'],
    [
      'delivered',
      { status: 'ENABLED' } as const,
      { ...closedCircuit, latestAttempt: { ...latestAttempt, outcome: 'DELIVERED' as const, statusCode: 204 } },
      'HEALTHY',
      'was delivered',
    ],
    [
      'failed once',
      enabled,
      { ...afterFailures(1).circuit, latestAttempt },
      'FAILING',
      'The last attempt failed: it did not',
    ],
    [
      'failed often',
      enabled,
      { ...afterFailures(5).circuit, latestAttempt },
      'PAUSED',
      `one is tried after ${seconds(30)}`,
    ],
    ['disabled', { ...enabled, status: 'DISABLED' } as const, undefined, 'FAILING', 'is disabled'],
  ])('%s', (_name, webhook, known, state, words) => {
    const health = webhookHealth(webhook, known, NOW);
    expect(health.state).toBe(state);
    expect(health.message).toContain(words);
    expect(health.pausedUntil).toBe(state === 'PAUSED' ? seconds(30) : undefined);
  });

  it('names no address, whatever the reason', () => {
    const outcomes = ['REJECTED', 'TIMEOUT', 'UNREACHABLE', 'REFUSED_ADDRESS', 'NO_SECRET'] as const;
    const messages = outcomes.map(
      (outcome) =>
        webhookHealth(enabled, { ...afterFailures(1).circuit, latestAttempt: { ...latestAttempt, outcome } }, NOW)
          .message,
    );
    expect(new Set(messages).size).toBe(outcomes.length);
    for (const message of messages) expect(message).not.toMatch(/\d+\.\d+\.\d+\.\d+/);
  });
});
