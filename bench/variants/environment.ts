/** Lambda hands these to the function; the benchmark does, too. */
export function tableName(): string {
  const name = process.env['TABLE_NAME'];
  if (!name) throw new Error('TABLE_NAME is not set');
  return name;
}

const NOON = Date.parse('2026-11-01T12:00:00.000Z');
/** A clock that stands still: reads that name the instant of the request are then the same each time. */
export const stillClock = { now: () => NOON };
