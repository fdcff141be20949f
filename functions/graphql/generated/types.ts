import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { AthleteView as AthleteViewRecord } from '../../domain/athlete/athlete.ts';
import type { AvailabilityParent as AvailabilityParentRecord, ActivityPermissionParent as ActivityPermissionParentRecord, DeletedParent as DeletedParentRecord, BreachParent as BreachParentRecord, RuleVerdictParent as RuleVerdictParentRecord, PossibleDuplicateParent as PossibleDuplicateParentRecord, DiagnosisParent as DiagnosisParentRecord, EarlyEndParent as EarlyEndParentRecord, AcknowledgementParent as AcknowledgementParentRecord } from '../resolvers/parents.ts';
import type { AvailabilityStretch as AvailabilityStretchRecord } from '../../domain/instruction/stretches.ts';
import type { WeeklyTotal as WeeklyTotalRecord } from '../../domain/run/totals.ts';
import type { FormerObservation as FormerObservationRecord, SymptomRecord as SymptomRecordRecord, SymptomCorrection as SymptomCorrectionRecord, ObservationRecord as ObservationRecordRecord } from '../../domain/symptom/symptom.ts';
import type { RunRecord as RunRecordRecord, FormerVerdict as FormerVerdictRecord } from '../../domain/run/run-record.ts';
import type { SessionRecord as SessionRecordRecord } from '../../domain/session/session.ts';
import type { Requirement as RequirementRecord } from '../../domain/session/requirements.ts';
import type { NumberedLap as NumberedLapRecord } from '../../domain/run/lap.ts';
import type { Movement as MovementRecord } from '../../domain/symptom/movement.ts';
import type { OsiicsCode as OsiicsCodeRecord } from '../../domain/symptom/osiics.ts';
import type { InstructionRecord as InstructionRecordRecord, InstructionRule as InstructionRuleRecord, RuleGap as RuleGapRecord } from '../../domain/instruction/instruction.ts';
import type { ReplacedRule as ReplacedRuleRecord } from '../../domain/instruction/supersession.ts';
import type { CommentRecord as CommentRecordRecord } from '../../domain/comment/comment.ts';
import type { Viewer as ViewerRecord, GrantRecord as GrantRecordRecord, InvitationRecord as InvitationRecordRecord } from '../../domain/team/viewer.ts';
import type { LinkRecord as LinkRecordRecord } from '../../domain/provider/provider.ts';
import type { ShownEntry as ShownEntryRecord } from '../../store/audit/trail.ts';
import type { WebhookRecord as WebhookRecordRecord } from '../../domain/webhook/webhook.ts';
import type { IntegrationRecord as IntegrationRecordRecord, IntegrationProfile as IntegrationProfileRecord, IntegrationDecision as IntegrationDecisionRecord, ClientSecret as ClientSecretRecord } from '../../domain/integration/integration.ts';
import type { AttemptRecord as AttemptRecordRecord } from '../../domain/webhook/attempt.ts';
import type { WebhookHealth as WebhookHealthRecord } from '../../domain/webhook/webhook-health.ts';
import type { DeliveryRecord as DeliveryRecordRecord } from '../../domain/webhook/webhook-delivery.ts';
import type { Context } from '../../request/context.ts';
export type Maybe<T> = T | null | undefined;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /**
   * An instant. Input: ISO 8601 with an offset or `Z`, years 1970 to 2199. Output: UTC with milliseconds, such as
   * `2026-03-08T14:05:00.000Z`.
   */
  DateTime: { input: string; output: string; }
  /** A calendar day without a time, such as `2026-03-08`, years 1970 to 2199. */
  LocalDate: { input: string; output: string; }
  /** An IANA time zone, such as `America/Chicago`. */
  TimeZone: { input: string; output: string; }
  /** A number that is zero or more. */
  NonNegativeFloat: { input: number; output: number; }
  /** An integer that is zero or more. */
  NonNegativeInt: { input: number; output: number; }
  /** A whole number of up to 64 bits, 0 to 9223372036854775807, as digits in a string. Input: digits, or an integer. */
  BigInt: { input: string; output: string; }
  /** A record of an export, as it is stored, with its `kind`. */
  JSONObject: { input: Record<string, unknown>; output: Record<string, unknown>; }
};

/** Input of `deleteAccount`. */
export type DeleteAccountInput = {
  /** The ID of `viewer`, as confirmation: a deletion cannot be undone. */
  viewerId: Scalars['ID']['input'];
  /** Accepted as in other mutations, but without effect: every call continues the deletion. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `deleteAccount`. */
export type DeleteAccountPayload = {
  /**
   * Whether everything but the sign-in has been deleted. If false, the rest is being deleted in the background. Call again
   * with the same input to speed it up and to see whether it is done. Null on error.
   */
  done?: Maybe<Scalars['Boolean']['output']>;
  /** The number of records that this call deleted. Null on error. */
  deletedCount?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** What is wrong with the input. Empty on success. */
  userErrors: Array<UserError>;
};

/** The changes that can be made. Each returns its result, or `userErrors` that say why nothing changed. */
export type Mutation = {
  /**
   * Deletes the viewer's account for good: their name, their place on every team, invitations, webhooks with their secrets,
   * deliveries, and finally the sign-in with its e-mail address, within minutes. Names stay under what the viewer wrote about
   * other athletes, and in those athletes' audit trails. `CONFLICT` while the viewer is an athlete: call `eraseAthlete` first; or has integrations: delete them first.
   * `INVALID` for another ID, `FORBIDDEN` for integrations. Until the token expires, everything that needs the account is
   * refused with `DELETED`. Costs up to 70 requests to the database.
   */
  deleteAccount: DeleteAccountPayload;
  /**
   * Makes the viewer an athlete. A person can be one athlete: `ALREADY_EXISTS` for a second. `FORBIDDEN` for
   * integrations.
   */
  createAthlete: CreateAthletePayload;
  /** Changes the viewer's own name or time zone. */
  updateAthlete: UpdateAthletePayload;
  /**
   * Returns everything that is stored about the viewer as an athlete and as a person, part by part: at most 500 records or
   * 1 MB each, one request to the database, and of the tracks of up to 25 runs a file each. First the athlete's record with its audit trail, then name, invitations,
   * webhooks and deliveries, and last the tracks of runs (of kind `track`, with `runId`). Secrets and tokens are left out, and so is the data of other athletes whom the viewer looks
   * after. The e-mail address is held by the sign-in alone. `FORBIDDEN` for everybody but the athlete.
   */
  exportAthlete: ExportAthletePayload;
  /**
   * Erases the viewer as an athlete, with everything that is stored about them, for good: the audit trail, too. All grants
   * end at once. A call deletes up to 1,000 records; the rest is deleted in the background, even without another call. The
   * viewer remains as a person who may look after other athletes, with their name, webhooks and sign-in, until
   * `deleteAccount`.
   */
  eraseAthlete: EraseAthletePayload;
  /**
   * Writes a comment. Supporters write for supporters, coaches for the team or supporters, the athlete and physios for
   * any audience; `FORBIDDEN` otherwise.
   */
  addComment: AddCommentPayload;
  /** Changes the text of a comment that the viewer wrote. `DELETED` if it was deleted. */
  editComment: EditCommentPayload;
  /** Deletes the text of a comment. The comment stays in lists, without its text. */
  deleteComment: DeleteCommentPayload;
  /**
   * Makes an observation from a comment, once. For the athlete and their coaches and physios. `CONFLICT` if one was made
   * already.
   */
  promoteComment: PromoteCommentPayload;
  /**
   * Gives an athlete an instruction. For the athlete, who may restrict themselves, and their coaches and physios. It takes the
   * place of rules (see `supersedes`); everything else stays in force: adding frees nobody. `INVALID` if it loosens what
   * somebody else wrote, or what the viewer took over from them, without a `reason`; `FORBIDDEN` if the athlete would take the
   * place of what somebody else wrote, or if of a confirmed bone-stress injury, fracture or tendon rupture anybody but a physio
   * would loosen. `LIMIT_REACHED` if 30 instructions have not ended: then one that
   * takes the place of others, and a prohibition by somebody who has given none, can still be given.
   */
  issueInstruction: IssueInstructionPayload;
  /**
   * Replaces the whole of one instruction with another existing one, from now or from the start of the replacement, whichever
   * is later, until the end date of the replacement if it has one. For coaches and physios, and for the athlete of what they gave
   * themselves. `CONFLICT` if either has ended; loosening as in `issueInstruction`.
   */
  supersedeInstruction: SupersedeInstructionPayload;
  /**
   * Withdraws an instruction that the viewer gave by mistake. It stays in the history. What it took the place of is restored,
   * unless something has spoken of that activity since; at most 30 instructions are, the latest. Check the athlete's
   * availability in the result. `FORBIDDEN` if it would leave a confirmed bone-stress injury, fracture or tendon rupture with less
   * than before, unless the viewer is a physio, or the athlete who set it themselves.
   */
  withdrawInstruction: WithdrawInstructionPayload;
  /**
   * Ends an instruction before its time, with a reason that stands in its history. For its author; for a coach or physio,
   * loosening as in `issueInstruction`; and for the athlete where no coach or physio has a grant any more. What it took the
   * place of stays superseded, unless it has an end date: then that comes back. `CONFLICT` if it has ended.
   */
  endInstruction: EndInstructionPayload;
  /** Records that the athlete has read an instruction. For the athlete. */
  acknowledgeInstruction: AcknowledgeInstructionPayload;
  /**
   * Registers an integration of the viewer, who is its developer. An operator decides on it; once it is approved, plain HTTP
   * gives it a client and a secret (`POST /v1/integrations/{id}/secrets`), and deletes it. `LIMIT_REACHED` for a sixth,
   * `FORBIDDEN` for integrations.
   */
  registerIntegration: RegisterIntegrationPayload;
  /**
   * Changes an integration of the viewer. Once it was approved, what athletes are shown and where they are sent, and its
   * scopes, change only when an operator approves that.
   */
  updateIntegration: UpdateIntegrationPayload;
  /**
   * Decides on an integration, or on a change of it, and sets its limit. `NOT_FOUND` unless the viewer is an operator,
   * `FORBIDDEN` for their own. The decision is kept with the operator's ID.
   */
  reviewIntegration: ReviewIntegrationPayload;
  /**
   * Connects the viewer with a provider, such as Strava, from which their runs are then recorded automatically. The code
   * is exchanged in the background: read the result from `Athlete.providers`. `CONFLICT` if the provider is connected
   * already.
   */
  connectProvider: ConnectProviderPayload;
  /**
   * Ends a connection at once: nothing more is fetched. In the background, access is revoked at the provider and all
   * runs that came from it are deleted. Does nothing if there is no connection.
   */
  disconnectProvider: DisconnectProviderPayload;
  /**
   * Records up to 100 runs of one athlete, with a result for each: an invalid run does not block the others. Posting a
   * run again finds the existing one. For the athlete, and for integrations with the scope `runs:write`. `LIMIT_REACHED`,
   * run by run, beyond what one source may write in a day.
   */
  recordRuns: RecordRunsPayload;
  /** Changes how the athlete experienced a run. For the athlete. */
  editRun: EditRunPayload;
  /** Deletes a run for good: posting it again does not restore it. For the athlete and the integration that recorded it. */
  deleteRun: DeleteRunPayload;
  /**
   * Says whether two recordings are of the same run. Both keep it across revisions, until somebody says otherwise. For the
   * athlete, and for the integration that recorded both. `INVALID` for runs that neither overlap nor are of one local day;
   * `LIMIT_REACHED` beyond 20 words on one run. Limits of a week take two runs that do not overlap for two, whatever was said.
   */
  markDuplicate: MarkDuplicatePayload;
  /**
   * Logs a session: training that is no run. For the athlete, and for integrations with the scope `runs:write`. `LIMIT_REACHED`
   * beyond 20 sessions of one source on a local day, or what one author may log in a day; `DELETED` for the `externalId` of a session that
   * was deleted, `CONFLICT` for that of one that started at another time.
   */
  logSession: LogSessionPayload;
  /**
   * Changes a session. For the athlete: how hard it was, what they wrote, and what it was; how long and how far only if they logged
   * it themselves. What it was judged to be before is in `formerVerdicts`.
   */
  editSession: EditSessionPayload;
  /**
   * Deletes a session for good. For the athlete, and for the integration that logged it. What it was judged to be is kept, in
   * `Athlete.deletedRecords`.
   */
  deleteSession: DeleteSessionPayload;
  /**
   * Opens a symptom with its first observation. For the athlete and their coaches and physios. `LIMIT_REACHED` if 30
   * symptoms are open, 40 for the athlete.
   */
  reportSymptom: ReportSymptomPayload;
  /**
   * Adds an observation to an open symptom, or to a resolved one a late observation of when it was not over; that reopens
   * nothing. For the athlete and their coaches and physios. `CONFLICT` otherwise.
   */
  addObservation: AddObservationPayload;
  /**
   * Corrects an observation, by who recorded it: pain 10 typed for 1. The former version stays in `Observation.history`; the trend
   * of the symptom and the worst pain of the run follow.
   */
  correctObservation: CorrectObservationPayload;
  /**
   * Records that a symptom is over. For the athlete and their coaches and physios; `FORBIDDEN` for a coach where a bone-stress
   * injury, fracture or tendon rupture is confirmed.
   */
  resolveSymptom: ResolveSymptomPayload;
  /**
   * Records that a resolved symptom is back, by opening a new symptom that recurs from it; or, if the athlete was not fully
   * available once since, by opening the same one again (`EXACERBATED`). For the athlete and their coaches and physios. `ALREADY_EXISTS` if a recurrence is open.
   */
  recurSymptom: RecurSymptomPayload;
  /**
   * Merges two symptoms that are one. Nothing is lost: the observations of both become one list. For the athlete and
   * their coaches and physios. `CONFIRMATION_REQUIRED` for symptoms far apart, without `confirmFarApart`.
   */
  mergeSymptoms: MergeSymptomsPayload;
  /**
   * Takes a wrong resolution back: the symptom is open as it was, and no recurrence. For who resolved it, and physios. `CONFLICT`
   * if a recurrence of it is open.
   */
  reopenSymptom: ReopenSymptomPayload;
  /**
   * Undoes a merge. The symptom that had become part of the other is open again, with its own observations and diagnoses; what was
   * added since the merge stays with the one that remained. For who merged them, and physios. `CONFLICT` if it was not merged, or
   * if a later merge has to be undone first.
   */
  unmergeSymptoms: UnmergeSymptomsPayload;
  /**
   * Adds a diagnosis to a symptom, or refutes one. A physio may give any; a coach may suspect (`UNCONFIRMED`), and refute what
   * they suspected; the athlete records what somebody else said (`saidBy`), and may refute what no coach or physio confirmed.
   */
  diagnoseSymptom: DiagnoseSymptomPayload;
  /**
   * Says of a reason in the attention list that it was seen, is snoozed, or is taken, for the whole team to read. For the
   * athlete's coaches and physios. It replaces an earlier mark of the reason; only `TAKEN` replaces somebody else's `TAKEN`.
   * `CONFLICT` otherwise, and if the reason does not apply any more.
   */
  markAttention: MarkAttentionPayload;
  /** Makes an invitation: an athlete invites somebody to their team, or a coach or physio invites an athlete. */
  invite: InvitePayload;
  /**
   * Accepts an invitation. It works once: `EXPIRED` if it was used or revoked, or is older than 14 days. `NOT_FOUND` for
   * a wrong code. Where there is a grant between the two, its roles grow: a coach who accepts an invitation as `PHYSIO` is both
   * from then on. `ALREADY_EXISTS` if that adds no role, or one that cannot be given beside those of the grant.
   */
  acceptInvitation: AcceptInvitationPayload;
  /** Revokes a grant or an invitation. Once this returns, nothing can be read through it. */
  revoke: RevokePayload;
  /**
   * Shares the tracks of runs with a coach or physio, or ends that; once it returns, no track can be read that is not shared any more.
   * For the athlete alone. `INVALID` for a grant to anybody else: a track shows where somebody lives.
   */
  shareTracks: ShareTracksPayload;
  /** Creates a webhook. `LIMIT_REACHED` if the viewer has 5. Integrations need the scope `runs:read`. */
  createWebhook: CreateWebhookPayload;
  /** Changes, disables or enables a webhook. */
  updateWebhook: UpdateWebhookPayload;
  /**
   * Replaces the secret of a webhook. Each replaced secret also signs messages for 24 more hours. `LIMIT_REACHED` while 5
   * secrets sign.
   */
  rotateWebhookSecret: RotateWebhookSecretPayload;
  /** Deletes a webhook. Pending deliveries to it are no longer sent. */
  deleteWebhook: DeleteWebhookPayload;
  /** Sends a delivery again, whatever its result was. `CONFLICT` if its webhook is disabled. */
  redeliverWebhook: RedeliverWebhookPayload;
};


/** The changes that can be made. Each returns its result, or `userErrors` that say why nothing changed. */
export type MutationDeleteAccountArgs = {
  input: DeleteAccountInput;
};


/** The changes that can be made. Each returns its result, or `userErrors` that say why nothing changed. */
export type MutationCreateAthleteArgs = {
  input: CreateAthleteInput;
};


/** The changes that can be made. Each returns its result, or `userErrors` that say why nothing changed. */
export type MutationUpdateAthleteArgs = {
  input: UpdateAthleteInput;
};


/** The changes that can be made. Each returns its result, or `userErrors` that say why nothing changed. */
export type MutationExportAthleteArgs = {
  input: ExportAthleteInput;
};


/** The changes that can be made. Each returns its result, or `userErrors` that say why nothing changed. */
export type MutationEraseAthleteArgs = {
  input: EraseAthleteInput;
};


/** The changes that can be made. Each returns its result, or `userErrors` that say why nothing changed. */
export type MutationAddCommentArgs = {
  input: AddCommentInput;
};


/** The changes that can be made. Each returns its result, or `userErrors` that say why nothing changed. */
export type MutationEditCommentArgs = {
  input: EditCommentInput;
};


/** The changes that can be made. Each returns its result, or `userErrors` that say why nothing changed. */
export type MutationDeleteCommentArgs = {
  input: DeleteCommentInput;
};


/** The changes that can be made. Each returns its result, or `userErrors` that say why nothing changed. */
export type MutationPromoteCommentArgs = {
  input: PromoteCommentInput;
};


/** The changes that can be made. Each returns its result, or `userErrors` that say why nothing changed. */
export type MutationIssueInstructionArgs = {
  input: IssueInstructionInput;
};


/** The changes that can be made. Each returns its result, or `userErrors` that say why nothing changed. */
export type MutationSupersedeInstructionArgs = {
  input: SupersedeInstructionInput;
};


/** The changes that can be made. Each returns its result, or `userErrors` that say why nothing changed. */
export type MutationWithdrawInstructionArgs = {
  input: WithdrawInstructionInput;
};


/** The changes that can be made. Each returns its result, or `userErrors` that say why nothing changed. */
export type MutationEndInstructionArgs = {
  input: EndInstructionInput;
};


/** The changes that can be made. Each returns its result, or `userErrors` that say why nothing changed. */
export type MutationAcknowledgeInstructionArgs = {
  input: AcknowledgeInstructionInput;
};


/** The changes that can be made. Each returns its result, or `userErrors` that say why nothing changed. */
export type MutationRegisterIntegrationArgs = {
  input: RegisterIntegrationInput;
};


/** The changes that can be made. Each returns its result, or `userErrors` that say why nothing changed. */
export type MutationUpdateIntegrationArgs = {
  input: UpdateIntegrationInput;
};


/** The changes that can be made. Each returns its result, or `userErrors` that say why nothing changed. */
export type MutationReviewIntegrationArgs = {
  input: ReviewIntegrationInput;
};


/** The changes that can be made. Each returns its result, or `userErrors` that say why nothing changed. */
export type MutationConnectProviderArgs = {
  input: ConnectProviderInput;
};


/** The changes that can be made. Each returns its result, or `userErrors` that say why nothing changed. */
export type MutationDisconnectProviderArgs = {
  input: DisconnectProviderInput;
};


/** The changes that can be made. Each returns its result, or `userErrors` that say why nothing changed. */
export type MutationRecordRunsArgs = {
  input: RecordRunsInput;
};


/** The changes that can be made. Each returns its result, or `userErrors` that say why nothing changed. */
export type MutationEditRunArgs = {
  input: EditRunInput;
};


/** The changes that can be made. Each returns its result, or `userErrors` that say why nothing changed. */
export type MutationDeleteRunArgs = {
  input: DeleteRunInput;
};


/** The changes that can be made. Each returns its result, or `userErrors` that say why nothing changed. */
export type MutationMarkDuplicateArgs = {
  input: MarkDuplicateInput;
};


/** The changes that can be made. Each returns its result, or `userErrors` that say why nothing changed. */
export type MutationLogSessionArgs = {
  input: LogSessionInput;
};


/** The changes that can be made. Each returns its result, or `userErrors` that say why nothing changed. */
export type MutationEditSessionArgs = {
  input: EditSessionInput;
};


/** The changes that can be made. Each returns its result, or `userErrors` that say why nothing changed. */
export type MutationDeleteSessionArgs = {
  input: DeleteSessionInput;
};


/** The changes that can be made. Each returns its result, or `userErrors` that say why nothing changed. */
export type MutationReportSymptomArgs = {
  input: ReportSymptomInput;
};


/** The changes that can be made. Each returns its result, or `userErrors` that say why nothing changed. */
export type MutationAddObservationArgs = {
  input: AddObservationInput;
};


/** The changes that can be made. Each returns its result, or `userErrors` that say why nothing changed. */
export type MutationCorrectObservationArgs = {
  input: CorrectObservationInput;
};


/** The changes that can be made. Each returns its result, or `userErrors` that say why nothing changed. */
export type MutationResolveSymptomArgs = {
  input: ResolveSymptomInput;
};


/** The changes that can be made. Each returns its result, or `userErrors` that say why nothing changed. */
export type MutationRecurSymptomArgs = {
  input: RecurSymptomInput;
};


/** The changes that can be made. Each returns its result, or `userErrors` that say why nothing changed. */
export type MutationMergeSymptomsArgs = {
  input: MergeSymptomsInput;
};


/** The changes that can be made. Each returns its result, or `userErrors` that say why nothing changed. */
export type MutationReopenSymptomArgs = {
  input: ReopenSymptomInput;
};


/** The changes that can be made. Each returns its result, or `userErrors` that say why nothing changed. */
export type MutationUnmergeSymptomsArgs = {
  input: UnmergeSymptomsInput;
};


/** The changes that can be made. Each returns its result, or `userErrors` that say why nothing changed. */
export type MutationDiagnoseSymptomArgs = {
  input: DiagnoseSymptomInput;
};


/** The changes that can be made. Each returns its result, or `userErrors` that say why nothing changed. */
export type MutationMarkAttentionArgs = {
  input: MarkAttentionInput;
};


/** The changes that can be made. Each returns its result, or `userErrors` that say why nothing changed. */
export type MutationInviteArgs = {
  input: InviteInput;
};


/** The changes that can be made. Each returns its result, or `userErrors` that say why nothing changed. */
export type MutationAcceptInvitationArgs = {
  input: AcceptInvitationInput;
};


/** The changes that can be made. Each returns its result, or `userErrors` that say why nothing changed. */
export type MutationRevokeArgs = {
  input: RevokeInput;
};


/** The changes that can be made. Each returns its result, or `userErrors` that say why nothing changed. */
export type MutationShareTracksArgs = {
  input: ShareTracksInput;
};


/** The changes that can be made. Each returns its result, or `userErrors` that say why nothing changed. */
export type MutationCreateWebhookArgs = {
  input: CreateWebhookInput;
};


/** The changes that can be made. Each returns its result, or `userErrors` that say why nothing changed. */
export type MutationUpdateWebhookArgs = {
  input: UpdateWebhookInput;
};


/** The changes that can be made. Each returns its result, or `userErrors` that say why nothing changed. */
export type MutationRotateWebhookSecretArgs = {
  input: RotateWebhookSecretInput;
};


/** The changes that can be made. Each returns its result, or `userErrors` that say why nothing changed. */
export type MutationDeleteWebhookArgs = {
  input: DeleteWebhookInput;
};


/** The changes that can be made. Each returns its result, or `userErrors` that say why nothing changed. */
export type MutationRedeliverWebhookArgs = {
  input: RedeliverWebhookInput;
};

/**
 * What a person or integration is to an athlete. Their roles decide what they may see and do: of several, any that allows it
 * is enough. COACH and PHYSIO can be given together.
 */
export type Role =
  /** The athlete themselves. */
  | 'OWNER'
  /** Sees the athlete's runs, symptoms and instructions, and gives instructions. */
  | 'COACH'
  /** Sees and does what a coach does, and also reads and writes clinical comments. */
  | 'PHYSIO'
  /**
   * Sees the athlete's name, availability, runs in outline, and comments for supporters. Never sees symptoms or
   * instructions.
   */
  | 'SUPPORTER'
  /** A program that records runs for the athlete and reads only the runs that it recorded. */
  | 'INTEGRATION';

/** A day of the week. */
export type Weekday =
  /** The first day of the week by ISO 8601. */
  | 'MONDAY'
  /** The day after Monday. */
  | 'TUESDAY'
  /** The day after Tuesday. */
  | 'WEDNESDAY'
  /** The day after Wednesday. */
  | 'THURSDAY'
  /** The day after Thursday. */
  | 'FRIDAY'
  /** The day after Friday. */
  | 'SATURDAY'
  /** The day before Monday. */
  | 'SUNDAY';

/** Whether an athlete may run. */
export type AvailabilityStatus =
  /** No instruction in force restricts running. */
  | 'AVAILABLE'
  /** An instruction in force limits running. */
  | 'MODIFIED'
  /** An instruction in force prohibits running. */
  | 'SIDELINED';

/** A unit to show distances in. Distances are stored in metres. */
export type DistanceUnit =
  /** 1 metre. */
  | 'METER'
  /** 1,000 metres. */
  | 'KILOMETER'
  /** 1,609.344 metres. */
  | 'MILE';

/** A runner. Everything in an athlete's record is visible only through a current grant. */
export type Athlete = Node & {
  /** The global ID. */
  id: Scalars['ID']['output'];
  /** The athlete's name, as they wrote it. Null for integrations. */
  name?: Maybe<Scalars['String']['output']>;
  /** The time zone in which the athlete's days are counted; a run, and the week it is in, has its own. Null for integrations. */
  timeZone?: Maybe<Scalars['TimeZone']['output']>;
  /**
   * The day on which the athlete's weeks begin, in `weeklyTotals` and for limits of a week: `MONDAY` unless they said otherwise. Null for
   * integrations.
   */
  weekStartsOn?: Maybe<Weekday>;
  /**
   * The one of `viewerRoles` that reaches furthest: `PHYSIO` before `COACH`.
   * @deprecated A person can have several roles: use `viewerRoles`.
   */
  viewerRole: Role;
  /** The viewer's roles towards the athlete: one, or `COACH` and `PHYSIO`. */
  viewerRoles: Array<Role>;
  /** When the athlete was created. Null unless the viewer is the athlete, or their coach or physio. */
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  /**
   * Whether the athlete may run: the most restrictive permission for `RUN` among all instructions in force. Exact to the
   * millisecond. Null for integrations.
   */
  availability?: Maybe<Availability>;
  /**
   * What `availability` says of every instant of some days, as stretches of one status, oldest first, without gaps: for the days that
   * were lost, say. At most 400; `OUT_OF_RANGE` beyond, and for more than 366 days; `INVALID` if `to` is before `from`. Null for
   * integrations.
   */
  availabilityStretches?: Maybe<Array<AvailabilityStretch>>;
  /**
   * What the athlete may do: every activity with the most restrictive permission and the tightest limits among all
   * instructions in force. Null unless the viewer is the athlete, or their coach or physio.
   */
  permissions?: Maybe<Array<ActivityPermission>>;
  /** The athlete's open symptoms in numbers. Null unless the viewer is the athlete, or their coach or physio. */
  symptomSummary?: Maybe<SymptomSummary>;
  /**
   * The athlete's runs, newest first. Integrations see only the runs that they recorded. Null for integrations without
   * the scope `runs:read`. Runs that their source shows to the athlete alone are not in it: `runsNotShown` tells how many.
   */
  runs?: Maybe<RunConnection>;
  /**
   * The athlete's sessions, training that is no run, newest first. Integrations see only the sessions that they logged. Null for
   * supporters, and for integrations without the scope `runs:read`.
   */
  sessions?: Maybe<SessionConnection>;
  /**
   * Runs and sessions that were judged by instructions and deleted since, the last deleted first, with what they were judged to be:
   * a breach does not vanish with what broke a rule. Without those that a provider deleted, of which nothing may be kept. Null unless
   * the viewer is the athlete, or their coach or physio.
   */
  deletedRecords?: Maybe<DeletedRecordConnection>;
  /**
   * What was required of the athlete (`REQUIRED` rules) by local day, newest first, and whether it was done: one entry for each
   * activity of a day. A day of which a rule held only a part is listed only if it was done, or if it is today. What another rule
   * prohibits is neither due nor missed; nor is anything on a day of rest, on which it would break what a rule says of weeks
   * (`minRestDaysBetween`, `maxSessionsPerWeek`). Null unless the viewer is the athlete, or their coach or physio.
   */
  requirements?: Maybe<Array<Requirement>>;
  /** The athlete's symptoms, most recently opened first. Null unless the viewer is the athlete, or their coach or physio. */
  symptoms?: Maybe<SymptomConnection>;
  /**
   * The instructions given to the athlete, newest first. Null unless the viewer is the athlete, or their coach or
   * physio.
   */
  instructions?: Maybe<InstructionConnection>;
  /**
   * Runs, sessions, observations, instructions and comments in one list, newest first. Contains only items that the viewer may
   * see. Null for integrations.
   */
  timeline?: Maybe<TimelineItemConnection>;
  /**
   * Totals of the athlete's runs per week, newest week first, of weeks that begin where they now say. A run counts on its `localDate`,
   * in its own time zone: past weeks stay as they were when the athlete travels or moves. Null for supporters and integrations.
   */
  weeklyTotals?: Maybe<Array<WeeklyTotal>>;
  /**
   * How many of the athlete's runs of their last 7 days, today included, the viewer is not shown, because their source lets only the
   * athlete see them. A run of which another recording is shown counts, too. 0 for the athlete. Null for supporters and
   * integrations.
   */
  runsNotShown?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** Comments on the athlete rather than on a run, symptom or instruction, newest first. Null for integrations. */
  comments?: Maybe<CommentConnection>;
  /** The number of comments in `comments` that the viewer may read. Null for integrations. */
  commentCount?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** The athlete's connections with providers. Null unless the viewer is the athlete. */
  providers?: Maybe<Array<ProviderLink>>;
  /** Who may see the athlete, and in which roles. Null unless the viewer is the athlete. */
  grants?: Maybe<GrantConnection>;
  /**
   * Who else read or wrote the athlete's data, when and through what, latest first; usually a few seconds behind. Entries are
   * kept for six years, unless this deployment says otherwise, and are erased with the athlete. Null unless the viewer is the
   * athlete. `OUT_OF_RANGE` for another `first`, `INVALID` for a cursor of another list. Costs up to two requests to the
   * database.
   */
  auditTrail?: Maybe<AuditEntryConnection>;
};


/** A runner. Everything in an athlete's record is visible only through a current grant. */
export type AthleteAvailabilityArgs = {
  at?: InputMaybe<Scalars['DateTime']['input']>;
};


/** A runner. Everything in an athlete's record is visible only through a current grant. */
export type AthleteAvailabilityStretchesArgs = {
  from: Scalars['LocalDate']['input'];
  to: Scalars['LocalDate']['input'];
};


/** A runner. Everything in an athlete's record is visible only through a current grant. */
export type AthletePermissionsArgs = {
  at?: InputMaybe<Scalars['DateTime']['input']>;
};


/** A runner. Everything in an athlete's record is visible only through a current grant. */
export type AthleteRunsArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  from?: InputMaybe<Scalars['LocalDate']['input']>;
  to?: InputMaybe<Scalars['LocalDate']['input']>;
  type?: InputMaybe<RunType>;
};


/** A runner. Everything in an athlete's record is visible only through a current grant. */
export type AthleteSessionsArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A runner. Everything in an athlete's record is visible only through a current grant. */
export type AthleteDeletedRecordsArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A runner. Everything in an athlete's record is visible only through a current grant. */
export type AthleteRequirementsArgs = {
  from: Scalars['LocalDate']['input'];
  to: Scalars['LocalDate']['input'];
};


/** A runner. Everything in an athlete's record is visible only through a current grant. */
export type AthleteSymptomsArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  status?: InputMaybe<Array<SymptomStatus>>;
};


/** A runner. Everything in an athlete's record is visible only through a current grant. */
export type AthleteInstructionsArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  show?: InstructionsToShow;
};


/** A runner. Everything in an athlete's record is visible only through a current grant. */
export type AthleteTimelineArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A runner. Everything in an athlete's record is visible only through a current grant. */
export type AthleteWeeklyTotalsArgs = {
  weeks: Scalars['Int']['input'];
  until?: InputMaybe<Scalars['LocalDate']['input']>;
};


/** A runner. Everything in an athlete's record is visible only through a current grant. */
export type AthleteCommentsArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A runner. Everything in an athlete's record is visible only through a current grant. */
export type AthleteGrantsArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A runner. Everything in an athlete's record is visible only through a current grant. */
export type AthleteAuditTrailArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Whether an athlete may run at an instant, since when, why, and what happens next. */
export type Availability = {
  /** The instant that this answers for. */
  at: Scalars['DateTime']['output'];
  /** Whether the athlete may run. */
  status: AvailabilityStatus;
  /** When the current unbroken period of this status began. Null if the athlete was never restricted. */
  since?: Maybe<Scalars['DateTime']['output']>;
  /** When the status ends, as far as is known now. Null when `AVAILABLE`, and while a restricting instruction has no end. */
  until?: Maybe<Scalars['DateTime']['output']>;
  /**
   * The earliest review among the governing instructions. A review that passes lifts no restriction. Null for
   * supporters, and if no review is set.
   */
  reviewAt?: Maybe<Scalars['DateTime']['output']>;
  /** Whether `reviewAt` has passed and the restriction still holds. Null for supporters. */
  reviewOverdue?: Maybe<Scalars['Boolean']['output']>;
  /**
   * The instructions that decide the status, at most 30: `instructions` of the athlete has all of them. Empty when
   * `AVAILABLE`. Null for supporters.
   */
  governedBy?: Maybe<Array<Instruction>>;
  /**
   * The activities that are prohibited or capped at this instant: with a ban on racing alone, `RACE`. Null for
   * supporters.
   */
  restrictedActivities?: Maybe<Array<Activity>>;
};

/** A time in which an athlete's status was, or will be, the same. */
export type AvailabilityStretch = {
  /** Whether the athlete may run. */
  status: AvailabilityStatus;
  /** When it begins: at the start of the first day, or when the status became this one. */
  from: Scalars['DateTime']['output'];
  /** When it ends, exclusive: at the end of the last day, or when the status became another. */
  until: Scalars['DateTime']['output'];
};

/** What an athlete may do of one activity. */
export type ActivityPermission = {
  /** The activity. */
  activity: Activity;
  /** The most restrictive permission in force. `UNSPECIFIED` if no rule in force speaks of the activity. */
  permission: Permission;
  /** The maximum distance, in metres. Null if there is no limit. */
  maxDistanceMeters?: Maybe<Scalars['NonNegativeFloat']['output']>;
  /** The maximum distance, in the unit given. Null if there is no limit. */
  maxDistance?: Maybe<Scalars['NonNegativeFloat']['output']>;
  /** The maximum duration, in seconds. Null if there is no limit. */
  maxDurationSeconds?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** The maximum effort, RPE 0 to 10. Null if there is no limit. */
  maxEffort?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** The pain at which the athlete must stop, NRS 0 to 10. Null if there is no limit. */
  stopIfPainAtLeast?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** The maximum number of sessions in a week of the athlete. Null if there is no limit. */
  maxSessionsPerWeek?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** The maximum distance in a week of the athlete, in metres. Null if there is no limit. */
  maxDistanceMetersPerWeek?: Maybe<Scalars['NonNegativeFloat']['output']>;
  /** The maximum distance in a week of the athlete, in the unit given. Null if there is no limit. */
  maxDistancePerWeek?: Maybe<Scalars['NonNegativeFloat']['output']>;
  /** How many whole days without the activity must lie between two days with it. Null if there is no limit. */
  minRestDaysBetween?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** Where the athlete must not run, or only. Empty if there is no limit. */
  terrain: Array<TerrainLimit>;
  /** How the athlete must not run. Empty if there is no limit. */
  intensity: Array<IntensityLimit>;
  /** The intervals of running and walking. Null if there are none. */
  walkRun?: Maybe<WalkRun>;
  /** The instructions in force that cover the activity, at most 30: `instructions` of the athlete has all of them. */
  instructions: Array<Instruction>;
};


/** What an athlete may do of one activity. */
export type ActivityPermissionMaxDistanceArgs = {
  unit: DistanceUnit;
};


/** What an athlete may do of one activity. */
export type ActivityPermissionMaxDistancePerWeekArgs = {
  unit: DistanceUnit;
};

/** An athlete's open symptoms in numbers. */
export type SymptomSummary = {
  /** The number of symptoms that are `ACTIVE` or `RECURRED`. */
  openCount: Scalars['NonNegativeInt']['output'];
  /** The worst pain among the latest observations of open symptoms, NRS 0 to 10. Null if none is open. */
  worstPain?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** Whether any open symptom is `WORSENING`. */
  worsening: Scalars['Boolean']['output'];
};

/** The totals of one week of runs. */
export type WeeklyTotal = {
  /** The day on which the week begins. */
  weekStart: Scalars['LocalDate']['output'];
  /** The total distance, in metres. */
  distanceMeters: Scalars['NonNegativeFloat']['output'];
  /** The total distance, in the unit given. */
  distance: Scalars['NonNegativeFloat']['output'];
  /** The total time in motion, in seconds. */
  durationSeconds: Scalars['NonNegativeFloat']['output'];
  /** The session load: the sum of effort × minutes (session-RPE, Foster) over the runs that have an effort. */
  load: Scalars['NonNegativeFloat']['output'];
  /** The number of runs. */
  runCount: Scalars['NonNegativeInt']['output'];
  /** The number of runs without an effort. They add nothing to `load`. */
  runsWithoutEffort: Scalars['NonNegativeInt']['output'];
  /**
   * How many runs of the whole week, also after `until`, the viewer is not shown, because their source lets only the athlete see
   * them. They are in none of the totals. A run of which another recording is shown counts, too. 0 for the athlete.
   */
  runsNotShown: Scalars['NonNegativeInt']['output'];
};


/** The totals of one week of runs. */
export type WeeklyTotalDistanceArgs = {
  unit: DistanceUnit;
};

/** An item on a timeline. */
export type TimelineItem = Run | Session | Observation | Instruction | Comment;

/** A page of timeline items. */
export type TimelineItemConnection = {
  /** The items with their cursors. */
  edges: Array<TimelineItemEdge>;
  /** The items without their cursors. */
  nodes: Array<TimelineItem>;
  /** Information for paging through the list. */
  pageInfo: PageInfo;
};

/** An item on a timeline, with its cursor. */
export type TimelineItemEdge = {
  /** The item's cursor, for `after`. */
  cursor: Scalars['String']['output'];
  /**
   * The instant at which the item is listed: when a run started, a symptom was observed, an instruction starts, or a
   * comment was written.
   */
  at: Scalars['DateTime']['output'];
  /** The item. */
  node: TimelineItem;
};

/** A page of athletes. */
export type AthleteConnection = {
  /** The athletes with their cursors. */
  edges: Array<AthleteEdge>;
  /** The athletes without their cursors. */
  nodes: Array<Athlete>;
  /** Information for paging through the list. */
  pageInfo: PageInfo;
};

/** An athlete in a list, with their cursor. */
export type AthleteEdge = {
  /** The item's cursor, for `after`. */
  cursor: Scalars['String']['output'];
  /** The athlete. */
  node: Athlete;
};

/**
 * Lets a person or integration see an athlete in one or several roles. Given by the athlete, and ended at once and as a whole
 * by either side. A person has at most one on an athlete: accepting another invitation adds its roles to it.
 */
export type Grant = Node & {
  /** The global ID. */
  id: Scalars['ID']['output'];
  /** The athlete who may be seen. Null if the viewer may no longer see them. */
  athlete?: Maybe<Athlete>;
  /** The person or integration who holds the grant. */
  person: Person;
  /**
   * The one of `roles` that reaches furthest: `PHYSIO` before `COACH`.
   * @deprecated A grant can give several roles: use `roles`.
   */
  role: Role;
  /** The roles that the grant gives: one, or `COACH` and `PHYSIO`. Each may be used at any time. */
  roles: Array<Role>;
  /** When the grant was given; roles that were added later do not change it. */
  grantedAt: Scalars['DateTime']['output'];
  /** Whether its holder sees the tracks of runs (`Run.track`): only a coach or physio to whom the athlete has given that with `shareTracks`. */
  seesTracks: Scalars['Boolean']['output'];
};

/** A page of grants. */
export type GrantConnection = {
  /** The grants with their cursors. */
  edges: Array<GrantEdge>;
  /** The grants without their cursors. */
  nodes: Array<Grant>;
  /** Information for paging through the list. */
  pageInfo: PageInfo;
};

/** A grant in a list, with its cursor. */
export type GrantEdge = {
  /** The item's cursor, for `after`. */
  cursor: Scalars['String']['output'];
  /** The grant. */
  node: Grant;
};

/** The data that can be read. */
export type Query = {
  /** Finds an athlete by ID. Null if the athlete does not exist or the viewer may not see them: the two look the same. */
  athlete?: Maybe<Athlete>;
  /** Finds an object by its global ID. Null if it does not exist or the viewer may not see it: the two look the same. */
  node?: Maybe<Node>;
  /**
   * Finds up to 100 objects by their global IDs, in the same order. Null in the place of each that does not exist or
   * that the viewer may not see. `OUT_OF_RANGE` for more than 100 IDs.
   */
  nodes: Array<Maybe<Node>>;
  /**
   * Looks up diagnoses of OSIICS version 15: codes that begin with `search` first, then those whose labels have all of its
   * words. It is the same for everybody. `OUT_OF_RANGE` if `first` is not 1 to 50, `TOO_LONG` beyond 100 characters.
   */
  osiicsCodes?: Maybe<Array<OsiicsCode>>;
  /** The person or integration that makes the request. */
  viewer?: Maybe<Viewer>;
};


/** The data that can be read. */
export type QueryAthleteArgs = {
  id: Scalars['ID']['input'];
};


/** The data that can be read. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** The data that can be read. */
export type QueryNodesArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/** The data that can be read. */
export type QueryOsiicsCodesArgs = {
  search: Scalars['String']['input'];
  region?: InputMaybe<BodyRegion>;
  pathology?: InputMaybe<Pathology>;
  first?: Scalars['Int']['input'];
};

/** Input of `createAthlete`. */
export type CreateAthleteInput = {
  /** The athlete's name, 1 to 100 characters. */
  name: Scalars['String']['input'];
  /** The time zone in which the athlete's days and weeks are counted. */
  timeZone: Scalars['TimeZone']['input'];
  /** The day on which the athlete's weeks begin. `MONDAY` if omitted or null. */
  weekStartsOn?: InputMaybe<Weekday>;
  /** Makes the call safe to retry for seven days: a retry returns the first result. 1 to 128 characters, unique per call. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Input of `updateAthlete`. Fields that are omitted or null keep their value. */
export type UpdateAthleteInput = {
  /** The ID of the athlete. Must be the viewer. */
  athleteId: Scalars['ID']['input'];
  /** The athlete's new name, 1 to 100 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** The time zone in which the athlete's days and weeks are to be counted. */
  timeZone?: InputMaybe<Scalars['TimeZone']['input']>;
  /**
   * The day on which the athlete's weeks are to begin. Totals follow at once. Runs of before keep their verdicts by limits of a week,
   * and those of the next 7 days are judged by weeks of both kinds, the stricter verdict. Can be changed 12 times, then `LIMIT_REACHED`.
   */
  weekStartsOn?: InputMaybe<Weekday>;
  /** Makes the call safe to retry for seven days: a retry returns the first result. 1 to 128 characters, unique per call. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Input of `exportAthlete`. */
export type ExportAthleteInput = {
  /** The ID of the athlete. Must be the viewer. */
  athleteId: Scalars['ID']['input'];
  /** The `cursor` of the previous part. Omit it for the first part. */
  after?: InputMaybe<Scalars['String']['input']>;
  /** Accepted as in other mutations, but without effect: an export changes nothing. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Input of `eraseAthlete`. */
export type EraseAthleteInput = {
  /** The ID of the athlete. Must be the viewer. */
  athleteId: Scalars['ID']['input'];
  /** The athlete's name, exactly as it is recorded, as confirmation: an erasure cannot be undone. */
  confirmName: Scalars['String']['input'];
  /** Makes the call safe to retry for seven days: a retry returns the first result. 1 to 128 characters, unique per call. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `createAthlete`. */
export type CreateAthletePayload = {
  /** The new athlete. Null on error. */
  athlete?: Maybe<Athlete>;
  /** What is wrong with the input. Empty on success. */
  userErrors: Array<UserError>;
};

/** Result of `updateAthlete`. */
export type UpdateAthletePayload = {
  /** The athlete after the change. Null on error. */
  athlete?: Maybe<Athlete>;
  /** What is wrong with the input. Empty on success. */
  userErrors: Array<UserError>;
};

/** Result of `exportAthlete`. */
export type ExportAthletePayload = {
  /** The records of this part. Null on error. */
  records?: Maybe<Array<Scalars['JSONObject']['output']>>;
  /** The version of the format. It grows when records change their form; new kinds do not count. Null on error. */
  formatVersion?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** The cursor to pass as `after` for the next part. Null on the last part. */
  cursor?: Maybe<Scalars['String']['output']>;
  /** What is wrong with the input. Empty on success. */
  userErrors: Array<UserError>;
};

/** Result of `eraseAthlete`. */
export type EraseAthletePayload = {
  /**
   * Whether everything has been deleted. If false, the athlete's data can no longer be read and the rest is being
   * deleted in the background. Call again with the same input to speed it up and to see whether it is done. Null on
   * error.
   */
  done?: Maybe<Scalars['Boolean']['output']>;
  /** The number of records that this call deleted. Null on error. */
  deletedCount?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** What is wrong with the input. Empty on success. */
  userErrors: Array<UserError>;
};

/** A kind of health data, as the audit trail tells them apart. */
export type AuditKind =
  /** Whether the athlete may run, the symptoms in numbers, and being on a list of those who are sidelined or need a look. */
  | 'SUMMARY'
  /** Runs, totals of weeks, and runs against an instruction. */
  | 'RUNS'
  /** Symptoms and their observations. */
  | 'SYMPTOMS'
  /** Diagnoses of symptoms. */
  | 'DIAGNOSES'
  /** Instructions, and what they permit. */
  | 'INSTRUCTIONS'
  /** Comments and their number. */
  | 'COMMENTS';

/** The way in which data was reached. */
export type AuditChannel =
  /** An operation of this API. */
  | 'GRAPHQL'
  /** A call of the plain HTTP API. */
  | 'HTTP'
  /** A message to a webhook's receiver, from the first attempt to send it. */
  | 'WEBHOOK'
  /** A provider that the athlete connected, such as Strava. */
  | 'PROVIDER';

/**
 * Somebody other than the athlete read or wrote the athlete's data. An entry holds kinds of data, never the data. The same
 * reads by the same viewer and app within a quarter of an hour (from :00, :15, :30 or :45) are one entry, of the first one;
 * every change has an entry of its own.
 */
export type AuditEntry = {
  /** The entry's place in the trail: 1, 2, 3 and so on, without gaps. */
  number: Scalars['NonNegativeInt']['output'];
  /** When it happened. */
  at: Scalars['DateTime']['output'];
  /** Who it was, with the name that they had. Null for a provider. */
  by?: Maybe<Person>;
  /**
   * The one of `roles` that reaches furthest: `PHYSIO` before `COACH`. Null for a provider.
   * @deprecated A person can have several roles: use `roles`.
   */
  role?: Maybe<Role>;
  /** Their roles towards the athlete at that time. Null for a provider. */
  roles?: Maybe<Array<Role>>;
  /** The kinds that they asked for and may read. Named even if there was nothing of the kind. Empty if they only wrote. */
  kindsRead: Array<AuditKind>;
  /** The kinds that they wrote, changed or deleted. Empty if they only read. */
  kindsWritten: Array<AuditKind>;
  /** The way in. */
  through: AuditChannel;
  /** The app by the client ID of its token, the ID of a webhook, or the name of a provider. At most 64 characters. */
  client?: Maybe<Scalars['String']['output']>;
  /** The name that the app gave to the operation, if any, or the type of a webhook's event. At most 64 characters. */
  operation?: Maybe<Scalars['String']['output']>;
  /**
   * A hash of this entry and of the entry before it, so that none can be changed, removed or moved without a trace. An entry
   * that you noted keeps its hash for as long as it is kept.
   */
  hash: Scalars['String']['output'];
};

/** A page of the audit trail. */
export type AuditEntryConnection = {
  /** The entries with their cursors. */
  edges: Array<AuditEntryEdge>;
  /** The entries without their cursors. */
  nodes: Array<AuditEntry>;
  /** Information for paging through the list. */
  pageInfo: PageInfo;
};

/** An entry of the audit trail, with its cursor. */
export type AuditEntryEdge = {
  /** The item's cursor, for `after`. */
  cursor: Scalars['String']['output'];
  /** The entry. */
  node: AuditEntry;
};

/** Who may read a comment. */
export type Audience =
  /** The athlete and their coaches and physios. */
  | 'TEAM'
  /** The athlete and their physios. */
  | 'CLINICAL'
  /** Everybody with a grant except integrations. */
  | 'SUPPORTERS';

/** What a comment can be about. */
export type CommentSubject = Athlete | Run | Session | Symptom | Instruction;

/** A comment on an athlete, run, symptom or instruction, for a chosen audience. */
export type Comment = Node & {
  /** The global ID. */
  id: Scalars['ID']['output'];
  /** The athlete in whose record it is. Null if the viewer may no longer see them. */
  athlete?: Maybe<Athlete>;
  /** What it is about. Null if it was deleted or the viewer may not see it. */
  subject?: Maybe<CommentSubject>;
  /** Who wrote it. */
  author: Person;
  /** The author's role towards the athlete when they wrote it: of several, `PHYSIO` before `COACH`. */
  authorRole: Role;
  /** Who may read it. */
  audience: Audience;
  /** The text. Null if the comment was deleted. */
  body?: Maybe<Scalars['String']['output']>;
  /** When it was written. */
  createdAt: Scalars['DateTime']['output'];
  /** When it was last edited. Null if it never was. */
  editedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When its text was deleted. Null if it was not. */
  deletedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The observation that was made from it. Null if there is none, and for supporters. */
  promotedTo?: Maybe<Observation>;
};

/** A page of comments. */
export type CommentConnection = {
  /** The comments with their cursors. */
  edges: Array<CommentEdge>;
  /** The comments without their cursors. */
  nodes: Array<Comment>;
  /** Information for paging through the list. */
  pageInfo: PageInfo;
};

/** A comment in a list, with its cursor. */
export type CommentEdge = {
  /** The item's cursor, for `after`. */
  cursor: Scalars['String']['output'];
  /** The comment. */
  node: Comment;
};

/** Input of `addComment`. */
export type AddCommentInput = {
  /** The ID of the athlete, run, symptom or instruction that it is about. */
  subjectId: Scalars['ID']['input'];
  /** The text, 1 to 4,000 characters. */
  body: Scalars['String']['input'];
  /** Who may read it. Cannot be changed later. */
  audience: Audience;
  /** Makes the call safe to retry for seven days: a retry returns the first result. 1 to 128 characters, unique per call. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `addComment`. */
export type AddCommentPayload = {
  /** The new comment. Null on error. */
  comment?: Maybe<Comment>;
  /** What is wrong with the input. Empty on success. */
  userErrors: Array<UserError>;
};

/** Input of `editComment`. */
export type EditCommentInput = {
  /** The ID of a comment that the viewer wrote. */
  commentId: Scalars['ID']['input'];
  /** The new text, 1 to 4,000 characters. */
  body: Scalars['String']['input'];
  /** Makes the call safe to retry for seven days: a retry returns the first result. 1 to 128 characters, unique per call. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `editComment`. */
export type EditCommentPayload = {
  /** The comment after the change. Null on error. */
  comment?: Maybe<Comment>;
  /** What is wrong with the input. Empty on success. */
  userErrors: Array<UserError>;
};

/** Input of `deleteComment`. */
export type DeleteCommentInput = {
  /** The ID of a comment that the viewer wrote. An athlete may delete any comment in their own record. */
  commentId: Scalars['ID']['input'];
  /** Makes the call safe to retry for seven days: a retry returns the first result. 1 to 128 characters, unique per call. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `deleteComment`. */
export type DeleteCommentPayload = {
  /** The comment, without its text. Null on error. */
  comment?: Maybe<Comment>;
  /** What is wrong with the input. Empty on success. */
  userErrors: Array<UserError>;
};

/** Input of `promoteComment`. */
export type PromoteCommentInput = {
  /** The ID of the comment. Its text stays as it is. */
  commentId: Scalars['ID']['input'];
  /** The symptom to add the observation to: an open one, or a new one. */
  symptom: PromotionTargetInput;
  /** The observation that the comment describes. */
  observation: ObservationInput;
  /** Makes the call safe to retry for seven days: a retry returns the first result. 1 to 128 characters, unique per call. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The symptom to add a promoted observation to. Give exactly one field. */
export type PromotionTargetInput =
  /** The ID of an open symptom. */
  { symptomId: Scalars['ID']['input']; newSymptom?: never; }
  |  /** Opens a new symptom. Must be true. */
  { symptomId?: never; newSymptom: Scalars['Boolean']['input']; };

/** Result of `promoteComment`. */
export type PromoteCommentPayload = {
  /** The comment. Null on error. */
  comment?: Maybe<Comment>;
  /** The observation that was made from it. Null on error. */
  observation?: Maybe<Observation>;
  /** The symptom after the change. Null on error. */
  symptom?: Maybe<Symptom>;
  /** What is wrong with the input. Empty on success. */
  userErrors: Array<UserError>;
};

/** An activity that instructions speak of. */
export type Activity =
  /** Running of any kind, including racing. */
  | 'RUN'
  /** Other endurance training: bike, pool, elliptical. */
  | 'CROSS_TRAINING'
  /** Upper-body strength training. */
  | 'UPPER_BODY'
  /** Lower-body strength training. */
  | 'LOWER_BODY'
  /** Stretching and mobility exercises. */
  | 'MOBILITY'
  /** Prescribed rehabilitation exercises. */
  | 'REHAB'
  /** Competitions. Rules for `RUN` apply to `RACE` as well; while running is restricted, racing is prohibited unless whoever restricts it allows `RACE` by name. */
  | 'RACE';

/** What an instruction says about an activity, most restrictive first. */
export type Permission =
  /** The athlete must not do it. */
  | 'PROHIBITED'
  /** The athlete may do it within the limits. */
  | 'LIMITED'
  /** The athlete is to do it. */
  | 'REQUIRED'
  /** The athlete may do it. */
  | 'ALLOWED'
  /** No rule in force speaks of it. Silence is no permission. Never in a rule. */
  | 'UNSPECIFIED';

/** Where the athlete must not run, or only. */
export type TerrainLimit =
  /** No hills, up or down. */
  | 'NO_HILLS'
  /** No running downhill. */
  | 'NO_DOWNHILL'
  /** Soft ground only. */
  | 'SOFT_GROUND';

/** How the athlete must not run. */
export type IntensityLimit =
  /** No intervals. */
  | 'NO_INTERVALS'
  /** No speed work: no intervals, no tempo, no strides, no races. */
  | 'NO_SPEED_WORK';

/** Running in intervals, with walking in between. */
export type WalkRun = {
  /** How long to run each time, in seconds. */
  runSeconds: Scalars['NonNegativeInt']['output'];
  /** How long to walk each time, in seconds. */
  walkSeconds: Scalars['NonNegativeInt']['output'];
  /** How many times. */
  repetitions: Scalars['NonNegativeInt']['output'];
};

/** The status of an instruction at the time of the request. */
export type InstructionStatus =
  /** It has not started yet. */
  | 'SCHEDULED'
  /** It is in force. */
  | 'IN_FORCE'
  /** Its end has passed. */
  | 'ENDED'
  /** Others have taken the place of all of its rules, for good or for a time. */
  | 'SUPERSEDED'
  /** Its author has withdrawn it. */
  | 'WITHDRAWN';

/** Which instructions to show. */
export type InstructionsToShow =
  /** Only instructions in force now. */
  | 'IN_FORCE'
  /** All instructions, including past and scheduled ones. */
  | 'ALL';

/** What an instruction says about one activity. */
export type Rule = {
  /** The activity. */
  activity: Activity;
  /** Whether the athlete may do it. */
  permission: Permission;
  /** The maximum distance, in metres. Null if there is no limit. */
  maxDistanceMeters?: Maybe<Scalars['NonNegativeFloat']['output']>;
  /** The maximum distance, in the unit given. Null if there is no limit. */
  maxDistance?: Maybe<Scalars['NonNegativeFloat']['output']>;
  /** The maximum duration, in seconds. Null if there is no limit. */
  maxDurationSeconds?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** The maximum effort, RPE 0 to 10. Null if there is no limit. */
  maxEffort?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** The pain at which the athlete must stop, NRS 0 to 10. Null if there is no limit. */
  stopIfPainAtLeast?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** The maximum number of sessions in a week of the athlete. Null if there is no limit. */
  maxSessionsPerWeek?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** The maximum distance in a week of the athlete, in metres. Null if there is no limit. */
  maxDistanceMetersPerWeek?: Maybe<Scalars['NonNegativeFloat']['output']>;
  /** The maximum distance in a week of the athlete, in the unit given. Null if there is no limit. */
  maxDistancePerWeek?: Maybe<Scalars['NonNegativeFloat']['output']>;
  /** How many whole days without the activity must lie between two days with it. Null if there is no limit. */
  minRestDaysBetween?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** Where the athlete must not run, or only. Empty if there is no limit. */
  terrain: Array<TerrainLimit>;
  /** How the athlete must not run. Empty if there is no limit. */
  intensity: Array<IntensityLimit>;
  /** The intervals of running and walking. Null if there are none. */
  walkRun?: Maybe<WalkRun>;
  /** When another instruction takes the place of this rule. May lie in the future. Null if none does. */
  supersededAt?: Maybe<Scalars['DateTime']['output']>;
  /** The instruction that takes the place of this rule. Null if none does. */
  supersededBy?: Maybe<Instruction>;
  /**
   * When something else takes its place for a time, because that has an end date, or had taken it and was withdrawn later. In
   * order of time, at most 20, the latest; they may lie in the future.
   */
  gaps: Array<RuleGap>;
};


/** What an instruction says about one activity. */
export type RuleMaxDistanceArgs = {
  unit: DistanceUnit;
};


/** What an instruction says about one activity. */
export type RuleMaxDistancePerWeekArgs = {
  unit: DistanceUnit;
};

/** A period in which a rule was not in force, although its instruction was. */
export type RuleGap = {
  /** When it begins. */
  from: Scalars['DateTime']['output'];
  /** When the rule is in force again. */
  until: Scalars['DateTime']['output'];
  /** The instruction that takes its place until then. Null if it was withdrawn. */
  supersededBy?: Maybe<Instruction>;
};

/** A rule of which another instruction takes the place, or did. */
export type ReplacedRule = {
  /** The instruction that the rule belongs to. */
  instruction: Instruction;
  /** The activity that the rule is about. */
  activity: Activity;
  /** When the other takes its place, or, in `restoredRules`, when the rule was restored. May lie in the future. */
  at: Scalars['DateTime']['output'];
};

/** The end of an instruction before its time. */
export type EarlyEnd = {
  /** Who ended it. */
  by: Person;
  /** When it was ended. */
  at: Scalars['DateTime']['output'];
  /** Why. */
  reason: Scalars['String']['output'];
};

/** The athlete's confirmation that they have read an instruction. */
export type Acknowledgement = {
  /** Who acknowledged it. */
  by: Person;
  /** When it was acknowledged. */
  at: Scalars['DateTime']['output'];
};

/**
 * What a coach or physio told an athlete to do. It is in force from `startsAt` until its end, or until somebody
 * supersedes or withdraws it: clearance is an event, never a date that lapses. The history is append-only.
 */
export type Instruction = Node & {
  /** The global ID. */
  id: Scalars['ID']['output'];
  /** The athlete that it is for. Null if the viewer may no longer see them. */
  athlete?: Maybe<Athlete>;
  /** Who gave it. */
  issuedBy: Person;
  /** The author's role towards the athlete when they gave it: of several, `PHYSIO` before `COACH`. */
  issuedAs: Role;
  /** When it was recorded. */
  issuedAt: Scalars['DateTime']['output'];
  /** When it comes into force. */
  startsAt: Scalars['DateTime']['output'];
  /** When it ends, and what it took the place of comes back. Null if it is in force until somebody supersedes or withdraws it. */
  endsAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it is to be reviewed. A review that passes lifts no restriction. Null if no review is set. */
  reviewAt?: Maybe<Scalars['DateTime']['output']>;
  /** The instruction in words. */
  note?: Maybe<Scalars['String']['output']>;
  /** Who ordered it, if its author only wrote it down: a doctor, for example. */
  orderedBy?: Maybe<Scalars['String']['output']>;
  /** Why it loosens what somebody else wrote. Null if it does not. */
  loosensBecause?: Maybe<Scalars['String']['output']>;
  /** The rules, one per activity. */
  rules: Array<Rule>;
  /** Its status at the time of the request. In force if any of its rules is. */
  status: InstructionStatus;
  /** When others have taken the place of all of its rules. May lie in the future. Null if they do not. */
  supersededAt?: Maybe<Scalars['DateTime']['output']>;
  /** The instruction that takes the place of the last of its rules. Null unless all are superseded. */
  supersededBy?: Maybe<Instruction>;
  /** The instructions of which it takes the place of one rule or more, at most 30, the latest. */
  supersedes: Array<Instruction>;
  /** The rules of which it takes the place, of at most 30 instructions, the latest. */
  endedRules: Array<ReplacedRule>;
  /** When it was withdrawn. Null if it was not. */
  withdrawnAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why it was withdrawn. */
  withdrawnReason?: Maybe<Scalars['String']['output']>;
  /** Who ended it before its time, and why. Null if nobody did. */
  ended?: Maybe<EarlyEnd>;
  /** The athlete's acknowledgement. Null until they have given it. */
  acknowledgement?: Maybe<Acknowledgement>;
  /** The symptoms that it is about, at most 10. */
  symptoms: Array<Symptom>;
  /**
   * The runs that broke its rules, newest first, at most 100, of those that the viewer is shown. None does not say that the
   * instruction was kept: see `runsNotShown`.
   */
  breaches?: Maybe<Array<Breach>>;
  /**
   * How many runs in its time, and in the 16 days before if it limits weeks, the viewer is not shown, because their source lets only the
   * athlete see them. What they broke is not in `breaches`. A run of which another recording is shown counts, too. 0 for the
   * athlete.
   */
  runsNotShown?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** The comments on it that the viewer may read, newest first. */
  comments?: Maybe<CommentConnection>;
  /** The number of comments in `comments` that the viewer may read. */
  commentCount?: Maybe<Scalars['NonNegativeInt']['output']>;
};


/**
 * What a coach or physio told an athlete to do. It is in force from `startsAt` until its end, or until somebody
 * supersedes or withdraws it: clearance is an event, never a date that lapses. The history is append-only.
 */
export type InstructionCommentsArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A page of instructions. */
export type InstructionConnection = {
  /** The instructions with their cursors. */
  edges: Array<InstructionEdge>;
  /** The instructions without their cursors. */
  nodes: Array<Instruction>;
  /** Information for paging through the list. */
  pageInfo: PageInfo;
};

/** An instruction in a list, with its cursor. */
export type InstructionEdge = {
  /** The item's cursor, for `after`. */
  cursor: Scalars['String']['output'];
  /** The instruction. */
  node: Instruction;
};

/** A rule for one activity. */
export type RuleInput = {
  /** The activity. Each at most once per instruction. */
  activity: Activity;
  /** Whether the athlete may do it. Not `UNSPECIFIED`. */
  permission: Permission;
  /** The maximum distance, in metres, more than 0 to 1,000,000. Only with `LIMITED` or `REQUIRED`. */
  maxDistanceMeters?: InputMaybe<Scalars['Float']['input']>;
  /** The maximum duration, in seconds, 1 to 604,800 (a week). Only with `LIMITED` or `REQUIRED`. */
  maxDurationSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** The maximum effort, RPE 0 to 10. Only with `LIMITED` or `REQUIRED`. */
  maxEffort?: InputMaybe<Scalars['Int']['input']>;
  /** The pain at which the athlete must stop, NRS 1 to 10. Not with `PROHIBITED`. */
  stopIfPainAtLeast?: InputMaybe<Scalars['Int']['input']>;
  /** The maximum number of sessions in a week of the athlete, 1 to 21. Only with `LIMITED` or `REQUIRED`. */
  maxSessionsPerWeek?: InputMaybe<Scalars['Int']['input']>;
  /** The maximum distance in a week, in metres, more than 0 to 1,000,000. Only with `LIMITED` or `REQUIRED`. */
  maxDistanceMetersPerWeek?: InputMaybe<Scalars['Float']['input']>;
  /** The days without the activity between two with it, 1 to 13. Only with `LIMITED` or `REQUIRED`. */
  minRestDaysBetween?: InputMaybe<Scalars['Int']['input']>;
  /** Where the athlete must not run, or only. Only for `RUN` and `RACE`, with `LIMITED` or `REQUIRED`. */
  terrain?: InputMaybe<Array<TerrainLimit>>;
  /** How the athlete must not run. Only for `RUN` and `RACE`, with `LIMITED` or `REQUIRED`. */
  intensity?: InputMaybe<Array<IntensityLimit>>;
  /** Intervals of running and walking. Only for `RUN` and `RACE`, with `LIMITED` or `REQUIRED`. */
  walkRun?: InputMaybe<WalkRunInput>;
};

/** Running in intervals, with walking in between. */
export type WalkRunInput = {
  /** How long to run each time, in seconds, 1 to 3,600. */
  runSeconds: Scalars['Int']['input'];
  /** How long to walk each time, in seconds, 1 to 3,600. */
  walkSeconds: Scalars['Int']['input'];
  /** How many times, 1 to 100. */
  repetitions: Scalars['Int']['input'];
};

/** Input of `issueInstruction`. */
export type IssueInstructionInput = {
  /** The ID of the athlete that it is for. */
  athleteId: Scalars['ID']['input'];
  /** 1 to 7 rules, one per activity. */
  rules: Array<RuleInput>;
  /** When it comes into force. Defaults to now. At most a year ago (an instruction recorded late) or ahead. */
  startsAt?: InputMaybe<Scalars['DateTime']['input']>;
  /**
   * The first day on which it is in force, in the athlete's time zone: "from Monday". Today is from now on. Instead of
   * `startsAt`: `INVALID` with both.
   */
  startsOn?: InputMaybe<Scalars['LocalDate']['input']>;
  /** When it ends; after `startsAt`. Omit it to keep it in force until somebody supersedes or withdraws it. */
  endsAt?: InputMaybe<Scalars['DateTime']['input']>;
  /**
   * The last day on which it is in force, in the athlete's time zone: "until Tuesday" holds on Tuesday. Instead of `endsAt`:
   * `INVALID` with both.
   */
  endsOn?: InputMaybe<Scalars['LocalDate']['input']>;
  /** When it is to be reviewed; not before `startsAt`. */
  reviewAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The instruction in words, at most 4,000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** The IDs of the symptoms that it is about, at most 10. */
  symptomIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /**
   * The IDs of instructions, at most 20, by any author: it takes the place of each as a whole. Loosening what somebody else
   * wrote takes a `reason`. If omitted, or if one is by somebody else, it takes the place of the viewer's own rules in force
   * for the activities that it speaks of, where both name no symptom, or share one, or this one names none: everything
   * else stays in force. If empty, it takes the place of nothing. With an end date, it gives their place back then, or when it is
   * ended before: what is said for some days frees nobody afterwards. What had not begun when it begins stays called off.
   */
  supersedes?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Why it loosens what somebody else wrote, 1 to 1,000 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
  /** Who ordered it, if the viewer only writes it down: a doctor, for example. At most 200 characters. */
  orderedBy?: InputMaybe<Scalars['String']['input']>;
  /**
   * Whether to show only what would come of it. The payload is the same, and nothing is written: `availability`, `permissions`
   * and `instructions` in force are as they would be, the ID of a new instruction is not kept, and other lists are as stored.
   */
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** Makes the call safe to retry for seven days: a retry returns the first result. 1 to 128 characters, unique per call. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `issueInstruction`. */
export type IssueInstructionPayload = {
  /** The new instruction. Null on error. */
  instruction?: Maybe<Instruction>;
  /** The athlete after the change. Null on error. */
  athlete?: Maybe<Athlete>;
  /** The rules of which the new instruction takes the place, of at most 30 instructions, the latest. Null on error. */
  endedRules?: Maybe<Array<ReplacedRule>>;
  /** What is wrong with the input. Empty on success. */
  userErrors: Array<UserError>;
};

/** Input of `supersedeInstruction`. */
export type SupersedeInstructionInput = {
  /** The ID of the instruction to replace. */
  instructionId: Scalars['ID']['input'];
  /** The ID of the existing instruction that replaces it. */
  byInstructionId: Scalars['ID']['input'];
  /** Why this loosens what somebody else wrote, 1 to 1,000 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
  /**
   * Whether to show only what would come of it. The payload is the same, and nothing is written: `availability`, `permissions`
   * and `instructions` in force are as they would be, the ID of a new instruction is not kept, and other lists are as stored.
   */
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** Makes the call safe to retry for seven days: a retry returns the first result. 1 to 128 characters, unique per call. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `supersedeInstruction`. */
export type SupersedeInstructionPayload = {
  /** The superseded instruction. Null on error. */
  instruction?: Maybe<Instruction>;
  /** The athlete after the change. Null on error. */
  athlete?: Maybe<Athlete>;
  /** The rules of which the replacement takes the place, of at most 30 instructions, the latest. Null on error. */
  endedRules?: Maybe<Array<ReplacedRule>>;
  /** What is wrong with the input. Empty on success. */
  userErrors: Array<UserError>;
};

/** Input of `withdrawInstruction`. */
export type WithdrawInstructionInput = {
  /** The ID of an instruction that the viewer gave. */
  instructionId: Scalars['ID']['input'];
  /** Why it is withdrawn, at most 1,000 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
  /**
   * Whether to show only what would come of it. The payload is the same, and nothing is written: `availability`, `permissions`
   * and `instructions` in force are as they would be, the ID of a new instruction is not kept, and other lists are as stored.
   */
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** Makes the call safe to retry for seven days: a retry returns the first result. 1 to 128 characters, unique per call. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `withdrawInstruction`. */
export type WithdrawInstructionPayload = {
  /** The withdrawn instruction. Null on error. */
  instruction?: Maybe<Instruction>;
  /** The athlete after the change. Null on error. */
  athlete?: Maybe<Athlete>;
  /** The rules that are in force again, of at most 30 instructions, the latest. Null on error. */
  restoredRules?: Maybe<Array<ReplacedRule>>;
  /** What is wrong with the input. Empty on success. */
  userErrors: Array<UserError>;
};

/** Input of `endInstruction`. */
export type EndInstructionInput = {
  /** The ID of the instruction to end. */
  instructionId: Scalars['ID']['input'];
  /** Why it is ended, 1 to 1,000 characters. */
  reason: Scalars['String']['input'];
  /**
   * Whether to show only what would come of it. The payload is the same, and nothing is written: `availability`, `permissions`
   * and `instructions` in force are as they would be, the ID of a new instruction is not kept, and other lists are as stored.
   */
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** Makes the call safe to retry for seven days: a retry returns the first result. 1 to 128 characters, unique per call. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `endInstruction`. */
export type EndInstructionPayload = {
  /** The ended instruction. Null on error. */
  instruction?: Maybe<Instruction>;
  /** The athlete after the change. Null on error. */
  athlete?: Maybe<Athlete>;
  /** What is wrong with the input. Empty on success. */
  userErrors: Array<UserError>;
};

/** Input of `acknowledgeInstruction`. */
export type AcknowledgeInstructionInput = {
  /** The ID of the instruction that the athlete has read. */
  instructionId: Scalars['ID']['input'];
  /** Makes the call safe to retry for seven days: a retry returns the first result. 1 to 128 characters, unique per call. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `acknowledgeInstruction`. */
export type AcknowledgeInstructionPayload = {
  /** The acknowledged instruction. Null on error. */
  instruction?: Maybe<Instruction>;
  /** What is wrong with the input. Empty on success. */
  userErrors: Array<UserError>;
};

/** Where an integration stands. Only calls of an `APPROVED` one are answered. */
export type IntegrationStatus =
  /** No operator has decided yet. */
  | 'PENDING'
  /** Its client may call. */
  | 'APPROVED'
  /** An operator refused it. A change makes it `PENDING` again. */
  | 'REJECTED'
  /** An operator stopped it: within a minute, its calls are refused. */
  | 'SUSPENDED';

/** What a client may do, as a scope of its tokens: `sidelined/runs:read`, `sidelined/runs:write`. */
export type IntegrationScope =
  /** `sidelined/runs:read`: read the runs that it recorded, and have webhooks. */
  | 'RUNS_READ'
  /** `sidelined/runs:write`: record runs and sessions. */
  | 'RUNS_WRITE';

/** The lists of operators. */
export type IntegrationList =
  /** All that waits for a decision: new integrations, and changes of approved ones. */
  | 'TO_REVIEW'
  /** Those that may call. */
  | 'APPROVED'
  /** Those that were refused. */
  | 'REJECTED'
  /** Those that were stopped. */
  | 'SUSPENDED';

/** What an operator decides. */
export type IntegrationReview =
  /** The integration, or its proposed change, is accepted; a suspended one may call again. */
  | 'APPROVED'
  /** The integration, or its proposed change, is refused. */
  | 'REJECTED'
  /** The integration may no longer call. */
  | 'SUSPENDED';

/** What athletes are shown of an integration, and where they are sent. */
export type IntegrationProfile = {
  /** The name, as athletes see it. */
  name: Scalars['String']['output'];
  /** The address of its home page. */
  homepageUrl: Scalars['String']['output'];
  /** Where athletes are sent after they have consented. Each is compared as a whole. */
  redirectUrls: Array<Scalars['String']['output']>;
  /** What its client may do at most. */
  scopes: Array<IntegrationScope>;
};

/** What an operator decided about an integration. */
export type IntegrationDecision = {
  /** What was decided. */
  status: IntegrationReview;
  /** When. */
  at: Scalars['DateTime']['output'];
  /** The ID of the operator, as a person. Null unless you are an operator. */
  by?: Maybe<Scalars['ID']['output']>;
  /** Why. Null for most approvals. */
  reason?: Maybe<Scalars['String']['output']>;
  /** The calls per minute that were set. Null if the limit stayed as it was, or went back to the default. */
  callsPerMinute?: Maybe<Scalars['NonNegativeInt']['output']>;
};

/** A client secret. The secret itself is shown once, by the call that makes it, and is not stored here. */
export type IntegrationSecret = {
  /** Its ID, to delete it. */
  id: Scalars['String']['output'];
  /** When it was made. */
  createdAt: Scalars['DateTime']['output'];
  /** When it stops being accepted, 24 hours after it was replaced. Null for the one in use. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
};

/** What a client did on a day (UTC), GraphQL and plain HTTP together. */
export type IntegrationUsage = {
  /** The day. */
  date: Scalars['LocalDate']['output'];
  /** Calls that were answered. */
  calls: Scalars['NonNegativeInt']['output'];
  /** Runs that were recorded or revised. */
  runsRecorded: Scalars['NonNegativeInt']['output'];
  /** Runs that were rejected. */
  runsRejected: Scalars['NonNegativeInt']['output'];
  /** Calls answered 400 to 499, but for 429. */
  clientErrors: Scalars['NonNegativeInt']['output'];
  /** Calls answered 500 to 599. */
  serverErrors: Scalars['NonNegativeInt']['output'];
  /** Calls answered 429: too many in a minute, or runs beyond the limits of a day. */
  rateLimited: Scalars['NonNegativeInt']['output'];
};

/** A program that posts runs for athletes who let it, such as a watch vendor's backend. Its developer and operators see it. */
export type Integration = Node & {
  /** The global ID. */
  id: Scalars['ID']['output'];
  /** Counts its changes. An operator names the one they looked at. */
  version: Scalars['NonNegativeInt']['output'];
  /** What athletes are shown, and where they are sent. */
  profile: IntegrationProfile;
  /** The profile that its developer asks for since it was approved. Null if they ask for nothing. */
  proposedProfile?: Maybe<IntegrationProfile>;
  /** Where operators reach its developer. */
  contactEmail: Scalars['String']['output'];
  /** The URL of the webhook that it gets together with its first secret. Null for none. Later, its client has its webhooks. */
  webhookUrl?: Maybe<Scalars['String']['output']>;
  /** Where it stands. */
  status: IntegrationStatus;
  /** What operators decided, newest first, at most 20. */
  decisions: Array<IntegrationDecision>;
  /** The OAuth client ID. Null until it is approved and has its first secret. */
  clientId?: Maybe<Scalars['String']['output']>;
  /** The secrets that are accepted now, newest first, at most 2. */
  secrets: Array<IntegrationSecret>;
  /** The calls that it may make per minute. */
  callsPerMinute: Scalars['NonNegativeInt']['output'];
  /** When it was registered. */
  createdAt: Scalars['DateTime']['output'];
  /** When it was first approved. Null if it never was. */
  approvedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What its client did on the latest days, newest first. */
  usage?: Maybe<Array<IntegrationUsage>>;
};


/** A program that posts runs for athletes who let it, such as a watch vendor's backend. Its developer and operators see it. */
export type IntegrationUsageArgs = {
  days?: Scalars['Int']['input'];
};

/** A page of integrations. */
export type IntegrationConnection = {
  /** The integrations with their cursors. */
  edges: Array<IntegrationEdge>;
  /** The integrations without their cursors. */
  nodes: Array<Integration>;
  /** Information for paging through the list. */
  pageInfo: PageInfo;
};

/** An integration in a list, with its cursor. */
export type IntegrationEdge = {
  /** The item's cursor, for `after`. */
  cursor: Scalars['String']['output'];
  /** The integration. */
  node: Integration;
};

/** The person or integration that makes the request, and what belongs to them. */
export type Viewer = Node & {
  /** The integrations that the viewer registered, oldest first. At most 5. */
  integrations?: Maybe<Array<Integration>>;
  /** Whether the viewer is an operator, who decides on integrations. That gives them nobody's health data. */
  isOperator: Scalars['Boolean']['output'];
  /** The integrations of everybody, oldest first. Null unless the viewer is an operator. */
  integrationsOf?: Maybe<IntegrationConnection>;
  /** The global ID. */
  id: Scalars['ID']['output'];
  /** The viewer as a person. Null until they have created an athlete, or made or accepted an invitation. */
  me?: Maybe<Person>;
  /** The viewer as an athlete. Null if they are none. */
  athlete?: Maybe<Athlete>;
  /** Every athlete who has granted the viewer a role, in a stable order. Does not include the viewer. */
  roster?: Maybe<AthleteConnection>;
  /** The athletes whom the viewer coaches or treats and who are `SIDELINED`. Exact at the time of the request. */
  sidelinedAthletes?: Maybe<AthleteConnection>;
  /**
   * The athletes whom the viewer coaches or treats and who need attention, most urgent first, with the reasons. Within a reason
   * the worse case comes first: by pain, or, of what was done against an instruction, prohibitions and going on in spite of pain
   * before limits, and these by how far beyond; then by `since`.
   */
  attention?: Maybe<AttentionItemConnection>;
  /** The invitations that the viewer has made, newest first. */
  invitations?: Maybe<InvitationConnection>;
  /** The viewer's webhooks, oldest first. At most 5. Null for integrations without the scope `runs:read`. */
  webhooks?: Maybe<Array<Webhook>>;
};


/** The person or integration that makes the request, and what belongs to them. */
export type ViewerIntegrationsOfArgs = {
  list: IntegrationList;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The person or integration that makes the request, and what belongs to them. */
export type ViewerRosterArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The person or integration that makes the request, and what belongs to them. */
export type ViewerSidelinedAthletesArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  orderBy?: SidelinedOrder;
};


/** The person or integration that makes the request, and what belongs to them. */
export type ViewerAttentionArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  includeSnoozed?: Scalars['Boolean']['input'];
};


/** The person or integration that makes the request, and what belongs to them. */
export type ViewerInvitationsArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** The webhook that an integration gets together with its first secret. */
export type IntegrationWebhookInput = {
  /** The URL of the receiver, as in `createWebhook`. */
  url: Scalars['String']['input'];
  /** The types of events to receive, 1 to 9. */
  eventTypes: Array<WebhookEventType>;
};

/** Input of `registerIntegration`. */
export type RegisterIntegrationInput = {
  /** The name, as athletes see it, 1 to 80 characters. */
  name: Scalars['String']['input'];
  /** The address of its home page, `https://`, at most 500 characters. */
  homepageUrl: Scalars['String']['input'];
  /**
   * Where athletes are sent after they have consented, at most 5: `https://`, or `http://localhost` while you develop; at most
   * 500 characters, without user, password, fragment or wildcard.
   */
  redirectUrls: Array<Scalars['String']['input']>;
  /** What its client may do. */
  scopes: Array<IntegrationScope>;
  /** Where operators reach you. Athletes do not see it. */
  contactEmail: Scalars['String']['input'];
  /** A webhook for its client. Needs the scope `RUNS_READ` to be looked at later. */
  webhook?: InputMaybe<IntegrationWebhookInput>;
  /** Makes the call safe to retry for seven days: a retry returns the first result. 1 to 128 characters, unique per call. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `registerIntegration`. */
export type RegisterIntegrationPayload = {
  /** The integration, `PENDING`. Null on error. */
  integration?: Maybe<Integration>;
  /** What is wrong with the input. Empty on success. */
  userErrors: Array<UserError>;
};

/** Input of `updateIntegration`. Fields that are omitted keep their value. */
export type UpdateIntegrationInput = {
  /** The ID of the integration. */
  integrationId: Scalars['ID']['input'];
  /** The name, as in `registerIntegration`. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** The address of its home page, as in `registerIntegration`. */
  homepageUrl?: InputMaybe<Scalars['String']['input']>;
  /** Where athletes are sent, as in `registerIntegration`. */
  redirectUrls?: InputMaybe<Array<Scalars['String']['input']>>;
  /** What its client may do. */
  scopes?: InputMaybe<Array<IntegrationScope>>;
  /** Where operators reach you. */
  contactEmail?: InputMaybe<Scalars['String']['input']>;
  /** A webhook for its client. `CONFLICT` once it has a client, which changes its webhooks itself. */
  webhook?: InputMaybe<IntegrationWebhookInput>;
  /** Makes the call safe to retry for seven days: a retry returns the first result. 1 to 128 characters, unique per call. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `updateIntegration`. */
export type UpdateIntegrationPayload = {
  /** The integration after the change. Null on error. */
  integration?: Maybe<Integration>;
  /** What is wrong with the input. Empty on success. */
  userErrors: Array<UserError>;
};

/** Input of `reviewIntegration`. */
export type ReviewIntegrationInput = {
  /** The ID of the integration. */
  integrationId: Scalars['ID']['input'];
  /** The `version` that you looked at. `CONFLICT` if it has changed since. */
  version: Scalars['Int']['input'];
  /** What you decide. */
  decision: IntegrationReview;
  /** Why, for its developer, at most 1,000 characters. Required unless you approve. */
  reason?: InputMaybe<Scalars['String']['input']>;
  /** The calls that it may make per minute, 1 to 100,000. Null for the default; left out, it stays as it is. */
  callsPerMinute?: InputMaybe<Scalars['Int']['input']>;
  /** Makes the call safe to retry for seven days: a retry returns the first result. 1 to 128 characters, unique per call. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `reviewIntegration`. */
export type ReviewIntegrationPayload = {
  /** The integration after the decision. Null on error. */
  integration?: Maybe<Integration>;
  /** What is wrong with the input. Empty on success. */
  userErrors: Array<UserError>;
};

/** An object with a global ID. IDs are opaque: store them, but never build or parse them. */
export type Node = {
  /** The global ID. It never changes. */
  id: Scalars['ID']['output'];
};

/** Information for paging through a list. */
export type PageInfo = {
  /** Whether there are items after this page. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Always false: lists are paged forwards only. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first item of this page. Null if the page is empty. */
  startCursor?: Maybe<Scalars['String']['output']>;
  /** The cursor to pass as `after` for the next page. */
  endCursor?: Maybe<Scalars['String']['output']>;
};

/** An error in a mutation's input. Nothing that it concerns was written. */
export type UserError = {
  /** What is wrong and what to do about it, for people. */
  message: Scalars['String']['output'];
  /** Where the error is in the arguments, such as `["input", "runs", "3", "distanceMeters"]`. */
  path: Array<Scalars['String']['output']>;
  /** The kind of error, for programs. */
  code: UserErrorCode;
};

/** Why a change was refused. */
export type UserErrorCode =
  /** A value is malformed or contradicts another value. */
  | 'INVALID'
  /** A number, an instant or a count is outside the allowed range. */
  | 'OUT_OF_RANGE'
  /** A text is too long. */
  | 'TOO_LONG'
  /** The object does not exist, or the viewer may not see it: the two look the same. */
  | 'NOT_FOUND'
  /** The viewer may see the object, but their role does not allow this change. */
  | 'FORBIDDEN'
  /** The object's state does not allow this change, or somebody else changed it first. Read it again. */
  | 'CONFLICT'
  /** What was asked for is unusual. Ask the person, and confirm it as the message says. */
  | 'CONFIRMATION_REQUIRED'
  /** The object exists already. */
  | 'ALREADY_EXISTS'
  /** The invitation has expired, was used, or was revoked. */
  | 'EXPIRED'
  /** The object was deleted and cannot be restored. */
  | 'DELETED'
  /** A limit is reached, on how many there can be or on what one author or source may write in a day. The message says which. */
  | 'LIMIT_REACHED'
  /** The idempotency key was used before with a different input. */
  | 'IDEMPOTENCY_KEY_REUSED';

/** A service that runs come from automatically, once the athlete has connected it. */
export type Provider =
  /** Strava. Only the athlete sees what comes from it: Strava's terms allow nothing more. */
  | 'STRAVA';

/** The status of a connection with a provider. */
export type ProviderStatus =
  /** The athlete has asked for the connection and the provider is being asked. Takes seconds. */
  | 'PENDING'
  /** The athlete's runs are recorded automatically. */
  | 'CONNECTED'
  /** The connection does not work; `problem` says why. Connect again, or disconnect. */
  | 'FAILED';

/** Why a connection does not work. */
export type ProviderProblem =
  /** The provider rejected the code, or no longer accepts the access that it gave. */
  | 'REFUSED'
  /** The provider's account is connected with another athlete. */
  | 'TAKEN'
  /** The provider is not set up on this server. */
  | 'NOT_AVAILABLE';

/** An athlete's connection with a provider. */
export type ProviderLink = {
  /** The provider. */
  provider: Provider;
  /** The status of the connection. */
  status: ProviderStatus;
  /** Why the connection does not work. Null unless `FAILED`. */
  problem?: Maybe<ProviderProblem>;
  /** When the connection began to work. Null until then. */
  connectedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** Input of `connectProvider`. */
export type ConnectProviderInput = {
  /** The ID of the athlete. Must be the viewer. */
  athleteId: Scalars['ID']['input'];
  /** The provider. */
  provider: Provider;
  /** The `code` with which the provider's consent page redirected back, 1 to 500 characters. It works once. */
  code: Scalars['String']['input'];
  /** The `scope` that came with the code. `INVALID` if it does not include reading the athlete's activities. */
  scope?: InputMaybe<Scalars['String']['input']>;
  /** Makes the call safe to retry for seven days: a retry returns the first result. 1 to 128 characters, unique per call. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Input of `disconnectProvider`. */
export type DisconnectProviderInput = {
  /** The ID of the athlete. Must be the viewer. */
  athleteId: Scalars['ID']['input'];
  /** The provider. */
  provider: Provider;
  /** Makes the call safe to retry for seven days: a retry returns the first result. 1 to 128 characters, unique per call. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `connectProvider`. */
export type ConnectProviderPayload = {
  /** The athlete after the change. Null on error. */
  athlete?: Maybe<Athlete>;
  /** What is wrong with the input. Empty on success. */
  userErrors: Array<UserError>;
};

/** Result of `disconnectProvider`. */
export type DisconnectProviderPayload = {
  /** The athlete after the change. Null on error. */
  athlete?: Maybe<Athlete>;
  /** What is wrong with the input. Empty on success. */
  userErrors: Array<UserError>;
};

/** The type of a run. */
export type RunType =
  /** Comfortable, at a conversational pace. */
  | 'EASY'
  /** The long run of the week. */
  | 'LONG'
  /** Sustained and comfortably hard. */
  | 'TEMPO'
  /** Repeated fast efforts with recoveries. */
  | 'INTERVALS'
  /** Repeated climbs. */
  | 'HILLS'
  /** A competition. */
  | 'RACE'
  /** Very easy, for recovery. */
  | 'RECOVERY'
  /** Alternating running and walking. */
  | 'RUN_WALK'
  /** A test, such as the first run after a break or a time trial. */
  | 'TEST'
  /** Any other type. */
  | 'OTHER';

/** The surface of a run. */
export type Surface =
  /** Asphalt or pavement. */
  | 'ROAD'
  /** Paths, grass or forest. */
  | 'TRAIL'
  /** A running track. */
  | 'TRACK'
  /** A treadmill. */
  | 'TREADMILL'
  /** Any other surface. */
  | 'OTHER';

/** Whether somebody said that a run was one. */
export type SportSource =
  /** The athlete, the file or the source said that it was a run. */
  | 'STATED'
  /**
   * The file did not say, and by its pace it was a run. Until the athlete (`editRun`) or the source states it, no rule is `BROKEN` by it:
   * the verdict is `UNKNOWN`.
   */
  | 'GUESSED';

/** A lap of a run, as its device wrote it. */
export type Lap = {
  /** Which lap it is, from 1. */
  number: Scalars['NonNegativeInt']['output'];
  /** When it started. */
  startedAt: Scalars['DateTime']['output'];
  /** How far into the run it started, in metres: the distance of the laps before it. */
  startMeters: Scalars['NonNegativeFloat']['output'];
  /** The distance, in metres. 0 if the device had none. */
  distanceMeters: Scalars['NonNegativeFloat']['output'];
  /** The time in motion, in seconds. */
  durationSeconds: Scalars['NonNegativeFloat']['output'];
  /** The average pace, in seconds per unit of distance. Null if the distance is zero. */
  paceSeconds?: Maybe<Scalars['NonNegativeFloat']['output']>;
  /** The average heart rate, in beats per minute. Null if there is none. */
  averageHeartRateBpm?: Maybe<Scalars['NonNegativeInt']['output']>;
};


/** A lap of a run, as its device wrote it. */
export type LapPaceSecondsArgs = {
  per?: DistanceUnit;
};

/** A run. The athlete, the source and `externalId` identify an integration's run for good: it is recorded once. */
export type Run = Node & {
  /** The global ID. */
  id: Scalars['ID']['output'];
  /** The athlete who ran. Null if the viewer may no longer see them. */
  athlete?: Maybe<Athlete>;
  /** Where it came from: `manual`, a provider such as `Strava`, or the integration that recorded it. Null for supporters. */
  source?: Maybe<Scalars['String']['output']>;
  /** Whether its source lets only the athlete see it, as Strava does. Null unless the viewer is the athlete. */
  ownerOnly?: Maybe<Scalars['Boolean']['output']>;
  /** The source's own ID of the run. Null for supporters, and for runs entered by hand without one. */
  externalId?: Maybe<Scalars['String']['output']>;
  /**
   * The source's revision number. A later revision replaces an earlier one. Null for supporters, and beyond 2,147,483,647: there,
   * `fullRevision` has it.
   */
  revision?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** The source's revision number, whatever its size: some send nanoseconds since 1970. Null for supporters. */
  fullRevision?: Maybe<Scalars['BigInt']['output']>;
  /** When it started. */
  startedAt: Scalars['DateTime']['output'];
  /** When it ended, including pauses. Null if the source did not say. */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The time zone in which it started. */
  timeZone: Scalars['TimeZone']['output'];
  /** The local day on which it started. */
  localDate: Scalars['LocalDate']['output'];
  /** The type of run. */
  type: RunType;
  /** The surface. Null if unknown. */
  surface?: Maybe<Surface>;
  /** Whether somebody said that it was a run, or its pace looks like it. */
  sportSource: SportSource;
  /** Its laps, in the order of time, at most 200. Empty if its source has none. Null for supporters. */
  laps?: Maybe<Array<Lap>>;
  /** The distance, in metres. */
  distanceMeters: Scalars['NonNegativeFloat']['output'];
  /** The distance, in the unit given. */
  distance: Scalars['NonNegativeFloat']['output'];
  /** The time in motion, in seconds. */
  durationSeconds: Scalars['NonNegativeFloat']['output'];
  /** The average pace, in seconds per unit of distance. Null if the distance is zero. */
  paceSeconds?: Maybe<Scalars['NonNegativeFloat']['output']>;
  /** The elevation gain, in metres. */
  elevationGainMeters?: Maybe<Scalars['NonNegativeFloat']['output']>;
  /** The air temperature, in degrees Celsius. */
  temperatureCelsius?: Maybe<Scalars['Float']['output']>;
  /** The average heart rate, in whole beats per minute. Null for supporters. */
  averageHeartRateBpm?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** How hard it felt, RPE 0 to 10. Null for supporters, and for integrations once the athlete has edited it. */
  effort?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** The session load: effort × minutes (session-RPE, Foster). Null without an effort, and for supporters. */
  load?: Maybe<Scalars['NonNegativeFloat']['output']>;
  /** The athlete's or the source's note. Null for supporters, and for integrations once the athlete has edited it. */
  note?: Maybe<Scalars['String']['output']>;
  /** What the athlete felt during it, in the order of observation, at most 20. Null for supporters and integrations. */
  observations?: Maybe<Array<Observation>>;
  /** The rules that it broke, at most 100: those of `adherence` that are BROKEN. Null for supporters and integrations. */
  breaches?: Maybe<Array<Breach>>;
  /**
   * A verdict on every rule that applied to it, at most 100, the worst first: judged by what the athlete had been told when
   * it started, by instructions that were in force and had been issued by then. Where a week is limited, by the runs that the
   * viewer may see, as they are now: if others may count that are not shown, what they kept to is `UNKNOWN`. Null for supporters and integrations.
   */
  adherence?: Maybe<Array<RuleVerdict>>;
  /**
   * What it was judged to be before somebody changed it, oldest first, at most 40: a breach leaves `adherence` with the value
   * that made it one, and stays here. Null for supporters and integrations.
   */
  formerVerdicts?: Maybe<Array<FormerVerdict>>;
  /**
   * The first recorded of `possibleDuplicates`, if it was recorded before this one and nobody said that it is `DIFFERENT`. So of
   * two, only the later is suspected. Nothing is merged or dropped. Null for supporters and integrations.
   */
  possibleDuplicateOf?: Maybe<Run>;
  /**
   * Every other run that overlaps this one in time, from the same source too, or of which somebody said whether it is the same:
   * possibly other recordings of this run. In the order in which they were recorded, at most 20. Runs that only touch do not
   * overlap; one of more than two days may be missing. Totals count one of them. Null for supporters; integrations see
   * those that they recorded.
   */
  possibleDuplicates?: Maybe<Array<PossibleDuplicate>>;
  /** The comments on it that the viewer may read, newest first. Null for integrations. */
  comments?: Maybe<CommentConnection>;
  /** The number of comments in `comments` that the viewer may read. Null for integrations. */
  commentCount?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** When it was first recorded. */
  recordedAt: Scalars['DateTime']['output'];
  /** When it last changed. Null for supporters. */
  updatedAt?: Maybe<Scalars['DateTime']['output']>;
  /**
   * Where it went, if its file said so. A track shows where somebody lives: null for everybody but the athlete, and the coaches and
   * physios with whom they share tracks (`shareTracks`).
   */
  track?: Maybe<RunTrack>;
};


/** A run. The athlete, the source and `externalId` identify an integration's run for good: it is recorded once. */
export type RunDistanceArgs = {
  unit: DistanceUnit;
};


/** A run. The athlete, the source and `externalId` identify an integration's run for good: it is recorded once. */
export type RunPaceSecondsArgs = {
  per?: DistanceUnit;
};


/** A run. The athlete, the source and `externalId` identify an integration's run for good: it is recorded once. */
export type RunCommentsArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/**
 * Where a run went: at each index of the lists the same point, in order of time, at most 5,000. A pain that began at
 * `onsetMeters` began at the first point whose `distanceMeters` is not less.
 */
export type RunTrack = {
  /** The places as an encoded polyline (Google's algorithm, precision 5), with as many points as the lists have. */
  polyline: Scalars['String']['output'];
  /** Seconds from the first point. */
  secondsSinceStart: Array<Scalars['NonNegativeInt']['output']>;
  /** Meters from the start, as the device measured them, or else along the places. */
  distanceMeters: Array<Scalars['NonNegativeInt']['output']>;
  /** Heart rate in beats per minute. Null where it was not measured. */
  heartRateBpm: Array<Maybe<Scalars['NonNegativeInt']['output']>>;
  /** Elevation in meters above sea level. Null where it was not measured. */
  elevationMeters: Array<Maybe<Scalars['Int']['output']>>;
};

/** What somebody said of two recordings. */
export type DuplicateVerdict =
  /** They are of the same run: totals count the better described one. */
  | 'SAME'
  /** They are of different runs, although they may overlap: totals count both. */
  | 'DIFFERENT';

/** Another recording that may be of the same run. */
export type PossibleDuplicate = {
  /** The other recording. */
  run?: Maybe<Run>;
  /** What the athlete or the source said. Null if nobody said anything: then totals count one of those that overlap. */
  verdict?: Maybe<DuplicateVerdict>;
  /** Who said it. Null for integrations, and if nobody did. */
  saidBy?: Maybe<Person>;
  /** When. Null if nobody did. */
  saidAt?: Maybe<Scalars['DateTime']['output']>;
};

/** The kind of rule that a run is judged by, named by how it is broken. */
export type BreachedRule =
  /** The athlete ran while running was prohibited. */
  | 'RUN_WHILE_PROHIBITED'
  /**
   * The athlete raced while racing was prohibited: by name, or because running was restricted and no rule in force allowed
   * racing by name.
   */
  | 'RACE_WHILE_PROHIBITED'
  /** Of a session: the athlete did it while its activity was prohibited. */
  | 'SESSION_WHILE_PROHIBITED'
  /** The athlete ran farther than `maxDistanceMeters`, by more than 3 % and 100 m. */
  | 'MAX_DISTANCE'
  /** The athlete ran longer than `maxDurationSeconds`, by more than 3 % and 60 s. */
  | 'MAX_DURATION'
  /** The athlete ran harder than `maxEffort`. */
  | 'MAX_EFFORT'
  /**
   * The athlete went on for more than 400 m, or 3 minutes, after pain of at least `stopIfPainAtLeast` was noticed during the
   * run. Pain before or after it, or next morning, does not break the rule.
   */
  | 'STOP_IF_PAIN'
  /** `terrain`: the run climbed more than 19 m a kilometre, or was one of repeated climbs (`HILLS`). */
  | 'NO_HILLS'
  /** `terrain`: the run was one of repeated climbs (`HILLS`), which are run down again. */
  | 'NO_DOWNHILL'
  /** `terrain`: the run was on the road. */
  | 'SOFT_GROUND'
  /** `intensity`: the run was of the type `INTERVALS`. */
  | 'NO_INTERVALS'
  /** `intensity`: the run was of the type `INTERVALS`, `TEMPO` or `RACE`. */
  | 'NO_SPEED_WORK'
  /** `walkRun`: the run was of another type than `RUN_WALK`, or longer than all repetitions, by more than 3 % and 60 s. */
  | 'WALK_RUN'
  /**
   * The run is one more in its week than `maxSessionsPerWeek`. Weeks begin on Monday, on the local days of the runs. Those of its
   * week before it count, also from before the rule was given; recordings that overlap count once.
   */
  | 'MAX_SESSIONS_PER_WEEK'
  /** With this run, the runs of its week so far are longer than `maxDistanceMetersPerWeek`, by more than 3 % and 100 m. */
  | 'MAX_DISTANCE_PER_WEEK'
  /** Fewer whole local days without a run lie between this one and the one before than `minRestDaysBetween`. */
  | 'MIN_REST_DAYS';

/** How a run stands to a rule. The worst first. */
export type Adherence =
  /** The athlete broke it. */
  | 'BROKEN'
  /** Nobody knows: something that decides it was not said. `ask` says what. */
  | 'UNKNOWN'
  /** It hurt as much as the rule says, and the athlete stopped within 400 m or 3 minutes. */
  | 'STOPPED_AS_TOLD'
  /** The athlete kept to it. */
  | 'KEPT';

/** What has to be asked before a rule can be judged. */
export type MissingFact =
  /** Whether it was a run: `sportSource` is `GUESSED`, of this run or, where a week is limited, of one before it. */
  | 'SPORT'
  /** How hard the run felt: `effort`. */
  | 'EFFORT'
  /** How far it was: no distance was measured, of the run, of the session or, where a week is limited, of one before it. */
  | 'DISTANCE'
  /**
   * How it felt: there is no observation of the phase DURING_RUN. One of pain 0 says that it did not hurt. Of a session: whether
   * it hurt, which it does not say.
   */
  | 'PAIN'
  /** When the pain was noticed: `onsetDistanceMeters`, or an `observedAt` in the time of the run. */
  | 'PAIN_ONSET'
  /** Whether it went over hills: `elevationGainMeters`. */
  | 'ELEVATION'
  /** Whether it went downhill: its gain is known, and what it lost is not. */
  | 'DOWNHILL'
  /** What it was run on: `surface`; or, of a track or treadmill, whether that is soft enough for whoever set the limit. */
  | 'SURFACE'
  /** What kind of run it was: the type is `OTHER`, or `TEST`, which may be a time trial. */
  | 'RUN_TYPE'
  /** Which part of the body a session of `STRENGTH` trained: the athlete can say so with `editSession`. */
  | 'ACTIVITY'
  /**
   * Nothing to ask: of a limit of weeks, runs may count that are not shown to you by the terms of their source. The athlete is shown
   * the verdict.
   */
  | 'RUNS_NOT_SHOWN';

/** How a run, or a session, stands to a rule of an instruction. */
export type RuleVerdict = {
  /** The instruction. Each kind of rule is judged once for each. */
  instruction?: Maybe<Instruction>;
  /** What the rule speaks of: running or racing for a run, the activity of a session. */
  activity: Activity;
  /** The kind of rule. */
  rule: BreachedRule;
  /** The verdict. */
  verdict: Adherence;
  /**
   * What was allowed, in the rule's unit: metres, seconds, RPE, NRS, sessions or days. Null for a prohibition, and for a limit
   * without a number.
   */
  allowed?: Maybe<Scalars['Float']['output']>;
  /** The run's value, or that of its week so far, in the same unit. Null for a prohibition, and where nobody said. */
  actual?: Maybe<Scalars['Float']['output']>;
  /** What has to be asked. Null unless the verdict is UNKNOWN. */
  ask?: Maybe<MissingFact>;
};

/** What changed a run, or a session, and with it the verdict on it. */
export type RunChange =
  /** The athlete edited it, or who had told of pain in it corrected that. */
  | 'EDITED'
  /** Its source sent a later revision. */
  | 'REVISED'
  /** It was deleted; a run may have been restored since by its source. */
  | 'DELETED';

/** How a run, or a session, stood to a rule of an instruction before it was changed. */
export type FormerVerdict = {
  /** The instruction. */
  instruction?: Maybe<Instruction>;
  /** The kind of rule. */
  rule: BreachedRule;
  /** The verdict, as it was. */
  verdict: Adherence;
  /** What was allowed, in the rule's unit. Null for a prohibition. */
  allowed?: Maybe<Scalars['Float']['output']>;
  /** The run's value as it was, in the same unit. Null for a prohibition. */
  actual?: Maybe<Scalars['Float']['output']>;
  /** When the run was changed. */
  until: Scalars['DateTime']['output'];
  /** What changed it. */
  change: RunChange;
  /** Who changed it. */
  changedBy: Person;
};

/** A rule of an instruction that a run, or a session, broke. */
export type Breach = {
  /** The kind of rule. */
  rule: BreachedRule;
  /** The instruction. */
  instruction?: Maybe<Instruction>;
  /** The run. Null if it was a session. */
  run?: Maybe<Run>;
  /** The session. Null if it was a run. */
  session?: Maybe<Session>;
  /**
   * What was allowed, in the rule's unit: metres, seconds, RPE, NRS, sessions or days. Null for a prohibition, and for a limit
   * without a number.
   */
  allowed?: Maybe<Scalars['Float']['output']>;
  /** The value of the run or the session, or that of its week so far, in the same unit. Null for a prohibition. */
  actual?: Maybe<Scalars['Float']['output']>;
};

/** A page of runs. */
export type RunConnection = {
  /** The runs with their cursors. */
  edges: Array<RunEdge>;
  /** The runs without their cursors. */
  nodes: Array<Run>;
  /** Information for paging through the list. */
  pageInfo: PageInfo;
};

/** A run in a list, with its cursor. */
export type RunEdge = {
  /** The item's cursor, for `after`. */
  cursor: Scalars['String']['output'];
  /** The run. */
  node: Run;
};

/** A lap of a run to record. */
export type LapInput = {
  /** When it started. At most 15 minutes in the future. */
  startedAt: Scalars['DateTime']['input'];
  /** The distance, in metres, 0 to 1,000,000. */
  distanceMeters: Scalars['Float']['input'];
  /** The time in motion, in seconds, 0 to 604,800 (a week). */
  durationSeconds: Scalars['Float']['input'];
  /** The average heart rate, in beats per minute, 20 to 260. Rounded to whole beats. */
  averageHeartRateBpm?: InputMaybe<Scalars['Float']['input']>;
};

/** A run to record. */
export type RunInput = {
  /**
   * The source's own ID of the run, 1 to 200 characters. Required for integrations: posting the same ID again finds the
   * existing run.
   */
  externalId?: InputMaybe<Scalars['String']['input']>;
  /**
   * The source's revision number, from 0. A later revision replaces an earlier one; an equal or earlier one changes
   * nothing.
   */
  revision?: Scalars['Int']['input'];
  /** The revision number where it is larger than 2,147,483,647, such as the time of the change. It takes the place of `revision`. */
  fullRevision?: InputMaybe<Scalars['BigInt']['input']>;
  /** When it started. At most 15 minutes in the future. */
  startedAt: Scalars['DateTime']['input'];
  /** When it ended, including pauses. Not before `startedAt`, and at most 15 minutes in the future. */
  endedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The time zone in which it started. Defaults to the athlete's. */
  timeZone?: InputMaybe<Scalars['TimeZone']['input']>;
  /** The type of run. */
  type?: RunType;
  /** The surface. */
  surface?: InputMaybe<Surface>;
  /** GUESSED if the pace alone says that it was a run: until somebody states it, it breaks no instruction. */
  sportSource?: InputMaybe<SportSource>;
  /** The distance, in metres, 0 to 1,000,000. */
  distanceMeters: Scalars['Float']['input'];
  /** The time in motion, in seconds, 1 to 604,800 (a week). */
  durationSeconds: Scalars['Float']['input'];
  /** The elevation gain, in metres, 0 to 50,000. */
  elevationGainMeters?: InputMaybe<Scalars['Float']['input']>;
  /** The air temperature, in degrees Celsius, -60 to 60. */
  temperatureCelsius?: InputMaybe<Scalars['Float']['input']>;
  /** The average heart rate, in whole beats per minute, 20 to 260. Over plain HTTP, decimals are taken, too, and rounded. */
  averageHeartRateBpm?: InputMaybe<Scalars['Int']['input']>;
  /** How hard it felt, RPE 0 to 10. */
  effort?: InputMaybe<Scalars['Int']['input']>;
  /** A note, at most 4,000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** Its laps, at most 200. */
  laps?: InputMaybe<Array<LapInput>>;
};

/** Input of `recordRuns`. */
export type RecordRunsInput = {
  /** The ID of the athlete who ran. */
  athleteId: Scalars['ID']['input'];
  /** 1 to 100 runs. */
  runs: Array<RunInput>;
  /** Identifies the runs without an `externalId`, so that a retry finds them again. 1 to 128 characters, unique per call. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The result for one run. */
export type RecordRunStatus =
  /** The run is new. */
  | 'CREATED'
  /** The run existed, and this later revision replaced it. */
  | 'UPDATED'
  /** The run existed, and stays as it is. */
  | 'UNCHANGED'
  /** The run was not recorded; `errors` says why. Other runs are not affected. */
  | 'REJECTED';

/** The result for the run at the same position in the input. */
export type RecordRunResult = {
  /** What happened to the run. */
  status: RecordRunStatus;
  /** The run as it is stored now. Null if `REJECTED`, and for tokens without the scope `runs:read`. */
  run?: Maybe<Run>;
  /** Every error of the run, if `REJECTED`. */
  errors: Array<UserError>;
};

/** Result of `recordRuns`. */
export type RecordRunsPayload = {
  /** One result per run of the input, in the same order. Null if the call as a whole failed. */
  results?: Maybe<Array<RecordRunResult>>;
  /** The athlete who ran. Null on error. */
  athlete?: Maybe<Athlete>;
  /** Errors of the call as a whole. Errors of single runs are in their results. */
  userErrors: Array<UserError>;
};

/**
 * Input of `editRun`. Fields that are omitted keep their value; null clears them. The athlete may change how they
 * experienced the run. Measured values belong to the source; for a `manual` run, that is the athlete. Later revisions do
 * not overwrite what the athlete changed.
 */
export type EditRunInput = {
  /** The ID of the run. */
  runId: Scalars['ID']['input'];
  /** The type of run. Cannot be cleared. */
  type?: InputMaybe<RunType>;
  /** The surface. */
  surface?: InputMaybe<Surface>;
  /** `STATED`: it was a run, as its pace suggests. What is stated cannot become a guess. If it was no run, delete it. */
  sportSource?: InputMaybe<SportSource>;
  /** How hard it felt, RPE 0 to 10. */
  effort?: InputMaybe<Scalars['Int']['input']>;
  /** A note, at most 4,000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** The air temperature, in degrees Celsius, -60 to 60. */
  temperatureCelsius?: InputMaybe<Scalars['Float']['input']>;
  /** The distance, in metres, 0 to 1,000,000. Only of a `manual` run; cannot be cleared. */
  distanceMeters?: InputMaybe<Scalars['Float']['input']>;
  /** The time in motion, in seconds, 1 to 604,800 (a week). Only of a `manual` run; cannot be cleared. */
  durationSeconds?: InputMaybe<Scalars['Float']['input']>;
  /** Makes the call safe to retry for seven days: a retry returns the first result. 1 to 128 characters, unique per call. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `editRun`. */
export type EditRunPayload = {
  /** The run after the change. Null on error. */
  run?: Maybe<Run>;
  /** What is wrong with the input. Empty on success. */
  userErrors: Array<UserError>;
};

/** Input of `deleteRun`. */
export type DeleteRunInput = {
  /** The ID of the run. */
  runId: Scalars['ID']['input'];
  /** Makes the call safe to retry for seven days: a retry returns the first result. 1 to 128 characters, unique per call. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `deleteRun`. */
export type DeleteRunPayload = {
  /** The ID of the deleted run. Null on error. */
  deletedRunId?: Maybe<Scalars['ID']['output']>;
  /** The athlete whose run it was. Null on error. */
  athlete?: Maybe<Athlete>;
  /** What is wrong with the input. Empty on success. */
  userErrors: Array<UserError>;
};

/** Input of `markDuplicate`. */
export type MarkDuplicateInput = {
  /** The ID of one recording. */
  runId: Scalars['ID']['input'];
  /** The ID of the other one, of the same athlete. */
  otherRunId: Scalars['ID']['input'];
  /** Whether they are of the same run. */
  verdict: DuplicateVerdict;
  /** Makes the call safe to retry for seven days: a retry returns the first result. 1 to 128 characters, unique per call. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `markDuplicate`. */
export type MarkDuplicatePayload = {
  /** The first of the two, with its `possibleDuplicates`. Null on error. */
  run?: Maybe<Run>;
  /** The athlete whose runs they are. Null on error. */
  athlete?: Maybe<Athlete>;
  /** What is wrong with the input. Empty on success. */
  userErrors: Array<UserError>;
};

/** What a session was: training that is not running. Runs and races are recorded as runs. */
export type SessionActivity =
  /** Other endurance training: bike, pool, elliptical. */
  | 'CROSS_TRAINING'
  /** Upper-body strength training. */
  | 'UPPER_BODY'
  /** Lower-body strength training. */
  | 'LOWER_BODY'
  /** Stretching and mobility exercises. */
  | 'MOBILITY'
  /** Prescribed rehabilitation exercises. */
  | 'REHAB'
  /**
   * Strength training of which nobody said which part of the body, as watches record it. A rule for `UPPER_BODY` or `LOWER_BODY`
   * that it may have broken is UNKNOWN, until the athlete says which it was (`editSession`).
   */
  | 'STRENGTH';

/** Training that is no run, so that instructions about it can be kept or broken. */
export type Session = Node & {
  /** The global ID. */
  id: Scalars['ID']['output'];
  /** The athlete whose session it is. */
  athlete?: Maybe<Athlete>;
  /** Who logged it: the name of the integration, or `manual` if the athlete did. */
  source?: Maybe<Scalars['String']['output']>;
  /** The ID of the session at its source. */
  externalId?: Maybe<Scalars['String']['output']>;
  /** The number of its revision at its source. 0 unless the source gave one. Null beyond 2,147,483,647: there, `fullRevision` has it. */
  revision?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** The number of its revision at its source, whatever its size. */
  fullRevision?: Maybe<Scalars['BigInt']['output']>;
  /** What it was. */
  activity: SessionActivity;
  /** When it started. */
  startedAt: Scalars['DateTime']['output'];
  /** The time zone in which its day is counted. */
  timeZone: Scalars['TimeZone']['output'];
  /** The local day of its start. */
  localDate: Scalars['LocalDate']['output'];
  /** How long it took, in seconds. */
  durationSeconds: Scalars['NonNegativeFloat']['output'];
  /** How far it was, in metres. Null, or 0, if it was not measured. */
  distanceMeters?: Maybe<Scalars['NonNegativeFloat']['output']>;
  /** How far it was, in a unit of your choice. Not rounded. Null, or 0, if it was not measured. */
  distance?: Maybe<Scalars['NonNegativeFloat']['output']>;
  /** How hard it felt, RPE 0 to 10. Null if nobody said, and for integrations if the athlete edited it. */
  effort?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** What the athlete or the integration wrote about it. Null for integrations if the athlete edited it. */
  note?: Maybe<Scalars['String']['output']>;
  /** The rules that it broke: those of `adherence` that are BROKEN. Null unless the viewer is the athlete, or their coach or physio. */
  breaches?: Maybe<Array<Breach>>;
  /**
   * A verdict on every rule about its activity that the athlete had been told when it started, the worst first; at most 40.
   * `stopIfPainAtLeast` is UNKNOWN: a session does not say whether it hurt. Null unless the viewer is the athlete, or their coach
   * or physio.
   */
  adherence?: Maybe<Array<RuleVerdict>>;
  /**
   * What it was judged to be before somebody changed it, oldest first, at most 40. Null unless the viewer is the athlete, or their
   * coach or physio.
   */
  formerVerdicts?: Maybe<Array<FormerVerdict>>;
  /** The comments on it that the viewer may read, newest first. Null unless the viewer is the athlete, or their coach or physio. */
  comments?: Maybe<CommentConnection>;
  /** The number of comments in `comments` that the viewer may read. Null unless the viewer is the athlete, or their coach or physio. */
  commentCount?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** When it was logged. */
  recordedAt: Scalars['DateTime']['output'];
};


/** Training that is no run, so that instructions about it can be kept or broken. */
export type SessionDistanceArgs = {
  unit: DistanceUnit;
};


/** Training that is no run, so that instructions about it can be kept or broken. */
export type SessionCommentsArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A page of sessions. */
export type SessionConnection = {
  /** The sessions with their cursors. */
  edges: Array<SessionEdge>;
  /** The sessions without their cursors. */
  nodes: Array<Session>;
  /** Information for paging through the list. */
  pageInfo: PageInfo;
};

/** A session in a page, with its cursor. */
export type SessionEdge = {
  /** The cursor of the session, to pass as `after`. */
  cursor: Scalars['String']['output'];
  /** The session. */
  node: Session;
};

/** What a deleted record was. */
export type DeletedRecordKind =
  /** A run. */
  | 'RUN'
  /** A session. */
  | 'SESSION';

/** What is left of a run or a session that was judged by instructions and then deleted: the verdicts, and nothing else. */
export type DeletedRecord = {
  /** The ID that it had. Nothing can be read by it. */
  id: Scalars['ID']['output'];
  /** What it was. */
  kind: DeletedRecordKind;
  /** When it was deleted. */
  deletedAt: Scalars['DateTime']['output'];
  /** What it was judged to be, oldest first, at most 40; `changedBy` of the last ones deleted it. */
  formerVerdicts: Array<FormerVerdict>;
};

/** A page of deleted runs and sessions. */
export type DeletedRecordConnection = {
  /** The deleted records with their cursors. */
  edges: Array<DeletedRecordEdge>;
  /** The deleted records without their cursors. */
  nodes: Array<DeletedRecord>;
  /** Information for paging through the list. */
  pageInfo: PageInfo;
};

/** A deleted record in a page, with its cursor. */
export type DeletedRecordEdge = {
  /** The cursor of the record, to pass as `after`. */
  cursor: Scalars['String']['output'];
  /** The record. */
  node: DeletedRecord;
};

/** What became of a requirement on a day. */
export type RequirementStatus =
  /** A session of the activity, or for `RUN` a run, is of that day. */
  | 'DONE'
  /** It is required today, and not done yet. */
  | 'DUE'
  /** The day is over without it. The rule held all day, and the athlete had been told before the day began. */
  | 'MISSED'
  /**
   * Whether it was done cannot be said: a run of that day is not shown to you by the terms of its source, or the strength training
   * of that day does not tell which part of the body.
   */
  | 'UNKNOWN';

/** What was required of the athlete on a day, and what became of it. */
export type Requirement = {
  /** The local day of the athlete. */
  localDate: Scalars['LocalDate']['output'];
  /** What was required. */
  activity: Activity;
  /** What became of it. Whether limits were kept is for `adherence`. */
  status: RequirementStatus;
  /** The instructions that required it, at most 30, the latest. */
  instructions: Array<Instruction>;
};

/** Input of `logSession`. */
export type LogSessionInput = {
  /** The athlete's ID. */
  athleteId: Scalars['ID']['input'];
  /** What it was. */
  activity: SessionActivity;
  /** When it started. At most 15 minutes ahead. */
  startedAt: Scalars['DateTime']['input'];
  /** How long it took, 1 to 86,400 seconds (a day). */
  durationSeconds: Scalars['Float']['input'];
  /** How far it was, 0 to 1,000,000 metres. Without it, or at 0, a maximum distance cannot be judged. */
  distanceMeters?: InputMaybe<Scalars['Float']['input']>;
  /** The time zone in which to count its day. Defaults to the athlete's. */
  timeZone?: InputMaybe<Scalars['TimeZone']['input']>;
  /** How hard it felt, RPE 0 to 10. Without it, a maximum effort cannot be judged. */
  effort?: InputMaybe<Scalars['Int']['input']>;
  /** A note, at most 2,000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  /**
   * Your own ID of the session, at most 200 characters. Required of integrations. A session with an ID that was logged before is
   * the same session: a later `revision` replaces it, any other changes nothing, and is a `CONFLICT` if the same revision starts a
   * minute or more away.
   */
  externalId?: InputMaybe<Scalars['String']['input']>;
  /** Your number of the revision, 0 to 2,147,483,647. Defaults to 0. What the athlete edited is kept. */
  revision?: InputMaybe<Scalars['Int']['input']>;
  /** The revision number where it is larger than 2,147,483,647. It takes the place of `revision`. */
  fullRevision?: InputMaybe<Scalars['BigInt']['input']>;
  /** Makes the call safe to retry for seven days: a retry returns the first result. 1 to 128 characters, unique per call. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `logSession`. */
export type LogSessionPayload = {
  /** The session. Null on error, and for integrations without the scope `runs:read`. */
  session?: Maybe<Session>;
  /** The athlete whose session it is. Null on error. */
  athlete?: Maybe<Athlete>;
  /** What is wrong with the input. Empty on success. */
  userErrors: Array<UserError>;
};

/** Input of `editSession`. What is omitted stays as it is. */
export type EditSessionInput = {
  /** The session's ID. */
  sessionId: Scalars['ID']['input'];
  /** What it was. */
  activity?: InputMaybe<SessionActivity>;
  /** How long it took, 1 to 86,400 seconds (a day). `FORBIDDEN` if an integration measured it. */
  durationSeconds?: InputMaybe<Scalars['Float']['input']>;
  /** How far it was, 0 to 1,000,000 metres. Null clears it. `FORBIDDEN` if an integration measured it. */
  distanceMeters?: InputMaybe<Scalars['Float']['input']>;
  /** How hard it felt, RPE 0 to 10. Null clears it. */
  effort?: InputMaybe<Scalars['Int']['input']>;
  /** A note, at most 2,000 characters. Null clears it. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** Makes the call safe to retry for seven days: a retry returns the first result. 1 to 128 characters, unique per call. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `editSession`. */
export type EditSessionPayload = {
  /** The session after the change. Null on error. */
  session?: Maybe<Session>;
  /** The athlete whose session it is. Null on error. */
  athlete?: Maybe<Athlete>;
  /** What is wrong with the input. Empty on success. */
  userErrors: Array<UserError>;
};

/** Input of `deleteSession`. */
export type DeleteSessionInput = {
  /** The session's ID. */
  sessionId: Scalars['ID']['input'];
  /** Makes the call safe to retry for seven days: a retry returns the first result. 1 to 128 characters, unique per call. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `deleteSession`. */
export type DeleteSessionPayload = {
  /** The ID of the deleted session. Null on error. */
  deletedSessionId?: Maybe<Scalars['ID']['output']>;
  /** The athlete whose session it was. Null on error. */
  athlete?: Maybe<Athlete>;
  /** What is wrong with the input. Empty on success. */
  userErrors: Array<UserError>;
};

/** A region of the body, as divided by the IOC consensus 2020 and OSIICS. */
export type BodyRegion =
  /** Head and face. OSIICS H. */
  | 'HEAD'
  /** Neck and cervical spine. OSIICS N. */
  | 'NECK'
  /** Shoulder and collarbone. OSIICS S. */
  | 'SHOULDER'
  /** Upper arm. OSIICS U. */
  | 'UPPER_ARM'
  /** Elbow. OSIICS E. */
  | 'ELBOW'
  /** Forearm. OSIICS R. */
  | 'FOREARM'
  /** Wrist. OSIICS W. */
  | 'WRIST'
  /** Hand and fingers. OSIICS P. */
  | 'HAND'
  /** Chest, ribs and breast. OSIICS C. */
  | 'CHEST'
  /** Thoracic spine and upper back. OSIICS D. */
  | 'THORACIC_SPINE'
  /** Lumbar spine, sacroiliac joints, sacrum, coccyx and buttocks. OSIICS L. */
  | 'LUMBOSACRAL'
  /** Abdomen. OSIICS O. */
  | 'ABDOMEN'
  /** Hip, groin, pubic symphysis and the structures in front. OSIICS G. */
  | 'HIP_GROIN'
  /** Thigh: femur, hamstrings up to the sitting bone, quadriceps, gluteal tendon. OSIICS T. */
  | 'THIGH'
  /** Knee with kneecap and its tendon, and the lower ends of the hamstrings. OSIICS K. */
  | 'KNEE'
  /** Lower leg with the Achilles tendon. OSIICS Q. */
  | 'LOWER_LEG'
  /** Ankle. OSIICS A. */
  | 'ANKLE'
  /** Foot, heel and toes. OSIICS F. */
  | 'FOOT'
  /** Several regions at once. OSIICS X. */
  | 'MULTIPLE'
  /** No particular region, or not stated. OSIICS Z. */
  | 'UNSPECIFIED';

/** The exact site. Each site belongs to one region, named in brackets. */
export type BodySite =
  /** Head or face [HEAD]. */
  | 'HEAD_FACE'
  /** Neck [NECK]. */
  | 'NECK_SPINE'
  /** Shoulder [SHOULDER]. */
  | 'SHOULDER_JOINT'
  /** Rotator cuff [SHOULDER]. */
  | 'ROTATOR_CUFF'
  /** Biceps or triceps [UPPER_ARM]. */
  | 'UPPER_ARM_MUSCLE'
  /** Elbow [ELBOW]. */
  | 'ELBOW_JOINT'
  /** Forearm [FOREARM]. */
  | 'FOREARM_MUSCLE'
  /** Wrist [WRIST]. */
  | 'WRIST_JOINT'
  /** Hand or fingers [HAND]. */
  | 'HAND_FINGERS'
  /** Ribs or chest wall [CHEST]. */
  | 'RIBS'
  /** Upper back [THORACIC_SPINE]. */
  | 'UPPER_BACK'
  /** Lower back [LUMBOSACRAL]. */
  | 'LOW_BACK'
  /** Sacroiliac joint [LUMBOSACRAL]. */
  | 'SACROILIAC_JOINT'
  /** Sacrum [LUMBOSACRAL]. */
  | 'SACRUM'
  /** Tailbone [LUMBOSACRAL]. */
  | 'TAILBONE'
  /** Buttock muscles [LUMBOSACRAL]. */
  | 'GLUTE'
  /** Tendon of the buttock muscles, at the outer side of the hip [THIGH]. */
  | 'GLUTEAL_TENDON'
  /** Piriformis, deep in the buttock [LUMBOSACRAL]. */
  | 'PIRIFORMIS'
  /** Abdominal muscles [ABDOMEN]. */
  | 'ABDOMINALS'
  /** Hip joint or its outer side [HIP_GROIN]. */
  | 'HIP'
  /** Hip flexors [HIP_GROIN]. */
  | 'HIP_FLEXOR'
  /** Groin [HIP_GROIN]. */
  | 'GROIN'
  /** Adductors, the inner thigh at the groin [HIP_GROIN]. */
  | 'ADDUCTOR'
  /** Pubic symphysis [HIP_GROIN]. */
  | 'PUBIC_SYMPHYSIS'
  /** Neck of the femur [HIP_GROIN]. */
  | 'FEMORAL_NECK'
  /** The belly of the hamstrings [THIGH]. */
  | 'HAMSTRING_BELLY'
  /** The upper hamstring tendon, at the sitting bone [THIGH]. */
  | 'HAMSTRING_PROXIMAL_TENDON'
  /** The lower hamstring tendons, behind the knee [KNEE]. */
  | 'HAMSTRING_DISTAL_TENDON'
  /** Quadriceps [THIGH]. */
  | 'QUADRICEPS'
  /** Shaft of the femur [THIGH]. */
  | 'FEMUR'
  /** Iliotibial band, at the outer knee [KNEE]. */
  | 'ILIOTIBIAL_BAND'
  /** Kneecap [KNEE]. */
  | 'KNEECAP'
  /** Tendon below the kneecap [KNEE]. */
  | 'PATELLAR_TENDON'
  /** Tendon above the kneecap [KNEE]. */
  | 'QUADRICEPS_TENDON'
  /** Meniscus [KNEE]. */
  | 'MENISCUS'
  /** Knee joint and its ligaments [KNEE]. */
  | 'KNEE_JOINT'
  /** Inner side just below the knee [KNEE]. */
  | 'PES_ANSERINUS'
  /** Calf muscles [LOWER_LEG]. */
  | 'CALF'
  /** Deep calf muscle [LOWER_LEG]. */
  | 'SOLEUS'
  /** Shin [LOWER_LEG]. */
  | 'SHIN'
  /** Shaft of the tibia [LOWER_LEG]. */
  | 'TIBIA'
  /** Fibula [LOWER_LEG]. */
  | 'FIBULA'
  /** Outer lower leg [LOWER_LEG]. */
  | 'PERONEAL'
  /** Tendon behind the outer ankle [ANKLE]. */
  | 'PERONEAL_TENDON'
  /** Achilles tendon [LOWER_LEG]. */
  | 'ACHILLES'
  /** Ankle joint and its ligaments [ANKLE]. */
  | 'ANKLE_JOINT'
  /** Tendon behind the inner ankle, which ends in the foot [FOOT]. */
  | 'TIBIALIS_POSTERIOR_TENDON'
  /** Heel [FOOT]. */
  | 'HEEL'
  /** Sole of the foot [FOOT]. */
  | 'PLANTAR_FASCIA'
  /** Midfoot and navicular [FOOT]. */
  | 'MIDFOOT'
  /** Metatarsals [FOOT]. */
  | 'METATARSAL'
  /** Ball of the foot [FOOT]. */
  | 'BALL_OF_FOOT'
  /** Toes [FOOT]. */
  | 'TOE'
  /** Any other site; describe it in the note [UNSPECIFIED]. */
  | 'OTHER';

/** The side of the body. */
export type Side =
  /** Left. */
  | 'LEFT'
  /** Right. */
  | 'RIGHT'
  /** Both sides. */
  | 'BILATERAL'
  /** The midline. */
  | 'MIDLINE'
  /** Not stated. */
  | 'UNSPECIFIED';

/** What a symptom feels like. */
export type Sensation =
  /** Tight. */
  | 'TIGHTNESS'
  /** A dull ache. */
  | 'ACHE'
  /** Sharp or stabbing. */
  | 'SHARP_PAIN'
  /** Burning. */
  | 'BURNING'
  /** Stiff. */
  | 'STIFFNESS'
  /** Sore, as after hard work. */
  | 'SORENESS'
  /** Weak, or giving way. */
  | 'WEAKNESS'
  /** Numb or tingling. */
  | 'NUMBNESS_TINGLING'
  /** Swollen. */
  | 'SWELLING'
  /** Unstable. */
  | 'INSTABILITY'
  /** Clicking or catching. */
  | 'CLICKING'
  /** Cramping. */
  | 'CRAMP'
  /** Any other sensation; describe it in the note. */
  | 'OTHER';

/** When a symptom was noticed. */
export type Phase =
  /** While sitting or lying. */
  | 'AT_REST'
  /** On waking up. */
  | 'ON_WAKING'
  /** In daily life: stairs, walking, long sitting. */
  | 'DAILY_ACTIVITY'
  /** Before a run, such as during dynamic stretches. */
  | 'PRE_RUN'
  /** During the warm-up. */
  | 'WARM_UP'
  /** During the run; `onsetDistanceMeters` says how far into it. */
  | 'DURING_RUN'
  /** During the cool-down. */
  | 'COOL_DOWN'
  /** In the hours after a run. */
  | 'AFTER_RUN'
  /** The morning after a run. */
  | 'NEXT_MORNING'
  /** During other training. */
  | 'CROSS_TRAINING';

/** The status of a symptom. */
export type SymptomStatus =
  /** It is present. */
  | 'ACTIVE'
  /** It is over. */
  | 'RESOLVED'
  /** It is present again: a resolved symptom came back. `recursFrom` is the earlier symptom. */
  | 'RECURRED';

/**
 * How a symptom develops, by its latest 60 observations. Like is compared with like: pain while running, before it in
 * stretches and warm-up, after it, in the morning, at rest and in daily life, and in other training, each with the last three of
 * its own.
 */
export type Trend =
  /**
   * Pain rose by a change that matters on one of these occasions: by 1 at low pain, by 2 at 5 to 7, by 3 above. Or it jumped by
   * 3, is 7 for the first time, comes earlier in the run, or has crept above the best three of 28 days. Or it is in more sites or
   * on both sides: than in the last three on that occasion, or on any, unless that is usual there. It stays so until it turns.
   */
  | 'WORSENING'
  /** No clear change. */
  | 'STEADY'
  /** Pain fell by a change that matters on one of these occasions, and nothing is worse. */
  | 'IMPROVING';

/** How a symptom moved. If its sites and its side changed in two ways, what spread comes before what moved. */
export type MovementKind =
  /** More sites than before, or on both sides now. */
  | 'SPREAD'
  /** Fewer sites than before, or on one side of the two. */
  | 'LOCALISED'
  /** As many sites as before, but different ones; or on another side. */
  | 'MOVED';

/** The kind of tissue damage, by the pathology table of the IOC consensus 2020. */
export type Pathology =
  /** Strain or tear of a muscle or of its junction with the tendon. */
  | 'MUSCLE_INJURY'
  /** Muscle contusion. */
  | 'MUSCLE_CONTUSION'
  /** Compartment syndrome. */
  | 'MUSCLE_COMPARTMENT_SYNDROME'
  /** Tendinopathy, with partial tears, tendon sheath and related bursa, fasciopathy and enthesopathy. */
  | 'TENDINOPATHY'
  /** Rupture of a tendon through its full thickness. A partial tear is `TENDINOPATHY`. */
  | 'TENDON_RUPTURE'
  /** Concussion or spinal cord injury. */
  | 'BRAIN_SPINAL_CORD_INJURY'
  /** Injury or entrapment of a nerve. */
  | 'PERIPHERAL_NERVE_INJURY'
  /** Fracture, traumatic or avulsion. */
  | 'FRACTURE'
  /** Stress reaction or stress fracture; periostitis, such as shin splints. */
  | 'BONE_STRESS_INJURY'
  /** Bone contusion. */
  | 'BONE_CONTUSION'
  /** Avascular necrosis. */
  | 'AVASCULAR_NECROSIS'
  /** Injury of the growth plate or of an apophysis, such as Osgood-Schlatter's. */
  | 'PHYSIS_INJURY'
  /** Injury of cartilage, meniscus or labrum. */
  | 'CARTILAGE_INJURY'
  /** Arthritis after an injury. */
  | 'ARTHRITIS'
  /** Synovitis, capsulitis or impingement. */
  | 'SYNOVITIS_CAPSULITIS'
  /** Bursitis. */
  | 'BURSITIS'
  /** Ligament tear, acute instability or dislocation. */
  | 'JOINT_SPRAIN'
  /** Chronic joint instability. */
  | 'CHRONIC_INSTABILITY'
  /** Bruise. */
  | 'SUPERFICIAL_CONTUSION'
  /** Cut. */
  | 'LACERATION'
  /** Graze or blister. */
  | 'ABRASION'
  /** Injury of a blood vessel. */
  | 'VASCULAR_TRAUMA'
  /** Injury of an amputee's stump. */
  | 'STUMP_INJURY'
  /** Injury of an internal organ. */
  | 'ORGAN_TRAUMA'
  /** Pain or injury without a specified tissue. */
  | 'UNSPECIFIED_TISSUE';

/** How certain a diagnosis is. */
export type Certainty =
  /** Suspected, not yet confirmed. */
  | 'SUSPECTED'
  /** Confirmed by examination or imaging. */
  | 'CONFIRMED';

/** How far a diagnosis is verified. The words of FHIR's `Condition.verificationStatus`. */
export type Verification =
  /** Suspected. */
  | 'UNCONFIRMED'
  /** A working diagnosis, while others are still looked into. */
  | 'PROVISIONAL'
  /** Confirmed by examination or imaging. */
  | 'CONFIRMED'
  /** Disproved. */
  | 'REFUTED'
  /** It should never have been written. */
  | 'ENTERED_IN_ERROR';

/** A complaint, from when it was first noticed until it is over. Its observations show how it spreads, moves and settles. */
export type Symptom = Node & {
  /** The global ID. */
  id: Scalars['ID']['output'];
  /** The athlete who has it. Null if the viewer may no longer see them. */
  athlete?: Maybe<Athlete>;
  /** Its status. */
  status: SymptomStatus;
  /** When it was first observed. */
  openedAt: Scalars['DateTime']['output'];
  /** When it was over. Null while it is open. */
  resolvedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The latest observation: where it is and how much it hurts now. */
  latestObservation: Observation;
  /** The number of observations. */
  observationCount: Scalars['NonNegativeInt']['output'];
  /** Its observations, newest first. */
  observations?: Maybe<ObservationConnection>;
  /** How it develops, from its latest observations. */
  trend: Trend;
  /**
   * The first of the consecutive mornings by which its pain had not settled after running, or rose from week to week. Settled is
   * what is not above the usual of the latest mornings by a change that matters; pain of 4 and more never is. Null once a morning
   * had, and if none was told of.
   */
  notSettledSince?: Maybe<Scalars['DateTime']['output']>;
  /** Each change of its sites or its side, oldest first, among its latest 100 observations. */
  movements?: Maybe<Array<Movement>>;
  /** The latest diagnosis that was neither refuted nor entered in error. Null if there is none. */
  diagnosis?: Maybe<Diagnosis>;
  /** Every diagnosis, oldest first, at most 50. None is ever overwritten; `verification` says which were refuted. */
  diagnoses: Array<Diagnosis>;
  /** The earlier symptom that this one is a recurrence of. Null if it is none. */
  recursFrom?: Maybe<Symptom>;
  /**
   * Other open symptoms that may be the same, at most 40: they hurt at a site that this one hurts at, on the same side. Nothing is
   * merged by itself: see `mergeSymptoms`. Empty unless this one is open.
   */
  possibleDuplicates?: Maybe<Array<Symptom>>;
  /** The symptoms that were merged into this one, at most 10. */
  mergedFrom: Array<Symptom>;
  /** The symptom that this one was merged into, and where its observations are counted. Null if it was not. */
  mergedInto?: Maybe<Symptom>;
  /** Who resolved it. Null while it is open, and where nobody wrote it down. */
  resolvedBy?: Maybe<Person>;
  /** How its status was corrected, oldest first, at most 10: what was taken back stays readable. */
  corrections: Array<SymptomCorrection>;
  /** The comments on it that the viewer may read, newest first. */
  comments?: Maybe<CommentConnection>;
  /** The number of comments in `comments` that the viewer may read. */
  commentCount?: Maybe<Scalars['NonNegativeInt']['output']>;
};


/** A complaint, from when it was first noticed until it is over. Its observations show how it spreads, moves and settles. */
export type SymptomObservationsArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A complaint, from when it was first noticed until it is over. Its observations show how it spreads, moves and settles. */
export type SymptomCommentsArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** How the status of a symptom was corrected. */
export type SymptomCorrectionKind =
  /** It had been resolved, and was not over. */
  | 'REOPENED'
  /** It was back before the athlete was fully available once: it had not been over (IOC consensus 2020). */
  | 'EXACERBATED'
  /** It had been merged with another, and they are two. */
  | 'UNMERGED';

/** A correction of the status of a symptom, with what it was before. */
export type SymptomCorrection = {
  /** What was corrected. */
  kind: SymptomCorrectionKind;
  /** When. */
  at: Scalars['DateTime']['output'];
  /** Who corrected it. */
  by: Person;
  /** Why, in words. */
  reason?: Maybe<Scalars['String']['output']>;
  /** When it had been resolved. Null for `UNMERGED`. */
  resolvedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who had resolved it. Null for `UNMERGED`, and where nobody wrote it down. */
  resolvedBy?: Maybe<Person>;
  /** The symptom that it was merged with. Null for `REOPENED`. */
  other?: Maybe<Symptom>;
};

/** What an athlete felt: when, where and how much. It changes by corrections alone, and `history` keeps what it said before. */
export type Observation = Node & {
  /** The global ID. */
  id: Scalars['ID']['output'];
  /** The symptom that it belongs to. */
  symptom?: Maybe<Symptom>;
  /** When it was felt. */
  observedAt: Scalars['DateTime']['output'];
  /** The local day on which it was felt, in the time zone of its run, else in the athlete's. */
  localDate: Scalars['LocalDate']['output'];
  /** The phase of the day or of training in which it was noticed. */
  phase: Phase;
  /** How far into the run it began, in metres; 0 is the first step. Only with `DURING_RUN`. */
  onsetDistanceMeters?: Maybe<Scalars['NonNegativeFloat']['output']>;
  /** How far into the run it began, in the unit given. */
  onsetDistance?: Maybe<Scalars['NonNegativeFloat']['output']>;
  /** Where it was felt, the main site first. */
  sites: Array<BodySite>;
  /** The regions of the sites. */
  regions: Array<BodyRegion>;
  /** The side of the body. */
  side: Side;
  /** What it felt like. */
  sensations: Array<Sensation>;
  /** The pain, NRS 0 to 10. */
  pain: Scalars['NonNegativeInt']['output'];
  /** A note in the author's own words. */
  note?: Maybe<Scalars['String']['output']>;
  /** The run during which it was felt. Null if it was none. */
  run?: Maybe<Run>;
  /** The comment that it was made from. Null if there is none, or if the viewer may not read it. */
  fromComment?: Maybe<Comment>;
  /** Who recorded it. */
  recordedBy: Person;
  /** That person's role towards the athlete when they recorded it: of several, `PHYSIO` before `COACH`. */
  recordedAs: Role;
  /** When it was recorded. */
  recordedAt: Scalars['DateTime']['output'];
  /** What it said before it was corrected, oldest first, at most 5 versions. */
  history: Array<FormerObservation>;
};


/** What an athlete felt: when, where and how much. It changes by corrections alone, and `history` keeps what it said before. */
export type ObservationOnsetDistanceArgs = {
  unit: DistanceUnit;
};

/** What an observation said before it was corrected. */
export type FormerObservation = {
  /** When it was corrected. */
  until: Scalars['DateTime']['output'];
  /** The phase of the day or of training. */
  phase: Phase;
  /** How far into the run it began, in metres. */
  onsetDistanceMeters?: Maybe<Scalars['NonNegativeFloat']['output']>;
  /** How far into the run it began, in the unit given. */
  onsetDistance?: Maybe<Scalars['NonNegativeFloat']['output']>;
  /** Where it was felt, the main site first. */
  sites: Array<BodySite>;
  /** The side of the body. */
  side: Side;
  /** What it felt like. */
  sensations: Array<Sensation>;
  /** The pain, NRS 0 to 10. */
  pain: Scalars['NonNegativeInt']['output'];
  /** A note in the author's own words. */
  note?: Maybe<Scalars['String']['output']>;
};


/** What an observation said before it was corrected. */
export type FormerObservationOnsetDistanceArgs = {
  unit: DistanceUnit;
};

/** A change of where a symptom is: of its sites, or of its side. */
export type Movement = {
  /** When it was observed. */
  observedAt: Scalars['DateTime']['output'];
  /** How it moved. */
  kind: MovementKind;
  /** The sites before. */
  from: Array<BodySite>;
  /** The sites after. */
  to: Array<BodySite>;
  /** The side before, as it was last stated. Null if it never was. */
  fromSide?: Maybe<Side>;
  /** The side after, as it was last stated. Null if it never was. */
  toSide?: Maybe<Side>;
};

/** An assessment of a symptom by a coach or physio, or what the athlete was told by a doctor. */
export type Diagnosis = {
  /** The kind of tissue damage. */
  pathology: Pathology;
  /** How certain it was when it was made. `verification` says more, and what became of it. */
  certainty: Certainty;
  /** How far it is verified now. */
  verification: Verification;
  /** The OSIICS code. Null if none was given. */
  osiicsCode?: Maybe<Scalars['String']['output']>;
  /** What the code stands for. Null if none was given, or if version 15 of OSIICS does not have it. */
  osiics?: Maybe<OsiicsCode>;
  /**
   * Where the code contradicts the diagnosis or where it hurts now: one of them is a mistake, to be looked at. Empty if
   * nothing does.
   */
  osiicsConflicts: Array<OsiicsConflict>;
  /** The diagnosis in words. */
  note?: Maybe<Scalars['String']['output']>;
  /** Who made it. */
  diagnosedBy: Person;
  /**
   * That person's role towards the athlete when they made it. Whoever is both coach and physio suspects as a `COACH` and does
   * what is more as a `PHYSIO`.
   */
  diagnosedAs: Role;
  /** When it was made. */
  diagnosedAt: Scalars['DateTime']['output'];
  /** Who made it, in words, if `diagnosedBy` recorded what somebody else said. */
  saidBy?: Maybe<Scalars['String']['output']>;
  /** When it was refuted, or marked as entered in error. Null while it stands. */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who did that. Null while it stands. */
  endedBy?: Maybe<Person>;
  /** Why, in words. */
  endedNote?: Maybe<Scalars['String']['output']>;
  /** Who refuted it, in words, if `endedBy` recorded what somebody else said. */
  endedSaidBy?: Maybe<Scalars['String']['output']>;
};

/** A page of symptoms. */
export type SymptomConnection = {
  /** The symptoms with their cursors. */
  edges: Array<SymptomEdge>;
  /** The symptoms without their cursors. */
  nodes: Array<Symptom>;
  /** Information for paging through the list. */
  pageInfo: PageInfo;
};

/** A symptom in a list, with its cursor. */
export type SymptomEdge = {
  /** The item's cursor, for `after`. */
  cursor: Scalars['String']['output'];
  /** The symptom. */
  node: Symptom;
};

/** A page of observations. */
export type ObservationConnection = {
  /** The observations with their cursors. */
  edges: Array<ObservationEdge>;
  /** The observations without their cursors. */
  nodes: Array<Observation>;
  /** Information for paging through the list. */
  pageInfo: PageInfo;
};

/** An observation in a list, with its cursor. */
export type ObservationEdge = {
  /** The item's cursor, for `after`. */
  cursor: Scalars['String']['output'];
  /** The observation. */
  node: Observation;
};

/** An observation to record. */
export type ObservationInput = {
  /**
   * When it was felt. Defaults to now. At most 15 minutes in the future. With `runId`: from a day before the run on; for what is
   * felt while running or after it, from the run's start on.
   */
  observedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The phase of the day or of training in which it was noticed. */
  phase: Phase;
  /** How far into the run it began, in metres, 0 to 1,000,000. Only with `DURING_RUN`. With `runId`, not beyond the run. */
  onsetDistanceMeters?: InputMaybe<Scalars['Float']['input']>;
  /** Where it was felt, the main site first. 1 to 10 different sites. */
  sites: Array<BodySite>;
  /** The side of the body. */
  side?: Side;
  /**
   * What it felt like. At most 5 different sensations. None says nothing: numbness that was told of stands as a red flag until
   * others are named without it on the same occasion. Where nothing is felt any more, give `OTHER`, and say so in the note.
   */
  sensations?: Array<Sensation>;
  /** The pain, NRS 0 to 10. */
  pain: Scalars['Int']['input'];
  /** A note in the author's own words, at most 2,000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** The ID of the run during which it was felt. A run can have 20 observations. */
  runId?: InputMaybe<Scalars['ID']['input']>;
};

/** Input of `reportSymptom`. */
export type ReportSymptomInput = {
  /** The ID of the athlete who has it. */
  athleteId: Scalars['ID']['input'];
  /** The first observation. */
  observation: ObservationInput;
  /** Makes the call safe to retry for seven days: a retry returns the first result. 1 to 128 characters, unique per call. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `reportSymptom`. */
export type ReportSymptomPayload = {
  /** The new symptom. Null on error. */
  symptom?: Maybe<Symptom>;
  /** What is wrong with the input. Empty on success. */
  userErrors: Array<UserError>;
};

/** Input of `addObservation`. */
export type AddObservationInput = {
  /** The ID of an open symptom; or of a resolved one, if `observedAt` is not after it was resolved. */
  symptomId: Scalars['ID']['input'];
  /** The observation to add. */
  observation: ObservationInput;
  /** Makes the call safe to retry for seven days: a retry returns the first result. 1 to 128 characters, unique per call. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `addObservation`. */
export type AddObservationPayload = {
  /** The new observation. Null on error. */
  observation?: Maybe<Observation>;
  /** The symptom after the change. Null on error. */
  symptom?: Maybe<Symptom>;
  /** What is wrong with the input. Empty on success. */
  userErrors: Array<UserError>;
};

/** Input of `correctObservation`. */
export type CorrectObservationInput = {
  /** The ID of an observation that you recorded. */
  observationId: Scalars['ID']['input'];
  /** The observation as it should have been, as a whole. When it was felt, and in which run, cannot be corrected: omit both. */
  observation: ObservationInput;
  /** Makes the call safe to retry for seven days: a retry returns the first result. 1 to 128 characters, unique per call. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `correctObservation`. */
export type CorrectObservationPayload = {
  /** The corrected observation. Null on error. */
  observation?: Maybe<Observation>;
  /** Its symptom after the correction. Null on error. */
  symptom?: Maybe<Symptom>;
  /** What is wrong with the input. Empty on success. */
  userErrors: Array<UserError>;
};

/** Input of `resolveSymptom`. */
export type ResolveSymptomInput = {
  /** The ID of the symptom. */
  symptomId: Scalars['ID']['input'];
  /** When it was over. Defaults to now. Not before its latest observation. */
  resolvedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Makes the call safe to retry for seven days: a retry returns the first result. 1 to 128 characters, unique per call. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `resolveSymptom`. */
export type ResolveSymptomPayload = {
  /** The resolved symptom. Null on error. */
  symptom?: Maybe<Symptom>;
  /** What is wrong with the input. Empty on success. */
  userErrors: Array<UserError>;
};

/** Input of `recurSymptom`. */
export type RecurSymptomInput = {
  /** The ID of the resolved symptom. */
  symptomId: Scalars['ID']['input'];
  /** The first observation of the recurrence. After the earlier symptom was resolved. */
  observation: ObservationInput;
  /** Makes the call safe to retry for seven days: a retry returns the first result. 1 to 128 characters, unique per call. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `recurSymptom`. */
export type RecurSymptomPayload = {
  /** The new symptom, with the status `RECURRED`; or the same one, if it is an exacerbation. Null on error. */
  symptom?: Maybe<Symptom>;
  /** What is wrong with the input. Empty on success. */
  userErrors: Array<UserError>;
};

/** Input of `mergeSymptoms`. */
export type MergeSymptomsInput = {
  /** The ID of the open symptom that remains. */
  intoSymptomId: Scalars['ID']['input'];
  /** The ID of the open symptom of the same athlete that becomes part of it. */
  fromSymptomId: Scalars['ID']['input'];
  /**
   * Confirms that two symptoms far apart are one: in regions that neither are the same nor touch, such as heel and kneecap, or on
   * opposite sides and in no region together. Without it, their merge is refused (`CONFIRMATION_REQUIRED`).
   */
  confirmFarApart?: Scalars['Boolean']['input'];
  /** Makes the call safe to retry for seven days: a retry returns the first result. 1 to 128 characters, unique per call. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `mergeSymptoms`. */
export type MergeSymptomsPayload = {
  /** The symptom that remains, with the observations of both. Null on error. */
  symptom?: Maybe<Symptom>;
  /** What is wrong with the input. Empty on success. */
  userErrors: Array<UserError>;
};

/** Input of `reopenSymptom`. */
export type ReopenSymptomInput = {
  /** The ID of the resolved symptom. */
  symptomId: Scalars['ID']['input'];
  /** Why, in words, at most 1,000 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
  /** Makes the call safe to retry for seven days: a retry returns the first result. 1 to 128 characters, unique per call. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `reopenSymptom`. */
export type ReopenSymptomPayload = {
  /** The symptom, open again. Null on error. */
  symptom?: Maybe<Symptom>;
  /** What is wrong with the input. Empty on success. */
  userErrors: Array<UserError>;
};

/** Input of `unmergeSymptoms`. */
export type UnmergeSymptomsInput = {
  /** The ID of the symptom that was merged into another. */
  symptomId: Scalars['ID']['input'];
  /** Why, in words, at most 1,000 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
  /** Makes the call safe to retry for seven days: a retry returns the first result. 1 to 128 characters, unique per call. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `unmergeSymptoms`. */
export type UnmergeSymptomsPayload = {
  /** The symptom that is one of its own again; its last correction names the `other`. Null on error. */
  symptom?: Maybe<Symptom>;
  /** What is wrong with the input. Empty on success. */
  userErrors: Array<UserError>;
};

/** Input of `diagnoseSymptom`. */
export type DiagnoseSymptomInput = {
  /** The ID of the symptom. */
  symptomId: Scalars['ID']['input'];
  /** The kind of tissue damage. */
  pathology: Pathology;
  /** How certain the diagnosis is. This or `verification`; if both, they agree. */
  certainty?: InputMaybe<Certainty>;
  /**
   * How far it is verified. `REFUTED` marks the symptom's diagnoses of this pathology that stand, and `ENTERED_IN_ERROR` your
   * own latest one; neither adds another. `NOT_FOUND` if there is none.
   */
  verification?: InputMaybe<Verification>;
  /** A code of OSIICS version 15, in upper or lower case; see `Query.osiicsCodes`. `INVALID` if there is no such code. */
  osiicsCode?: InputMaybe<Scalars['String']['input']>;
  /** The diagnosis in words, or why it is refuted, at most 2,000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** Who said so, such as a doctor, at most 200 characters. The athlete has to give it. */
  saidBy?: InputMaybe<Scalars['String']['input']>;
  /** Makes the call safe to retry for seven days: a retry returns the first result. 1 to 128 characters, unique per call. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `diagnoseSymptom`. */
export type DiagnoseSymptomPayload = {
  /** The diagnosed symptom. Null on error. */
  symptom?: Maybe<Symptom>;
  /** What is wrong with the input. Empty on success. */
  userErrors: Array<UserError>;
};

/**
 * A diagnosis of OSIICS version 15 (Orchard et al., J Sport Health Sci 2024, 13:599-604): free to use with this
 * acknowledgement.
 */
export type OsiicsCode = {
  /** The code, such as `TT1`. */
  code: Scalars['String']['output'];
  /** What it stands for, in English. */
  label: Scalars['String']['output'];
  /** The region of the body. Null for an illness. */
  region?: Maybe<BodyRegion>;
  /** The pathologies that it may be of: mostly one, none for an illness. */
  pathologies: Array<Pathology>;
};

/** How an OSIICS code contradicts what is said beside it. */
export type OsiicsConflict =
  /** Version 15 does not have the code. Only diagnoses of before codes were checked have one. */
  | 'UNKNOWN_CODE'
  /** It is of a region where the symptom does not hurt. */
  | 'OTHER_REGION'
  /** It is of another pathology than the diagnosis. */
  | 'OTHER_PATHOLOGY';

/** A person or an integration, as the author of something or the holder of a grant. */
export type Person = Node & {
  /** The global ID. */
  id: Scalars['ID']['output'];
  /** The person's name. */
  name: Scalars['String']['output'];
};

/** The order of sidelined athletes. */
export type SidelinedOrder =
  /** Longest sidelined first. */
  | 'SINCE'
  /** Earliest review first; athletes without a review come last. */
  | 'NEXT_REVIEW';

/** Why an athlete needs attention, by severity, the worst first. */
export type AttentionCode =
  /**
   * A red flag of an open symptom stands, by its latest 60 observations: pain at rest or on waking at a bone site, numbness, pain of
   * 7 or more, or a jump by 3. It ends with the symptom, or with an observation on the same occasion that speaks of it: rest, or
   * waking, without any pain; `sensations` without `NUMBNESS_TINGLING`, at least one of them; pain below 7; pain that is back to
   * less than a change that matters above where it jumped from.
   */
  | 'RED_FLAG'
  /**
   * The athlete ran against an instruction in the last 7 days, and since that became known no coach or physio has given an
   * instruction, or written a `TEAM` comment on the run.
   */
  | 'RUN_AGAINST_INSTRUCTION'
  /** The same of a session: `subjectId` names the latest. */
  | 'SESSION_AGAINST_INSTRUCTION'
  /** The end date of a restriction has passed while a symptom is open, and nobody has said anything since. */
  | 'RESTRICTION_LAPSED'
  /** The athlete is restricted, and the review has passed without a decision. */
  | 'REVIEW_OVERDUE'
  /** The athlete is sidelined, and the review has passed without a decision. Comes beside `REVIEW_OVERDUE`. */
  | 'SIDELINED_REVIEW_OVERDUE'
  /**
   * In the last 28 days somebody else loosened what the viewer wrote, or resolved a symptom that they reported or diagnosed, and the
   * viewer has given no instruction since.
   */
  | 'OVERRIDDEN'
  /** A symptom is `WORSENING`. */
  | 'SYMPTOM_WORSENING'
  /**
   * The pain of a symptom had not settled by the next morning, or mornings rise from week to week (`Symptom.notSettledSince`), and
   * something was said of it in the last 7 days.
   */
  | 'NOT_SETTLED'
  /** In the last 3 days an open symptom began or, if that is later, was first told of. */
  | 'NEW_SYMPTOM'
  /** The athlete is restricted, and none of their symptoms is open. */
  | 'READY_TO_CLEAR'
  /** The athlete has not acknowledged an instruction in force. */
  | 'INSTRUCTION_NOT_ACKNOWLEDGED'
  /**
   * The athlete has been restricted or had an open symptom for 3 days without a break, and has not said a word for as long. A synced run
   * is no word, nor is a planned step from one restriction to the next, or what somebody else notes.
   */
  | 'SILENT';

/** A reason why an athlete needs attention. */
export type AttentionReason = {
  /** The reason. */
  code: AttentionCode;
  /**
   * Since when: the time of the run or the session, the review, the observation, the opening of the symptom (or when it was first told
   * of), the issue of the instruction, or the last report, or since when there was something to say if that is later.
   */
  since: Scalars['DateTime']['output'];
  /**
   * The ID of what it is about: of the latest run for `RUN_AGAINST_INSTRUCTION`, of the latest session for
   * `SESSION_AGAINST_INSTRUCTION`, of the instruction or the symptom for
   * `OVERRIDDEN`. Null for all others.
   */
  subjectId?: Maybe<Scalars['ID']['output']>;
  /** What a member of the team said of it. Null if nobody did, and once something newer or worse came. */
  mark?: Maybe<AttentionMark>;
};

/** How a reason is marked. */
export type AttentionMarkKind =
  /** Somebody has seen it. It stays in the list. */
  | 'SEEN'
  /** Somebody does not want to see it until `until`. It is left out of their list, and stays in everybody else's. */
  | 'SNOOZED'
  /** Somebody sees to it. It stays in the list. */
  | 'TAKEN';

/**
 * What a member of the team said of a reason. Everybody of the team sees it. It goes with the reason, with its end, and when
 * something newer or worse of the reason comes.
 */
export type AttentionMark = {
  /** How it is marked. */
  as: AttentionMarkKind;
  /** Who marked it. */
  by: Person;
  /** When they did. */
  at: Scalars['DateTime']['output'];
  /** Until when it is snoozed. Null unless `SNOOZED`. */
  until?: Maybe<Scalars['DateTime']['output']>;
};

/** An athlete who needs attention. */
export type AttentionItem = {
  /** The athlete. */
  athlete: Athlete;
  /** The reasons, most urgent first. At least one, but in `MarkAttentionPayload`. */
  reasons: Array<AttentionReason>;
};

/** A page of the attention list. */
export type AttentionItemConnection = {
  /** The items with their cursors. */
  edges: Array<AttentionItemEdge>;
  /** The items without their cursors. */
  nodes: Array<AttentionItem>;
  /** Information for paging through the list. */
  pageInfo: PageInfo;
};

/** An item of the attention list, with its cursor. */
export type AttentionItemEdge = {
  /** The item's cursor, for `after`. */
  cursor: Scalars['String']['output'];
  /** The item. */
  node: AttentionItem;
};

/** The status of an invitation. */
export type InvitationStatus =
  /** It can be accepted. */
  | 'PENDING'
  /** It was accepted. */
  | 'ACCEPTED'
  /** It was revoked. */
  | 'REVOKED'
  /** It was not accepted in time. */
  | 'EXPIRED';

/** An athlete's invitation to join their team, or a coach's or physio's invitation to an athlete. */
export type Invitation = Node & {
  /** The global ID. */
  id: Scalars['ID']['output'];
  /** Who made it. */
  invitedBy: Person;
  /** The athlete who invites. Null if a coach or physio invites an athlete. */
  athlete?: Maybe<Athlete>;
  /**
   * The one of `roles` that reaches furthest: `PHYSIO` before `COACH`.
   * @deprecated An invitation can give several roles: use `roles`.
   */
  role: Role;
  /**
   * The roles that accepting it gives: to whoever accepts it if an athlete invites, to the coach or physio if they
   * invite. One, or `COACH` and `PHYSIO`.
   */
  roles: Array<Role>;
  /**
   * The code to hand to the invited person over a channel that you trust. Anybody who has it can accept. Null unless
   * `PENDING`.
   */
  code?: Maybe<Scalars['String']['output']>;
  /** Its status. */
  status: InvitationStatus;
  /** When it was made. */
  createdAt: Scalars['DateTime']['output'];
  /** When it expires: 14 days after it was made. */
  expiresAt: Scalars['DateTime']['output'];
};

/** A page of invitations. */
export type InvitationConnection = {
  /** The invitations with their cursors. */
  edges: Array<InvitationEdge>;
  /** The invitations without their cursors. */
  nodes: Array<Invitation>;
  /** Information for paging through the list. */
  pageInfo: PageInfo;
};

/** An invitation in a list, with its cursor. */
export type InvitationEdge = {
  /** The item's cursor, for `after`. */
  cursor: Scalars['String']['output'];
  /** The invitation. */
  node: Invitation;
};

/** An athlete's invitation to join their team. */
export type InviteToTeamInput = {
  /** The ID of the athlete. Must be the viewer. */
  athleteId: Scalars['ID']['input'];
  /** The role of the invited: `COACH`, `PHYSIO`, `SUPPORTER` or `INTEGRATION`. Give this or `roles`. */
  role?: InputMaybe<Role>;
  /**
   * The roles of the invited: one, or `COACH` and `PHYSIO`. `INVALID` for `SUPPORTER` or `INTEGRATION` beside another one. Give
   * this or `role`.
   */
  roles?: InputMaybe<Array<Role>>;
};

/** A coach's or physio's invitation to an athlete. */
export type InviteAthleteInput = {
  /** The viewer's role towards the athlete: `COACH` or `PHYSIO`. Give this or `roles`. */
  as?: InputMaybe<Role>;
  /** The viewer's roles towards the athlete: `COACH`, `PHYSIO` or both. Give this or `as`. */
  roles?: InputMaybe<Array<Role>>;
  /** The viewer's name, 1 to 100 characters. */
  yourName: Scalars['String']['input'];
};

/** Who invites whom. Give exactly one field. */
export type InvitationKindInput =
  /** An athlete invites somebody to their team. */
  { toTeam: InviteToTeamInput; athlete?: never; }
  |  /** A coach or physio invites an athlete. */
  { toTeam?: never; athlete: InviteAthleteInput; };

/** Input of `invite`. */
export type InviteInput = {
  /** The kind of invitation. */
  invitation: InvitationKindInput;
  /** Makes the call safe to retry for seven days: a retry returns the first result. 1 to 128 characters, unique per call. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `invite`. */
export type InvitePayload = {
  /** The new invitation, with its code. Null on error. */
  invitation?: Maybe<Invitation>;
  /** What is wrong with the input. Empty on success. */
  userErrors: Array<UserError>;
};

/** Input of `acceptInvitation`. */
export type AcceptInvitationInput = {
  /** The code of the invitation. */
  code: Scalars['String']['input'];
  /** The viewer's name, 1 to 100 characters. Required unless the viewer has one. Athletes keep their athlete's name. */
  yourName?: InputMaybe<Scalars['String']['input']>;
  /** Makes the call safe to retry for seven days: a retry returns the first result. 1 to 128 characters, unique per call. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `acceptInvitation`. */
export type AcceptInvitationPayload = {
  /** The grant that was made, or that has more roles now. Null on error. */
  grant?: Maybe<Grant>;
  /** The athlete whom the viewer may see from now on. Null if the viewer is that athlete, and on error. */
  athlete?: Maybe<Athlete>;
  /** What is wrong with the input. Empty on success. */
  userErrors: Array<UserError>;
};

/** What to revoke. Give exactly one field. */
export type RevocationInput =
  /** The ID of a grant: on the viewer as an athlete, or held by the viewer. */
  { grantId: Scalars['ID']['input']; invitationId?: never; }
  |  /** The ID of an invitation that the viewer made and nobody has accepted. */
  { grantId?: never; invitationId: Scalars['ID']['input']; };

/** Input of `revoke`. */
export type RevokeInput = {
  /** The grant or invitation to revoke. */
  revoke: RevocationInput;
  /** Makes the call safe to retry for seven days: a retry returns the first result. 1 to 128 characters, unique per call. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `revoke`. */
export type RevokePayload = {
  /** The ID of the revoked grant or invitation. Null on error. */
  revokedId?: Maybe<Scalars['ID']['output']>;
  /** What is wrong with the input. Empty on success. */
  userErrors: Array<UserError>;
};

/** Input of `shareTracks`. */
export type ShareTracksInput = {
  /** The ID of a grant on the viewer as an athlete, to a coach or physio. */
  grantId: Scalars['ID']['input'];
  /** Whether its holder is to see the tracks of all runs that they see, past and future. */
  seesTracks: Scalars['Boolean']['input'];
  /** Makes the call safe to retry for seven days: a retry returns the first result. 1 to 128 characters, unique per call. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `shareTracks`. */
export type ShareTracksPayload = {
  /** The grant as it is now. Null on error. */
  grant?: Maybe<Grant>;
  /** What is wrong with the input. Empty on success. */
  userErrors: Array<UserError>;
};

/** Input of `markAttention`. */
export type MarkAttentionInput = {
  /** The ID of the athlete. */
  athleteId: Scalars['ID']['input'];
  /** The reason to mark. The two codes for an overdue review are marked together. */
  reason: AttentionCode;
  /** How to mark it. `RED_FLAG` cannot be `SNOOZED`. */
  as: AttentionMarkKind;
  /** The end of a snooze, within 7 days from now. Required for `SNOOZED`, and only with it. */
  until?: InputMaybe<Scalars['DateTime']['input']>;
  /** `since` of the reason as you saw it. `CONFLICT` if it is another by now, so that nobody marks what they have not seen. */
  since?: InputMaybe<Scalars['DateTime']['input']>;
  /** Makes the call safe to retry for seven days: a retry returns the first result. 1 to 128 characters, unique per call. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `markAttention`. */
export type MarkAttentionPayload = {
  /** The athlete with all of the viewer's reasons, snoozed ones too. Null on error. */
  item?: Maybe<AttentionItem>;
  /** What is wrong with the input. Empty on success. */
  userErrors: Array<UserError>;
};

/** An event that a webhook can receive. Its message carries IDs and a timestamp, and no other data. */
export type WebhookEventType =
  /** `run.recorded`: a run was recorded, or its source sent a later revision. Carries `athleteId` and `runId`. */
  | 'RUN_RECORDED'
  /**
   * `run.updated`: its source sent a later revision of a run, for which `run.recorded` is sent, too, or the athlete edited what you
   * may see of it. Carries `athleteId` and `runId`.
   */
  | 'RUN_UPDATED'
  /** `run.deleted`: a run that you could see was deleted. Carries `athleteId` and `runId`. */
  | 'RUN_DELETED'
  /** `session.logged`: a session was logged, or its source sent a later revision or a corrected file. Carries `athleteId` and `sessionId`. */
  | 'SESSION_LOGGED'
  /**
   * `import.finished`: an import of an archive has finished or failed; its runs and sessions are not told one by one. Carries
   * `athleteId` and `importId`. Goes to whoever began it, and to the athlete.
   */
  | 'IMPORT_FINISHED'
  /** `symptom.reported`: a symptom was opened. Carries `athleteId` and `symptomId`. */
  | 'SYMPTOM_REPORTED'
  /** `symptom.worsened`: a symptom became `WORSENING`. Carries `athleteId` and `symptomId`. */
  | 'SYMPTOM_WORSENED'
  /** `instruction.issued`: an instruction was given. Carries `athleteId` and `instructionId`. */
  | 'INSTRUCTION_ISSUED'
  /**
   * `instruction.breached`: the athlete has a newer run, or a newer session, against an instruction than before. Carries
   * `athleteId`.
   */
  | 'INSTRUCTION_BREACHED'
  /**
   * `availability.changed`: whether the athlete may run has changed: by what somebody said, or because an instruction started or
   * ended at its time. Carries `athleteId`.
   */
  | 'AVAILABILITY_CHANGED'
  /** `comment.added`: a comment that you may read was added. Carries `athleteId` and `commentId`. */
  | 'COMMENT_ADDED'
  /**
   * `grant.revoked`: a grant was ended: one that you held or, if you are the athlete, one on you. Carries `athleteId`
   * and `grantId`.
   */
  | 'GRANT_REVOKED';

/** Whether a webhook is active. */
export type WebhookStatus =
  /** Events are sent to it. */
  | 'ENABLED'
  /** Nothing is sent to it. Events that happen meanwhile are not sent later. */
  | 'DISABLED';

/** Why a webhook is disabled. */
export type WebhookDisabledReason =
  /** You disabled it. */
  | 'BY_YOU'
  /** Its receiver answered 410 Gone. */
  | 'GONE'
  /** No delivery has succeeded for five days. */
  | 'FAILING';

/** The status of a delivery. */
export type WebhookDeliveryStatus =
  /** It is being attempted. */
  | 'PENDING'
  /** The receiver answered 200 to 299. */
  | 'DELIVERED'
  /** It was given up: after three days of attempts, after 410 Gone, or because the webhook or its access was gone. */
  | 'FAILED';

/** The result of an attempt. */
export type WebhookAttemptOutcome =
  /** The receiver answered 200 to 299. */
  | 'DELIVERED'
  /** The receiver answered another status. Redirects are not followed. */
  | 'REJECTED'
  /** The receiver had not answered in full 5 seconds after the attempt began. */
  | 'TIMEOUT'
  /** The name was not found, no connection could be made, or it broke off. */
  | 'UNREACHABLE'
  /** The name leads to an address that is not on the public internet. Nothing was sent. */
  | 'REFUSED_ADDRESS'
  /** The webhook's secret can no longer be read. Nothing was sent: replace it with `rotateWebhookSecret`. */
  | 'NO_SECRET';

/** An attempt to send a message. */
export type WebhookAttempt = {
  /** When it began. */
  at: Scalars['DateTime']['output'];
  /** Its result. */
  outcome: WebhookAttemptOutcome;
  /** The HTTP status of the answer. Null without one. */
  statusCode?: Maybe<Scalars['NonNegativeInt']['output']>;
  /**
   * The first 256 bytes of the body of a rejection, on one line, without control characters. Written by the receiver: treat it
   * as text. Null without one.
   */
  responseExcerpt?: Maybe<Scalars['String']['output']>;
  /** How long it took, from the lookup of the name to the end of the answer. */
  durationMilliseconds: Scalars['NonNegativeInt']['output'];
};

/** How a webhook's receiver is doing. */
export type WebhookHealthState =
  /** The latest attempt was delivered, or nothing was sent in the last ten days. */
  | 'HEALTHY'
  /** The latest attempt failed. Messages are tried again, each by itself. */
  | 'FAILING'
  /** Five attempts or more failed in a row. Messages wait, and are not attempted until `pausedUntil`. */
  | 'PAUSED';

/** How a webhook's receiver is doing, as what was sent to it shows. */
export type WebhookHealth = {
  /** Its state. */
  state: WebhookHealthState;
  /** The number of attempts that failed since the last one that was delivered. */
  consecutiveFailures: Scalars['NonNegativeInt']['output'];
  /** Since when nothing was delivered. Null if the latest attempt was. */
  failingSince?: Maybe<Scalars['DateTime']['output']>;
  /**
   * When one message is tried. If it is delivered, all others follow; otherwise the pause is twice as long, up to an hour. Null
   * unless `PAUSED`.
   */
  pausedUntil?: Maybe<Scalars['DateTime']['output']>;
  /** The latest attempt, without its `responseExcerpt`. Null if there was none in the last ten days. */
  latestAttempt?: Maybe<WebhookAttempt>;
  /** The same in words, for a person. */
  message: Scalars['String']['output'];
};

/** The delivery of one event to one webhook. Kept for ten days. */
export type WebhookDelivery = Node & {
  /** The global ID. */
  id: Scalars['ID']['output'];
  /** The ID that is sent as `webhook-id`: the same for each attempt, and for every webhook that receives the event. */
  eventId: Scalars['String']['output'];
  /** The type of event. */
  eventType: WebhookEventType;
  /** Its status. */
  status: WebhookDeliveryStatus;
  /** The number of attempts since it was first sent or last redelivered. */
  attempts: Scalars['NonNegativeInt']['output'];
  /** The HTTP status of the receiver's latest answer. Null if it has not answered. */
  lastStatusCode?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** Its latest attempts, oldest first; at most 10. Empty for those of before December 2026. */
  attemptLog: Array<WebhookAttempt>;
  /**
   * Whether its event was recorded more than 48 hours after its run or session began, as those of past years are. Such messages
   * are sent when no other is due.
   */
  isBackfill: Scalars['Boolean']['output'];
  /** When it is due next; later while the webhook is `PAUSED`. Null unless `PENDING`. */
  nextAttemptAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was created. */
  createdAt: Scalars['DateTime']['output'];
};

/** A page of deliveries. */
export type WebhookDeliveryConnection = {
  /** The deliveries with their cursors. */
  edges: Array<WebhookDeliveryEdge>;
  /** The deliveries without their cursors. */
  nodes: Array<WebhookDelivery>;
  /** Information for paging through the list. */
  pageInfo: PageInfo;
};

/** A delivery in a list, with its cursor. */
export type WebhookDeliveryEdge = {
  /** The item's cursor, for `after`. */
  cursor: Scalars['String']['output'];
  /** The delivery. */
  node: WebhookDelivery;
};

/** A URL that is notified of events of the athletes who have granted you a role, as far as you may see them. */
export type Webhook = Node & {
  /** The global ID. */
  id: Scalars['ID']['output'];
  /** The URL of the receiver. Events are sent to it with POST. */
  url: Scalars['String']['output'];
  /** Your description of the webhook. */
  description?: Maybe<Scalars['String']['output']>;
  /** The types of events that it receives. */
  eventTypes: Array<WebhookEventType>;
  /** Whether it is active. */
  status: WebhookStatus;
  /** Why it is disabled. Null while it is enabled. */
  disabledReason?: Maybe<WebhookDisabledReason>;
  /** How its receiver is doing. */
  health: WebhookHealth;
  /** When it was created. */
  createdAt: Scalars['DateTime']['output'];
  /** Its deliveries, most recent event first. */
  deliveries?: Maybe<WebhookDeliveryConnection>;
};


/** A URL that is notified of events of the athletes who have granted you a role, as far as you may see them. */
export type WebhookDeliveriesArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Input of `createWebhook`. */
export type CreateWebhookInput = {
  /**
   * The URL of the receiver: `https://` and a public host name, at most 2,000 characters, without user, password or
   * fragment.
   */
  url: Scalars['String']['input'];
  /** The types of events to receive, 1 to 11. */
  eventTypes: Array<WebhookEventType>;
  /** A description, at most 200 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Makes the call safe to retry for seven days: a retry returns the first result. 1 to 128 characters, unique per call. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `createWebhook`. */
export type CreateWebhookPayload = {
  /** The new webhook. Null on error. */
  webhook?: Maybe<Webhook>;
  /**
   * The secret that verifies that a message is genuine: `whsec_` and a key in base64. Store it now: it is not shown
   * again, except to a retry of this call. Null on error.
   */
  secret?: Maybe<Scalars['String']['output']>;
  /** What is wrong with the input. Empty on success. */
  userErrors: Array<UserError>;
};

/** Input of `updateWebhook`. Fields that are omitted keep their value. */
export type UpdateWebhookInput = {
  /** The ID of the webhook. */
  webhookId: Scalars['ID']['input'];
  /** The URL of the receiver, as in `createWebhook`. */
  url?: InputMaybe<Scalars['String']['input']>;
  /** The types of events to receive, 1 to 11. */
  eventTypes?: InputMaybe<Array<WebhookEventType>>;
  /** A description, at most 200 characters. Null clears it. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Whether it is to be active. */
  status?: InputMaybe<WebhookStatus>;
  /** Makes the call safe to retry for seven days: a retry returns the first result. 1 to 128 characters, unique per call. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `updateWebhook`. */
export type UpdateWebhookPayload = {
  /** The webhook after the change. Null on error. */
  webhook?: Maybe<Webhook>;
  /** What is wrong with the input. Empty on success. */
  userErrors: Array<UserError>;
};

/** Input of `rotateWebhookSecret`. */
export type RotateWebhookSecretInput = {
  /** The ID of the webhook. */
  webhookId: Scalars['ID']['input'];
  /** Makes the call safe to retry for seven days: a retry returns the first result. 1 to 128 characters, unique per call. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `rotateWebhookSecret`. */
export type RotateWebhookSecretPayload = {
  /** The webhook. Null on error. */
  webhook?: Maybe<Webhook>;
  /** The new secret. Store it now: it is not shown again, except to a retry of this call. Null on error. */
  secret?: Maybe<Scalars['String']['output']>;
  /** What is wrong with the input. Empty on success. */
  userErrors: Array<UserError>;
};

/** Input of `deleteWebhook`. */
export type DeleteWebhookInput = {
  /** The ID of the webhook. */
  webhookId: Scalars['ID']['input'];
  /** Makes the call safe to retry for seven days: a retry returns the first result. 1 to 128 characters, unique per call. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `deleteWebhook`. */
export type DeleteWebhookPayload = {
  /** The ID of the deleted webhook. Null on error. */
  deletedWebhookId?: Maybe<Scalars['ID']['output']>;
  /** What is wrong with the input. Empty on success. */
  userErrors: Array<UserError>;
};

/** Input of `redeliverWebhook`. */
export type RedeliverWebhookInput = {
  /** The ID of the delivery. */
  deliveryId: Scalars['ID']['input'];
  /** Makes the call safe to retry for seven days: a retry returns the first result. 1 to 128 characters, unique per call. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `redeliverWebhook`. */
export type RedeliverWebhookPayload = {
  /** The delivery, `PENDING`: it is sent within two minutes, with the same `webhook-id`. Null on error. */
  delivery?: Maybe<WebhookDelivery>;
  /** What is wrong with the input. Empty on success. */
  userErrors: Array<UserError>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;



/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  TimelineItem:
    | ( RunRecordRecord )
    | ( SessionRecordRecord )
    | ( ObservationRecordRecord )
    | ( InstructionRecordRecord )
    | ( CommentRecordRecord )
  ;
  CommentSubject:
    | ( AthleteViewRecord )
    | ( RunRecordRecord )
    | ( SessionRecordRecord )
    | ( SymptomRecordRecord )
    | ( InstructionRecordRecord )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( AthleteViewRecord )
    | ( GrantRecordRecord )
    | ( CommentRecordRecord )
    | ( InstructionRecordRecord )
    | ( IntegrationRecordRecord )
    | ( ViewerRecord )
    | ( RunRecordRecord )
    | ( SessionRecordRecord )
    | ( SymptomRecordRecord )
    | ( ObservationRecordRecord )
    | ( Person )
    | ( InvitationRecordRecord )
    | ( DeliveryRecordRecord )
    | ( WebhookRecordRecord )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  DeleteAccountInput: DeleteAccountInput;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  DeleteAccountPayload: ResolverTypeWrapper<DeleteAccountPayload>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Role: Role;
  Weekday: Weekday;
  AvailabilityStatus: AvailabilityStatus;
  DistanceUnit: DistanceUnit;
  Athlete: ResolverTypeWrapper<AthleteViewRecord>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Availability: ResolverTypeWrapper<AvailabilityParentRecord>;
  AvailabilityStretch: ResolverTypeWrapper<AvailabilityStretchRecord>;
  ActivityPermission: ResolverTypeWrapper<ActivityPermissionParentRecord>;
  SymptomSummary: ResolverTypeWrapper<SymptomSummary>;
  WeeklyTotal: ResolverTypeWrapper<WeeklyTotalRecord>;
  TimelineItem: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['TimelineItem']>;
  TimelineItemConnection: ResolverTypeWrapper<Omit<TimelineItemConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['TimelineItemEdge']>, nodes: Array<ResolversTypes['TimelineItem']> }>;
  TimelineItemEdge: ResolverTypeWrapper<Omit<TimelineItemEdge, 'node'> & { node: ResolversTypes['TimelineItem'] }>;
  AthleteConnection: ResolverTypeWrapper<Omit<AthleteConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['AthleteEdge']>, nodes: Array<ResolversTypes['Athlete']> }>;
  AthleteEdge: ResolverTypeWrapper<Omit<AthleteEdge, 'node'> & { node: ResolversTypes['Athlete'] }>;
  Grant: ResolverTypeWrapper<GrantRecordRecord>;
  GrantConnection: ResolverTypeWrapper<Omit<GrantConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['GrantEdge']>, nodes: Array<ResolversTypes['Grant']> }>;
  GrantEdge: ResolverTypeWrapper<Omit<GrantEdge, 'node'> & { node: ResolversTypes['Grant'] }>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  CreateAthleteInput: CreateAthleteInput;
  UpdateAthleteInput: UpdateAthleteInput;
  ExportAthleteInput: ExportAthleteInput;
  EraseAthleteInput: EraseAthleteInput;
  CreateAthletePayload: ResolverTypeWrapper<Omit<CreateAthletePayload, 'athlete'> & { athlete?: Maybe<ResolversTypes['Athlete']> }>;
  UpdateAthletePayload: ResolverTypeWrapper<Omit<UpdateAthletePayload, 'athlete'> & { athlete?: Maybe<ResolversTypes['Athlete']> }>;
  ExportAthletePayload: ResolverTypeWrapper<ExportAthletePayload>;
  EraseAthletePayload: ResolverTypeWrapper<EraseAthletePayload>;
  AuditKind: AuditKind;
  AuditChannel: AuditChannel;
  AuditEntry: ResolverTypeWrapper<ShownEntryRecord>;
  AuditEntryConnection: ResolverTypeWrapper<Omit<AuditEntryConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['AuditEntryEdge']>, nodes: Array<ResolversTypes['AuditEntry']> }>;
  AuditEntryEdge: ResolverTypeWrapper<Omit<AuditEntryEdge, 'node'> & { node: ResolversTypes['AuditEntry'] }>;
  Audience: Audience;
  CommentSubject: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CommentSubject']>;
  Comment: ResolverTypeWrapper<CommentRecordRecord>;
  CommentConnection: ResolverTypeWrapper<Omit<CommentConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['CommentEdge']>, nodes: Array<ResolversTypes['Comment']> }>;
  CommentEdge: ResolverTypeWrapper<Omit<CommentEdge, 'node'> & { node: ResolversTypes['Comment'] }>;
  AddCommentInput: AddCommentInput;
  AddCommentPayload: ResolverTypeWrapper<Omit<AddCommentPayload, 'comment'> & { comment?: Maybe<ResolversTypes['Comment']> }>;
  EditCommentInput: EditCommentInput;
  EditCommentPayload: ResolverTypeWrapper<Omit<EditCommentPayload, 'comment'> & { comment?: Maybe<ResolversTypes['Comment']> }>;
  DeleteCommentInput: DeleteCommentInput;
  DeleteCommentPayload: ResolverTypeWrapper<Omit<DeleteCommentPayload, 'comment'> & { comment?: Maybe<ResolversTypes['Comment']> }>;
  PromoteCommentInput: PromoteCommentInput;
  PromotionTargetInput: PromotionTargetInput;
  PromoteCommentPayload: ResolverTypeWrapper<Omit<PromoteCommentPayload, 'comment' | 'observation' | 'symptom'> & { comment?: Maybe<ResolversTypes['Comment']>, observation?: Maybe<ResolversTypes['Observation']>, symptom?: Maybe<ResolversTypes['Symptom']> }>;
  Activity: Activity;
  Permission: Permission;
  TerrainLimit: TerrainLimit;
  IntensityLimit: IntensityLimit;
  WalkRun: ResolverTypeWrapper<WalkRun>;
  InstructionStatus: InstructionStatus;
  InstructionsToShow: InstructionsToShow;
  Rule: ResolverTypeWrapper<InstructionRuleRecord>;
  RuleGap: ResolverTypeWrapper<RuleGapRecord>;
  ReplacedRule: ResolverTypeWrapper<ReplacedRuleRecord>;
  EarlyEnd: ResolverTypeWrapper<EarlyEndParentRecord>;
  Acknowledgement: ResolverTypeWrapper<AcknowledgementParentRecord>;
  Instruction: ResolverTypeWrapper<InstructionRecordRecord>;
  InstructionConnection: ResolverTypeWrapper<Omit<InstructionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['InstructionEdge']>, nodes: Array<ResolversTypes['Instruction']> }>;
  InstructionEdge: ResolverTypeWrapper<Omit<InstructionEdge, 'node'> & { node: ResolversTypes['Instruction'] }>;
  RuleInput: RuleInput;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  WalkRunInput: WalkRunInput;
  IssueInstructionInput: IssueInstructionInput;
  IssueInstructionPayload: ResolverTypeWrapper<Omit<IssueInstructionPayload, 'instruction' | 'athlete' | 'endedRules'> & { instruction?: Maybe<ResolversTypes['Instruction']>, athlete?: Maybe<ResolversTypes['Athlete']>, endedRules?: Maybe<Array<ResolversTypes['ReplacedRule']>> }>;
  SupersedeInstructionInput: SupersedeInstructionInput;
  SupersedeInstructionPayload: ResolverTypeWrapper<Omit<SupersedeInstructionPayload, 'instruction' | 'athlete' | 'endedRules'> & { instruction?: Maybe<ResolversTypes['Instruction']>, athlete?: Maybe<ResolversTypes['Athlete']>, endedRules?: Maybe<Array<ResolversTypes['ReplacedRule']>> }>;
  WithdrawInstructionInput: WithdrawInstructionInput;
  WithdrawInstructionPayload: ResolverTypeWrapper<Omit<WithdrawInstructionPayload, 'instruction' | 'athlete' | 'restoredRules'> & { instruction?: Maybe<ResolversTypes['Instruction']>, athlete?: Maybe<ResolversTypes['Athlete']>, restoredRules?: Maybe<Array<ResolversTypes['ReplacedRule']>> }>;
  EndInstructionInput: EndInstructionInput;
  EndInstructionPayload: ResolverTypeWrapper<Omit<EndInstructionPayload, 'instruction' | 'athlete'> & { instruction?: Maybe<ResolversTypes['Instruction']>, athlete?: Maybe<ResolversTypes['Athlete']> }>;
  AcknowledgeInstructionInput: AcknowledgeInstructionInput;
  AcknowledgeInstructionPayload: ResolverTypeWrapper<Omit<AcknowledgeInstructionPayload, 'instruction'> & { instruction?: Maybe<ResolversTypes['Instruction']> }>;
  IntegrationStatus: IntegrationStatus;
  IntegrationScope: IntegrationScope;
  IntegrationList: IntegrationList;
  IntegrationReview: IntegrationReview;
  IntegrationProfile: ResolverTypeWrapper<IntegrationProfileRecord>;
  IntegrationDecision: ResolverTypeWrapper<IntegrationDecisionRecord>;
  IntegrationSecret: ResolverTypeWrapper<ClientSecretRecord>;
  IntegrationUsage: ResolverTypeWrapper<IntegrationUsage>;
  Integration: ResolverTypeWrapper<IntegrationRecordRecord>;
  IntegrationConnection: ResolverTypeWrapper<Omit<IntegrationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['IntegrationEdge']>, nodes: Array<ResolversTypes['Integration']> }>;
  IntegrationEdge: ResolverTypeWrapper<Omit<IntegrationEdge, 'node'> & { node: ResolversTypes['Integration'] }>;
  Viewer: ResolverTypeWrapper<ViewerRecord>;
  IntegrationWebhookInput: IntegrationWebhookInput;
  RegisterIntegrationInput: RegisterIntegrationInput;
  RegisterIntegrationPayload: ResolverTypeWrapper<Omit<RegisterIntegrationPayload, 'integration'> & { integration?: Maybe<ResolversTypes['Integration']> }>;
  UpdateIntegrationInput: UpdateIntegrationInput;
  UpdateIntegrationPayload: ResolverTypeWrapper<Omit<UpdateIntegrationPayload, 'integration'> & { integration?: Maybe<ResolversTypes['Integration']> }>;
  ReviewIntegrationInput: ReviewIntegrationInput;
  ReviewIntegrationPayload: ResolverTypeWrapper<Omit<ReviewIntegrationPayload, 'integration'> & { integration?: Maybe<ResolversTypes['Integration']> }>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  LocalDate: ResolverTypeWrapper<Scalars['LocalDate']['output']>;
  TimeZone: ResolverTypeWrapper<Scalars['TimeZone']['output']>;
  NonNegativeFloat: ResolverTypeWrapper<Scalars['NonNegativeFloat']['output']>;
  NonNegativeInt: ResolverTypeWrapper<Scalars['NonNegativeInt']['output']>;
  BigInt: ResolverTypeWrapper<Scalars['BigInt']['output']>;
  JSONObject: ResolverTypeWrapper<Scalars['JSONObject']['output']>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
  Provider: Provider;
  ProviderStatus: ProviderStatus;
  ProviderProblem: ProviderProblem;
  ProviderLink: ResolverTypeWrapper<LinkRecordRecord>;
  ConnectProviderInput: ConnectProviderInput;
  DisconnectProviderInput: DisconnectProviderInput;
  ConnectProviderPayload: ResolverTypeWrapper<Omit<ConnectProviderPayload, 'athlete'> & { athlete?: Maybe<ResolversTypes['Athlete']> }>;
  DisconnectProviderPayload: ResolverTypeWrapper<Omit<DisconnectProviderPayload, 'athlete'> & { athlete?: Maybe<ResolversTypes['Athlete']> }>;
  RunType: RunType;
  Surface: Surface;
  SportSource: SportSource;
  Lap: ResolverTypeWrapper<NumberedLapRecord>;
  Run: ResolverTypeWrapper<RunRecordRecord>;
  RunTrack: ResolverTypeWrapper<RunTrack>;
  DuplicateVerdict: DuplicateVerdict;
  PossibleDuplicate: ResolverTypeWrapper<PossibleDuplicateParentRecord>;
  BreachedRule: BreachedRule;
  Adherence: Adherence;
  MissingFact: MissingFact;
  RuleVerdict: ResolverTypeWrapper<RuleVerdictParentRecord>;
  RunChange: RunChange;
  FormerVerdict: ResolverTypeWrapper<FormerVerdictRecord>;
  Breach: ResolverTypeWrapper<BreachParentRecord>;
  RunConnection: ResolverTypeWrapper<Omit<RunConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['RunEdge']>, nodes: Array<ResolversTypes['Run']> }>;
  RunEdge: ResolverTypeWrapper<Omit<RunEdge, 'node'> & { node: ResolversTypes['Run'] }>;
  LapInput: LapInput;
  RunInput: RunInput;
  RecordRunsInput: RecordRunsInput;
  RecordRunStatus: RecordRunStatus;
  RecordRunResult: ResolverTypeWrapper<Omit<RecordRunResult, 'run'> & { run?: Maybe<ResolversTypes['Run']> }>;
  RecordRunsPayload: ResolverTypeWrapper<Omit<RecordRunsPayload, 'results' | 'athlete'> & { results?: Maybe<Array<ResolversTypes['RecordRunResult']>>, athlete?: Maybe<ResolversTypes['Athlete']> }>;
  EditRunInput: EditRunInput;
  EditRunPayload: ResolverTypeWrapper<Omit<EditRunPayload, 'run'> & { run?: Maybe<ResolversTypes['Run']> }>;
  DeleteRunInput: DeleteRunInput;
  DeleteRunPayload: ResolverTypeWrapper<Omit<DeleteRunPayload, 'athlete'> & { athlete?: Maybe<ResolversTypes['Athlete']> }>;
  MarkDuplicateInput: MarkDuplicateInput;
  MarkDuplicatePayload: ResolverTypeWrapper<Omit<MarkDuplicatePayload, 'run' | 'athlete'> & { run?: Maybe<ResolversTypes['Run']>, athlete?: Maybe<ResolversTypes['Athlete']> }>;
  SessionActivity: SessionActivity;
  Session: ResolverTypeWrapper<SessionRecordRecord>;
  SessionConnection: ResolverTypeWrapper<Omit<SessionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['SessionEdge']>, nodes: Array<ResolversTypes['Session']> }>;
  SessionEdge: ResolverTypeWrapper<Omit<SessionEdge, 'node'> & { node: ResolversTypes['Session'] }>;
  DeletedRecordKind: DeletedRecordKind;
  DeletedRecord: ResolverTypeWrapper<DeletedParentRecord>;
  DeletedRecordConnection: ResolverTypeWrapper<Omit<DeletedRecordConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['DeletedRecordEdge']>, nodes: Array<ResolversTypes['DeletedRecord']> }>;
  DeletedRecordEdge: ResolverTypeWrapper<Omit<DeletedRecordEdge, 'node'> & { node: ResolversTypes['DeletedRecord'] }>;
  RequirementStatus: RequirementStatus;
  Requirement: ResolverTypeWrapper<RequirementRecord>;
  LogSessionInput: LogSessionInput;
  LogSessionPayload: ResolverTypeWrapper<Omit<LogSessionPayload, 'session' | 'athlete'> & { session?: Maybe<ResolversTypes['Session']>, athlete?: Maybe<ResolversTypes['Athlete']> }>;
  EditSessionInput: EditSessionInput;
  EditSessionPayload: ResolverTypeWrapper<Omit<EditSessionPayload, 'session' | 'athlete'> & { session?: Maybe<ResolversTypes['Session']>, athlete?: Maybe<ResolversTypes['Athlete']> }>;
  DeleteSessionInput: DeleteSessionInput;
  DeleteSessionPayload: ResolverTypeWrapper<Omit<DeleteSessionPayload, 'athlete'> & { athlete?: Maybe<ResolversTypes['Athlete']> }>;
  BodyRegion: BodyRegion;
  BodySite: BodySite;
  Side: Side;
  Sensation: Sensation;
  Phase: Phase;
  SymptomStatus: SymptomStatus;
  Trend: Trend;
  MovementKind: MovementKind;
  Pathology: Pathology;
  Certainty: Certainty;
  Verification: Verification;
  Symptom: ResolverTypeWrapper<SymptomRecordRecord>;
  SymptomCorrectionKind: SymptomCorrectionKind;
  SymptomCorrection: ResolverTypeWrapper<SymptomCorrectionRecord>;
  Observation: ResolverTypeWrapper<ObservationRecordRecord>;
  FormerObservation: ResolverTypeWrapper<FormerObservationRecord>;
  Movement: ResolverTypeWrapper<MovementRecord>;
  Diagnosis: ResolverTypeWrapper<DiagnosisParentRecord>;
  SymptomConnection: ResolverTypeWrapper<Omit<SymptomConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['SymptomEdge']>, nodes: Array<ResolversTypes['Symptom']> }>;
  SymptomEdge: ResolverTypeWrapper<Omit<SymptomEdge, 'node'> & { node: ResolversTypes['Symptom'] }>;
  ObservationConnection: ResolverTypeWrapper<Omit<ObservationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ObservationEdge']>, nodes: Array<ResolversTypes['Observation']> }>;
  ObservationEdge: ResolverTypeWrapper<Omit<ObservationEdge, 'node'> & { node: ResolversTypes['Observation'] }>;
  ObservationInput: ObservationInput;
  ReportSymptomInput: ReportSymptomInput;
  ReportSymptomPayload: ResolverTypeWrapper<Omit<ReportSymptomPayload, 'symptom'> & { symptom?: Maybe<ResolversTypes['Symptom']> }>;
  AddObservationInput: AddObservationInput;
  AddObservationPayload: ResolverTypeWrapper<Omit<AddObservationPayload, 'observation' | 'symptom'> & { observation?: Maybe<ResolversTypes['Observation']>, symptom?: Maybe<ResolversTypes['Symptom']> }>;
  CorrectObservationInput: CorrectObservationInput;
  CorrectObservationPayload: ResolverTypeWrapper<Omit<CorrectObservationPayload, 'observation' | 'symptom'> & { observation?: Maybe<ResolversTypes['Observation']>, symptom?: Maybe<ResolversTypes['Symptom']> }>;
  ResolveSymptomInput: ResolveSymptomInput;
  ResolveSymptomPayload: ResolverTypeWrapper<Omit<ResolveSymptomPayload, 'symptom'> & { symptom?: Maybe<ResolversTypes['Symptom']> }>;
  RecurSymptomInput: RecurSymptomInput;
  RecurSymptomPayload: ResolverTypeWrapper<Omit<RecurSymptomPayload, 'symptom'> & { symptom?: Maybe<ResolversTypes['Symptom']> }>;
  MergeSymptomsInput: MergeSymptomsInput;
  MergeSymptomsPayload: ResolverTypeWrapper<Omit<MergeSymptomsPayload, 'symptom'> & { symptom?: Maybe<ResolversTypes['Symptom']> }>;
  ReopenSymptomInput: ReopenSymptomInput;
  ReopenSymptomPayload: ResolverTypeWrapper<Omit<ReopenSymptomPayload, 'symptom'> & { symptom?: Maybe<ResolversTypes['Symptom']> }>;
  UnmergeSymptomsInput: UnmergeSymptomsInput;
  UnmergeSymptomsPayload: ResolverTypeWrapper<Omit<UnmergeSymptomsPayload, 'symptom'> & { symptom?: Maybe<ResolversTypes['Symptom']> }>;
  DiagnoseSymptomInput: DiagnoseSymptomInput;
  DiagnoseSymptomPayload: ResolverTypeWrapper<Omit<DiagnoseSymptomPayload, 'symptom'> & { symptom?: Maybe<ResolversTypes['Symptom']> }>;
  OsiicsCode: ResolverTypeWrapper<OsiicsCodeRecord>;
  OsiicsConflict: OsiicsConflict;
  Person: ResolverTypeWrapper<Person>;
  SidelinedOrder: SidelinedOrder;
  AttentionCode: AttentionCode;
  AttentionReason: ResolverTypeWrapper<Omit<AttentionReason, 'mark'> & { mark?: Maybe<ResolversTypes['AttentionMark']> }>;
  AttentionMarkKind: AttentionMarkKind;
  AttentionMark: ResolverTypeWrapper<Omit<AttentionMark, 'by'> & { by: ResolversTypes['Person'] }>;
  AttentionItem: ResolverTypeWrapper<Omit<AttentionItem, 'athlete' | 'reasons'> & { athlete: ResolversTypes['Athlete'], reasons: Array<ResolversTypes['AttentionReason']> }>;
  AttentionItemConnection: ResolverTypeWrapper<Omit<AttentionItemConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['AttentionItemEdge']>, nodes: Array<ResolversTypes['AttentionItem']> }>;
  AttentionItemEdge: ResolverTypeWrapper<Omit<AttentionItemEdge, 'node'> & { node: ResolversTypes['AttentionItem'] }>;
  InvitationStatus: InvitationStatus;
  Invitation: ResolverTypeWrapper<InvitationRecordRecord>;
  InvitationConnection: ResolverTypeWrapper<Omit<InvitationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['InvitationEdge']>, nodes: Array<ResolversTypes['Invitation']> }>;
  InvitationEdge: ResolverTypeWrapper<Omit<InvitationEdge, 'node'> & { node: ResolversTypes['Invitation'] }>;
  InviteToTeamInput: InviteToTeamInput;
  InviteAthleteInput: InviteAthleteInput;
  InvitationKindInput: InvitationKindInput;
  InviteInput: InviteInput;
  InvitePayload: ResolverTypeWrapper<Omit<InvitePayload, 'invitation'> & { invitation?: Maybe<ResolversTypes['Invitation']> }>;
  AcceptInvitationInput: AcceptInvitationInput;
  AcceptInvitationPayload: ResolverTypeWrapper<Omit<AcceptInvitationPayload, 'grant' | 'athlete'> & { grant?: Maybe<ResolversTypes['Grant']>, athlete?: Maybe<ResolversTypes['Athlete']> }>;
  RevocationInput: RevocationInput;
  RevokeInput: RevokeInput;
  RevokePayload: ResolverTypeWrapper<RevokePayload>;
  ShareTracksInput: ShareTracksInput;
  ShareTracksPayload: ResolverTypeWrapper<Omit<ShareTracksPayload, 'grant'> & { grant?: Maybe<ResolversTypes['Grant']> }>;
  MarkAttentionInput: MarkAttentionInput;
  MarkAttentionPayload: ResolverTypeWrapper<Omit<MarkAttentionPayload, 'item'> & { item?: Maybe<ResolversTypes['AttentionItem']> }>;
  WebhookEventType: WebhookEventType;
  WebhookStatus: WebhookStatus;
  WebhookDisabledReason: WebhookDisabledReason;
  WebhookDeliveryStatus: WebhookDeliveryStatus;
  WebhookAttemptOutcome: WebhookAttemptOutcome;
  WebhookAttempt: ResolverTypeWrapper<AttemptRecordRecord>;
  WebhookHealthState: WebhookHealthState;
  WebhookHealth: ResolverTypeWrapper<WebhookHealthRecord>;
  WebhookDelivery: ResolverTypeWrapper<DeliveryRecordRecord>;
  WebhookDeliveryConnection: ResolverTypeWrapper<Omit<WebhookDeliveryConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['WebhookDeliveryEdge']>, nodes: Array<ResolversTypes['WebhookDelivery']> }>;
  WebhookDeliveryEdge: ResolverTypeWrapper<Omit<WebhookDeliveryEdge, 'node'> & { node: ResolversTypes['WebhookDelivery'] }>;
  Webhook: ResolverTypeWrapper<WebhookRecordRecord>;
  CreateWebhookInput: CreateWebhookInput;
  CreateWebhookPayload: ResolverTypeWrapper<Omit<CreateWebhookPayload, 'webhook'> & { webhook?: Maybe<ResolversTypes['Webhook']> }>;
  UpdateWebhookInput: UpdateWebhookInput;
  UpdateWebhookPayload: ResolverTypeWrapper<Omit<UpdateWebhookPayload, 'webhook'> & { webhook?: Maybe<ResolversTypes['Webhook']> }>;
  RotateWebhookSecretInput: RotateWebhookSecretInput;
  RotateWebhookSecretPayload: ResolverTypeWrapper<Omit<RotateWebhookSecretPayload, 'webhook'> & { webhook?: Maybe<ResolversTypes['Webhook']> }>;
  DeleteWebhookInput: DeleteWebhookInput;
  DeleteWebhookPayload: ResolverTypeWrapper<DeleteWebhookPayload>;
  RedeliverWebhookInput: RedeliverWebhookInput;
  RedeliverWebhookPayload: ResolverTypeWrapper<Omit<RedeliverWebhookPayload, 'delivery'> & { delivery?: Maybe<ResolversTypes['WebhookDelivery']> }>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  DeleteAccountInput: DeleteAccountInput;
  ID: Scalars['ID']['output'];
  String: Scalars['String']['output'];
  DeleteAccountPayload: DeleteAccountPayload;
  Boolean: Scalars['Boolean']['output'];
  Mutation: Record<PropertyKey, never>;
  Athlete: AthleteViewRecord;
  Int: Scalars['Int']['output'];
  Availability: AvailabilityParentRecord;
  AvailabilityStretch: AvailabilityStretchRecord;
  ActivityPermission: ActivityPermissionParentRecord;
  SymptomSummary: SymptomSummary;
  WeeklyTotal: WeeklyTotalRecord;
  TimelineItem: ResolversUnionTypes<ResolversParentTypes>['TimelineItem'];
  TimelineItemConnection: Omit<TimelineItemConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['TimelineItemEdge']>, nodes: Array<ResolversParentTypes['TimelineItem']> };
  TimelineItemEdge: Omit<TimelineItemEdge, 'node'> & { node: ResolversParentTypes['TimelineItem'] };
  AthleteConnection: Omit<AthleteConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['AthleteEdge']>, nodes: Array<ResolversParentTypes['Athlete']> };
  AthleteEdge: Omit<AthleteEdge, 'node'> & { node: ResolversParentTypes['Athlete'] };
  Grant: GrantRecordRecord;
  GrantConnection: Omit<GrantConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['GrantEdge']>, nodes: Array<ResolversParentTypes['Grant']> };
  GrantEdge: Omit<GrantEdge, 'node'> & { node: ResolversParentTypes['Grant'] };
  Query: Record<PropertyKey, never>;
  CreateAthleteInput: CreateAthleteInput;
  UpdateAthleteInput: UpdateAthleteInput;
  ExportAthleteInput: ExportAthleteInput;
  EraseAthleteInput: EraseAthleteInput;
  CreateAthletePayload: Omit<CreateAthletePayload, 'athlete'> & { athlete?: Maybe<ResolversParentTypes['Athlete']> };
  UpdateAthletePayload: Omit<UpdateAthletePayload, 'athlete'> & { athlete?: Maybe<ResolversParentTypes['Athlete']> };
  ExportAthletePayload: ExportAthletePayload;
  EraseAthletePayload: EraseAthletePayload;
  AuditEntry: ShownEntryRecord;
  AuditEntryConnection: Omit<AuditEntryConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['AuditEntryEdge']>, nodes: Array<ResolversParentTypes['AuditEntry']> };
  AuditEntryEdge: Omit<AuditEntryEdge, 'node'> & { node: ResolversParentTypes['AuditEntry'] };
  CommentSubject: ResolversUnionTypes<ResolversParentTypes>['CommentSubject'];
  Comment: CommentRecordRecord;
  CommentConnection: Omit<CommentConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['CommentEdge']>, nodes: Array<ResolversParentTypes['Comment']> };
  CommentEdge: Omit<CommentEdge, 'node'> & { node: ResolversParentTypes['Comment'] };
  AddCommentInput: AddCommentInput;
  AddCommentPayload: Omit<AddCommentPayload, 'comment'> & { comment?: Maybe<ResolversParentTypes['Comment']> };
  EditCommentInput: EditCommentInput;
  EditCommentPayload: Omit<EditCommentPayload, 'comment'> & { comment?: Maybe<ResolversParentTypes['Comment']> };
  DeleteCommentInput: DeleteCommentInput;
  DeleteCommentPayload: Omit<DeleteCommentPayload, 'comment'> & { comment?: Maybe<ResolversParentTypes['Comment']> };
  PromoteCommentInput: PromoteCommentInput;
  PromotionTargetInput: PromotionTargetInput;
  PromoteCommentPayload: Omit<PromoteCommentPayload, 'comment' | 'observation' | 'symptom'> & { comment?: Maybe<ResolversParentTypes['Comment']>, observation?: Maybe<ResolversParentTypes['Observation']>, symptom?: Maybe<ResolversParentTypes['Symptom']> };
  WalkRun: WalkRun;
  Rule: InstructionRuleRecord;
  RuleGap: RuleGapRecord;
  ReplacedRule: ReplacedRuleRecord;
  EarlyEnd: EarlyEndParentRecord;
  Acknowledgement: AcknowledgementParentRecord;
  Instruction: InstructionRecordRecord;
  InstructionConnection: Omit<InstructionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['InstructionEdge']>, nodes: Array<ResolversParentTypes['Instruction']> };
  InstructionEdge: Omit<InstructionEdge, 'node'> & { node: ResolversParentTypes['Instruction'] };
  RuleInput: RuleInput;
  Float: Scalars['Float']['output'];
  WalkRunInput: WalkRunInput;
  IssueInstructionInput: IssueInstructionInput;
  IssueInstructionPayload: Omit<IssueInstructionPayload, 'instruction' | 'athlete' | 'endedRules'> & { instruction?: Maybe<ResolversParentTypes['Instruction']>, athlete?: Maybe<ResolversParentTypes['Athlete']>, endedRules?: Maybe<Array<ResolversParentTypes['ReplacedRule']>> };
  SupersedeInstructionInput: SupersedeInstructionInput;
  SupersedeInstructionPayload: Omit<SupersedeInstructionPayload, 'instruction' | 'athlete' | 'endedRules'> & { instruction?: Maybe<ResolversParentTypes['Instruction']>, athlete?: Maybe<ResolversParentTypes['Athlete']>, endedRules?: Maybe<Array<ResolversParentTypes['ReplacedRule']>> };
  WithdrawInstructionInput: WithdrawInstructionInput;
  WithdrawInstructionPayload: Omit<WithdrawInstructionPayload, 'instruction' | 'athlete' | 'restoredRules'> & { instruction?: Maybe<ResolversParentTypes['Instruction']>, athlete?: Maybe<ResolversParentTypes['Athlete']>, restoredRules?: Maybe<Array<ResolversParentTypes['ReplacedRule']>> };
  EndInstructionInput: EndInstructionInput;
  EndInstructionPayload: Omit<EndInstructionPayload, 'instruction' | 'athlete'> & { instruction?: Maybe<ResolversParentTypes['Instruction']>, athlete?: Maybe<ResolversParentTypes['Athlete']> };
  AcknowledgeInstructionInput: AcknowledgeInstructionInput;
  AcknowledgeInstructionPayload: Omit<AcknowledgeInstructionPayload, 'instruction'> & { instruction?: Maybe<ResolversParentTypes['Instruction']> };
  IntegrationProfile: IntegrationProfileRecord;
  IntegrationDecision: IntegrationDecisionRecord;
  IntegrationSecret: ClientSecretRecord;
  IntegrationUsage: IntegrationUsage;
  Integration: IntegrationRecordRecord;
  IntegrationConnection: Omit<IntegrationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['IntegrationEdge']>, nodes: Array<ResolversParentTypes['Integration']> };
  IntegrationEdge: Omit<IntegrationEdge, 'node'> & { node: ResolversParentTypes['Integration'] };
  Viewer: ViewerRecord;
  IntegrationWebhookInput: IntegrationWebhookInput;
  RegisterIntegrationInput: RegisterIntegrationInput;
  RegisterIntegrationPayload: Omit<RegisterIntegrationPayload, 'integration'> & { integration?: Maybe<ResolversParentTypes['Integration']> };
  UpdateIntegrationInput: UpdateIntegrationInput;
  UpdateIntegrationPayload: Omit<UpdateIntegrationPayload, 'integration'> & { integration?: Maybe<ResolversParentTypes['Integration']> };
  ReviewIntegrationInput: ReviewIntegrationInput;
  ReviewIntegrationPayload: Omit<ReviewIntegrationPayload, 'integration'> & { integration?: Maybe<ResolversParentTypes['Integration']> };
  DateTime: Scalars['DateTime']['output'];
  LocalDate: Scalars['LocalDate']['output'];
  TimeZone: Scalars['TimeZone']['output'];
  NonNegativeFloat: Scalars['NonNegativeFloat']['output'];
  NonNegativeInt: Scalars['NonNegativeInt']['output'];
  BigInt: Scalars['BigInt']['output'];
  JSONObject: Scalars['JSONObject']['output'];
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  PageInfo: PageInfo;
  UserError: UserError;
  ProviderLink: LinkRecordRecord;
  ConnectProviderInput: ConnectProviderInput;
  DisconnectProviderInput: DisconnectProviderInput;
  ConnectProviderPayload: Omit<ConnectProviderPayload, 'athlete'> & { athlete?: Maybe<ResolversParentTypes['Athlete']> };
  DisconnectProviderPayload: Omit<DisconnectProviderPayload, 'athlete'> & { athlete?: Maybe<ResolversParentTypes['Athlete']> };
  Lap: NumberedLapRecord;
  Run: RunRecordRecord;
  RunTrack: RunTrack;
  PossibleDuplicate: PossibleDuplicateParentRecord;
  RuleVerdict: RuleVerdictParentRecord;
  FormerVerdict: FormerVerdictRecord;
  Breach: BreachParentRecord;
  RunConnection: Omit<RunConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['RunEdge']>, nodes: Array<ResolversParentTypes['Run']> };
  RunEdge: Omit<RunEdge, 'node'> & { node: ResolversParentTypes['Run'] };
  LapInput: LapInput;
  RunInput: RunInput;
  RecordRunsInput: RecordRunsInput;
  RecordRunResult: Omit<RecordRunResult, 'run'> & { run?: Maybe<ResolversParentTypes['Run']> };
  RecordRunsPayload: Omit<RecordRunsPayload, 'results' | 'athlete'> & { results?: Maybe<Array<ResolversParentTypes['RecordRunResult']>>, athlete?: Maybe<ResolversParentTypes['Athlete']> };
  EditRunInput: EditRunInput;
  EditRunPayload: Omit<EditRunPayload, 'run'> & { run?: Maybe<ResolversParentTypes['Run']> };
  DeleteRunInput: DeleteRunInput;
  DeleteRunPayload: Omit<DeleteRunPayload, 'athlete'> & { athlete?: Maybe<ResolversParentTypes['Athlete']> };
  MarkDuplicateInput: MarkDuplicateInput;
  MarkDuplicatePayload: Omit<MarkDuplicatePayload, 'run' | 'athlete'> & { run?: Maybe<ResolversParentTypes['Run']>, athlete?: Maybe<ResolversParentTypes['Athlete']> };
  Session: SessionRecordRecord;
  SessionConnection: Omit<SessionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['SessionEdge']>, nodes: Array<ResolversParentTypes['Session']> };
  SessionEdge: Omit<SessionEdge, 'node'> & { node: ResolversParentTypes['Session'] };
  DeletedRecord: DeletedParentRecord;
  DeletedRecordConnection: Omit<DeletedRecordConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['DeletedRecordEdge']>, nodes: Array<ResolversParentTypes['DeletedRecord']> };
  DeletedRecordEdge: Omit<DeletedRecordEdge, 'node'> & { node: ResolversParentTypes['DeletedRecord'] };
  Requirement: RequirementRecord;
  LogSessionInput: LogSessionInput;
  LogSessionPayload: Omit<LogSessionPayload, 'session' | 'athlete'> & { session?: Maybe<ResolversParentTypes['Session']>, athlete?: Maybe<ResolversParentTypes['Athlete']> };
  EditSessionInput: EditSessionInput;
  EditSessionPayload: Omit<EditSessionPayload, 'session' | 'athlete'> & { session?: Maybe<ResolversParentTypes['Session']>, athlete?: Maybe<ResolversParentTypes['Athlete']> };
  DeleteSessionInput: DeleteSessionInput;
  DeleteSessionPayload: Omit<DeleteSessionPayload, 'athlete'> & { athlete?: Maybe<ResolversParentTypes['Athlete']> };
  Symptom: SymptomRecordRecord;
  SymptomCorrection: SymptomCorrectionRecord;
  Observation: ObservationRecordRecord;
  FormerObservation: FormerObservationRecord;
  Movement: MovementRecord;
  Diagnosis: DiagnosisParentRecord;
  SymptomConnection: Omit<SymptomConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['SymptomEdge']>, nodes: Array<ResolversParentTypes['Symptom']> };
  SymptomEdge: Omit<SymptomEdge, 'node'> & { node: ResolversParentTypes['Symptom'] };
  ObservationConnection: Omit<ObservationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ObservationEdge']>, nodes: Array<ResolversParentTypes['Observation']> };
  ObservationEdge: Omit<ObservationEdge, 'node'> & { node: ResolversParentTypes['Observation'] };
  ObservationInput: ObservationInput;
  ReportSymptomInput: ReportSymptomInput;
  ReportSymptomPayload: Omit<ReportSymptomPayload, 'symptom'> & { symptom?: Maybe<ResolversParentTypes['Symptom']> };
  AddObservationInput: AddObservationInput;
  AddObservationPayload: Omit<AddObservationPayload, 'observation' | 'symptom'> & { observation?: Maybe<ResolversParentTypes['Observation']>, symptom?: Maybe<ResolversParentTypes['Symptom']> };
  CorrectObservationInput: CorrectObservationInput;
  CorrectObservationPayload: Omit<CorrectObservationPayload, 'observation' | 'symptom'> & { observation?: Maybe<ResolversParentTypes['Observation']>, symptom?: Maybe<ResolversParentTypes['Symptom']> };
  ResolveSymptomInput: ResolveSymptomInput;
  ResolveSymptomPayload: Omit<ResolveSymptomPayload, 'symptom'> & { symptom?: Maybe<ResolversParentTypes['Symptom']> };
  RecurSymptomInput: RecurSymptomInput;
  RecurSymptomPayload: Omit<RecurSymptomPayload, 'symptom'> & { symptom?: Maybe<ResolversParentTypes['Symptom']> };
  MergeSymptomsInput: MergeSymptomsInput;
  MergeSymptomsPayload: Omit<MergeSymptomsPayload, 'symptom'> & { symptom?: Maybe<ResolversParentTypes['Symptom']> };
  ReopenSymptomInput: ReopenSymptomInput;
  ReopenSymptomPayload: Omit<ReopenSymptomPayload, 'symptom'> & { symptom?: Maybe<ResolversParentTypes['Symptom']> };
  UnmergeSymptomsInput: UnmergeSymptomsInput;
  UnmergeSymptomsPayload: Omit<UnmergeSymptomsPayload, 'symptom'> & { symptom?: Maybe<ResolversParentTypes['Symptom']> };
  DiagnoseSymptomInput: DiagnoseSymptomInput;
  DiagnoseSymptomPayload: Omit<DiagnoseSymptomPayload, 'symptom'> & { symptom?: Maybe<ResolversParentTypes['Symptom']> };
  OsiicsCode: OsiicsCodeRecord;
  Person: Person;
  AttentionReason: Omit<AttentionReason, 'mark'> & { mark?: Maybe<ResolversParentTypes['AttentionMark']> };
  AttentionMark: Omit<AttentionMark, 'by'> & { by: ResolversParentTypes['Person'] };
  AttentionItem: Omit<AttentionItem, 'athlete' | 'reasons'> & { athlete: ResolversParentTypes['Athlete'], reasons: Array<ResolversParentTypes['AttentionReason']> };
  AttentionItemConnection: Omit<AttentionItemConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['AttentionItemEdge']>, nodes: Array<ResolversParentTypes['AttentionItem']> };
  AttentionItemEdge: Omit<AttentionItemEdge, 'node'> & { node: ResolversParentTypes['AttentionItem'] };
  Invitation: InvitationRecordRecord;
  InvitationConnection: Omit<InvitationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['InvitationEdge']>, nodes: Array<ResolversParentTypes['Invitation']> };
  InvitationEdge: Omit<InvitationEdge, 'node'> & { node: ResolversParentTypes['Invitation'] };
  InviteToTeamInput: InviteToTeamInput;
  InviteAthleteInput: InviteAthleteInput;
  InvitationKindInput: InvitationKindInput;
  InviteInput: InviteInput;
  InvitePayload: Omit<InvitePayload, 'invitation'> & { invitation?: Maybe<ResolversParentTypes['Invitation']> };
  AcceptInvitationInput: AcceptInvitationInput;
  AcceptInvitationPayload: Omit<AcceptInvitationPayload, 'grant' | 'athlete'> & { grant?: Maybe<ResolversParentTypes['Grant']>, athlete?: Maybe<ResolversParentTypes['Athlete']> };
  RevocationInput: RevocationInput;
  RevokeInput: RevokeInput;
  RevokePayload: RevokePayload;
  ShareTracksInput: ShareTracksInput;
  ShareTracksPayload: Omit<ShareTracksPayload, 'grant'> & { grant?: Maybe<ResolversParentTypes['Grant']> };
  MarkAttentionInput: MarkAttentionInput;
  MarkAttentionPayload: Omit<MarkAttentionPayload, 'item'> & { item?: Maybe<ResolversParentTypes['AttentionItem']> };
  WebhookAttempt: AttemptRecordRecord;
  WebhookHealth: WebhookHealthRecord;
  WebhookDelivery: DeliveryRecordRecord;
  WebhookDeliveryConnection: Omit<WebhookDeliveryConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['WebhookDeliveryEdge']>, nodes: Array<ResolversParentTypes['WebhookDelivery']> };
  WebhookDeliveryEdge: Omit<WebhookDeliveryEdge, 'node'> & { node: ResolversParentTypes['WebhookDelivery'] };
  Webhook: WebhookRecordRecord;
  CreateWebhookInput: CreateWebhookInput;
  CreateWebhookPayload: Omit<CreateWebhookPayload, 'webhook'> & { webhook?: Maybe<ResolversParentTypes['Webhook']> };
  UpdateWebhookInput: UpdateWebhookInput;
  UpdateWebhookPayload: Omit<UpdateWebhookPayload, 'webhook'> & { webhook?: Maybe<ResolversParentTypes['Webhook']> };
  RotateWebhookSecretInput: RotateWebhookSecretInput;
  RotateWebhookSecretPayload: Omit<RotateWebhookSecretPayload, 'webhook'> & { webhook?: Maybe<ResolversParentTypes['Webhook']> };
  DeleteWebhookInput: DeleteWebhookInput;
  DeleteWebhookPayload: DeleteWebhookPayload;
  RedeliverWebhookInput: RedeliverWebhookInput;
  RedeliverWebhookPayload: Omit<RedeliverWebhookPayload, 'delivery'> & { delivery?: Maybe<ResolversParentTypes['WebhookDelivery']> };
};

export type DeleteAccountPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteAccountPayload'] = ResolversParentTypes['DeleteAccountPayload']> = {
  done?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  deletedCount?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  deleteAccount?: Resolver<ResolversTypes['DeleteAccountPayload'], ParentType, ContextType, RequireFields<MutationDeleteAccountArgs, 'input'>>;
  createAthlete?: Resolver<ResolversTypes['CreateAthletePayload'], ParentType, ContextType, RequireFields<MutationCreateAthleteArgs, 'input'>>;
  updateAthlete?: Resolver<ResolversTypes['UpdateAthletePayload'], ParentType, ContextType, RequireFields<MutationUpdateAthleteArgs, 'input'>>;
  exportAthlete?: Resolver<ResolversTypes['ExportAthletePayload'], ParentType, ContextType, RequireFields<MutationExportAthleteArgs, 'input'>>;
  eraseAthlete?: Resolver<ResolversTypes['EraseAthletePayload'], ParentType, ContextType, RequireFields<MutationEraseAthleteArgs, 'input'>>;
  addComment?: Resolver<ResolversTypes['AddCommentPayload'], ParentType, ContextType, RequireFields<MutationAddCommentArgs, 'input'>>;
  editComment?: Resolver<ResolversTypes['EditCommentPayload'], ParentType, ContextType, RequireFields<MutationEditCommentArgs, 'input'>>;
  deleteComment?: Resolver<ResolversTypes['DeleteCommentPayload'], ParentType, ContextType, RequireFields<MutationDeleteCommentArgs, 'input'>>;
  promoteComment?: Resolver<ResolversTypes['PromoteCommentPayload'], ParentType, ContextType, RequireFields<MutationPromoteCommentArgs, 'input'>>;
  issueInstruction?: Resolver<ResolversTypes['IssueInstructionPayload'], ParentType, ContextType, RequireFields<MutationIssueInstructionArgs, 'input'>>;
  supersedeInstruction?: Resolver<ResolversTypes['SupersedeInstructionPayload'], ParentType, ContextType, RequireFields<MutationSupersedeInstructionArgs, 'input'>>;
  withdrawInstruction?: Resolver<ResolversTypes['WithdrawInstructionPayload'], ParentType, ContextType, RequireFields<MutationWithdrawInstructionArgs, 'input'>>;
  endInstruction?: Resolver<ResolversTypes['EndInstructionPayload'], ParentType, ContextType, RequireFields<MutationEndInstructionArgs, 'input'>>;
  acknowledgeInstruction?: Resolver<ResolversTypes['AcknowledgeInstructionPayload'], ParentType, ContextType, RequireFields<MutationAcknowledgeInstructionArgs, 'input'>>;
  registerIntegration?: Resolver<ResolversTypes['RegisterIntegrationPayload'], ParentType, ContextType, RequireFields<MutationRegisterIntegrationArgs, 'input'>>;
  updateIntegration?: Resolver<ResolversTypes['UpdateIntegrationPayload'], ParentType, ContextType, RequireFields<MutationUpdateIntegrationArgs, 'input'>>;
  reviewIntegration?: Resolver<ResolversTypes['ReviewIntegrationPayload'], ParentType, ContextType, RequireFields<MutationReviewIntegrationArgs, 'input'>>;
  connectProvider?: Resolver<ResolversTypes['ConnectProviderPayload'], ParentType, ContextType, RequireFields<MutationConnectProviderArgs, 'input'>>;
  disconnectProvider?: Resolver<ResolversTypes['DisconnectProviderPayload'], ParentType, ContextType, RequireFields<MutationDisconnectProviderArgs, 'input'>>;
  recordRuns?: Resolver<ResolversTypes['RecordRunsPayload'], ParentType, ContextType, RequireFields<MutationRecordRunsArgs, 'input'>>;
  editRun?: Resolver<ResolversTypes['EditRunPayload'], ParentType, ContextType, RequireFields<MutationEditRunArgs, 'input'>>;
  deleteRun?: Resolver<ResolversTypes['DeleteRunPayload'], ParentType, ContextType, RequireFields<MutationDeleteRunArgs, 'input'>>;
  markDuplicate?: Resolver<ResolversTypes['MarkDuplicatePayload'], ParentType, ContextType, RequireFields<MutationMarkDuplicateArgs, 'input'>>;
  logSession?: Resolver<ResolversTypes['LogSessionPayload'], ParentType, ContextType, RequireFields<MutationLogSessionArgs, 'input'>>;
  editSession?: Resolver<ResolversTypes['EditSessionPayload'], ParentType, ContextType, RequireFields<MutationEditSessionArgs, 'input'>>;
  deleteSession?: Resolver<ResolversTypes['DeleteSessionPayload'], ParentType, ContextType, RequireFields<MutationDeleteSessionArgs, 'input'>>;
  reportSymptom?: Resolver<ResolversTypes['ReportSymptomPayload'], ParentType, ContextType, RequireFields<MutationReportSymptomArgs, 'input'>>;
  addObservation?: Resolver<ResolversTypes['AddObservationPayload'], ParentType, ContextType, RequireFields<MutationAddObservationArgs, 'input'>>;
  correctObservation?: Resolver<ResolversTypes['CorrectObservationPayload'], ParentType, ContextType, RequireFields<MutationCorrectObservationArgs, 'input'>>;
  resolveSymptom?: Resolver<ResolversTypes['ResolveSymptomPayload'], ParentType, ContextType, RequireFields<MutationResolveSymptomArgs, 'input'>>;
  recurSymptom?: Resolver<ResolversTypes['RecurSymptomPayload'], ParentType, ContextType, RequireFields<MutationRecurSymptomArgs, 'input'>>;
  mergeSymptoms?: Resolver<ResolversTypes['MergeSymptomsPayload'], ParentType, ContextType, RequireFields<MutationMergeSymptomsArgs, 'input'>>;
  reopenSymptom?: Resolver<ResolversTypes['ReopenSymptomPayload'], ParentType, ContextType, RequireFields<MutationReopenSymptomArgs, 'input'>>;
  unmergeSymptoms?: Resolver<ResolversTypes['UnmergeSymptomsPayload'], ParentType, ContextType, RequireFields<MutationUnmergeSymptomsArgs, 'input'>>;
  diagnoseSymptom?: Resolver<ResolversTypes['DiagnoseSymptomPayload'], ParentType, ContextType, RequireFields<MutationDiagnoseSymptomArgs, 'input'>>;
  markAttention?: Resolver<ResolversTypes['MarkAttentionPayload'], ParentType, ContextType, RequireFields<MutationMarkAttentionArgs, 'input'>>;
  invite?: Resolver<ResolversTypes['InvitePayload'], ParentType, ContextType, RequireFields<MutationInviteArgs, 'input'>>;
  acceptInvitation?: Resolver<ResolversTypes['AcceptInvitationPayload'], ParentType, ContextType, RequireFields<MutationAcceptInvitationArgs, 'input'>>;
  revoke?: Resolver<ResolversTypes['RevokePayload'], ParentType, ContextType, RequireFields<MutationRevokeArgs, 'input'>>;
  shareTracks?: Resolver<ResolversTypes['ShareTracksPayload'], ParentType, ContextType, RequireFields<MutationShareTracksArgs, 'input'>>;
  createWebhook?: Resolver<ResolversTypes['CreateWebhookPayload'], ParentType, ContextType, RequireFields<MutationCreateWebhookArgs, 'input'>>;
  updateWebhook?: Resolver<ResolversTypes['UpdateWebhookPayload'], ParentType, ContextType, RequireFields<MutationUpdateWebhookArgs, 'input'>>;
  rotateWebhookSecret?: Resolver<ResolversTypes['RotateWebhookSecretPayload'], ParentType, ContextType, RequireFields<MutationRotateWebhookSecretArgs, 'input'>>;
  deleteWebhook?: Resolver<ResolversTypes['DeleteWebhookPayload'], ParentType, ContextType, RequireFields<MutationDeleteWebhookArgs, 'input'>>;
  redeliverWebhook?: Resolver<ResolversTypes['RedeliverWebhookPayload'], ParentType, ContextType, RequireFields<MutationRedeliverWebhookArgs, 'input'>>;
};

export type AthleteResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Athlete'] = ResolversParentTypes['Athlete']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  timeZone?: Resolver<Maybe<ResolversTypes['TimeZone']>, ParentType, ContextType>;
  weekStartsOn?: Resolver<Maybe<ResolversTypes['Weekday']>, ParentType, ContextType>;
  viewerRole?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  viewerRoles?: Resolver<Array<ResolversTypes['Role']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  availability?: Resolver<Maybe<ResolversTypes['Availability']>, ParentType, ContextType, Partial<AthleteAvailabilityArgs>>;
  availabilityStretches?: Resolver<Maybe<Array<ResolversTypes['AvailabilityStretch']>>, ParentType, ContextType, RequireFields<AthleteAvailabilityStretchesArgs, 'from' | 'to'>>;
  permissions?: Resolver<Maybe<Array<ResolversTypes['ActivityPermission']>>, ParentType, ContextType, Partial<AthletePermissionsArgs>>;
  symptomSummary?: Resolver<Maybe<ResolversTypes['SymptomSummary']>, ParentType, ContextType>;
  runs?: Resolver<Maybe<ResolversTypes['RunConnection']>, ParentType, ContextType, RequireFields<AthleteRunsArgs, 'first'>>;
  sessions?: Resolver<Maybe<ResolversTypes['SessionConnection']>, ParentType, ContextType, RequireFields<AthleteSessionsArgs, 'first'>>;
  deletedRecords?: Resolver<Maybe<ResolversTypes['DeletedRecordConnection']>, ParentType, ContextType, RequireFields<AthleteDeletedRecordsArgs, 'first'>>;
  requirements?: Resolver<Maybe<Array<ResolversTypes['Requirement']>>, ParentType, ContextType, RequireFields<AthleteRequirementsArgs, 'from' | 'to'>>;
  symptoms?: Resolver<Maybe<ResolversTypes['SymptomConnection']>, ParentType, ContextType, RequireFields<AthleteSymptomsArgs, 'first'>>;
  instructions?: Resolver<Maybe<ResolversTypes['InstructionConnection']>, ParentType, ContextType, RequireFields<AthleteInstructionsArgs, 'first' | 'show'>>;
  timeline?: Resolver<Maybe<ResolversTypes['TimelineItemConnection']>, ParentType, ContextType, RequireFields<AthleteTimelineArgs, 'first'>>;
  weeklyTotals?: Resolver<Maybe<Array<ResolversTypes['WeeklyTotal']>>, ParentType, ContextType, RequireFields<AthleteWeeklyTotalsArgs, 'weeks'>>;
  runsNotShown?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  comments?: Resolver<Maybe<ResolversTypes['CommentConnection']>, ParentType, ContextType, RequireFields<AthleteCommentsArgs, 'first'>>;
  commentCount?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  providers?: Resolver<Maybe<Array<ResolversTypes['ProviderLink']>>, ParentType, ContextType>;
  grants?: Resolver<Maybe<ResolversTypes['GrantConnection']>, ParentType, ContextType, RequireFields<AthleteGrantsArgs, 'first'>>;
  auditTrail?: Resolver<Maybe<ResolversTypes['AuditEntryConnection']>, ParentType, ContextType, RequireFields<AthleteAuditTrailArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AvailabilityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Availability'] = ResolversParentTypes['Availability']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AvailabilityStatus'], ParentType, ContextType>;
  since?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  reviewAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  reviewOverdue?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  governedBy?: Resolver<Maybe<Array<ResolversTypes['Instruction']>>, ParentType, ContextType>;
  restrictedActivities?: Resolver<Maybe<Array<ResolversTypes['Activity']>>, ParentType, ContextType>;
};

export type AvailabilityStretchResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AvailabilityStretch'] = ResolversParentTypes['AvailabilityStretch']> = {
  status?: Resolver<ResolversTypes['AvailabilityStatus'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  until?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ActivityPermissionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActivityPermission'] = ResolversParentTypes['ActivityPermission']> = {
  activity?: Resolver<ResolversTypes['Activity'], ParentType, ContextType>;
  permission?: Resolver<ResolversTypes['Permission'], ParentType, ContextType>;
  maxDistanceMeters?: Resolver<Maybe<ResolversTypes['NonNegativeFloat']>, ParentType, ContextType>;
  maxDistance?: Resolver<Maybe<ResolversTypes['NonNegativeFloat']>, ParentType, ContextType, RequireFields<ActivityPermissionMaxDistanceArgs, 'unit'>>;
  maxDurationSeconds?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  maxEffort?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  stopIfPainAtLeast?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  maxSessionsPerWeek?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  maxDistanceMetersPerWeek?: Resolver<Maybe<ResolversTypes['NonNegativeFloat']>, ParentType, ContextType>;
  maxDistancePerWeek?: Resolver<Maybe<ResolversTypes['NonNegativeFloat']>, ParentType, ContextType, RequireFields<ActivityPermissionMaxDistancePerWeekArgs, 'unit'>>;
  minRestDaysBetween?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  terrain?: Resolver<Array<ResolversTypes['TerrainLimit']>, ParentType, ContextType>;
  intensity?: Resolver<Array<ResolversTypes['IntensityLimit']>, ParentType, ContextType>;
  walkRun?: Resolver<Maybe<ResolversTypes['WalkRun']>, ParentType, ContextType>;
  instructions?: Resolver<Array<ResolversTypes['Instruction']>, ParentType, ContextType>;
};

export type SymptomSummaryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SymptomSummary'] = ResolversParentTypes['SymptomSummary']> = {
  openCount?: Resolver<ResolversTypes['NonNegativeInt'], ParentType, ContextType>;
  worstPain?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  worsening?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type WeeklyTotalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WeeklyTotal'] = ResolversParentTypes['WeeklyTotal']> = {
  weekStart?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  distanceMeters?: Resolver<ResolversTypes['NonNegativeFloat'], ParentType, ContextType>;
  distance?: Resolver<ResolversTypes['NonNegativeFloat'], ParentType, ContextType, RequireFields<WeeklyTotalDistanceArgs, 'unit'>>;
  durationSeconds?: Resolver<ResolversTypes['NonNegativeFloat'], ParentType, ContextType>;
  load?: Resolver<ResolversTypes['NonNegativeFloat'], ParentType, ContextType>;
  runCount?: Resolver<ResolversTypes['NonNegativeInt'], ParentType, ContextType>;
  runsWithoutEffort?: Resolver<ResolversTypes['NonNegativeInt'], ParentType, ContextType>;
  runsNotShown?: Resolver<ResolversTypes['NonNegativeInt'], ParentType, ContextType>;
};

export type TimelineItemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TimelineItem'] = ResolversParentTypes['TimelineItem']> = {
  __resolveType: TypeResolveFn<'Run' | 'Session' | 'Observation' | 'Instruction' | 'Comment', ParentType, ContextType>;
};

export type TimelineItemConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TimelineItemConnection'] = ResolversParentTypes['TimelineItemConnection']> = {
  edges?: Resolver<Array<ResolversTypes['TimelineItemEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['TimelineItem']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type TimelineItemEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TimelineItemEdge'] = ResolversParentTypes['TimelineItemEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['TimelineItem'], ParentType, ContextType>;
};

export type AthleteConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AthleteConnection'] = ResolversParentTypes['AthleteConnection']> = {
  edges?: Resolver<Array<ResolversTypes['AthleteEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Athlete']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AthleteEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AthleteEdge'] = ResolversParentTypes['AthleteEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Athlete'], ParentType, ContextType>;
};

export type GrantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Grant'] = ResolversParentTypes['Grant']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  athlete?: Resolver<Maybe<ResolversTypes['Athlete']>, ParentType, ContextType>;
  person?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  roles?: Resolver<Array<ResolversTypes['Role']>, ParentType, ContextType>;
  grantedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  seesTracks?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type GrantConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GrantConnection'] = ResolversParentTypes['GrantConnection']> = {
  edges?: Resolver<Array<ResolversTypes['GrantEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Grant']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type GrantEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GrantEdge'] = ResolversParentTypes['GrantEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Grant'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  athlete?: Resolver<Maybe<ResolversTypes['Athlete']>, ParentType, ContextType, RequireFields<QueryAthleteArgs, 'id'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<Array<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  osiicsCodes?: Resolver<Maybe<Array<ResolversTypes['OsiicsCode']>>, ParentType, ContextType, RequireFields<QueryOsiicsCodesArgs, 'search' | 'first'>>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
};

export type CreateAthletePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateAthletePayload'] = ResolversParentTypes['CreateAthletePayload']> = {
  athlete?: Resolver<Maybe<ResolversTypes['Athlete']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateAthletePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateAthletePayload'] = ResolversParentTypes['UpdateAthletePayload']> = {
  athlete?: Resolver<Maybe<ResolversTypes['Athlete']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ExportAthletePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExportAthletePayload'] = ResolversParentTypes['ExportAthletePayload']> = {
  records?: Resolver<Maybe<Array<ResolversTypes['JSONObject']>>, ParentType, ContextType>;
  formatVersion?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  cursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type EraseAthletePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EraseAthletePayload'] = ResolversParentTypes['EraseAthletePayload']> = {
  done?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  deletedCount?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AuditEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditEntry'] = ResolversParentTypes['AuditEntry']> = {
  number?: Resolver<ResolversTypes['NonNegativeInt'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  role?: Resolver<Maybe<ResolversTypes['Role']>, ParentType, ContextType>;
  roles?: Resolver<Maybe<Array<ResolversTypes['Role']>>, ParentType, ContextType>;
  kindsRead?: Resolver<Array<ResolversTypes['AuditKind']>, ParentType, ContextType>;
  kindsWritten?: Resolver<Array<ResolversTypes['AuditKind']>, ParentType, ContextType>;
  through?: Resolver<ResolversTypes['AuditChannel'], ParentType, ContextType>;
  client?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AuditEntryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditEntryConnection'] = ResolversParentTypes['AuditEntryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['AuditEntryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['AuditEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AuditEntryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditEntryEdge'] = ResolversParentTypes['AuditEntryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AuditEntry'], ParentType, ContextType>;
};

export type CommentSubjectResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommentSubject'] = ResolversParentTypes['CommentSubject']> = {
  __resolveType: TypeResolveFn<'Athlete' | 'Run' | 'Session' | 'Symptom' | 'Instruction', ParentType, ContextType>;
};

export type CommentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Comment'] = ResolversParentTypes['Comment']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  athlete?: Resolver<Maybe<ResolversTypes['Athlete']>, ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['CommentSubject']>, ParentType, ContextType>;
  author?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  authorRole?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  audience?: Resolver<ResolversTypes['Audience'], ParentType, ContextType>;
  body?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  editedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  deletedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  promotedTo?: Resolver<Maybe<ResolversTypes['Observation']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CommentConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommentConnection'] = ResolversParentTypes['CommentConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CommentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Comment']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CommentEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommentEdge'] = ResolversParentTypes['CommentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Comment'], ParentType, ContextType>;
};

export type AddCommentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddCommentPayload'] = ResolversParentTypes['AddCommentPayload']> = {
  comment?: Resolver<Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type EditCommentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EditCommentPayload'] = ResolversParentTypes['EditCommentPayload']> = {
  comment?: Resolver<Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteCommentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteCommentPayload'] = ResolversParentTypes['DeleteCommentPayload']> = {
  comment?: Resolver<Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PromoteCommentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PromoteCommentPayload'] = ResolversParentTypes['PromoteCommentPayload']> = {
  comment?: Resolver<Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  observation?: Resolver<Maybe<ResolversTypes['Observation']>, ParentType, ContextType>;
  symptom?: Resolver<Maybe<ResolversTypes['Symptom']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type WalkRunResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WalkRun'] = ResolversParentTypes['WalkRun']> = {
  runSeconds?: Resolver<ResolversTypes['NonNegativeInt'], ParentType, ContextType>;
  walkSeconds?: Resolver<ResolversTypes['NonNegativeInt'], ParentType, ContextType>;
  repetitions?: Resolver<ResolversTypes['NonNegativeInt'], ParentType, ContextType>;
};

export type RuleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Rule'] = ResolversParentTypes['Rule']> = {
  activity?: Resolver<ResolversTypes['Activity'], ParentType, ContextType>;
  permission?: Resolver<ResolversTypes['Permission'], ParentType, ContextType>;
  maxDistanceMeters?: Resolver<Maybe<ResolversTypes['NonNegativeFloat']>, ParentType, ContextType>;
  maxDistance?: Resolver<Maybe<ResolversTypes['NonNegativeFloat']>, ParentType, ContextType, RequireFields<RuleMaxDistanceArgs, 'unit'>>;
  maxDurationSeconds?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  maxEffort?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  stopIfPainAtLeast?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  maxSessionsPerWeek?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  maxDistanceMetersPerWeek?: Resolver<Maybe<ResolversTypes['NonNegativeFloat']>, ParentType, ContextType>;
  maxDistancePerWeek?: Resolver<Maybe<ResolversTypes['NonNegativeFloat']>, ParentType, ContextType, RequireFields<RuleMaxDistancePerWeekArgs, 'unit'>>;
  minRestDaysBetween?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  terrain?: Resolver<Array<ResolversTypes['TerrainLimit']>, ParentType, ContextType>;
  intensity?: Resolver<Array<ResolversTypes['IntensityLimit']>, ParentType, ContextType>;
  walkRun?: Resolver<Maybe<ResolversTypes['WalkRun']>, ParentType, ContextType>;
  supersededAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  supersededBy?: Resolver<Maybe<ResolversTypes['Instruction']>, ParentType, ContextType>;
  gaps?: Resolver<Array<ResolversTypes['RuleGap']>, ParentType, ContextType>;
};

export type RuleGapResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RuleGap'] = ResolversParentTypes['RuleGap']> = {
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  until?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  supersededBy?: Resolver<Maybe<ResolversTypes['Instruction']>, ParentType, ContextType>;
};

export type ReplacedRuleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReplacedRule'] = ResolversParentTypes['ReplacedRule']> = {
  instruction?: Resolver<ResolversTypes['Instruction'], ParentType, ContextType>;
  activity?: Resolver<ResolversTypes['Activity'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type EarlyEndResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EarlyEnd'] = ResolversParentTypes['EarlyEnd']> = {
  by?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AcknowledgementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Acknowledgement'] = ResolversParentTypes['Acknowledgement']> = {
  by?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type InstructionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Instruction'] = ResolversParentTypes['Instruction']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  athlete?: Resolver<Maybe<ResolversTypes['Athlete']>, ParentType, ContextType>;
  issuedBy?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  issuedAs?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  issuedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  startsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  reviewAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  orderedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  loosensBecause?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rules?: Resolver<Array<ResolversTypes['Rule']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['InstructionStatus'], ParentType, ContextType>;
  supersededAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  supersededBy?: Resolver<Maybe<ResolversTypes['Instruction']>, ParentType, ContextType>;
  supersedes?: Resolver<Array<ResolversTypes['Instruction']>, ParentType, ContextType>;
  endedRules?: Resolver<Array<ResolversTypes['ReplacedRule']>, ParentType, ContextType>;
  withdrawnAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  withdrawnReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ended?: Resolver<Maybe<ResolversTypes['EarlyEnd']>, ParentType, ContextType>;
  acknowledgement?: Resolver<Maybe<ResolversTypes['Acknowledgement']>, ParentType, ContextType>;
  symptoms?: Resolver<Array<ResolversTypes['Symptom']>, ParentType, ContextType>;
  breaches?: Resolver<Maybe<Array<ResolversTypes['Breach']>>, ParentType, ContextType>;
  runsNotShown?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  comments?: Resolver<Maybe<ResolversTypes['CommentConnection']>, ParentType, ContextType, RequireFields<InstructionCommentsArgs, 'first'>>;
  commentCount?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InstructionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InstructionConnection'] = ResolversParentTypes['InstructionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['InstructionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Instruction']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type InstructionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InstructionEdge'] = ResolversParentTypes['InstructionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Instruction'], ParentType, ContextType>;
};

export type IssueInstructionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IssueInstructionPayload'] = ResolversParentTypes['IssueInstructionPayload']> = {
  instruction?: Resolver<Maybe<ResolversTypes['Instruction']>, ParentType, ContextType>;
  athlete?: Resolver<Maybe<ResolversTypes['Athlete']>, ParentType, ContextType>;
  endedRules?: Resolver<Maybe<Array<ResolversTypes['ReplacedRule']>>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SupersedeInstructionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SupersedeInstructionPayload'] = ResolversParentTypes['SupersedeInstructionPayload']> = {
  instruction?: Resolver<Maybe<ResolversTypes['Instruction']>, ParentType, ContextType>;
  athlete?: Resolver<Maybe<ResolversTypes['Athlete']>, ParentType, ContextType>;
  endedRules?: Resolver<Maybe<Array<ResolversTypes['ReplacedRule']>>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type WithdrawInstructionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WithdrawInstructionPayload'] = ResolversParentTypes['WithdrawInstructionPayload']> = {
  instruction?: Resolver<Maybe<ResolversTypes['Instruction']>, ParentType, ContextType>;
  athlete?: Resolver<Maybe<ResolversTypes['Athlete']>, ParentType, ContextType>;
  restoredRules?: Resolver<Maybe<Array<ResolversTypes['ReplacedRule']>>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type EndInstructionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EndInstructionPayload'] = ResolversParentTypes['EndInstructionPayload']> = {
  instruction?: Resolver<Maybe<ResolversTypes['Instruction']>, ParentType, ContextType>;
  athlete?: Resolver<Maybe<ResolversTypes['Athlete']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AcknowledgeInstructionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AcknowledgeInstructionPayload'] = ResolversParentTypes['AcknowledgeInstructionPayload']> = {
  instruction?: Resolver<Maybe<ResolversTypes['Instruction']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type IntegrationProfileResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IntegrationProfile'] = ResolversParentTypes['IntegrationProfile']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  homepageUrl?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  redirectUrls?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  scopes?: Resolver<Array<ResolversTypes['IntegrationScope']>, ParentType, ContextType>;
};

export type IntegrationDecisionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IntegrationDecision'] = ResolversParentTypes['IntegrationDecision']> = {
  status?: Resolver<ResolversTypes['IntegrationReview'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  callsPerMinute?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
};

export type IntegrationSecretResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IntegrationSecret'] = ResolversParentTypes['IntegrationSecret']> = {
  id?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type IntegrationUsageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IntegrationUsage'] = ResolversParentTypes['IntegrationUsage']> = {
  date?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  calls?: Resolver<ResolversTypes['NonNegativeInt'], ParentType, ContextType>;
  runsRecorded?: Resolver<ResolversTypes['NonNegativeInt'], ParentType, ContextType>;
  runsRejected?: Resolver<ResolversTypes['NonNegativeInt'], ParentType, ContextType>;
  clientErrors?: Resolver<ResolversTypes['NonNegativeInt'], ParentType, ContextType>;
  serverErrors?: Resolver<ResolversTypes['NonNegativeInt'], ParentType, ContextType>;
  rateLimited?: Resolver<ResolversTypes['NonNegativeInt'], ParentType, ContextType>;
};

export type IntegrationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Integration'] = ResolversParentTypes['Integration']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['NonNegativeInt'], ParentType, ContextType>;
  profile?: Resolver<ResolversTypes['IntegrationProfile'], ParentType, ContextType>;
  proposedProfile?: Resolver<Maybe<ResolversTypes['IntegrationProfile']>, ParentType, ContextType>;
  contactEmail?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  webhookUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['IntegrationStatus'], ParentType, ContextType>;
  decisions?: Resolver<Array<ResolversTypes['IntegrationDecision']>, ParentType, ContextType>;
  clientId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  secrets?: Resolver<Array<ResolversTypes['IntegrationSecret']>, ParentType, ContextType>;
  callsPerMinute?: Resolver<ResolversTypes['NonNegativeInt'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  approvedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  usage?: Resolver<Maybe<Array<ResolversTypes['IntegrationUsage']>>, ParentType, ContextType, RequireFields<IntegrationUsageArgs, 'days'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type IntegrationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IntegrationConnection'] = ResolversParentTypes['IntegrationConnection']> = {
  edges?: Resolver<Array<ResolversTypes['IntegrationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Integration']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type IntegrationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IntegrationEdge'] = ResolversParentTypes['IntegrationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Integration'], ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  integrations?: Resolver<Maybe<Array<ResolversTypes['Integration']>>, ParentType, ContextType>;
  isOperator?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  integrationsOf?: Resolver<Maybe<ResolversTypes['IntegrationConnection']>, ParentType, ContextType, RequireFields<ViewerIntegrationsOfArgs, 'list' | 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  me?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  athlete?: Resolver<Maybe<ResolversTypes['Athlete']>, ParentType, ContextType>;
  roster?: Resolver<Maybe<ResolversTypes['AthleteConnection']>, ParentType, ContextType, RequireFields<ViewerRosterArgs, 'first'>>;
  sidelinedAthletes?: Resolver<Maybe<ResolversTypes['AthleteConnection']>, ParentType, ContextType, RequireFields<ViewerSidelinedAthletesArgs, 'first' | 'orderBy'>>;
  attention?: Resolver<Maybe<ResolversTypes['AttentionItemConnection']>, ParentType, ContextType, RequireFields<ViewerAttentionArgs, 'first' | 'includeSnoozed'>>;
  invitations?: Resolver<Maybe<ResolversTypes['InvitationConnection']>, ParentType, ContextType, RequireFields<ViewerInvitationsArgs, 'first'>>;
  webhooks?: Resolver<Maybe<Array<ResolversTypes['Webhook']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RegisterIntegrationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegisterIntegrationPayload'] = ResolversParentTypes['RegisterIntegrationPayload']> = {
  integration?: Resolver<Maybe<ResolversTypes['Integration']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateIntegrationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateIntegrationPayload'] = ResolversParentTypes['UpdateIntegrationPayload']> = {
  integration?: Resolver<Maybe<ResolversTypes['Integration']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ReviewIntegrationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReviewIntegrationPayload'] = ResolversParentTypes['ReviewIntegrationPayload']> = {
  integration?: Resolver<Maybe<ResolversTypes['Integration']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface LocalDateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['LocalDate'], any> {
  name: 'LocalDate';
}

export interface TimeZoneScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['TimeZone'], any> {
  name: 'TimeZone';
}

export interface NonNegativeFloatScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['NonNegativeFloat'], any> {
  name: 'NonNegativeFloat';
}

export interface NonNegativeIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['NonNegativeInt'], any> {
  name: 'NonNegativeInt';
}

export interface BigIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['BigInt'], any> {
  name: 'BigInt';
}

export interface JsonObjectScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSONObject'], any> {
  name: 'JSONObject';
}

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Athlete' | 'Grant' | 'Comment' | 'Instruction' | 'Integration' | 'Viewer' | 'Run' | 'Session' | 'Symptom' | 'Observation' | 'Person' | 'Invitation' | 'WebhookDelivery' | 'Webhook', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
};

export type ProviderLinkResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProviderLink'] = ResolversParentTypes['ProviderLink']> = {
  provider?: Resolver<ResolversTypes['Provider'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ProviderStatus'], ParentType, ContextType>;
  problem?: Resolver<Maybe<ResolversTypes['ProviderProblem']>, ParentType, ContextType>;
  connectedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ConnectProviderPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConnectProviderPayload'] = ResolversParentTypes['ConnectProviderPayload']> = {
  athlete?: Resolver<Maybe<ResolversTypes['Athlete']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DisconnectProviderPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DisconnectProviderPayload'] = ResolversParentTypes['DisconnectProviderPayload']> = {
  athlete?: Resolver<Maybe<ResolversTypes['Athlete']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type LapResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Lap'] = ResolversParentTypes['Lap']> = {
  number?: Resolver<ResolversTypes['NonNegativeInt'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  startMeters?: Resolver<ResolversTypes['NonNegativeFloat'], ParentType, ContextType>;
  distanceMeters?: Resolver<ResolversTypes['NonNegativeFloat'], ParentType, ContextType>;
  durationSeconds?: Resolver<ResolversTypes['NonNegativeFloat'], ParentType, ContextType>;
  paceSeconds?: Resolver<Maybe<ResolversTypes['NonNegativeFloat']>, ParentType, ContextType, RequireFields<LapPaceSecondsArgs, 'per'>>;
  averageHeartRateBpm?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
};

export type RunResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Run'] = ResolversParentTypes['Run']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  athlete?: Resolver<Maybe<ResolversTypes['Athlete']>, ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ownerOnly?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  externalId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  revision?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  fullRevision?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['TimeZone'], ParentType, ContextType>;
  localDate?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['RunType'], ParentType, ContextType>;
  surface?: Resolver<Maybe<ResolversTypes['Surface']>, ParentType, ContextType>;
  sportSource?: Resolver<ResolversTypes['SportSource'], ParentType, ContextType>;
  laps?: Resolver<Maybe<Array<ResolversTypes['Lap']>>, ParentType, ContextType>;
  distanceMeters?: Resolver<ResolversTypes['NonNegativeFloat'], ParentType, ContextType>;
  distance?: Resolver<ResolversTypes['NonNegativeFloat'], ParentType, ContextType, RequireFields<RunDistanceArgs, 'unit'>>;
  durationSeconds?: Resolver<ResolversTypes['NonNegativeFloat'], ParentType, ContextType>;
  paceSeconds?: Resolver<Maybe<ResolversTypes['NonNegativeFloat']>, ParentType, ContextType, RequireFields<RunPaceSecondsArgs, 'per'>>;
  elevationGainMeters?: Resolver<Maybe<ResolversTypes['NonNegativeFloat']>, ParentType, ContextType>;
  temperatureCelsius?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  averageHeartRateBpm?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  effort?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  load?: Resolver<Maybe<ResolversTypes['NonNegativeFloat']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  observations?: Resolver<Maybe<Array<ResolversTypes['Observation']>>, ParentType, ContextType>;
  breaches?: Resolver<Maybe<Array<ResolversTypes['Breach']>>, ParentType, ContextType>;
  adherence?: Resolver<Maybe<Array<ResolversTypes['RuleVerdict']>>, ParentType, ContextType>;
  formerVerdicts?: Resolver<Maybe<Array<ResolversTypes['FormerVerdict']>>, ParentType, ContextType>;
  possibleDuplicateOf?: Resolver<Maybe<ResolversTypes['Run']>, ParentType, ContextType>;
  possibleDuplicates?: Resolver<Maybe<Array<ResolversTypes['PossibleDuplicate']>>, ParentType, ContextType>;
  comments?: Resolver<Maybe<ResolversTypes['CommentConnection']>, ParentType, ContextType, RequireFields<RunCommentsArgs, 'first'>>;
  commentCount?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  track?: Resolver<Maybe<ResolversTypes['RunTrack']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RunTrackResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RunTrack'] = ResolversParentTypes['RunTrack']> = {
  polyline?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  secondsSinceStart?: Resolver<Array<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  distanceMeters?: Resolver<Array<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  heartRateBpm?: Resolver<Array<Maybe<ResolversTypes['NonNegativeInt']>>, ParentType, ContextType>;
  elevationMeters?: Resolver<Array<Maybe<ResolversTypes['Int']>>, ParentType, ContextType>;
};

export type PossibleDuplicateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PossibleDuplicate'] = ResolversParentTypes['PossibleDuplicate']> = {
  run?: Resolver<Maybe<ResolversTypes['Run']>, ParentType, ContextType>;
  verdict?: Resolver<Maybe<ResolversTypes['DuplicateVerdict']>, ParentType, ContextType>;
  saidBy?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  saidAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type RuleVerdictResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RuleVerdict'] = ResolversParentTypes['RuleVerdict']> = {
  instruction?: Resolver<Maybe<ResolversTypes['Instruction']>, ParentType, ContextType>;
  activity?: Resolver<ResolversTypes['Activity'], ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['BreachedRule'], ParentType, ContextType>;
  verdict?: Resolver<ResolversTypes['Adherence'], ParentType, ContextType>;
  allowed?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  actual?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  ask?: Resolver<Maybe<ResolversTypes['MissingFact']>, ParentType, ContextType>;
};

export type FormerVerdictResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FormerVerdict'] = ResolversParentTypes['FormerVerdict']> = {
  instruction?: Resolver<Maybe<ResolversTypes['Instruction']>, ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['BreachedRule'], ParentType, ContextType>;
  verdict?: Resolver<ResolversTypes['Adherence'], ParentType, ContextType>;
  allowed?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  actual?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  until?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  change?: Resolver<ResolversTypes['RunChange'], ParentType, ContextType>;
  changedBy?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
};

export type BreachResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Breach'] = ResolversParentTypes['Breach']> = {
  rule?: Resolver<ResolversTypes['BreachedRule'], ParentType, ContextType>;
  instruction?: Resolver<Maybe<ResolversTypes['Instruction']>, ParentType, ContextType>;
  run?: Resolver<Maybe<ResolversTypes['Run']>, ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  allowed?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  actual?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type RunConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RunConnection'] = ResolversParentTypes['RunConnection']> = {
  edges?: Resolver<Array<ResolversTypes['RunEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Run']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RunEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RunEdge'] = ResolversParentTypes['RunEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Run'], ParentType, ContextType>;
};

export type RecordRunResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordRunResult'] = ResolversParentTypes['RecordRunResult']> = {
  status?: Resolver<ResolversTypes['RecordRunStatus'], ParentType, ContextType>;
  run?: Resolver<Maybe<ResolversTypes['Run']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RecordRunsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordRunsPayload'] = ResolversParentTypes['RecordRunsPayload']> = {
  results?: Resolver<Maybe<Array<ResolversTypes['RecordRunResult']>>, ParentType, ContextType>;
  athlete?: Resolver<Maybe<ResolversTypes['Athlete']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type EditRunPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EditRunPayload'] = ResolversParentTypes['EditRunPayload']> = {
  run?: Resolver<Maybe<ResolversTypes['Run']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteRunPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteRunPayload'] = ResolversParentTypes['DeleteRunPayload']> = {
  deletedRunId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  athlete?: Resolver<Maybe<ResolversTypes['Athlete']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MarkDuplicatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarkDuplicatePayload'] = ResolversParentTypes['MarkDuplicatePayload']> = {
  run?: Resolver<Maybe<ResolversTypes['Run']>, ParentType, ContextType>;
  athlete?: Resolver<Maybe<ResolversTypes['Athlete']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SessionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Session'] = ResolversParentTypes['Session']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  athlete?: Resolver<Maybe<ResolversTypes['Athlete']>, ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  externalId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  revision?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  fullRevision?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  activity?: Resolver<ResolversTypes['SessionActivity'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['TimeZone'], ParentType, ContextType>;
  localDate?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  durationSeconds?: Resolver<ResolversTypes['NonNegativeFloat'], ParentType, ContextType>;
  distanceMeters?: Resolver<Maybe<ResolversTypes['NonNegativeFloat']>, ParentType, ContextType>;
  distance?: Resolver<Maybe<ResolversTypes['NonNegativeFloat']>, ParentType, ContextType, RequireFields<SessionDistanceArgs, 'unit'>>;
  effort?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  breaches?: Resolver<Maybe<Array<ResolversTypes['Breach']>>, ParentType, ContextType>;
  adherence?: Resolver<Maybe<Array<ResolversTypes['RuleVerdict']>>, ParentType, ContextType>;
  formerVerdicts?: Resolver<Maybe<Array<ResolversTypes['FormerVerdict']>>, ParentType, ContextType>;
  comments?: Resolver<Maybe<ResolversTypes['CommentConnection']>, ParentType, ContextType, RequireFields<SessionCommentsArgs, 'first'>>;
  commentCount?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SessionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SessionConnection'] = ResolversParentTypes['SessionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SessionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Session']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SessionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SessionEdge'] = ResolversParentTypes['SessionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Session'], ParentType, ContextType>;
};

export type DeletedRecordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeletedRecord'] = ResolversParentTypes['DeletedRecord']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['DeletedRecordKind'], ParentType, ContextType>;
  deletedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  formerVerdicts?: Resolver<Array<ResolversTypes['FormerVerdict']>, ParentType, ContextType>;
};

export type DeletedRecordConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeletedRecordConnection'] = ResolversParentTypes['DeletedRecordConnection']> = {
  edges?: Resolver<Array<ResolversTypes['DeletedRecordEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['DeletedRecord']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type DeletedRecordEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeletedRecordEdge'] = ResolversParentTypes['DeletedRecordEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['DeletedRecord'], ParentType, ContextType>;
};

export type RequirementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Requirement'] = ResolversParentTypes['Requirement']> = {
  localDate?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  activity?: Resolver<ResolversTypes['Activity'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['RequirementStatus'], ParentType, ContextType>;
  instructions?: Resolver<Array<ResolversTypes['Instruction']>, ParentType, ContextType>;
};

export type LogSessionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LogSessionPayload'] = ResolversParentTypes['LogSessionPayload']> = {
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  athlete?: Resolver<Maybe<ResolversTypes['Athlete']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type EditSessionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EditSessionPayload'] = ResolversParentTypes['EditSessionPayload']> = {
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  athlete?: Resolver<Maybe<ResolversTypes['Athlete']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteSessionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteSessionPayload'] = ResolversParentTypes['DeleteSessionPayload']> = {
  deletedSessionId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  athlete?: Resolver<Maybe<ResolversTypes['Athlete']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SymptomResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Symptom'] = ResolversParentTypes['Symptom']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  athlete?: Resolver<Maybe<ResolversTypes['Athlete']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SymptomStatus'], ParentType, ContextType>;
  openedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  resolvedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  latestObservation?: Resolver<ResolversTypes['Observation'], ParentType, ContextType>;
  observationCount?: Resolver<ResolversTypes['NonNegativeInt'], ParentType, ContextType>;
  observations?: Resolver<Maybe<ResolversTypes['ObservationConnection']>, ParentType, ContextType, RequireFields<SymptomObservationsArgs, 'first'>>;
  trend?: Resolver<ResolversTypes['Trend'], ParentType, ContextType>;
  notSettledSince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  movements?: Resolver<Maybe<Array<ResolversTypes['Movement']>>, ParentType, ContextType>;
  diagnosis?: Resolver<Maybe<ResolversTypes['Diagnosis']>, ParentType, ContextType>;
  diagnoses?: Resolver<Array<ResolversTypes['Diagnosis']>, ParentType, ContextType>;
  recursFrom?: Resolver<Maybe<ResolversTypes['Symptom']>, ParentType, ContextType>;
  possibleDuplicates?: Resolver<Maybe<Array<ResolversTypes['Symptom']>>, ParentType, ContextType>;
  mergedFrom?: Resolver<Array<ResolversTypes['Symptom']>, ParentType, ContextType>;
  mergedInto?: Resolver<Maybe<ResolversTypes['Symptom']>, ParentType, ContextType>;
  resolvedBy?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  corrections?: Resolver<Array<ResolversTypes['SymptomCorrection']>, ParentType, ContextType>;
  comments?: Resolver<Maybe<ResolversTypes['CommentConnection']>, ParentType, ContextType, RequireFields<SymptomCommentsArgs, 'first'>>;
  commentCount?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SymptomCorrectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SymptomCorrection'] = ResolversParentTypes['SymptomCorrection']> = {
  kind?: Resolver<ResolversTypes['SymptomCorrectionKind'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  resolvedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  resolvedBy?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  other?: Resolver<Maybe<ResolversTypes['Symptom']>, ParentType, ContextType>;
};

export type ObservationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Observation'] = ResolversParentTypes['Observation']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  symptom?: Resolver<Maybe<ResolversTypes['Symptom']>, ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  localDate?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  phase?: Resolver<ResolversTypes['Phase'], ParentType, ContextType>;
  onsetDistanceMeters?: Resolver<Maybe<ResolversTypes['NonNegativeFloat']>, ParentType, ContextType>;
  onsetDistance?: Resolver<Maybe<ResolversTypes['NonNegativeFloat']>, ParentType, ContextType, RequireFields<ObservationOnsetDistanceArgs, 'unit'>>;
  sites?: Resolver<Array<ResolversTypes['BodySite']>, ParentType, ContextType>;
  regions?: Resolver<Array<ResolversTypes['BodyRegion']>, ParentType, ContextType>;
  side?: Resolver<ResolversTypes['Side'], ParentType, ContextType>;
  sensations?: Resolver<Array<ResolversTypes['Sensation']>, ParentType, ContextType>;
  pain?: Resolver<ResolversTypes['NonNegativeInt'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  run?: Resolver<Maybe<ResolversTypes['Run']>, ParentType, ContextType>;
  fromComment?: Resolver<Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  recordedBy?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  recordedAs?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  history?: Resolver<Array<ResolversTypes['FormerObservation']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FormerObservationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FormerObservation'] = ResolversParentTypes['FormerObservation']> = {
  until?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  phase?: Resolver<ResolversTypes['Phase'], ParentType, ContextType>;
  onsetDistanceMeters?: Resolver<Maybe<ResolversTypes['NonNegativeFloat']>, ParentType, ContextType>;
  onsetDistance?: Resolver<Maybe<ResolversTypes['NonNegativeFloat']>, ParentType, ContextType, RequireFields<FormerObservationOnsetDistanceArgs, 'unit'>>;
  sites?: Resolver<Array<ResolversTypes['BodySite']>, ParentType, ContextType>;
  side?: Resolver<ResolversTypes['Side'], ParentType, ContextType>;
  sensations?: Resolver<Array<ResolversTypes['Sensation']>, ParentType, ContextType>;
  pain?: Resolver<ResolversTypes['NonNegativeInt'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MovementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Movement'] = ResolversParentTypes['Movement']> = {
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['MovementKind'], ParentType, ContextType>;
  from?: Resolver<Array<ResolversTypes['BodySite']>, ParentType, ContextType>;
  to?: Resolver<Array<ResolversTypes['BodySite']>, ParentType, ContextType>;
  fromSide?: Resolver<Maybe<ResolversTypes['Side']>, ParentType, ContextType>;
  toSide?: Resolver<Maybe<ResolversTypes['Side']>, ParentType, ContextType>;
};

export type DiagnosisResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Diagnosis'] = ResolversParentTypes['Diagnosis']> = {
  pathology?: Resolver<ResolversTypes['Pathology'], ParentType, ContextType>;
  certainty?: Resolver<ResolversTypes['Certainty'], ParentType, ContextType>;
  verification?: Resolver<ResolversTypes['Verification'], ParentType, ContextType>;
  osiicsCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  osiics?: Resolver<Maybe<ResolversTypes['OsiicsCode']>, ParentType, ContextType>;
  osiicsConflicts?: Resolver<Array<ResolversTypes['OsiicsConflict']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  diagnosedBy?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  diagnosedAs?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  diagnosedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  saidBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  endedBy?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  endedNote?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endedSaidBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SymptomConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SymptomConnection'] = ResolversParentTypes['SymptomConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SymptomEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Symptom']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SymptomEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SymptomEdge'] = ResolversParentTypes['SymptomEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Symptom'], ParentType, ContextType>;
};

export type ObservationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ObservationConnection'] = ResolversParentTypes['ObservationConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ObservationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Observation']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ObservationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ObservationEdge'] = ResolversParentTypes['ObservationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Observation'], ParentType, ContextType>;
};

export type ReportSymptomPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportSymptomPayload'] = ResolversParentTypes['ReportSymptomPayload']> = {
  symptom?: Resolver<Maybe<ResolversTypes['Symptom']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AddObservationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddObservationPayload'] = ResolversParentTypes['AddObservationPayload']> = {
  observation?: Resolver<Maybe<ResolversTypes['Observation']>, ParentType, ContextType>;
  symptom?: Resolver<Maybe<ResolversTypes['Symptom']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CorrectObservationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CorrectObservationPayload'] = ResolversParentTypes['CorrectObservationPayload']> = {
  observation?: Resolver<Maybe<ResolversTypes['Observation']>, ParentType, ContextType>;
  symptom?: Resolver<Maybe<ResolversTypes['Symptom']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ResolveSymptomPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResolveSymptomPayload'] = ResolversParentTypes['ResolveSymptomPayload']> = {
  symptom?: Resolver<Maybe<ResolversTypes['Symptom']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RecurSymptomPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecurSymptomPayload'] = ResolversParentTypes['RecurSymptomPayload']> = {
  symptom?: Resolver<Maybe<ResolversTypes['Symptom']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MergeSymptomsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MergeSymptomsPayload'] = ResolversParentTypes['MergeSymptomsPayload']> = {
  symptom?: Resolver<Maybe<ResolversTypes['Symptom']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ReopenSymptomPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReopenSymptomPayload'] = ResolversParentTypes['ReopenSymptomPayload']> = {
  symptom?: Resolver<Maybe<ResolversTypes['Symptom']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UnmergeSymptomsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnmergeSymptomsPayload'] = ResolversParentTypes['UnmergeSymptomsPayload']> = {
  symptom?: Resolver<Maybe<ResolversTypes['Symptom']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DiagnoseSymptomPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DiagnoseSymptomPayload'] = ResolversParentTypes['DiagnoseSymptomPayload']> = {
  symptom?: Resolver<Maybe<ResolversTypes['Symptom']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type OsiicsCodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OsiicsCode'] = ResolversParentTypes['OsiicsCode']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['BodyRegion']>, ParentType, ContextType>;
  pathologies?: Resolver<Array<ResolversTypes['Pathology']>, ParentType, ContextType>;
};

export type PersonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Person'] = ResolversParentTypes['Person']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AttentionReasonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AttentionReason'] = ResolversParentTypes['AttentionReason']> = {
  code?: Resolver<ResolversTypes['AttentionCode'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  subjectId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  mark?: Resolver<Maybe<ResolversTypes['AttentionMark']>, ParentType, ContextType>;
};

export type AttentionMarkResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AttentionMark'] = ResolversParentTypes['AttentionMark']> = {
  as?: Resolver<ResolversTypes['AttentionMarkKind'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type AttentionItemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AttentionItem'] = ResolversParentTypes['AttentionItem']> = {
  athlete?: Resolver<ResolversTypes['Athlete'], ParentType, ContextType>;
  reasons?: Resolver<Array<ResolversTypes['AttentionReason']>, ParentType, ContextType>;
};

export type AttentionItemConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AttentionItemConnection'] = ResolversParentTypes['AttentionItemConnection']> = {
  edges?: Resolver<Array<ResolversTypes['AttentionItemEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['AttentionItem']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AttentionItemEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AttentionItemEdge'] = ResolversParentTypes['AttentionItemEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AttentionItem'], ParentType, ContextType>;
};

export type InvitationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Invitation'] = ResolversParentTypes['Invitation']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invitedBy?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  athlete?: Resolver<Maybe<ResolversTypes['Athlete']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  roles?: Resolver<Array<ResolversTypes['Role']>, ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['InvitationStatus'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvitationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvitationConnection'] = ResolversParentTypes['InvitationConnection']> = {
  edges?: Resolver<Array<ResolversTypes['InvitationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Invitation']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type InvitationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvitationEdge'] = ResolversParentTypes['InvitationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Invitation'], ParentType, ContextType>;
};

export type InvitePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvitePayload'] = ResolversParentTypes['InvitePayload']> = {
  invitation?: Resolver<Maybe<ResolversTypes['Invitation']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AcceptInvitationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AcceptInvitationPayload'] = ResolversParentTypes['AcceptInvitationPayload']> = {
  grant?: Resolver<Maybe<ResolversTypes['Grant']>, ParentType, ContextType>;
  athlete?: Resolver<Maybe<ResolversTypes['Athlete']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RevokePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokePayload'] = ResolversParentTypes['RevokePayload']> = {
  revokedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ShareTracksPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShareTracksPayload'] = ResolversParentTypes['ShareTracksPayload']> = {
  grant?: Resolver<Maybe<ResolversTypes['Grant']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MarkAttentionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarkAttentionPayload'] = ResolversParentTypes['MarkAttentionPayload']> = {
  item?: Resolver<Maybe<ResolversTypes['AttentionItem']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type WebhookAttemptResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookAttempt'] = ResolversParentTypes['WebhookAttempt']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['WebhookAttemptOutcome'], ParentType, ContextType>;
  statusCode?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  responseExcerpt?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  durationMilliseconds?: Resolver<ResolversTypes['NonNegativeInt'], ParentType, ContextType>;
};

export type WebhookHealthResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookHealth'] = ResolversParentTypes['WebhookHealth']> = {
  state?: Resolver<ResolversTypes['WebhookHealthState'], ParentType, ContextType>;
  consecutiveFailures?: Resolver<ResolversTypes['NonNegativeInt'], ParentType, ContextType>;
  failingSince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  pausedUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  latestAttempt?: Resolver<Maybe<ResolversTypes['WebhookAttempt']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type WebhookDeliveryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookDelivery'] = ResolversParentTypes['WebhookDelivery']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  eventId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  eventType?: Resolver<ResolversTypes['WebhookEventType'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['WebhookDeliveryStatus'], ParentType, ContextType>;
  attempts?: Resolver<ResolversTypes['NonNegativeInt'], ParentType, ContextType>;
  lastStatusCode?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  attemptLog?: Resolver<Array<ResolversTypes['WebhookAttempt']>, ParentType, ContextType>;
  isBackfill?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  nextAttemptAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WebhookDeliveryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookDeliveryConnection'] = ResolversParentTypes['WebhookDeliveryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['WebhookDeliveryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['WebhookDelivery']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type WebhookDeliveryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookDeliveryEdge'] = ResolversParentTypes['WebhookDeliveryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['WebhookDelivery'], ParentType, ContextType>;
};

export type WebhookResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Webhook'] = ResolversParentTypes['Webhook']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  eventTypes?: Resolver<Array<ResolversTypes['WebhookEventType']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['WebhookStatus'], ParentType, ContextType>;
  disabledReason?: Resolver<Maybe<ResolversTypes['WebhookDisabledReason']>, ParentType, ContextType>;
  health?: Resolver<ResolversTypes['WebhookHealth'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  deliveries?: Resolver<Maybe<ResolversTypes['WebhookDeliveryConnection']>, ParentType, ContextType, RequireFields<WebhookDeliveriesArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateWebhookPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateWebhookPayload'] = ResolversParentTypes['CreateWebhookPayload']> = {
  webhook?: Resolver<Maybe<ResolversTypes['Webhook']>, ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateWebhookPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateWebhookPayload'] = ResolversParentTypes['UpdateWebhookPayload']> = {
  webhook?: Resolver<Maybe<ResolversTypes['Webhook']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RotateWebhookSecretPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RotateWebhookSecretPayload'] = ResolversParentTypes['RotateWebhookSecretPayload']> = {
  webhook?: Resolver<Maybe<ResolversTypes['Webhook']>, ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteWebhookPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteWebhookPayload'] = ResolversParentTypes['DeleteWebhookPayload']> = {
  deletedWebhookId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RedeliverWebhookPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RedeliverWebhookPayload'] = ResolversParentTypes['RedeliverWebhookPayload']> = {
  delivery?: Resolver<Maybe<ResolversTypes['WebhookDelivery']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  DeleteAccountPayload?: DeleteAccountPayloadResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Athlete?: AthleteResolvers<ContextType>;
  Availability?: AvailabilityResolvers<ContextType>;
  AvailabilityStretch?: AvailabilityStretchResolvers<ContextType>;
  ActivityPermission?: ActivityPermissionResolvers<ContextType>;
  SymptomSummary?: SymptomSummaryResolvers<ContextType>;
  WeeklyTotal?: WeeklyTotalResolvers<ContextType>;
  TimelineItem?: TimelineItemResolvers<ContextType>;
  TimelineItemConnection?: TimelineItemConnectionResolvers<ContextType>;
  TimelineItemEdge?: TimelineItemEdgeResolvers<ContextType>;
  AthleteConnection?: AthleteConnectionResolvers<ContextType>;
  AthleteEdge?: AthleteEdgeResolvers<ContextType>;
  Grant?: GrantResolvers<ContextType>;
  GrantConnection?: GrantConnectionResolvers<ContextType>;
  GrantEdge?: GrantEdgeResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  CreateAthletePayload?: CreateAthletePayloadResolvers<ContextType>;
  UpdateAthletePayload?: UpdateAthletePayloadResolvers<ContextType>;
  ExportAthletePayload?: ExportAthletePayloadResolvers<ContextType>;
  EraseAthletePayload?: EraseAthletePayloadResolvers<ContextType>;
  AuditEntry?: AuditEntryResolvers<ContextType>;
  AuditEntryConnection?: AuditEntryConnectionResolvers<ContextType>;
  AuditEntryEdge?: AuditEntryEdgeResolvers<ContextType>;
  CommentSubject?: CommentSubjectResolvers<ContextType>;
  Comment?: CommentResolvers<ContextType>;
  CommentConnection?: CommentConnectionResolvers<ContextType>;
  CommentEdge?: CommentEdgeResolvers<ContextType>;
  AddCommentPayload?: AddCommentPayloadResolvers<ContextType>;
  EditCommentPayload?: EditCommentPayloadResolvers<ContextType>;
  DeleteCommentPayload?: DeleteCommentPayloadResolvers<ContextType>;
  PromoteCommentPayload?: PromoteCommentPayloadResolvers<ContextType>;
  WalkRun?: WalkRunResolvers<ContextType>;
  Rule?: RuleResolvers<ContextType>;
  RuleGap?: RuleGapResolvers<ContextType>;
  ReplacedRule?: ReplacedRuleResolvers<ContextType>;
  EarlyEnd?: EarlyEndResolvers<ContextType>;
  Acknowledgement?: AcknowledgementResolvers<ContextType>;
  Instruction?: InstructionResolvers<ContextType>;
  InstructionConnection?: InstructionConnectionResolvers<ContextType>;
  InstructionEdge?: InstructionEdgeResolvers<ContextType>;
  IssueInstructionPayload?: IssueInstructionPayloadResolvers<ContextType>;
  SupersedeInstructionPayload?: SupersedeInstructionPayloadResolvers<ContextType>;
  WithdrawInstructionPayload?: WithdrawInstructionPayloadResolvers<ContextType>;
  EndInstructionPayload?: EndInstructionPayloadResolvers<ContextType>;
  AcknowledgeInstructionPayload?: AcknowledgeInstructionPayloadResolvers<ContextType>;
  IntegrationProfile?: IntegrationProfileResolvers<ContextType>;
  IntegrationDecision?: IntegrationDecisionResolvers<ContextType>;
  IntegrationSecret?: IntegrationSecretResolvers<ContextType>;
  IntegrationUsage?: IntegrationUsageResolvers<ContextType>;
  Integration?: IntegrationResolvers<ContextType>;
  IntegrationConnection?: IntegrationConnectionResolvers<ContextType>;
  IntegrationEdge?: IntegrationEdgeResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
  RegisterIntegrationPayload?: RegisterIntegrationPayloadResolvers<ContextType>;
  UpdateIntegrationPayload?: UpdateIntegrationPayloadResolvers<ContextType>;
  ReviewIntegrationPayload?: ReviewIntegrationPayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  LocalDate?: GraphQLScalarType;
  TimeZone?: GraphQLScalarType;
  NonNegativeFloat?: GraphQLScalarType;
  NonNegativeInt?: GraphQLScalarType;
  BigInt?: GraphQLScalarType;
  JSONObject?: GraphQLScalarType;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  ProviderLink?: ProviderLinkResolvers<ContextType>;
  ConnectProviderPayload?: ConnectProviderPayloadResolvers<ContextType>;
  DisconnectProviderPayload?: DisconnectProviderPayloadResolvers<ContextType>;
  Lap?: LapResolvers<ContextType>;
  Run?: RunResolvers<ContextType>;
  RunTrack?: RunTrackResolvers<ContextType>;
  PossibleDuplicate?: PossibleDuplicateResolvers<ContextType>;
  RuleVerdict?: RuleVerdictResolvers<ContextType>;
  FormerVerdict?: FormerVerdictResolvers<ContextType>;
  Breach?: BreachResolvers<ContextType>;
  RunConnection?: RunConnectionResolvers<ContextType>;
  RunEdge?: RunEdgeResolvers<ContextType>;
  RecordRunResult?: RecordRunResultResolvers<ContextType>;
  RecordRunsPayload?: RecordRunsPayloadResolvers<ContextType>;
  EditRunPayload?: EditRunPayloadResolvers<ContextType>;
  DeleteRunPayload?: DeleteRunPayloadResolvers<ContextType>;
  MarkDuplicatePayload?: MarkDuplicatePayloadResolvers<ContextType>;
  Session?: SessionResolvers<ContextType>;
  SessionConnection?: SessionConnectionResolvers<ContextType>;
  SessionEdge?: SessionEdgeResolvers<ContextType>;
  DeletedRecord?: DeletedRecordResolvers<ContextType>;
  DeletedRecordConnection?: DeletedRecordConnectionResolvers<ContextType>;
  DeletedRecordEdge?: DeletedRecordEdgeResolvers<ContextType>;
  Requirement?: RequirementResolvers<ContextType>;
  LogSessionPayload?: LogSessionPayloadResolvers<ContextType>;
  EditSessionPayload?: EditSessionPayloadResolvers<ContextType>;
  DeleteSessionPayload?: DeleteSessionPayloadResolvers<ContextType>;
  Symptom?: SymptomResolvers<ContextType>;
  SymptomCorrection?: SymptomCorrectionResolvers<ContextType>;
  Observation?: ObservationResolvers<ContextType>;
  FormerObservation?: FormerObservationResolvers<ContextType>;
  Movement?: MovementResolvers<ContextType>;
  Diagnosis?: DiagnosisResolvers<ContextType>;
  SymptomConnection?: SymptomConnectionResolvers<ContextType>;
  SymptomEdge?: SymptomEdgeResolvers<ContextType>;
  ObservationConnection?: ObservationConnectionResolvers<ContextType>;
  ObservationEdge?: ObservationEdgeResolvers<ContextType>;
  ReportSymptomPayload?: ReportSymptomPayloadResolvers<ContextType>;
  AddObservationPayload?: AddObservationPayloadResolvers<ContextType>;
  CorrectObservationPayload?: CorrectObservationPayloadResolvers<ContextType>;
  ResolveSymptomPayload?: ResolveSymptomPayloadResolvers<ContextType>;
  RecurSymptomPayload?: RecurSymptomPayloadResolvers<ContextType>;
  MergeSymptomsPayload?: MergeSymptomsPayloadResolvers<ContextType>;
  ReopenSymptomPayload?: ReopenSymptomPayloadResolvers<ContextType>;
  UnmergeSymptomsPayload?: UnmergeSymptomsPayloadResolvers<ContextType>;
  DiagnoseSymptomPayload?: DiagnoseSymptomPayloadResolvers<ContextType>;
  OsiicsCode?: OsiicsCodeResolvers<ContextType>;
  Person?: PersonResolvers<ContextType>;
  AttentionReason?: AttentionReasonResolvers<ContextType>;
  AttentionMark?: AttentionMarkResolvers<ContextType>;
  AttentionItem?: AttentionItemResolvers<ContextType>;
  AttentionItemConnection?: AttentionItemConnectionResolvers<ContextType>;
  AttentionItemEdge?: AttentionItemEdgeResolvers<ContextType>;
  Invitation?: InvitationResolvers<ContextType>;
  InvitationConnection?: InvitationConnectionResolvers<ContextType>;
  InvitationEdge?: InvitationEdgeResolvers<ContextType>;
  InvitePayload?: InvitePayloadResolvers<ContextType>;
  AcceptInvitationPayload?: AcceptInvitationPayloadResolvers<ContextType>;
  RevokePayload?: RevokePayloadResolvers<ContextType>;
  ShareTracksPayload?: ShareTracksPayloadResolvers<ContextType>;
  MarkAttentionPayload?: MarkAttentionPayloadResolvers<ContextType>;
  WebhookAttempt?: WebhookAttemptResolvers<ContextType>;
  WebhookHealth?: WebhookHealthResolvers<ContextType>;
  WebhookDelivery?: WebhookDeliveryResolvers<ContextType>;
  WebhookDeliveryConnection?: WebhookDeliveryConnectionResolvers<ContextType>;
  WebhookDeliveryEdge?: WebhookDeliveryEdgeResolvers<ContextType>;
  Webhook?: WebhookResolvers<ContextType>;
  CreateWebhookPayload?: CreateWebhookPayloadResolvers<ContextType>;
  UpdateWebhookPayload?: UpdateWebhookPayloadResolvers<ContextType>;
  RotateWebhookSecretPayload?: RotateWebhookSecretPayloadResolvers<ContextType>;
  DeleteWebhookPayload?: DeleteWebhookPayloadResolvers<ContextType>;
  RedeliverWebhookPayload?: RedeliverWebhookPayloadResolvers<ContextType>;
};

