/**
 * Every bound on what may be written, in one place. `docs/limits.md` shows these tables, and a test compares the two and
 * every mutation with them. A reader never meets a list that its writers could grow without meeting one of these first.
 */

/** What is counted of what somebody writes about one athlete in a day. */
export type Meter =
  | 'runs'
  | 'runBytes'
  | 'olderRuns'
  | 'olderRunBytes'
  | 'providerRuns'
  | 'providerRunBytes'
  | 'sessions'
  | 'olderSessions'
  | 'comments'
  | 'observations'
  | 'diagnoses'
  | 'wordBytes'
  | 'instructions'
  | 'restrictions'
  | 'pastInstructions'
  | 'instructionBytes'
  | 'connections'
  | 'imports';

interface DailyLimit {
  most: number;
  /** What the refusal calls it. */
  what: string;
  /** What the caller can do. */
  advice: string;
}

const tomorrow = 'Go on tomorrow (UTC)';
const KB = 1024;

/**
 * How much one author or source may write about one athlete per day, by UTC. It is counted on the writer's own grant, so
 * nobody can use up another's room. Runs count by when they are written: those of the last 7 days are read by every
 * decision about instructions, hence the smaller numbers.
 */
export const perDay: Readonly<Record<Meter, DailyLimit>> = {
  runs: { most: 300, what: 'new or revised runs of the last 7 days', advice: `${tomorrow}; send each run once` },
  runBytes: {
    most: 128 * KB,
    what: 'bytes of notes and external IDs of runs of the last 7 days',
    advice: `Shorten or omit the note, or go on tomorrow (UTC)`,
  },
  olderRuns: { most: 5_000, what: 'new or revised runs older than 7 days', advice: tomorrow },
  olderRunBytes: {
    most: 2_048 * KB,
    what: 'bytes of notes and external IDs of runs older than 7 days',
    advice: `Shorten or omit the note, or go on tomorrow (UTC)`,
  },
  providerRuns: { most: 300, what: 'runs from a connected provider', advice: tomorrow },
  providerRunBytes: { most: 256 * KB, what: 'bytes of notes of runs from a connected provider', advice: tomorrow },
  sessions: { most: 100, what: 'sessions of the last 7 days', advice: tomorrow },
  olderSessions: { most: 5_000, what: 'sessions older than 7 days', advice: tomorrow },
  comments: { most: 200, what: 'comments', advice: tomorrow },
  observations: { most: 100, what: 'observations', advice: tomorrow },
  diagnoses: { most: 30, what: 'diagnoses', advice: tomorrow },
  wordBytes: {
    most: 512 * KB,
    what: 'bytes of comments, notes and reasons',
    advice: 'Omit the note or the reason, or go on tomorrow (UTC)',
  },
  instructions: {
    most: 40,
    what: 'instructions that neither prohibit running nor take the place of another',
    advice: `${tomorrow}; an instruction that prohibits running, and one that supersedes another, can still be given`,
  },
  // Room of their own: whatever else somebody wrote today, they can still stop an athlete, and clear them.
  restrictions: {
    most: 60,
    what: 'instructions that prohibit running or take the place of another',
    advice: `${tomorrow}; what you gave can still be withdrawn`,
  },
  pastInstructions: { most: 10, what: 'instructions that had ended before they were given', advice: tomorrow },
  instructionBytes: {
    most: 64 * KB,
    what: 'bytes of notes of instructions',
    advice: 'Shorten or omit the note; without one, the instruction can be given',
  },
  connections: { most: 30, what: 'attempts to connect a provider', advice: tomorrow },
  imports: { most: 20, what: 'imports of archives and large files', advice: tomorrow },
};

/** How many things there can be at a time. */
export const atOnce = {
  /** Instructions of an athlete that have not ended. All of them fit into one transaction, and into a person's head. */
  liveInstructions: 30,
  /** Beyond the 30: a coach or physio without a live instruction may still prohibit running. */
  liveProhibitions: 60,
  /** Open symptoms of an athlete, */
  openSymptoms: 30,
  /** and when the athlete reports one themselves. */
  openSymptomsForOwner: 40,
  /** Symptoms that were merged into one. */
  mergedSymptoms: 10,
  /** Corrections of an observation. */
  corrections: 5,
  /** Corrections of a symptom's status. */
  symptomCorrections: 10,
  /** Diagnoses of a symptom, */
  diagnoses: 50,
  /** of which coaches may fill so many, */
  diagnosesByCoaches: 30,
  /** and any one author so many. */
  diagnosesByAuthor: 15,
  /** Bytes of the notes of a symptom's diagnoses, */
  diagnosisBytes: 96 * KB,
  /** of which coaches may fill so many. */
  diagnosisBytesByCoaches: 64 * KB,
  /** Observations that are attached to a run, */
  observationsOfRun: 20,
  /** of which others than the athlete may attach so many. */
  observationsOfRunByOthers: 15,
  /** Sessions of an athlete that are of one local day and source. */
  sessionsOfDay: 20,
  /** Verdicts on a session that are shown, and kept when it is deleted. */
  verdictsOfSession: 40,
  /** What was said of a run and others: the same, or different. */
  duplicatesOfRun: 20,
  /** Grants on an athlete, */
  grants: 90,
  /** of them coaches and physios, who carry copies of the summary, */
  team: 20,
  /** and of them integrations, whose runs every decision reads. */
  integrations: 10,
  /** Webhooks of a person or an integration. */
  webhooks: 5,
  /** Integrations that a person has registered. */
  ownIntegrations: 5,
  /** URLs to which an integration sends athletes back. */
  redirectUrls: 5,
  /** Decisions on an integration that are kept. */
  decisionsOfIntegration: 20,
  /** Secrets of a webhook that sign: the newest, and those that it replaced within 24 hours. */
  webhookSecrets: 5,
  /** How often an athlete's weeks can be made to begin on another day. */
  weekStarts: 12,
  /** Athletes that a person is. */
  athletes: 1,
} as const;

/** How many invitations a person may make per day (UTC). They are deleted a month after they can be accepted. */
export const INVITATIONS_PER_DAY = 50;

/** The bytes of texts in UTF-8, as they are stored. */
export const bytesOf = (...texts: readonly (string | null | undefined)[]): number =>
  texts.reduce((sum, text) => sum + (text ? encoder.encode(text).length : 0), 0);
const encoder = new TextEncoder();
