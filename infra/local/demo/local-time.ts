const DAY_MS = 86_400_000;

/** The UTC offset of a zone at an instant, in milliseconds. */
function offsetMs(atMs: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(atMs);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '00';
  const local = `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}.000Z`;
  return Date.parse(local) - Math.floor(atMs / 1000) * 1000;
}

/** The instant of a local time, some days after a local day: `instantAt('2026-03-10', -2, '17:05', zone)`. */
export function instantAt(day: string, plusDays: number, time: string, timeZone: string): string {
  const wanted = Date.parse(`${day}T${time}:00.000Z`) + plusDays * DAY_MS;
  // The offset at the guess is right except around a clock change; the second guess corrects that.
  const guess = wanted - offsetMs(wanted, timeZone);
  return new Date(wanted - offsetMs(guess, timeZone)).toISOString();
}

/** The last local day on which this time has passed. */
export function lastLocalDay(nowMs: number, timeZone: string, time: string): string {
  const today = new Date(nowMs + offsetMs(nowMs, timeZone)).toISOString().slice(0, 10);
  if (Date.parse(instantAt(today, 0, time, timeZone)) <= nowMs) return today;
  return new Date(Date.parse(`${today}T00:00:00.000Z`) - DAY_MS).toISOString().slice(0, 10);
}
