/**
 * Global ids. To callers they are opaque; here they carry their type and, after it, the athlete (or person) whose
 * partition holds the thing. Knowing or forging an id opens nothing: every read checks a live grant.
 */
export type AthleteId = `ath_${string}`;
export type RunId = `run_${string}`;
export type SymptomId = `sym_${string}`;
export type ObservationId = `obs_${string}`;
export type InstructionId = `ins_${string}`;
export type CommentId = `com_${string}`;
export type GrantId = `gra_${string}`;
export type PersonId = `per_${string}`;
export type ViewerId = `vwr_${string}`;
export type InvitationId = `inv_${string}`;
export type WebhookId = `whk_${string}`;
export type DeliveryId = `dlv_${string}`;

const KEY = '[A-Za-z0-9_-]{16}';
const RUN = '[A-Za-z0-9_-]{22}';
const ULID = '[0-9A-HJKMNP-TV-Z]{26}';

const patterns = {
  ath: new RegExp(`^ath_${KEY}$`),
  run: new RegExp(`^run_${KEY}\\.${RUN}$`),
  sym: new RegExp(`^sym_${KEY}\\.${ULID}$`),
  obs: new RegExp(`^obs_${KEY}\\.${ULID}\\.${ULID}$`),
  ins: new RegExp(`^ins_${KEY}\\.${ULID}$`),
  com: new RegExp(`^com_${KEY}\\.(?:ath\\.0|run\\.${RUN}|sym\\.${ULID}|ins\\.${ULID})\\.${ULID}$`),
  gra: new RegExp(`^gra_${KEY}\\.${KEY}$`),
  per: new RegExp(`^per_${KEY}$`),
  vwr: new RegExp(`^vwr_${KEY}$`),
  inv: new RegExp(`^inv_${KEY}\\.${ULID}$`),
  whk: new RegExp(`^whk_${KEY}\\.${ULID}$`),
  dlv: new RegExp(`^dlv_${KEY}\\.${ULID}\\.[0-9]{13}\\.${RUN}$`),
} as const;
const KEY_LENGTH = 16;

export type IdKind = keyof typeof patterns;

export interface ParsedId {
  kind: IdKind;
  /** The athlete whose partition holds it; absent for people, viewers and what is theirs. */
  athleteId?: AthleteId;
  /** What follows the athlete, or the whole key of what belongs to none. Empty for an athlete. */
  rest: string;
}

/** People, and what is theirs. */
const belongToNone: ReadonlySet<string> = new Set<IdKind>(['per', 'vwr', 'inv', 'whk', 'dlv']);

/** Reads an id. Undefined for anything that is none: callers answer as if it were missing. */
export function parseId(id: string): ParsedId | undefined {
  const kind = id.slice(0, 3);
  if (!Object.hasOwn(patterns, kind)) return undefined;
  if (!patterns[kind as IdKind].test(id)) return undefined;
  const key = keyOf(id);
  if (belongToNone.has(kind)) return { kind: kind as IdKind, rest: key };
  // Of an athlete, nothing follows.
  const rest = key.slice(KEY_LENGTH + 1);
  return { kind: kind as IdKind, athleteId: `ath_${key.slice(0, KEY_LENGTH)}`, rest };
}

/** The part of an id after its prefix: `ath_X` -> `X`. */
export const keyOf = (id: string): string => id.slice(4);

/** The athlete whose thing this is, if the id is one of a thing of an athlete at all: `sym_X.ulid` -> `ath_X`. */
export const ownerIn = (id: string): AthleteId => `ath_${id.slice(4, 4 + KEY_LENGTH)}`;

/** The id of something that belongs to an athlete: `childId('sym', 'ath_X', ulid)` -> `sym_X.ulid`. */
export function childId<K extends 'run' | 'sym' | 'obs' | 'ins' | 'com' | 'gra'>(
  kind: K,
  athleteId: AthleteId,
  rest: string,
): `${K}_${string}` {
  return `${kind}_${keyOf(athleteId)}.${rest}`;
}

/** The part after the athlete: `sym_X.ulid` -> `ulid`. */
export const restOf = (id: string): string => id.slice(id.indexOf('.') + 1);

/** Makes ids; handed in, so that tests repeat. */
export interface NewId {
  /** 16 random characters of A-Za-z0-9_-: 96 bits. */
  key(): string;
  /** A ULID: sorts by the instant (milliseconds since the epoch) that it is made for. */
  ulid(atMs: number): string;
}
