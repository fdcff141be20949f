import { decodeTime } from 'ulid';
import type { Oracle } from './oracle.ts';
import type { Who } from './team.ts';

/** What may stand in nothing that somebody is shown: parts of ids, and instants that belong to hidden things alone. */
export interface Hidden {
  parts: string[];
  instants: Set<number>;
}

const ofAthlete = /^(?:run|ses|sym|obs|ins|com)_/;
const ULID = /[0-9A-HJKMNP-TV-Z]{26}/g;
/** The parts of an id that are of this thing alone: what follows the athlete's key. */
const partsOf = (id: string): string[] =>
  (ofAthlete.test(id) ? id.split('.').slice(1) : []).filter((part) => part.length >= 16);
const instantsOf = (record: object | undefined): number[] =>
  Object.entries(record ?? {}).flatMap(([name, value]) =>
    /At$/.test(name) && typeof value === 'string' ? [Date.parse(value)] : [],
  );

/** What is hidden from a viewer and in nothing that they may know of. */
export function hiddenFrom(oracle: Oracle, who: Who): Hidden {
  const known = oracle.ids.filter((id) => oracle.mayHearOf(who, id));
  const others = oracle.ids.filter((id) => !oracle.mayHearOf(who, id));
  const knownParts = new Set(known.flatMap(partsOf));
  const knownInstants = new Set(known.flatMap((id) => [...instantsOf(oracle.record(id)), ...ulidTimes(id)]));
  const hiddenInstants = others.filter((id) => ofAthlete.test(id)).flatMap((id) => instantsOf(oracle.record(id)));
  return {
    parts: [...new Set(others.flatMap(partsOf))].filter((part) => !knownParts.has(part)),
    instants: new Set(hiddenInstants.filter((instant) => !knownInstants.has(instant))),
  };
}

const ulidTimes = (text: string): number[] => (text.match(ULID) ?? []).map((ulid) => decodeTime(ulid));

/** A text and what it says as base64, at whichever character that begins. */
function readings(text: string): string[] {
  if (!/^[\w+/=.-]{16,}$/.test(text)) return [text];
  const parts = text
    .split('.')
    .flatMap((part) => [0, 1, 2, 3].map((skip) => Buffer.from(part.slice(skip), 'base64url').toString('latin1')));
  return [text, ...parts];
}

/** What of the hidden is in texts, however it is written: ids, instants in ULIDs or milliseconds or as text. */
export function hiddenIn(texts: readonly string[], { parts, instants }: Hidden = { parts: [], instants: new Set() }) {
  return texts.flatMap(readings).flatMap((text) => {
    const times = [...ulidTimes(text), ...(text.match(/\b\d{13}\b/g) ?? []).map(Number)];
    const written = (text.match(/\d{4}-\d\d-\d\dT[\d:.]+Z/g) ?? []).map((instant) => Date.parse(instant));
    // A field may show an instant that is its own: the fields themselves are checked by their rules. In cursors it is a leak.
    const shown = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) ? times : [...times, ...written];
    return [
      ...parts.filter((part) => text.includes(part)),
      ...shown.filter((instant) => instants.has(instant)).map(String),
    ];
  });
}
