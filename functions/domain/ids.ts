import { instantAt } from './time.ts';
import type { Instant } from './vocabulary.ts';

/**
 * Global IDs. Opaque to callers. In here they carry their type and, after it, the key of the athlete (or person) in
 * whose partition the object is stored. Knowing or forging an ID gives no access: every read checks a grant. What an
 * ID carries besides, everybody who may see the object may see; docs/access-patterns.md lists it.
 */
export type AthleteId = `ath_${string}`;
export type RunId = `run_${string}`;
export type SymptomId = `sym_${string}`;
export type ObservationId = `obs_${string}`;
export type InstructionId = `ins_${string}`;
export type CommentId = `com_${string}`;
export type SessionId = `ses_${string}`;
export type GrantId = `gra_${string}`;
export type PersonId = `per_${string}`;
export type ViewerId = `vwr_${string}`;
export type InvitationId = `inv_${string}`;
export type WebhookId = `whk_${string}`;
export type DeliveryId = `dlv_${string}`;
export type IntegrationId = `int_${string}`;
export type ImportId = `imp_${string}`;

const KEY = '[A-Za-z0-9_-]{16}';
const RUN = '[A-Za-z0-9_-]{22}';
const ULID = '[0-9A-HJKMNP-TV-Z]{26}';

const patterns = {
  ath: new RegExp(`^ath_${KEY}$`),
  run: new RegExp(`^run_${KEY}\\.${RUN}$`),
  sym: new RegExp(`^sym_${KEY}\\.${ULID}$`),
  obs: new RegExp(`^obs_${KEY}\\.${ULID}\\.${ULID}$`),
  ins: new RegExp(`^ins_${KEY}\\.${ULID}$`),
  // Random. Earlier ones named their subject and, in a ULID, their instant; they stay valid.
  com: new RegExp(`^com_${KEY}\\.(?:${KEY}|(?:ath\\.0|run\\.${RUN}|sym\\.${ULID}|ins\\.${ULID})\\.${ULID})$`),
  ses: new RegExp(`^ses_${KEY}\\.${RUN}$`),
  gra: new RegExp(`^gra_${KEY}\\.${KEY}$`),
  per: new RegExp(`^per_${KEY}$`),
  vwr: new RegExp(`^vwr_${KEY}$`),
  inv: new RegExp(`^inv_${KEY}\\.${ULID}$`),
  whk: new RegExp(`^whk_${KEY}\\.${ULID}$`),
  imp: new RegExp(`^imp_${KEY}\\.${ULID}$`),
  dlv: new RegExp(`^dlv_${KEY}\\.${ULID}\\.[0-9]{13}\\.${RUN}$`),
  int: new RegExp(`^int_${KEY}$`),
} as const;
const KEY_LENGTH = 16;

export type IdKind = keyof typeof patterns;

export interface ParsedId {
  kind: IdKind;
  /** The athlete in whose partition it is stored. Absent for people, viewers, and what belongs to them. */
  athleteId?: AthleteId;
  /** What follows the athlete, or the whole key if there is no athlete. Empty for an athlete. */
  rest: string;
}

/** The kinds that belong to a person rather than to an athlete. */
const kindsWithoutAthlete: ReadonlySet<string> = new Set<IdKind>(['per', 'vwr', 'inv', 'whk', 'dlv', 'int']);

/** Parses an ID. Undefined if it is malformed: callers answer as if the object were missing. */
export function parseId(id: string): ParsedId | undefined {
  const kind = id.slice(0, 3);
  if (!Object.hasOwn(patterns, kind)) return undefined;
  if (!patterns[kind as IdKind].test(id)) return undefined;
  const key = keyOf(id);
  if (kindsWithoutAthlete.has(kind)) return { kind: kind as IdKind, rest: key };
  // Empty for an athlete: nothing follows.
  const rest = key.slice(KEY_LENGTH + 1);
  return { kind: kind as IdKind, athleteId: `ath_${key.slice(0, KEY_LENGTH)}`, rest };
}

/** The part of an ID after its prefix: `ath_X` -> `X`. */
export const keyOf = (id: string): string => id.slice(4);

/** The athlete that an ID names. Only for IDs of objects that belong to an athlete: `sym_X.ulid` -> `ath_X`. */
export const athleteIdIn = (id: string): AthleteId => `ath_${id.slice(4, 4 + KEY_LENGTH)}`;

/** Makes the ID of an object that belongs to an athlete: `childId('sym', 'ath_X', ulid)` -> `sym_X.ulid`. */
export function childId<K extends 'run' | 'ses' | 'sym' | 'obs' | 'ins' | 'com' | 'gra' | 'imp'>(
  kind: K,
  athleteId: AthleteId,
  rest: string,
): `${K}_${string}` {
  return `${kind}_${keyOf(athleteId)}.${rest}`;
}

/** The part of an ID after the athlete: `sym_X.ulid` -> `ulid`. */
export const restOf = (id: string): string => id.slice(id.indexOf('.') + 1);

const BASE32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The instant that the ULID of an ID was made for: `sym_X.ulid`. */
export function madeFor(id: SymptomId | InstructionId): Instant {
  const time = restOf(id).slice(0, 10);
  return instantAt([...time].reduce((ms, digit) => ms * 32 + BASE32.indexOf(digit), 0));
}

/** Generates IDs. Injected, so that tests are deterministic. */
export interface NewId {
  /** 16 random characters of A-Za-z0-9_-: 96 bits. */
  key(): string;
  /** A ULID, which sorts by the instant (milliseconds since the epoch) that it is made for. */
  ulid(atMs: number): string;
}
