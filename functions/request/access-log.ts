import type { Access, AccessTo, Through, Writer } from '../domain/audit/access.ts';
import { windowOf } from '../domain/audit/access.ts';
import { includesAll, type Kinds } from '../domain/audit/kind.ts';
import type { AthleteView } from '../domain/athlete/athlete.ts';
import type { AthleteId, NewId, PersonId } from '../domain/ids.ts';
import { areSame, type Roles, toStored } from '../domain/team/roles.ts';
import type { Instant } from '../domain/vocabulary.ts';
import type { Store } from '../store/store.ts';

/** What was read of an athlete, and in which roles. */
interface Read {
  roles: Roles;
  kinds: Kinds;
}

/** What a container knows to be stored in this quarter of an hour, by viewer and app, and then by athlete. */
export interface KnownReads {
  of(viewerAndApp: string, at: Instant): Map<AthleteId, Read>;
}

/** Beyond as many viewers, a container forgets: they make one entry more. */
const MOST_VIEWERS = 1_000;

export function createKnownReads(): KnownReads {
  let window = NaN;
  const known = new Map<string, Map<AthleteId, Read>>();
  return {
    of(viewerAndApp, at) {
      if (windowOf(at) !== window || known.size > MOST_VIEWERS) known.clear();
      window = windowOf(at);
      const found = known.get(viewerAndApp) ?? new Map<AthleteId, Read>();
      known.set(viewerAndApp, found);
      return found;
    },
  };
}

/**
 * What a request does with the data of athletes other than the viewer. Reads are noted as fields are resolved, and stored
 * beside the reads that follow; `settle` waits until all are. An answer must not leave before.
 */
export interface AccessLog {
  /** Notes that the viewer is shown these kinds of an athlete's data. */
  reads(id: AthleteId, roles: Roles, kinds: Kinds): void;
  /** Names the operation, and what its mutation's payload shows to somebody with these roles. */
  operation(name: string | undefined, payload?: (roles: Roles) => Kinds): void;
  /** The writer of a change, for its transaction; undefined for the athlete's own. */
  writer(view: AthleteView): Writer | undefined;
  /** Notes that a change was written, with what its payload shows. */
  written(id: AthleteId, writer: Writer | undefined): void;
  /** Throws if a read could not be stored. */
  settle(): Promise<void>;
}

export function createAccessLog({
  store,
  viewer,
  through: way,
  now,
  newId,
  known,
}: {
  store: Pick<Store, 'audit'>;
  viewer: PersonId;
  through: Through;
  now: Instant;
  newId: NewId;
  known: KnownReads;
}): AccessLog {
  let through = way;
  let payload: ((roles: Roles) => Kinds) | undefined;
  let stored: Map<AthleteId, Read> | undefined;
  /** Noted and not yet on their way. */
  const noted = new Map<AthleteId, Read>();
  const underWay: Promise<void>[] = [];
  let scheduled: NodeJS.Immediate | undefined;

  const isIn = (reads: Map<AthleteId, Read>, id: AthleteId, roles: Roles, kinds: Kinds): boolean => {
    const found = reads.get(id);
    return found !== undefined && areSame(found.roles, roles) && includesAll(found.kinds, kinds);
  };
  const merge = (into: Map<AthleteId, Read>, id: AthleteId, { roles, kinds }: Read): void => {
    const found = into.get(id);
    into.set(id, { roles, kinds: found && areSame(found.roles, roles) ? found.kinds | kinds : kinds });
  };
  const knownReads = () => known.of(`${viewer} ${way.channel} ${way.client ?? ''}`, now);
  const storedReads = () => (stored ??= new Map(knownReads()));

  /** Stores what was noted, as one access. */
  function flush(): void {
    clearImmediate(scheduled);
    if (noted.size === 0) return;
    const reads = [...noted];
    noted.clear();
    const to = Map.groupBy(reads, ([, { roles, kinds }]) => `${roles.join()} ${kinds}`);
    const access: Access = {
      kind: 'access',
      id: newId.key(),
      at: now,
      by: viewer,
      through,
      to: [...to.values()].map((same): AccessTo => {
        const [, { roles, kinds }] = same[0] as [AthleteId, Read];
        return { athleteIds: same.map(([id]) => id), ...toStored(roles), reads: kinds, writes: 0 };
      }),
    };
    for (const [id, read] of reads) merge(storedReads(), id, read);
    const put = store.audit.put(access).then(() => {
      const ofContainer = knownReads();
      for (const [id, read] of reads) merge(ofContainer, id, read);
    });
    // Whoever settles sees the failure.
    put.catch(() => undefined);
    underWay.push(put);
  }

  return {
    reads(id, roles, kinds) {
      if (kinds === 0 || roles.includes('OWNER')) return;
      if (isIn(storedReads(), id, roles, kinds) || isIn(noted, id, roles, kinds)) return;
      merge(noted, id, { roles, kinds });
      // All fields that are resolved together are in it, and it is under way beside the reads that they begin. What later
      // reads show in addition is stored when the request settles, so that a request stores two at most.
      scheduled ??= setImmediate(flush);
    },
    operation(name, shows) {
      if (name !== undefined) through = { ...through, operation: name };
      payload = shows;
    },
    writer({ roles }) {
      if (roles.includes('OWNER')) return undefined;
      return { by: viewer, roles, through, at: now, reads: payload?.(roles) ?? 0 };
    },
    written(id, writer) {
      if (writer?.roles) merge(storedReads(), id, { roles: writer.roles, kinds: writer.reads });
    },
    async settle() {
      flush();
      for (let next = underWay.shift(); next; next = underWay.shift()) await next;
    },
  };
}
