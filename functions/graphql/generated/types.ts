import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { AthleteView as AthleteViewRecord } from '../../domain/athlete/athlete.ts';
import type { AvailabilityParent as AvailabilityParentRecord, ActivityPermissionParent as ActivityPermissionParentRecord, BreachParent as BreachParentRecord, AcknowledgementParent as AcknowledgementParentRecord } from '../resolvers/parents.ts';
import type { RunRecord as RunRecordRecord } from '../../domain/run/run.ts';
import type { SymptomRecord as SymptomRecordRecord, ObservationRecord as ObservationRecordRecord, Diagnosis as DiagnosisRecord } from '../../domain/symptom/symptom.ts';
import type { Movement as MovementRecord } from '../../domain/symptom/movement.ts';
import type { InstructionRecord as InstructionRecordRecord } from '../../domain/instruction/instruction.ts';
import type { CommentRecord as CommentRecordRecord } from '../../domain/comment/comment.ts';
import type { Viewer as ViewerRecord, GrantRecord as GrantRecordRecord, InvitationRecord as InvitationRecordRecord } from '../../domain/team/viewer.ts';
import type { LinkRecord as LinkRecordRecord } from '../../domain/provider/provider.ts';
import type { WebhookRecord as WebhookRecordRecord } from '../../domain/webhook/webhook.ts';
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
  /** An instant. In: ISO 8601 with an offset or `Z`, years 1970 to 2199. Out: UTC with milliseconds, `2026-03-08T14:05:00.000Z`. */
  DateTime: { input: string; output: string; }
  /** A calendar day without a time, `2026-03-08`, years 1970 to 2199. */
  LocalDate: { input: string; output: string; }
  /** An IANA time zone, `America/Chicago`. */
  TimeZone: { input: string; output: string; }
  /** A number that is zero or more. */
  NonNegativeFloat: { input: number; output: number; }
  /** A whole number that is zero or more. */
  NonNegativeInt: { input: number; output: number; }
  /** One line of an export: a record as it is stored, with its `kind`. */
  JSONObject: { input: Record<string, unknown>; output: Record<string, unknown>; }
};

/** What a person is to an athlete. It decides what she sees of her and may do. */
export type Role =
  /** The athlete herself. */
  | 'OWNER'
  /** Sees her runs, symptoms and instructions, and instructs her. */
  | 'COACH'
  /** As a coach, and also reads and writes clinical comments. */
  | 'PHYSIO'
  /** Sees her name, whether she is available, her runs in outline, and comments for supporters. Never what hurts. */
  | 'SUPPORTER'
  /** A program that records runs for her and reads back just those. */
  | 'INTEGRATION';

/** Whether she may run. Decided in `functions/domain/instruction/availability.ts`. */
export type AvailabilityStatus =
  /** No instruction in force restricts running. */
  | 'AVAILABLE'
  /** Running is limited by an instruction in force. */
  | 'MODIFIED'
  /** Running is prohibited by an instruction in force. */
  | 'SIDELINED';

/** A unit to show distances in. Stored are metres. */
export type DistanceUnit =
  /** 1 m. */
  | 'METER'
  /** 1,000 m. */
  | 'KILOMETER'
  /** 1,609.344 m. */
  | 'MILE';

/** A runner. Everything that hangs off her is seen only through a live grant. */
export type Athlete = Node & {
  /** The global id. */
  id: Scalars['ID']['output'];
  /** Her name, as she wrote it. Null for integrations. */
  name?: Maybe<Scalars['String']['output']>;
  /** The zone that her days and weeks are counted in. Null for integrations. */
  timeZone?: Maybe<Scalars['TimeZone']['output']>;
  /** What you are to her. */
  viewerRole: Role;
  /** When her record was made. Null but for herself, coaches and physios. */
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  /**
   * Whether she may run: the most restrictive permission for RUN among all instructions in force. Exact to the
   * millisecond. Null for integrations.
   */
  availability?: Maybe<Availability>;
  /**
   * What she may do: every activity with the most restrictive permission and the tightest limits among all instructions
   * in force. Null but for herself, coaches and physios.
   */
  permissions?: Maybe<Array<ActivityPermission>>;
  /** What hurts, in numbers. Null but for herself, coaches and physios. */
  symptomSummary?: Maybe<SymptomSummary>;
  /** Her runs, newest first. Integrations see just what they recorded. */
  runs?: Maybe<RunConnection>;
  /** Her symptoms, the one opened last first. Null but for herself, coaches and physios. */
  symptoms?: Maybe<SymptomConnection>;
  /** What she was told, the newest first. Null but for herself, coaches and physios. */
  instructions?: Maybe<InstructionConnection>;
  /**
   * Runs, observations, instructions and comments merged, newest first. Each viewer finds in it what she may see.
   * Null for integrations.
   */
  timeline?: Maybe<TimelineItemConnection>;
  /** Weekly sums of her runs, newest week first, in her own time zone. Null for supporters and integrations. */
  weeklyTotals?: Maybe<Array<WeeklyTotal>>;
  /** Comments on her, rather than on a run, symptom or instruction; newest first. Null for integrations. */
  comments?: Maybe<CommentConnection>;
  /** How many comments `comments` holds for you. */
  commentCount?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** The providers that she is connected with. Null but for herself. */
  providers?: Maybe<Array<ProviderLink>>;
  /** Who may see her, and as what. Null but for herself. */
  grants?: Maybe<GrantConnection>;
};


/** A runner. Everything that hangs off her is seen only through a live grant. */
export type AthleteAvailabilityArgs = {
  at?: InputMaybe<Scalars['DateTime']['input']>;
};


/** A runner. Everything that hangs off her is seen only through a live grant. */
export type AthletePermissionsArgs = {
  at?: InputMaybe<Scalars['DateTime']['input']>;
};


/** A runner. Everything that hangs off her is seen only through a live grant. */
export type AthleteRunsArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  from?: InputMaybe<Scalars['LocalDate']['input']>;
  to?: InputMaybe<Scalars['LocalDate']['input']>;
  type?: InputMaybe<RunType>;
};


/** A runner. Everything that hangs off her is seen only through a live grant. */
export type AthleteSymptomsArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  status?: InputMaybe<Array<SymptomStatus>>;
};


/** A runner. Everything that hangs off her is seen only through a live grant. */
export type AthleteInstructionsArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  show?: InstructionsToShow;
};


/** A runner. Everything that hangs off her is seen only through a live grant. */
export type AthleteTimelineArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A runner. Everything that hangs off her is seen only through a live grant. */
export type AthleteWeeklyTotalsArgs = {
  weeks: Scalars['Int']['input'];
  until?: InputMaybe<Scalars['LocalDate']['input']>;
};


/** A runner. Everything that hangs off her is seen only through a live grant. */
export type AthleteCommentsArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A runner. Everything that hangs off her is seen only through a live grant. */
export type AthleteGrantsArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Whether she may run at an instant, since when, why, and what happens next. */
export type Availability = {
  /** The instant that this answers for. */
  at: Scalars['DateTime']['output'];
  /** Whether she may run. */
  status: AvailabilityStatus;
  /** The start of the unbroken stretch of this status. Null when she was never restricted. */
  since?: Maybe<Scalars['DateTime']['output']>;
  /** When the status ends by what is known now. Null while any instruction that restricts her has no end, and when AVAILABLE. */
  until?: Maybe<Scalars['DateTime']['output']>;
  /** The next review among the governing instructions. Passing it frees nobody. Null for supporters. */
  reviewAt?: Maybe<Scalars['DateTime']['output']>;
  /** Whether a review has passed and nobody has decided. Null for supporters. */
  reviewOverdue?: Maybe<Scalars['Boolean']['output']>;
  /** The instructions that decide the status. Null for supporters. */
  governedBy?: Maybe<Array<Instruction>>;
};

/** What she may do of one activity. */
export type ActivityPermission = {
  /** The activity. */
  activity: Activity;
  /** The most restrictive permission in force. ALLOWED where nothing in force speaks of the activity. */
  permission: Permission;
  /** The longest distance allowed, in metres. */
  maxDistanceMeters?: Maybe<Scalars['NonNegativeFloat']['output']>;
  /** The longest duration allowed, in seconds. */
  maxDurationSeconds?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** The greatest effort allowed, RPE 0 to 10. */
  maxEffort?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** Stop as soon as pain reaches this, NRS 0 to 10. */
  stopIfPainAtLeast?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** The instructions in force that speak of the activity. */
  instructions: Array<Instruction>;
};

/** What hurts now, in numbers. */
export type SymptomSummary = {
  /** How many symptoms are ACTIVE or RECURRED. */
  openCount: Scalars['NonNegativeInt']['output'];
  /** The worst pain among their latest observations, NRS 0 to 10. Null when none is open. */
  worstPain?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** Whether any of them is WORSENING. */
  worsening: Scalars['Boolean']['output'];
};

/** The sum of a week's runs. */
export type WeeklyTotal = {
  /** The Monday that the week begins on, in the athlete's time zone. */
  weekStart: Scalars['LocalDate']['output'];
  /** In metres. */
  distanceMeters: Scalars['NonNegativeFloat']['output'];
  /** In seconds. */
  durationSeconds: Scalars['NonNegativeFloat']['output'];
  /** Session load: the sum of effort x minutes (session-RPE, Foster) over the runs that carry an effort. */
  load: Scalars['NonNegativeFloat']['output'];
  /** How many runs. */
  runCount: Scalars['NonNegativeInt']['output'];
  /** How many of them carry no effort and so add nothing to the load. */
  runsWithoutEffort: Scalars['NonNegativeInt']['output'];
};

/** Anything that shows on a timeline. */
export type TimelineItem = Run | Observation | Instruction | Comment;

/** A page of a timeline. */
export type TimelineItemConnection = {
  /** The items with their cursors. */
  edges: Array<TimelineItemEdge>;
  /** The items alone. */
  nodes: Array<TimelineItem>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** An item on a timeline. */
export type TimelineItemEdge = {
  /** Its cursor. */
  cursor: Scalars['String']['output'];
  /** The instant it stands at: a run's start, when a symptom was observed, when an instruction starts, when a comment was written. */
  at: Scalars['DateTime']['output'];
  /** The item. */
  node: TimelineItem;
};

/** A page of athletes. */
export type AthleteConnection = {
  /** The athletes with their cursors. */
  edges: Array<AthleteEdge>;
  /** The athletes alone. */
  nodes: Array<Athlete>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** An athlete in a list. */
export type AthleteEdge = {
  /** Its cursor. */
  cursor: Scalars['String']['output'];
  /** The athlete. */
  node: Athlete;
};

/** That a person may see an athlete, and as what. Given by the athlete, revoked at once. */
export type Grant = Node & {
  /** The global id. */
  id: Scalars['ID']['output'];
  /** Whom it opens. */
  athlete?: Maybe<Athlete>;
  /** Who may see her. */
  person: Person;
  /** As what. */
  role: Role;
  /** Since when. */
  grantedAt: Scalars['DateTime']['output'];
};

/** A page of grants. */
export type GrantConnection = {
  /** The grants with their cursors. */
  edges: Array<GrantEdge>;
  /** The grants alone. */
  nodes: Array<Grant>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A grant in a list. */
export type GrantEdge = {
  /** Its cursor. */
  cursor: Scalars['String']['output'];
  /** The grant. */
  node: Grant;
};

/** What can be asked. */
export type Query = {
  /** The athlete with this id, or null: missing and forbidden look the same. */
  athlete?: Maybe<Athlete>;
  /** The thing with this id, or null: missing and forbidden look the same. */
  node?: Maybe<Node>;
  /** The things with these ids, in the same order, null for each that is missing or forbidden. At most 100 ids. */
  nodes: Array<Maybe<Node>>;
  /** You. */
  viewer?: Maybe<Viewer>;
};


/** What can be asked. */
export type QueryAthleteArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryNodesArgs = {
  ids: Array<Scalars['ID']['input']>;
};

/** What a person writes of herself as an athlete. */
export type CreateAthleteInput = {
  /** Her name, 1 to 100 characters. */
  name: Scalars['String']['input'];
  /** The zone that her days and weeks are counted in. */
  timeZone: Scalars['TimeZone']['input'];
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** What to change of an athlete. What is left out stays. */
export type UpdateAthleteInput = {
  /** The athlete: you yourself. */
  athleteId: Scalars['ID']['input'];
  /** Her name, 1 to 100 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** The zone that her days and weeks are counted in. */
  timeZone?: InputMaybe<Scalars['TimeZone']['input']>;
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Which part of an export to hand out. */
export type ExportAthleteInput = {
  /** The athlete: you yourself. */
  athleteId: Scalars['ID']['input'];
  /** The `cursor` of the part before; left out for the first part. */
  after?: InputMaybe<Scalars['String']['input']>;
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Whom to erase. */
export type EraseAthleteInput = {
  /** The athlete: you yourself. */
  athleteId: Scalars['ID']['input'];
  /** Her name, word for word: there is no way back. */
  confirmName: Scalars['String']['input'];
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The athlete that was made, or why not. */
export type CreateAthletePayload = {
  /** The new athlete. */
  athlete?: Maybe<Athlete>;
  /** What was wrong. */
  userErrors: Array<UserError>;
};

/** The athlete as she is now, or why nothing changed. */
export type UpdateAthletePayload = {
  /** The athlete. */
  athlete?: Maybe<Athlete>;
  /** What was wrong. */
  userErrors: Array<UserError>;
};

/** A part of everything that is stored about an athlete. */
export type ExportAthletePayload = {
  /** The records of this part. */
  records?: Maybe<Array<Scalars['JSONObject']['output']>>;
  /** Hand it in as `after` for the next part. Null on the last part. */
  cursor?: Maybe<Scalars['String']['output']>;
  /** What was wrong. */
  userErrors: Array<UserError>;
};

/** How far an erasure has come. */
export type EraseAthletePayload = {
  /**
   * Whether everything is gone. When false, nothing can be read any more, and the rest is being deleted in the background.
   * Calling again with the same input helps it along, and says whether it is done.
   */
  done?: Maybe<Scalars['Boolean']['output']>;
  /** How many records this call deleted. */
  deletedCount?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** What was wrong. */
  userErrors: Array<UserError>;
};

/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type Mutation = {
  /** Makes you an athlete. One per person. */
  createAthlete: CreateAthletePayload;
  /** Changes your own name or time zone. */
  updateAthlete: UpdateAthletePayload;
  /** Hands out everything that is stored about you, part by part. */
  exportAthlete: ExportAthletePayload;
  /**
   * Erases you with everything that is stored about you, for ever. All grants end at once. A call deletes up to 1,000
   * records; what is left then is deleted in the background, whether or not you call again.
   */
  eraseAthlete: EraseAthletePayload;
  /** Writes a comment. Supporters write for supporters; coaches for team or supporters; the athlete and physios for anybody. */
  addComment: AddCommentPayload;
  /** Changes the words of a comment that you wrote. */
  editComment: EditCommentPayload;
  /** Deletes the words of a comment; a mark that there was one stays. */
  deleteComment: DeleteCommentPayload;
  /** Makes an observation of a comment. For the athlete, her coaches and physios. */
  promoteComment: PromoteCommentPayload;
  /** Gives an instruction. For her coaches and physios. */
  issueInstruction: IssueInstructionPayload;
  /** Lets one instruction take the place of another, from now or from its start on. For her coaches and physios. */
  supersedeInstruction: SupersedeInstructionPayload;
  /**
   * Takes back an instruction that you gave by mistake. It stays in the history. What it had already superseded stays
   * superseded: look at the athlete's availability in the answer, and instruct again if need be. What it was only going to
   * supersede stays in force.
   */
  withdrawInstruction: WithdrawInstructionPayload;
  /** The athlete says that she has read it. */
  acknowledgeInstruction: AcknowledgeInstructionPayload;
  /**
   * Connects you with a provider, such as Strava, whence your runs then come by themselves. The code is exchanged in the
   * background: `Athlete.providers` says what came of it. CONFLICT while it is connected.
   */
  connectProvider: ConnectProviderPayload;
  /**
   * Ends a connection at once: nothing is fetched any more. The provider is told, and all runs that came from it are deleted,
   * in the background. Without a connection nothing changes.
   */
  disconnectProvider: DisconnectProviderPayload;
  /**
   * Records up to 100 runs for one athlete, with a result for each: one bad run never blocks the others. Posting a run
   * again finds the one that is there. For the athlete herself and integrations with `runs:write`.
   */
  recordRuns: RecordRunsPayload;
  /** Changes how the athlete saw a run. For the athlete herself. */
  editRun: EditRunPayload;
  /** Deletes a run for ever: posted again, it stays deleted. For the athlete herself and the integration that recorded it. */
  deleteRun: DeleteRunPayload;
  /** Opens a symptom with its first observation. For the athlete, her coaches and physios. */
  reportSymptom: ReportSymptomPayload;
  /** Adds an observation to an open symptom. For the athlete, her coaches and physios. */
  addObservation: AddObservationPayload;
  /** Says that a symptom is over. For the athlete, her coaches and physios. */
  resolveSymptom: ResolveSymptomPayload;
  /** Says that a resolved symptom is back: opens a new one that recurs from it. For the athlete, her coaches and physios. */
  recurSymptom: RecurSymptomPayload;
  /** Says that two symptoms are one. Nothing is lost: the observations of both are one list. For the athlete, her coaches and physios. */
  mergeSymptoms: MergeSymptomsPayload;
  /** Makes a diagnosis. For her coaches and physios only. */
  diagnoseSymptom: DiagnoseSymptomPayload;
  /** Makes an invitation: an athlete invites onto her team, or a coach or physio invites an athlete. */
  invite: InvitePayload;
  /** Accepts an invitation, once. */
  acceptInvitation: AcceptInvitationPayload;
  /** Ends a grant or an invitation, at once: nothing is readable through it from the moment that this answers. */
  revoke: RevokePayload;
  /** Makes a webhook. LIMIT_REACHED for a sixth one; an integration needs the scope `runs:read`. */
  createWebhook: CreateWebhookPayload;
  /** Changes a webhook, disables it, or enables it again. */
  updateWebhook: UpdateWebhookPayload;
  /** Replaces the secret of a webhook. The one so far signs along for 24 hours; one before that no longer. */
  rotateWebhookSecret: RotateWebhookSecretPayload;
  /** Deletes a webhook. What is on its way to it is not sent any more. */
  deleteWebhook: DeleteWebhookPayload;
  /** Sends a delivery again, whatever came of it. CONFLICT while its webhook is disabled. */
  redeliverWebhook: RedeliverWebhookPayload;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationCreateAthleteArgs = {
  input: CreateAthleteInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationUpdateAthleteArgs = {
  input: UpdateAthleteInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationExportAthleteArgs = {
  input: ExportAthleteInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationEraseAthleteArgs = {
  input: EraseAthleteInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationAddCommentArgs = {
  input: AddCommentInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationEditCommentArgs = {
  input: EditCommentInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationDeleteCommentArgs = {
  input: DeleteCommentInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationPromoteCommentArgs = {
  input: PromoteCommentInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationIssueInstructionArgs = {
  input: IssueInstructionInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationSupersedeInstructionArgs = {
  input: SupersedeInstructionInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationWithdrawInstructionArgs = {
  input: WithdrawInstructionInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationAcknowledgeInstructionArgs = {
  input: AcknowledgeInstructionInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationConnectProviderArgs = {
  input: ConnectProviderInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationDisconnectProviderArgs = {
  input: DisconnectProviderInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationRecordRunsArgs = {
  input: RecordRunsInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationEditRunArgs = {
  input: EditRunInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationDeleteRunArgs = {
  input: DeleteRunInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationReportSymptomArgs = {
  input: ReportSymptomInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationAddObservationArgs = {
  input: AddObservationInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationResolveSymptomArgs = {
  input: ResolveSymptomInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationRecurSymptomArgs = {
  input: RecurSymptomInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationMergeSymptomsArgs = {
  input: MergeSymptomsInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationDiagnoseSymptomArgs = {
  input: DiagnoseSymptomInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationInviteArgs = {
  input: InviteInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationAcceptInvitationArgs = {
  input: AcceptInvitationInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationRevokeArgs = {
  input: RevokeInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationCreateWebhookArgs = {
  input: CreateWebhookInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationUpdateWebhookArgs = {
  input: UpdateWebhookInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationRotateWebhookSecretArgs = {
  input: RotateWebhookSecretInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationDeleteWebhookArgs = {
  input: DeleteWebhookInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationRedeliverWebhookArgs = {
  input: RedeliverWebhookInput;
};

/** Who may read a comment. */
export type Audience =
  /** The athlete, her coaches and her physios. */
  | 'TEAM'
  /** The athlete and her physios. */
  | 'CLINICAL'
  /** Everybody with a grant, integrations excepted. */
  | 'SUPPORTERS';

/** What a comment can be about. */
export type CommentSubject = Athlete | Run | Symptom | Instruction;

/** What somebody said, to a chosen audience. */
export type Comment = Node & {
  /** The global id. */
  id: Scalars['ID']['output'];
  /** Whose record it stands in. Null when you may no longer see her. */
  athlete?: Maybe<Athlete>;
  /** What it is about. Null when that is gone or not for you. */
  subject?: Maybe<CommentSubject>;
  /** Who wrote it. */
  author: Person;
  /** What the author was to her then. */
  authorRole: Role;
  /** Who may read it. */
  audience: Audience;
  /** The words. Null once it is deleted. */
  body?: Maybe<Scalars['String']['output']>;
  /** When it was written. */
  createdAt: Scalars['DateTime']['output'];
  /** When it was last edited. */
  editedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was deleted. What stays is this mark. */
  deletedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The observation that was made of it. Null for supporters. */
  promotedTo?: Maybe<Observation>;
};

/** A page of comments. */
export type CommentConnection = {
  /** The comments with their cursors. */
  edges: Array<CommentEdge>;
  /** The comments alone. */
  nodes: Array<Comment>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A comment in a list. */
export type CommentEdge = {
  /** Its cursor. */
  cursor: Scalars['String']['output'];
  /** The comment. */
  node: Comment;
};

/** A comment to write. */
export type AddCommentInput = {
  /** What it is about: the id of an athlete, run, symptom or instruction. */
  subjectId: Scalars['ID']['input'];
  /** The words, 1 to 4,000 characters. */
  body: Scalars['String']['input'];
  /** Who may read it. It never changes. */
  audience: Audience;
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The comment, or why there is none. */
export type AddCommentPayload = {
  /** The comment. */
  comment?: Maybe<Comment>;
  /** What was wrong. */
  userErrors: Array<UserError>;
};

/** What to change of a comment. */
export type EditCommentInput = {
  /** The comment: one that you wrote. */
  commentId: Scalars['ID']['input'];
  /** The new words, 1 to 4,000 characters. */
  body: Scalars['String']['input'];
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The comment as it is now, or why nothing changed. */
export type EditCommentPayload = {
  /** The comment. */
  comment?: Maybe<Comment>;
  /** What was wrong. */
  userErrors: Array<UserError>;
};

/** Which comment to delete. */
export type DeleteCommentInput = {
  /** The comment: one that you wrote, or as the athlete any in your record. */
  commentId: Scalars['ID']['input'];
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The mark that is left, or why nothing changed. */
export type DeleteCommentPayload = {
  /** The comment without its words. */
  comment?: Maybe<Comment>;
  /** What was wrong. */
  userErrors: Array<UserError>;
};

/** An observation to make of a comment. */
export type PromoteCommentInput = {
  /** The comment. It keeps its words. */
  commentId: Scalars['ID']['input'];
  /** Which symptom it speaks of: an open one, or a new one. */
  symptom: PromotionTargetInput;
  /** What it says, in the field's terms. */
  observation: ObservationInput;
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Which symptom an observation goes to. Exactly one. */
export type PromotionTargetInput =
  /** A symptom that is open. */
  { symptomId: Scalars['ID']['input']; newSymptom?: never; }
  |  /** True: a new symptom. */
  { symptomId?: never; newSymptom: Scalars['Boolean']['input']; };

/** The observation, or why there is none. */
export type PromoteCommentPayload = {
  /** The comment. */
  comment?: Maybe<Comment>;
  /** The observation made of it. */
  observation?: Maybe<Observation>;
  /** The symptom it went to, as it is now. */
  symptom?: Maybe<Symptom>;
  /** What was wrong. */
  userErrors: Array<UserError>;
};

/** What an instruction speaks of. */
export type Activity =
  /** Running of any kind, racing included. */
  | 'RUN'
  /** Other endurance work: bike, pool, elliptical. */
  | 'CROSS_TRAINING'
  /** Strength work of the upper body. */
  | 'UPPER_BODY'
  /** Strength work of the lower body. */
  | 'LOWER_BODY'
  /** Stretching and mobility work. */
  | 'MOBILITY'
  /** Prescribed rehabilitation exercises. */
  | 'REHAB'
  /** Competitions. What holds for RUN holds for RACE too. */
  | 'RACE';

/** What an instruction says of an activity, the most restrictive first. */
export type Permission =
  /** Not at all. */
  | 'PROHIBITED'
  /** Within the limits. */
  | 'LIMITED'
  /** It is to be done. */
  | 'REQUIRED'
  /** As she likes. */
  | 'ALLOWED';

/** Where an instruction stands right now. */
export type InstructionStatus =
  /** It has not started yet. */
  | 'SCHEDULED'
  /** It holds. */
  | 'IN_FORCE'
  /** Its end has passed. */
  | 'ENDED'
  /** Another one took its place. */
  | 'SUPERSEDED'
  /** It was taken back. */
  | 'WITHDRAWN';

/** Which instructions to show. */
export type InstructionsToShow =
  /** Only those in force now. */
  | 'IN_FORCE'
  /** All of them, past and scheduled too. */
  | 'ALL';

/** What an instruction says of one activity. */
export type Rule = {
  /** The activity. */
  activity: Activity;
  /** Whether she may. */
  permission: Permission;
  /** The longest distance, in metres. */
  maxDistanceMeters?: Maybe<Scalars['NonNegativeFloat']['output']>;
  /** The longest duration, in seconds. */
  maxDurationSeconds?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** The greatest effort, RPE 0 to 10. */
  maxEffort?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** Stop as soon as pain reaches this, NRS 0 to 10. */
  stopIfPainAtLeast?: Maybe<Scalars['NonNegativeInt']['output']>;
};

/** That the athlete has read an instruction. */
export type Acknowledgement = {
  /** Who. */
  by: Person;
  /** When. */
  at: Scalars['DateTime']['output'];
};

/**
 * What a coach or physio told her. It holds from `startsAt` until its end, or until somebody supersedes or withdraws it:
 * clearance is an event, never a date that lapses. History is append-only.
 */
export type Instruction = Node & {
  /** The global id. */
  id: Scalars['ID']['output'];
  /** Whom it is for. Null when you may no longer see her. */
  athlete?: Maybe<Athlete>;
  /** Who gave it. */
  issuedBy: Person;
  /** What that person was to her then. */
  issuedAs: Role;
  /** When it was recorded. */
  issuedAt: Scalars['DateTime']['output'];
  /** From when it holds. */
  startsAt: Scalars['DateTime']['output'];
  /** Until when it holds. Null: until somebody supersedes or withdraws it. */
  endsAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it is to be looked at again. Passing it frees nobody. */
  reviewAt?: Maybe<Scalars['DateTime']['output']>;
  /** What was said, in words. */
  note?: Maybe<Scalars['String']['output']>;
  /** What it says, activity by activity. */
  rules: Array<Rule>;
  /** Where it stands right now. */
  status: InstructionStatus;
  /** From when another one takes its place. */
  supersededAt?: Maybe<Scalars['DateTime']['output']>;
  /** The one that takes its place. */
  supersededBy?: Maybe<Instruction>;
  /** The ones whose place it takes. */
  supersedes: Array<Instruction>;
  /** When it was taken back. */
  withdrawnAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why it was taken back. */
  withdrawnReason?: Maybe<Scalars['String']['output']>;
  /** That she has read it. Null until she has. */
  acknowledgement?: Maybe<Acknowledgement>;
  /** The symptoms that it is about. */
  symptoms: Array<Symptom>;
  /** The runs that broke its rules, newest first; at most 100. */
  breaches?: Maybe<Array<Breach>>;
  /** Comments on it, newest first; those that you may see. */
  comments?: Maybe<CommentConnection>;
  /** How many comments `comments` holds for you. */
  commentCount?: Maybe<Scalars['NonNegativeInt']['output']>;
};


/**
 * What a coach or physio told her. It holds from `startsAt` until its end, or until somebody supersedes or withdraws it:
 * clearance is an event, never a date that lapses. History is append-only.
 */
export type InstructionCommentsArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A page of instructions. */
export type InstructionConnection = {
  /** The instructions with their cursors. */
  edges: Array<InstructionEdge>;
  /** The instructions alone. */
  nodes: Array<Instruction>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** An instruction in a list. */
export type InstructionEdge = {
  /** Its cursor. */
  cursor: Scalars['String']['output'];
  /** The instruction. */
  node: Instruction;
};

/** What to say of one activity. */
export type RuleInput = {
  /** The activity. Each at most once in an instruction. */
  activity: Activity;
  /** Whether she may. */
  permission: Permission;
  /** With LIMITED or REQUIRED: the longest distance, in metres, above 0. */
  maxDistanceMeters?: InputMaybe<Scalars['Float']['input']>;
  /** With LIMITED or REQUIRED: the longest duration, in seconds, above 0. */
  maxDurationSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** With LIMITED or REQUIRED: the greatest effort, RPE 0 to 10. */
  maxEffort?: InputMaybe<Scalars['Int']['input']>;
  /** With any permission but PROHIBITED: stop as soon as pain reaches this, NRS 1 to 10. */
  stopIfPainAtLeast?: InputMaybe<Scalars['Int']['input']>;
};

/** An instruction to give. */
export type IssueInstructionInput = {
  /** Whom it is for. */
  athleteId: Scalars['ID']['input'];
  /** 1 to 7 rules, one for an activity. */
  rules: Array<RuleInput>;
  /** From when it holds; now, if left out. At most a year back (said then, recorded now) or ahead. */
  startsAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Until when it holds; left out, until somebody supersedes or withdraws it. */
  endsAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** When it is to be looked at again. */
  reviewAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** In words, at most 4,000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** The symptoms that it is about, at most 10. */
  symptomIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** The instructions whose place it takes, at most 20, anybody's. Left out: all of your own that are in force. Empty: none. */
  supersedes?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The instruction, with what it changed, or why there is none. */
export type IssueInstructionPayload = {
  /** The instruction. */
  instruction?: Maybe<Instruction>;
  /** Whom it is for, as she is now. */
  athlete?: Maybe<Athlete>;
  /** What was wrong. */
  userErrors: Array<UserError>;
};

/** Which instruction takes the place of which. */
export type SupersedeInstructionInput = {
  /** The instruction that ends. */
  instructionId: Scalars['ID']['input'];
  /** The instruction that takes its place; already given. */
  byInstructionId: Scalars['ID']['input'];
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The superseded instruction, or why nothing changed. */
export type SupersedeInstructionPayload = {
  /** The instruction that was superseded. */
  instruction?: Maybe<Instruction>;
  /** Whom it was for, as she is now. */
  athlete?: Maybe<Athlete>;
  /** What was wrong. */
  userErrors: Array<UserError>;
};

/** Which instruction to take back. */
export type WithdrawInstructionInput = {
  /** The instruction: one that you gave. */
  instructionId: Scalars['ID']['input'];
  /** Why, at most 1,000 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The withdrawn instruction, or why nothing changed. */
export type WithdrawInstructionPayload = {
  /** The instruction. */
  instruction?: Maybe<Instruction>;
  /** Whom it was for, as she is now. */
  athlete?: Maybe<Athlete>;
  /** What was wrong. */
  userErrors: Array<UserError>;
};

/** Which instruction she has read. */
export type AcknowledgeInstructionInput = {
  /** The instruction. */
  instructionId: Scalars['ID']['input'];
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The acknowledged instruction, or why nothing changed. */
export type AcknowledgeInstructionPayload = {
  /** The instruction. */
  instruction?: Maybe<Instruction>;
  /** What was wrong. */
  userErrors: Array<UserError>;
};

/** Anything with a global id. Ids are opaque: keep them, never build or parse them. */
export type Node = {
  /** The global id. It never changes. */
  id: Scalars['ID']['output'];
};

/** Where a page stands in its list. */
export type PageInfo = {
  /** Whether there are more items after this page. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Always false: lists are read forwards only. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first item of this page. */
  startCursor?: Maybe<Scalars['String']['output']>;
  /** The cursor to hand in as `after` for the next page. */
  endCursor?: Maybe<Scalars['String']['output']>;
};

/** One thing that was wrong with a mutation's input. Nothing that it names was written. */
export type UserError = {
  /** What is wrong and what to do, in a sentence for a person. */
  message: Scalars['String']['output'];
  /** Where: `["input", "runs", "3", "distanceMeters"]`. */
  path: Array<Scalars['String']['output']>;
  /** What is wrong, for a program. */
  code: UserErrorCode;
};

/** Why a change was refused. */
export type UserErrorCode =
  /** A value is malformed, or contradicts another one. */
  | 'INVALID'
  /** A number, an instant or a count lies outside what is allowed. */
  | 'OUT_OF_RANGE'
  /** A text is longer than allowed. */
  | 'TOO_LONG'
  /** Nothing there that you may know of. Missing and forbidden look the same. */
  | 'NOT_FOUND'
  /** You see the thing, but your role does not allow this change. */
  | 'FORBIDDEN'
  /** The thing is in a state that does not allow this change, or somebody else changed it first: read it again. */
  | 'CONFLICT'
  /** There is one already. */
  | 'ALREADY_EXISTS'
  /** It is over: an invitation that has expired or was used. */
  | 'EXPIRED'
  /** It was deleted, and stays deleted. */
  | 'DELETED'
  /** A cap is reached. */
  | 'LIMIT_REACHED'
  /** This idempotency key was used before with another input. */
  | 'IDEMPOTENCY_KEY_REUSED';

/** Where runs come from by themselves, once she has connected it. */
export type Provider =
  /** Strava. What it says of her shows to nobody but herself: its terms allow no more. */
  | 'STRAVA';

/** How a connection stands. */
export type ProviderStatus =
  /** She has asked for it, and the provider is being asked: a matter of seconds. */
  | 'PENDING'
  /** Her runs come by themselves. */
  | 'CONNECTED'
  /** It does not work; `problem` says why. Connect again, or disconnect. */
  | 'FAILED';

/** Why a connection does not work. */
export type ProviderProblem =
  /** The provider refuses the code, or no longer accepts what it gave for it. */
  | 'REFUSED'
  /** The account is connected with another athlete. */
  | 'TAKEN'
  /** This provider is not set up here. */
  | 'NOT_AVAILABLE';

/** An athlete's connection with a provider. */
export type ProviderLink = {
  /** Which provider. */
  provider: Provider;
  /** How it stands. */
  status: ProviderStatus;
  /** Why it does not work. Null while it does. */
  problem?: Maybe<ProviderProblem>;
  /** Since when her runs come by themselves. Null before they do. */
  connectedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** Whom to connect with what. */
export type ConnectProviderInput = {
  /** The athlete: you yourself. */
  athleteId: Scalars['ID']['input'];
  /** Which provider. */
  provider: Provider;
  /** The `code` that the provider's page of consent redirected back with. 1 to 500 characters; it works once. */
  code: Scalars['String']['input'];
  /** The `scope` that came with it. Without the right to read her activities it is refused (INVALID). */
  scope?: InputMaybe<Scalars['String']['input']>;
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Whom to disconnect from what. */
export type DisconnectProviderInput = {
  /** The athlete: you yourself. */
  athleteId: Scalars['ID']['input'];
  /** Which provider. */
  provider: Provider;
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The athlete with her connections, or why nothing changed. */
export type ConnectProviderPayload = {
  /** The athlete. */
  athlete?: Maybe<Athlete>;
  /** What was wrong. */
  userErrors: Array<UserError>;
};

/** The athlete with the connections that are left, or why nothing changed. */
export type DisconnectProviderPayload = {
  /** The athlete. */
  athlete?: Maybe<Athlete>;
  /** What was wrong. */
  userErrors: Array<UserError>;
};

/** What kind of run it was. */
export type RunType =
  /** Comfortable, conversational. */
  | 'EASY'
  /** The long run of the week. */
  | 'LONG'
  /** Sustained and comfortably hard. */
  | 'TEMPO'
  /** Repeated fast stretches with rests. */
  | 'INTERVALS'
  /** Repeated climbs. */
  | 'HILLS'
  /** A competition. */
  | 'RACE'
  /** Very easy, to recover. */
  | 'RECOVERY'
  /** Running and walking in turn. */
  | 'RUN_WALK'
  /** To find out, such as a first run after a rest or a time trial. */
  | 'TEST'
  /** Any other. */
  | 'OTHER';

/** What she ran on. */
export type Surface =
  /** Asphalt or pavement. */
  | 'ROAD'
  /** Paths, grass, forest. */
  | 'TRAIL'
  /** A running track. */
  | 'TRACK'
  /** A treadmill. */
  | 'TREADMILL'
  /** Any other. */
  | 'OTHER';

/** A run. (athlete, source, externalId) identifies an integration's run for ever: it is recorded once. */
export type Run = Node & {
  /** The global id. */
  id: Scalars['ID']['output'];
  /** Who ran. Null when you may no longer see her. */
  athlete?: Maybe<Athlete>;
  /** Where it came from: `manual`, a provider such as `Strava`, or the integration that recorded it. Null for supporters. */
  source?: Maybe<Scalars['String']['output']>;
  /** Whether its source lets nobody see it but herself, as Strava does. It shows to nobody else. Null for all others. */
  ownerOnly?: Maybe<Scalars['Boolean']['output']>;
  /** The source's own id of the run. Null for supporters and when she wrote it herself without one. */
  externalId?: Maybe<Scalars['String']['output']>;
  /** The source's revision; a later one replaces an earlier one. Null for supporters. */
  revision?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** When it started. */
  startedAt: Scalars['DateTime']['output'];
  /** When it ended, pauses counted. Null when the source did not say. */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The zone where it started. */
  timeZone: Scalars['TimeZone']['output'];
  /** The local day on which it started. */
  localDate: Scalars['LocalDate']['output'];
  /** What kind of run it was. */
  type: RunType;
  /** What she ran on. */
  surface?: Maybe<Surface>;
  /** The distance in metres. */
  distanceMeters: Scalars['NonNegativeFloat']['output'];
  /** The distance in a unit to show. */
  distance: Scalars['NonNegativeFloat']['output'];
  /** The time in motion, in seconds. */
  durationSeconds: Scalars['NonNegativeFloat']['output'];
  /** The average pace: seconds for one unit of distance. Null when the distance is zero. */
  paceSeconds?: Maybe<Scalars['NonNegativeFloat']['output']>;
  /** The climb, in metres. */
  elevationGainMeters?: Maybe<Scalars['NonNegativeFloat']['output']>;
  /** The air temperature, in degrees Celsius. */
  temperatureCelsius?: Maybe<Scalars['Float']['output']>;
  /** The average heart rate, in beats per minute. Null for supporters. */
  averageHeartRateBpm?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** How hard it felt, RPE 0 to 10. Null for supporters, and for integrations once she has edited it. */
  effort?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** Session load: effort x minutes (session-RPE, Foster). Null without an effort, and for supporters. */
  load?: Maybe<Scalars['NonNegativeFloat']['output']>;
  /** What she or the source wrote about it. Null for supporters, and for integrations once she has edited it. */
  note?: Maybe<Scalars['String']['output']>;
  /** What she felt in it, in the order of observation. Null for supporters and integrations. */
  observations?: Maybe<Array<Observation>>;
  /** The rules that it broke, judged by the instructions in force when it was run. Null for supporters and integrations. */
  breaches?: Maybe<Array<Breach>>;
  /**
   * An earlier recorded run from another source that starts within minutes and is about as long: perhaps the same. Nothing
   * is merged or dropped. Null for supporters and integrations.
   */
  possibleDuplicateOf?: Maybe<Run>;
  /** Comments on it, newest first; those that you may see. Null for integrations. */
  comments?: Maybe<CommentConnection>;
  /** How many comments `comments` holds for you. */
  commentCount?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** When it was first recorded. */
  recordedAt: Scalars['DateTime']['output'];
  /** When it last changed. Null for supporters. */
  updatedAt?: Maybe<Scalars['DateTime']['output']>;
};


/** A run. (athlete, source, externalId) identifies an integration's run for ever: it is recorded once. */
export type RunDistanceArgs = {
  unit: DistanceUnit;
};


/** A run. (athlete, source, externalId) identifies an integration's run for ever: it is recorded once. */
export type RunPaceSecondsArgs = {
  per?: DistanceUnit;
};


/** A run. (athlete, source, externalId) identifies an integration's run for ever: it is recorded once. */
export type RunCommentsArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Which rule of an instruction a run broke. */
export type BreachedRule =
  /** She ran while running was prohibited. */
  | 'RUN_WHILE_PROHIBITED'
  /** She raced while racing was prohibited. */
  | 'RACE_WHILE_PROHIBITED'
  /** She ran farther than `maxDistanceMeters`. */
  | 'MAX_DISTANCE'
  /** She ran longer than `maxDurationSeconds`. */
  | 'MAX_DURATION'
  /** She ran harder than `maxEffort`. */
  | 'MAX_EFFORT'
  /** She felt pain of at least `stopIfPainAtLeast`. */
  | 'STOP_IF_PAIN';

/** That a run broke a rule of an instruction. */
export type Breach = {
  /** Which rule. */
  rule: BreachedRule;
  /** Of which instruction. */
  instruction?: Maybe<Instruction>;
  /** By which run. */
  run?: Maybe<Run>;
  /** What was allowed, in the rule's unit: metres, seconds, RPE or NRS. Null for a prohibition. */
  allowed?: Maybe<Scalars['Float']['output']>;
  /** What it was, in the same unit. Null for a prohibition. */
  actual?: Maybe<Scalars['Float']['output']>;
};

/** A page of runs. */
export type RunConnection = {
  /** The runs with their cursors. */
  edges: Array<RunEdge>;
  /** The runs alone. */
  nodes: Array<Run>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A run in a list. */
export type RunEdge = {
  /** Its cursor. */
  cursor: Scalars['String']['output'];
  /** The run. */
  node: Run;
};

/** A run to record. */
export type RunInput = {
  /**
   * The source's own id of the run, 1 to 200 characters. Required for integrations: posted again, it finds the run that is
   * already there.
   */
  externalId?: InputMaybe<Scalars['String']['input']>;
  /** The source's revision, from 0. A later one replaces an earlier one; a stale or equal one changes nothing. */
  revision?: Scalars['Int']['input'];
  /** When it started. Not more than 15 minutes in the future. */
  startedAt: Scalars['DateTime']['input'];
  /** When it ended, pauses counted; not before it started. */
  endedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The zone where it started; the athlete's, if left out. */
  timeZone?: InputMaybe<Scalars['TimeZone']['input']>;
  /** What kind of run it was. */
  type?: RunType;
  /** What she ran on. */
  surface?: InputMaybe<Surface>;
  /** In metres, 0 to 1,000,000. */
  distanceMeters: Scalars['Float']['input'];
  /** The time in motion, in seconds, 1 to 604,800 (a week). */
  durationSeconds: Scalars['Float']['input'];
  /** The climb, in metres, 0 to 50,000. */
  elevationGainMeters?: InputMaybe<Scalars['Float']['input']>;
  /** In degrees Celsius, -60 to 60. */
  temperatureCelsius?: InputMaybe<Scalars['Float']['input']>;
  /** In beats per minute, 20 to 260. */
  averageHeartRateBpm?: InputMaybe<Scalars['Int']['input']>;
  /** How hard it felt, RPE 0 to 10. */
  effort?: InputMaybe<Scalars['Int']['input']>;
  /** At most 4,000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
};

/** Runs to record for one athlete. */
export type RecordRunsInput = {
  /** Who ran. */
  athleteId: Scalars['ID']['input'];
  /** 1 to 100 runs. */
  runs: Array<RunInput>;
  /** Gives runs without an `externalId` an identity, so that a repeated call finds them. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** What became of one run. */
export type RecordRunStatus =
  /** It is new. */
  | 'CREATED'
  /** It was there; this later revision replaced it. */
  | 'UPDATED'
  /** It was there, and stays as it is. */
  | 'UNCHANGED'
  /** It was not recorded; `errors` says why. The others are not affected. */
  | 'REJECTED';

/** What became of one run of the input, at the same place in the list. */
export type RecordRunResult = {
  /** What became of it. */
  status: RecordRunStatus;
  /** The run as it is stored now. Null when REJECTED, and for tokens without `runs:read`. */
  run?: Maybe<Run>;
  /** Why it was REJECTED: every problem with it. */
  errors: Array<UserError>;
};

/** What became of each run. */
export type RecordRunsPayload = {
  /** One result for each run of the input, in the same order. Null when the call as a whole was wrong. */
  results?: Maybe<Array<RecordRunResult>>;
  /** Whose runs they are. */
  athlete?: Maybe<Athlete>;
  /** What was wrong with the call as a whole. Problems of single runs stand in their results. */
  userErrors: Array<UserError>;
};

/**
 * What to change of a run. What is left out stays; null clears. The athlete may change how she saw it; the measured
 * values belong to its source, and for a `manual` run to her. What she changed, a later revision leaves alone.
 */
export type EditRunInput = {
  /** The run. */
  runId: Scalars['ID']['input'];
  /** What kind of run it was. */
  type?: InputMaybe<RunType>;
  /** What she ran on. */
  surface?: InputMaybe<Surface>;
  /** How hard it felt, RPE 0 to 10. */
  effort?: InputMaybe<Scalars['Int']['input']>;
  /** At most 4,000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** In degrees Celsius, -60 to 60. */
  temperatureCelsius?: InputMaybe<Scalars['Float']['input']>;
  /** In metres, 0 to 1,000,000. Only of a `manual` run. */
  distanceMeters?: InputMaybe<Scalars['Float']['input']>;
  /** In seconds, 1 to 604,800. Only of a `manual` run. */
  durationSeconds?: InputMaybe<Scalars['Float']['input']>;
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The run as it is now, or why nothing changed. */
export type EditRunPayload = {
  /** The run. */
  run?: Maybe<Run>;
  /** What was wrong. */
  userErrors: Array<UserError>;
};

/** Which run to delete. */
export type DeleteRunInput = {
  /** The run. */
  runId: Scalars['ID']['input'];
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Which run is gone. */
export type DeleteRunPayload = {
  /** The id of the run that was deleted. */
  deletedRunId?: Maybe<Scalars['ID']['output']>;
  /** Whose run it was. */
  athlete?: Maybe<Athlete>;
  /** What was wrong. */
  userErrors: Array<UserError>;
};

/** A region of the body, as the IOC consensus 2020 and OSIICS divide it. */
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
  /** Thigh: femur, hamstrings up to the sitting bone, quadriceps. OSIICS T. */
  | 'THIGH'
  /** Knee with kneecap and its tendon. OSIICS K. */
  | 'KNEE'
  /** Lower leg with the Achilles tendon. OSIICS Q. */
  | 'LOWER_LEG'
  /** Ankle. OSIICS A. */
  | 'ANKLE'
  /** Foot, heel and toes. OSIICS F. */
  | 'FOOT'
  /** Nowhere in particular, or not said. OSIICS Z. */
  | 'UNSPECIFIED';

/** Where exactly. Each site belongs to one region, named in brackets. */
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
  /** The lower hamstring tendons, behind the knee [THIGH]. */
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
  /** Outer lower leg and its tendons [LOWER_LEG]. */
  | 'PERONEAL'
  /** Achilles tendon [LOWER_LEG]. */
  | 'ACHILLES'
  /** Ankle joint and its ligaments [ANKLE]. */
  | 'ANKLE_JOINT'
  /** Tendon behind the inner ankle [ANKLE]. */
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
  /** Elsewhere; say where in the note [UNSPECIFIED]. */
  | 'OTHER';

/** Which side of the body. */
export type Side =
  /** Left. */
  | 'LEFT'
  /** Right. */
  | 'RIGHT'
  /** Both sides. */
  | 'BILATERAL'
  /** In the middle. */
  | 'MIDLINE'
  /** Not said. */
  | 'UNSPECIFIED';

/** What it feels like. */
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
  /** Weak, gives way. */
  | 'WEAKNESS'
  /** Numb or tingling. */
  | 'NUMBNESS_TINGLING'
  /** Swollen. */
  | 'SWELLING'
  /** Unstable. */
  | 'INSTABILITY'
  /** Clicks or catches. */
  | 'CLICKING'
  /** Cramps. */
  | 'CRAMP'
  /** Any other; say it in the note. */
  | 'OTHER';

/** When it was noticed. */
export type Phase =
  /** Sitting or lying. */
  | 'AT_REST'
  /** On waking up. */
  | 'ON_WAKING'
  /** In daily life: stairs, walking, sitting long. */
  | 'DAILY_ACTIVITY'
  /** Before a run, such as in dynamic stretches. */
  | 'PRE_RUN'
  /** In the warm-up. */
  | 'WARM_UP'
  /** In the run; `onsetDistanceMeters` says from where on. */
  | 'DURING_RUN'
  /** In the cool-down. */
  | 'COOL_DOWN'
  /** In the hours after a run. */
  | 'AFTER_RUN'
  /** The morning after a run. */
  | 'NEXT_MORNING'
  /** In other training. */
  | 'CROSS_TRAINING';

/** Where a symptom stands. */
export type SymptomStatus =
  /** It hurts. */
  | 'ACTIVE'
  /** It is over. */
  | 'RESOLVED'
  /** It hurts again: a resolved symptom came back; `recursFrom` is the earlier one. */
  | 'RECURRED';

/** Where a symptom is heading. Decided in `functions/domain/symptom/trend.ts`. */
export type Trend =
  /** More pain, earlier in the run, or in more sites. */
  | 'WORSENING'
  /** No clear change, or fewer than three observations. */
  | 'STEADY'
  /** Less pain. */
  | 'IMPROVING';

/** How a symptom moved. */
export type MovementKind =
  /** More sites than before. */
  | 'SPREAD'
  /** Fewer sites than before, or one site inside the same region instead of several. */
  | 'LOCALISED'
  /** Other sites than before. */
  | 'MOVED';

/** The kind of tissue damage: the pathology table of the IOC consensus 2020. */
export type Pathology =
  /** Muscle strain, tear, or its tendon junction. */
  | 'MUSCLE_INJURY'
  /** Bruised muscle. */
  | 'MUSCLE_CONTUSION'
  /** Compartment syndrome. */
  | 'MUSCLE_COMPARTMENT_SYNDROME'
  /** Tendinopathy, its sheath included. */
  | 'TENDINOPATHY'
  /** Partial or complete rupture of a tendon. */
  | 'TENDON_RUPTURE'
  /** Concussion or injury of the spinal cord. */
  | 'BRAIN_SPINAL_CORD_INJURY'
  /** Injury or entrapment of a nerve. */
  | 'PERIPHERAL_NERVE_INJURY'
  /** Fracture, traumatic or avulsion. */
  | 'FRACTURE'
  /** Stress reaction or stress fracture. */
  | 'BONE_STRESS_INJURY'
  /** Bruised bone. */
  | 'BONE_CONTUSION'
  /** Avascular necrosis. */
  | 'AVASCULAR_NECROSIS'
  /** Injury of a growth plate. */
  | 'PHYSIS_INJURY'
  /** Cartilage, meniscus or labrum. */
  | 'CARTILAGE_INJURY'
  /** Arthritis after an injury. */
  | 'ARTHRITIS'
  /** Synovitis, capsulitis or impingement. */
  | 'SYNOVITIS_CAPSULITIS'
  /** Bursitis. */
  | 'BURSITIS'
  /** Ligament tear or acute instability. */
  | 'JOINT_SPRAIN'
  /** Chronic instability of a joint. */
  | 'CHRONIC_INSTABILITY'
  /** Bruise. */
  | 'SUPERFICIAL_CONTUSION'
  /** Cut. */
  | 'LACERATION'
  /** Graze or blister. */
  | 'ABRASION'
  /** Injury of a vessel. */
  | 'VASCULAR_TRAUMA'
  /** Injury of an amputee's stump. */
  | 'STUMP_INJURY'
  /** Injury of an inner organ. */
  | 'ORGAN_TRAUMA'
  /** Pain or injury without a tissue named. */
  | 'UNSPECIFIED_TISSUE';

/** How sure a diagnosis is. */
export type Certainty =
  /** Suspected; to be confirmed. */
  | 'SUSPECTED'
  /** Confirmed by examination or imaging. */
  | 'CONFIRMED';

/** One thing that hurts, from when it was first noticed until it is over. Its observations say how it spreads, moves and settles. */
export type Symptom = Node & {
  /** The global id. */
  id: Scalars['ID']['output'];
  /** Whose it is. Null when you may no longer see her. */
  athlete?: Maybe<Athlete>;
  /** Where it stands. */
  status: SymptomStatus;
  /** When it was first observed. */
  openedAt: Scalars['DateTime']['output'];
  /** When it was over. Null while it is open. */
  resolvedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The latest observation: where it is and how much it hurts now. */
  latestObservation: Observation;
  /** How often it was observed. */
  observationCount: Scalars['NonNegativeInt']['output'];
  /** What was observed over time, newest first. */
  observations?: Maybe<ObservationConnection>;
  /** Where it is heading, from its latest observations. */
  trend: Trend;
  /** Where it moved: each time that its sites changed, oldest first, among its latest 100 observations. */
  movements?: Maybe<Array<Movement>>;
  /** The latest diagnosis. Null until a coach or clinician has made one. */
  diagnosis?: Maybe<Diagnosis>;
  /** Every diagnosis, oldest first. Nothing is overwritten. */
  diagnoses: Array<Diagnosis>;
  /** The earlier symptom that this one is a recurrence of. */
  recursFrom?: Maybe<Symptom>;
  /** The symptoms that were merged into this one. */
  mergedFrom: Array<Symptom>;
  /** The symptom that this one was merged into. Its observations are counted there. */
  mergedInto?: Maybe<Symptom>;
  /** Comments on it, newest first; those that you may see. */
  comments?: Maybe<CommentConnection>;
  /** How many comments `comments` holds for you. */
  commentCount?: Maybe<Scalars['NonNegativeInt']['output']>;
};


/** One thing that hurts, from when it was first noticed until it is over. Its observations say how it spreads, moves and settles. */
export type SymptomObservationsArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** One thing that hurts, from when it was first noticed until it is over. Its observations say how it spreads, moves and settles. */
export type SymptomCommentsArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** What was felt, when, where and how much. Append-only. */
export type Observation = Node & {
  /** The global id. */
  id: Scalars['ID']['output'];
  /** Which symptom it is of. */
  symptom?: Maybe<Symptom>;
  /** When it was felt. */
  observedAt: Scalars['DateTime']['output'];
  /** The athlete's local day then. */
  localDate: Scalars['LocalDate']['output'];
  /** When it was noticed. */
  phase: Phase;
  /** With DURING_RUN: how far into the run it began, in metres. 0 is the very first step. */
  onsetDistanceMeters?: Maybe<Scalars['NonNegativeFloat']['output']>;
  /** Where, the main site first. */
  sites: Array<BodySite>;
  /** The regions that the sites belong to. */
  regions: Array<BodyRegion>;
  /** Which side. */
  side: Side;
  /** What it feels like. */
  sensations: Array<Sensation>;
  /** How much it hurts, NRS 0 to 10. */
  pain: Scalars['NonNegativeInt']['output'];
  /** In her own words. */
  note?: Maybe<Scalars['String']['output']>;
  /** The run in which it was felt. */
  run?: Maybe<Run>;
  /** The comment that it was made of. */
  fromComment?: Maybe<Comment>;
  /** Who wrote it down. */
  recordedBy: Person;
  /** What that person was to her then. */
  recordedAs: Role;
  /** When it was written down. */
  recordedAt: Scalars['DateTime']['output'];
};

/** That a symptom changed place. */
export type Movement = {
  /** When. */
  observedAt: Scalars['DateTime']['output'];
  /** How. */
  kind: MovementKind;
  /** Where it was. */
  from: Array<BodySite>;
  /** Where it is since. */
  to: Array<BodySite>;
};

/** What a coach or clinician takes it for. */
export type Diagnosis = {
  /** The kind of tissue damage. */
  pathology: Pathology;
  /** How sure. */
  certainty: Certainty;
  /** The OSIICS code, where one is given. */
  osiicsCode?: Maybe<Scalars['String']['output']>;
  /** In words. */
  note?: Maybe<Scalars['String']['output']>;
  /** Who made it. */
  diagnosedBy: Person;
  /** What that person was to her then. */
  diagnosedAs: Role;
  /** When. */
  diagnosedAt: Scalars['DateTime']['output'];
};

/** A page of symptoms. */
export type SymptomConnection = {
  /** The symptoms with their cursors. */
  edges: Array<SymptomEdge>;
  /** The symptoms alone. */
  nodes: Array<Symptom>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A symptom in a list. */
export type SymptomEdge = {
  /** Its cursor. */
  cursor: Scalars['String']['output'];
  /** The symptom. */
  node: Symptom;
};

/** A page of observations. */
export type ObservationConnection = {
  /** The observations with their cursors. */
  edges: Array<ObservationEdge>;
  /** The observations alone. */
  nodes: Array<Observation>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** An observation in a list. */
export type ObservationEdge = {
  /** Its cursor. */
  cursor: Scalars['String']['output'];
  /** The observation. */
  node: Observation;
};

/** What was felt. */
export type ObservationInput = {
  /** When it was felt; now, if left out. Not more than 15 minutes in the future. */
  observedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** When it was noticed. */
  phase: Phase;
  /** Only with DURING_RUN: how far into the run it began, in metres, 0 to 1,000,000. */
  onsetDistanceMeters?: InputMaybe<Scalars['Float']['input']>;
  /** Where, the main site first; 1 to 10, each once. */
  sites: Array<BodySite>;
  /** Which side. */
  side?: Side;
  /** What it feels like, at most 5, each once. */
  sensations?: Array<Sensation>;
  /** How much it hurts, NRS 0 to 10. */
  pain: Scalars['Int']['input'];
  /** In her own words, at most 2,000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** The run in which it was felt. */
  runId?: InputMaybe<Scalars['ID']['input']>;
};

/** A symptom to open, with its first observation. */
export type ReportSymptomInput = {
  /** Whose it is. */
  athleteId: Scalars['ID']['input'];
  /** What was felt first. */
  observation: ObservationInput;
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The symptom, or why there is none. */
export type ReportSymptomPayload = {
  /** The symptom. */
  symptom?: Maybe<Symptom>;
  /** What was wrong. */
  userErrors: Array<UserError>;
};

/** An observation to add to an open symptom. */
export type AddObservationInput = {
  /** The symptom. */
  symptomId: Scalars['ID']['input'];
  /** What was felt. */
  observation: ObservationInput;
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The observation, or why there is none. */
export type AddObservationPayload = {
  /** The observation. */
  observation?: Maybe<Observation>;
  /** The symptom as it is now. */
  symptom?: Maybe<Symptom>;
  /** What was wrong. */
  userErrors: Array<UserError>;
};

/** Which symptom is over. */
export type ResolveSymptomInput = {
  /** The symptom. */
  symptomId: Scalars['ID']['input'];
  /** Since when; now, if left out. Not before its latest observation. */
  resolvedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The resolved symptom, or why nothing changed. */
export type ResolveSymptomPayload = {
  /** The symptom. */
  symptom?: Maybe<Symptom>;
  /** What was wrong. */
  userErrors: Array<UserError>;
};

/** Which symptom is back. */
export type RecurSymptomInput = {
  /** The resolved symptom. */
  symptomId: Scalars['ID']['input'];
  /** What is felt now. */
  observation: ObservationInput;
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The new symptom that recurs from the earlier one, or why there is none. */
export type RecurSymptomPayload = {
  /** The new symptom, status RECURRED. */
  symptom?: Maybe<Symptom>;
  /** What was wrong. */
  userErrors: Array<UserError>;
};

/** Which two symptoms are one. */
export type MergeSymptomsInput = {
  /** The symptom that goes on: an open one. */
  intoSymptomId: Scalars['ID']['input'];
  /** The symptom that becomes part of it: an open one of the same athlete. */
  fromSymptomId: Scalars['ID']['input'];
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The merged symptom, or why nothing changed. */
export type MergeSymptomsPayload = {
  /** The symptom that goes on, with the observations of both. */
  symptom?: Maybe<Symptom>;
  /** What was wrong. */
  userErrors: Array<UserError>;
};

/** A diagnosis to make. */
export type DiagnoseSymptomInput = {
  /** The symptom. */
  symptomId: Scalars['ID']['input'];
  /** The kind of tissue damage. */
  pathology: Pathology;
  /** How sure. */
  certainty: Certainty;
  /** The OSIICS code, 2 to 6 letters and digits. */
  osiicsCode?: InputMaybe<Scalars['String']['input']>;
  /** In words, at most 2,000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The diagnosed symptom, or why nothing changed. */
export type DiagnoseSymptomPayload = {
  /** The symptom. */
  symptom?: Maybe<Symptom>;
  /** What was wrong. */
  userErrors: Array<UserError>;
};

/** A person, or an integration, as she writes and is seen. */
export type Person = Node & {
  /** The global id. */
  id: Scalars['ID']['output'];
  /** The name she goes by. */
  name: Scalars['String']['output'];
};

/** How to order the athletes who are sidelined. */
export type SidelinedOrder =
  /** Who has been sidelined longest comes first. */
  | 'SINCE'
  /** Whose review comes next comes first; those without a review come last. */
  | 'NEXT_REVIEW';

/** You, with what is yours and whom you look after. */
export type Viewer = Node & {
  /** The global id. */
  id: Scalars['ID']['output'];
  /** You as a person. Null until you have created an athlete or accepted or made an invitation. */
  me?: Maybe<Person>;
  /** You as an athlete. Null when you are none. */
  athlete?: Maybe<Athlete>;
  /** Every athlete who granted you a role, in a stable order. You yourself are not among them. */
  roster?: Maybe<AthleteConnection>;
  /** The athletes you coach or treat who are SIDELINED right now. Exact at the time of asking. */
  sidelinedAthletes?: Maybe<AthleteConnection>;
  /** The athletes you coach or treat who need a look, the most pressing first, each with the reasons. */
  attention?: Maybe<AttentionItemConnection>;
  /** The invitations that you made, the newest first. */
  invitations?: Maybe<InvitationConnection>;
  /** Your webhooks, the oldest first. At most 5. */
  webhooks?: Maybe<Array<Webhook>>;
};


/** You, with what is yours and whom you look after. */
export type ViewerRosterArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** You, with what is yours and whom you look after. */
export type ViewerSidelinedAthletesArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  orderBy?: SidelinedOrder;
};


/** You, with what is yours and whom you look after. */
export type ViewerAttentionArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** You, with what is yours and whom you look after. */
export type ViewerInvitationsArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Why an athlete needs a look, the most pressing first. */
export type AttentionCode =
  /** She ran against an instruction in the last 7 days. */
  | 'RUN_AGAINST_INSTRUCTION'
  /** She is sidelined, her review has passed, and nobody has decided. */
  | 'SIDELINED_REVIEW_OVERDUE'
  /** A symptom is WORSENING. */
  | 'SYMPTOM_WORSENING'
  /** A symptom was opened in the last 3 days. */
  | 'NEW_SYMPTOM'
  /** She has not acknowledged an instruction in force. */
  | 'INSTRUCTION_NOT_ACKNOWLEDGED'
  /** She is sidelined or has an open symptom, and has reported nothing for 3 days. */
  | 'SILENT';

/** Why an athlete needs a look. */
export type AttentionReason = {
  /** Why. */
  code: AttentionCode;
  /** Since when: the run, the review, the observation, the opening, the issue, or her last report. */
  since: Scalars['DateTime']['output'];
};

/** An athlete who needs a look. */
export type AttentionItem = {
  /** Who. */
  athlete: Athlete;
  /** Why, the most pressing first. At least one. */
  reasons: Array<AttentionReason>;
};

/** A page of the attention list. */
export type AttentionItemConnection = {
  /** The items with their cursors. */
  edges: Array<AttentionItemEdge>;
  /** The items alone. */
  nodes: Array<AttentionItem>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** An item of the attention list. */
export type AttentionItemEdge = {
  /** Its cursor. */
  cursor: Scalars['String']['output'];
  /** The item. */
  node: AttentionItem;
};

/** Where an invitation stands. */
export type InvitationStatus =
  /** It can be accepted. */
  | 'PENDING'
  /** It was accepted. */
  | 'ACCEPTED'
  /** It was taken back. */
  | 'REVOKED'
  /** Nobody accepted it in time. */
  | 'EXPIRED';

/** An invitation to look after an athlete, or of an athlete to be looked after. */
export type Invitation = Node & {
  /** The global id. */
  id: Scalars['ID']['output'];
  /** Who made it. */
  invitedBy: Person;
  /** The athlete, when she invites; null when a coach or physio invites an athlete. */
  athlete?: Maybe<Athlete>;
  /** The role that accepting it gives: to who accepts, when an athlete invites; to who invited, when a coach or physio does. */
  role: Role;
  /** What to hand to the invited, by a way that you trust. Whoever has it can accept. Null once it is no longer PENDING. */
  code?: Maybe<Scalars['String']['output']>;
  /** Where it stands. */
  status: InvitationStatus;
  /** When it was made. */
  createdAt: Scalars['DateTime']['output'];
  /** Until when it can be accepted: 14 days. */
  expiresAt: Scalars['DateTime']['output'];
};

/** A page of invitations. */
export type InvitationConnection = {
  /** The invitations with their cursors. */
  edges: Array<InvitationEdge>;
  /** The invitations alone. */
  nodes: Array<Invitation>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** An invitation in a list. */
export type InvitationEdge = {
  /** Its cursor. */
  cursor: Scalars['String']['output'];
  /** The invitation. */
  node: Invitation;
};

/** An athlete invites somebody onto her team. */
export type InviteToTeamInput = {
  /** The athlete: you yourself. */
  athleteId: Scalars['ID']['input'];
  /** What the invited will be to her: COACH, PHYSIO, SUPPORTER or INTEGRATION. */
  role: Role;
};

/** A coach or physio invites an athlete. */
export type InviteAthleteInput = {
  /** What you will be to the athlete: COACH or PHYSIO. */
  as: Role;
  /** The name that you go by, 1 to 100 characters. */
  yourName: Scalars['String']['input'];
};

/** Who invites whom. Exactly one. */
export type InvitationKindInput =
  /** An athlete invites somebody onto her team. */
  { toTeam: InviteToTeamInput; athlete?: never; }
  |  /** A coach or physio invites an athlete. */
  { toTeam?: never; athlete: InviteAthleteInput; };

/** An invitation to make. */
export type InviteInput = {
  /** Who invites whom. */
  invitation: InvitationKindInput;
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The invitation, or why there is none. */
export type InvitePayload = {
  /** The invitation, with the code to hand over. */
  invitation?: Maybe<Invitation>;
  /** What was wrong. */
  userErrors: Array<UserError>;
};

/** An invitation to accept. */
export type AcceptInvitationInput = {
  /** The code that you were given. */
  code: Scalars['String']['input'];
  /** The name that you go by, 1 to 100 characters. An athlete who accepts goes by her athlete's name. */
  yourName?: InputMaybe<Scalars['String']['input']>;
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The grant that came of it, or why there is none. */
export type AcceptInvitationPayload = {
  /** The grant. */
  grant?: Maybe<Grant>;
  /** The athlete whom it opens; null when you are the one who let somebody in. */
  athlete?: Maybe<Athlete>;
  /** What was wrong. */
  userErrors: Array<UserError>;
};

/** What to take back. Exactly one. */
export type RevocationInput =
  /** A grant: the athlete ends it, or its holder gives it up. */
  { grantId: Scalars['ID']['input']; invitationId?: never; }
  |  /** An invitation that you made and nobody has accepted. */
  { grantId?: never; invitationId: Scalars['ID']['input']; };

/** What to take back. */
export type RevokeInput = {
  /** A grant or an invitation. */
  revoke: RevocationInput;
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** What was taken back. */
export type RevokePayload = {
  /** The id of the grant or invitation that no longer opens anything. */
  revokedId?: Maybe<Scalars['ID']['output']>;
  /** What was wrong. */
  userErrors: Array<UserError>;
};

/** What a webhook can hear of. What is sent says that it happened, to what of whom and when, and nothing else. */
export type WebhookEventType =
  /** `run.recorded`: a run was recorded, or its source sent a later revision. `athleteId`, `runId`. */
  | 'RUN_RECORDED'
  /** `symptom.reported`: a symptom was opened. `athleteId`, `symptomId`. */
  | 'SYMPTOM_REPORTED'
  /** `symptom.worsened`: a symptom turned WORSENING. `athleteId`, `symptomId`. */
  | 'SYMPTOM_WORSENED'
  /** `instruction.issued`: an instruction was issued. `athleteId`, `instructionId`. */
  | 'INSTRUCTION_ISSUED'
  /** `instruction.breached`: her latest run against an instruction is another one than before. `athleteId`. */
  | 'INSTRUCTION_BREACHED'
  /** `availability.changed`: somebody changed whether she may run. What begins or ends by itself, at its time, is not sent. `athleteId`. */
  | 'AVAILABILITY_CHANGED'
  /** `comment.added`: a comment for you was added. `athleteId`, `commentId`. */
  | 'COMMENT_ADDED'
  /** `grant.revoked`: a grant was ended: your own or, if you are the athlete, one on you. `athleteId`, `grantId`. */
  | 'GRANT_REVOKED';

/** Whether a webhook is used. */
export type WebhookStatus =
  /** It hears of what happens. */
  | 'ENABLED'
  /** It hears of nothing. What happens meanwhile is not sent later. */
  | 'DISABLED';

/** Why a webhook is not used. */
export type WebhookDisabledReason =
  /** You disabled it. */
  | 'BY_YOU'
  /** Its receiver answered 410 Gone. */
  | 'GONE'
  /** Nothing got through to its receiver for five days. */
  | 'FAILING';

/** Where a delivery stands. */
export type WebhookDeliveryStatus =
  /** It is being tried. */
  | 'PENDING'
  /** The receiver answered 200 to 299. */
  | 'DELIVERED'
  /** It was given up: three days of tries went by, or nobody was there any more to hear of it. */
  | 'FAILED';

/** One event on its way to a webhook. It is kept for ten days. */
export type WebhookDelivery = Node & {
  /** The global id. */
  id: Scalars['ID']['output'];
  /** What the receiver gets as `webhook-id`: the same for each try. Two webhooks that hear of the same event get the same. */
  eventId: Scalars['String']['output'];
  /** What happened. */
  eventType: WebhookEventType;
  /** Where it stands. */
  status: WebhookDeliveryStatus;
  /** How often it was tried since it was first sent, or sent again. */
  attempts: Scalars['NonNegativeInt']['output'];
  /** The HTTP status that the receiver answered last. Null while it has not answered. */
  lastStatusCode?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** When it is tried next. Null once it is settled. */
  nextAttemptAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was first to be sent. */
  createdAt: Scalars['DateTime']['output'];
};

/** A page of deliveries. */
export type WebhookDeliveryConnection = {
  /** The deliveries with their cursors. */
  edges: Array<WebhookDeliveryEdge>;
  /** The deliveries alone. */
  nodes: Array<WebhookDelivery>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A delivery in a list. */
export type WebhookDeliveryEdge = {
  /** Its cursor. */
  cursor: Scalars['String']['output'];
  /** The delivery. */
  node: WebhookDelivery;
};

/** Where you are told of what happens to the athletes who granted you a role: of what you may see, and of no more. */
export type Webhook = Node & {
  /** The global id. */
  id: Scalars['ID']['output'];
  /** The receiver. It is sent a POST. */
  url: Scalars['String']['output'];
  /** What it is for, in your words. */
  description?: Maybe<Scalars['String']['output']>;
  /** What it hears of. */
  eventTypes: Array<WebhookEventType>;
  /** Whether it is used. */
  status: WebhookStatus;
  /** Why it is not used. Null while it is. */
  disabledReason?: Maybe<WebhookDisabledReason>;
  /** When it was made. */
  createdAt: Scalars['DateTime']['output'];
  /** What was sent to it, what happened last first. */
  deliveries?: Maybe<WebhookDeliveryConnection>;
};


/** Where you are told of what happens to the athletes who granted you a role: of what you may see, and of no more. */
export type WebhookDeliveriesArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A webhook to make. */
export type CreateWebhookInput = {
  /** The receiver: `https://`, a public host, at most 2,000 characters, without user, password and fragment. */
  url: Scalars['String']['input'];
  /** What it is to hear of: 1 to 8 types. */
  eventTypes: Array<WebhookEventType>;
  /** What it is for, up to 200 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The webhook with its secret, or why there is none. */
export type CreateWebhookPayload = {
  /** The webhook. */
  webhook?: Maybe<Webhook>;
  /** What verifies that a message is ours: `whsec_` and a key in base64. It is not shown again, but to a repeat of this call: keep it now. */
  secret?: Maybe<Scalars['String']['output']>;
  /** What was wrong. */
  userErrors: Array<UserError>;
};

/** What to change of a webhook. What is left out stays. */
export type UpdateWebhookInput = {
  /** The webhook. */
  webhookId: Scalars['ID']['input'];
  /** The receiver, as in `createWebhook`. */
  url?: InputMaybe<Scalars['String']['input']>;
  /** What it is to hear of: 1 to 8 types. */
  eventTypes?: InputMaybe<Array<WebhookEventType>>;
  /** What it is for, up to 200 characters. Null clears it. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Whether it is to be used. */
  status?: InputMaybe<WebhookStatus>;
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The webhook as it is now. */
export type UpdateWebhookPayload = {
  /** The webhook. */
  webhook?: Maybe<Webhook>;
  /** What was wrong. */
  userErrors: Array<UserError>;
};

/** Whose secret to replace. */
export type RotateWebhookSecretInput = {
  /** The webhook. */
  webhookId: Scalars['ID']['input'];
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The webhook with its new secret. */
export type RotateWebhookSecretPayload = {
  /** The webhook. */
  webhook?: Maybe<Webhook>;
  /** The new secret. It is not shown again, but to a repeat of this call: keep it now. */
  secret?: Maybe<Scalars['String']['output']>;
  /** What was wrong. */
  userErrors: Array<UserError>;
};

/** Which webhook to delete. */
export type DeleteWebhookInput = {
  /** The webhook. */
  webhookId: Scalars['ID']['input'];
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** What was deleted. */
export type DeleteWebhookPayload = {
  /** The id of the webhook that is no more. */
  deletedWebhookId?: Maybe<Scalars['ID']['output']>;
  /** What was wrong. */
  userErrors: Array<UserError>;
};

/** Which delivery to send again. */
export type RedeliverWebhookInput = {
  /** The delivery. */
  deliveryId: Scalars['ID']['input'];
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The delivery that is sent again. */
export type RedeliverWebhookPayload = {
  /** The delivery, PENDING: it is sent within a minute or two, with the same `webhook-id`. */
  delivery?: Maybe<WebhookDelivery>;
  /** What was wrong. */
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
    | ( ObservationRecordRecord )
    | ( InstructionRecordRecord )
    | ( CommentRecordRecord )
  ;
  CommentSubject:
    | ( AthleteViewRecord )
    | ( RunRecordRecord )
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
    | ( RunRecordRecord )
    | ( SymptomRecordRecord )
    | ( ObservationRecordRecord )
    | ( Person )
    | ( ViewerRecord )
    | ( InvitationRecordRecord )
    | ( DeliveryRecordRecord )
    | ( WebhookRecordRecord )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Role: Role;
  AvailabilityStatus: AvailabilityStatus;
  DistanceUnit: DistanceUnit;
  Athlete: ResolverTypeWrapper<AthleteViewRecord>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Availability: ResolverTypeWrapper<AvailabilityParentRecord>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ActivityPermission: ResolverTypeWrapper<ActivityPermissionParentRecord>;
  SymptomSummary: ResolverTypeWrapper<SymptomSummary>;
  WeeklyTotal: ResolverTypeWrapper<WeeklyTotal>;
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
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
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
  InstructionStatus: InstructionStatus;
  InstructionsToShow: InstructionsToShow;
  Rule: ResolverTypeWrapper<Rule>;
  Acknowledgement: ResolverTypeWrapper<AcknowledgementParentRecord>;
  Instruction: ResolverTypeWrapper<InstructionRecordRecord>;
  InstructionConnection: ResolverTypeWrapper<Omit<InstructionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['InstructionEdge']>, nodes: Array<ResolversTypes['Instruction']> }>;
  InstructionEdge: ResolverTypeWrapper<Omit<InstructionEdge, 'node'> & { node: ResolversTypes['Instruction'] }>;
  RuleInput: RuleInput;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  IssueInstructionInput: IssueInstructionInput;
  IssueInstructionPayload: ResolverTypeWrapper<Omit<IssueInstructionPayload, 'instruction' | 'athlete'> & { instruction?: Maybe<ResolversTypes['Instruction']>, athlete?: Maybe<ResolversTypes['Athlete']> }>;
  SupersedeInstructionInput: SupersedeInstructionInput;
  SupersedeInstructionPayload: ResolverTypeWrapper<Omit<SupersedeInstructionPayload, 'instruction' | 'athlete'> & { instruction?: Maybe<ResolversTypes['Instruction']>, athlete?: Maybe<ResolversTypes['Athlete']> }>;
  WithdrawInstructionInput: WithdrawInstructionInput;
  WithdrawInstructionPayload: ResolverTypeWrapper<Omit<WithdrawInstructionPayload, 'instruction' | 'athlete'> & { instruction?: Maybe<ResolversTypes['Instruction']>, athlete?: Maybe<ResolversTypes['Athlete']> }>;
  AcknowledgeInstructionInput: AcknowledgeInstructionInput;
  AcknowledgeInstructionPayload: ResolverTypeWrapper<Omit<AcknowledgeInstructionPayload, 'instruction'> & { instruction?: Maybe<ResolversTypes['Instruction']> }>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  LocalDate: ResolverTypeWrapper<Scalars['LocalDate']['output']>;
  TimeZone: ResolverTypeWrapper<Scalars['TimeZone']['output']>;
  NonNegativeFloat: ResolverTypeWrapper<Scalars['NonNegativeFloat']['output']>;
  NonNegativeInt: ResolverTypeWrapper<Scalars['NonNegativeInt']['output']>;
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
  Run: ResolverTypeWrapper<RunRecordRecord>;
  BreachedRule: BreachedRule;
  Breach: ResolverTypeWrapper<BreachParentRecord>;
  RunConnection: ResolverTypeWrapper<Omit<RunConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['RunEdge']>, nodes: Array<ResolversTypes['Run']> }>;
  RunEdge: ResolverTypeWrapper<Omit<RunEdge, 'node'> & { node: ResolversTypes['Run'] }>;
  RunInput: RunInput;
  RecordRunsInput: RecordRunsInput;
  RecordRunStatus: RecordRunStatus;
  RecordRunResult: ResolverTypeWrapper<Omit<RecordRunResult, 'run'> & { run?: Maybe<ResolversTypes['Run']> }>;
  RecordRunsPayload: ResolverTypeWrapper<Omit<RecordRunsPayload, 'results' | 'athlete'> & { results?: Maybe<Array<ResolversTypes['RecordRunResult']>>, athlete?: Maybe<ResolversTypes['Athlete']> }>;
  EditRunInput: EditRunInput;
  EditRunPayload: ResolverTypeWrapper<Omit<EditRunPayload, 'run'> & { run?: Maybe<ResolversTypes['Run']> }>;
  DeleteRunInput: DeleteRunInput;
  DeleteRunPayload: ResolverTypeWrapper<Omit<DeleteRunPayload, 'athlete'> & { athlete?: Maybe<ResolversTypes['Athlete']> }>;
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
  Symptom: ResolverTypeWrapper<SymptomRecordRecord>;
  Observation: ResolverTypeWrapper<ObservationRecordRecord>;
  Movement: ResolverTypeWrapper<MovementRecord>;
  Diagnosis: ResolverTypeWrapper<DiagnosisRecord>;
  SymptomConnection: ResolverTypeWrapper<Omit<SymptomConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['SymptomEdge']>, nodes: Array<ResolversTypes['Symptom']> }>;
  SymptomEdge: ResolverTypeWrapper<Omit<SymptomEdge, 'node'> & { node: ResolversTypes['Symptom'] }>;
  ObservationConnection: ResolverTypeWrapper<Omit<ObservationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ObservationEdge']>, nodes: Array<ResolversTypes['Observation']> }>;
  ObservationEdge: ResolverTypeWrapper<Omit<ObservationEdge, 'node'> & { node: ResolversTypes['Observation'] }>;
  ObservationInput: ObservationInput;
  ReportSymptomInput: ReportSymptomInput;
  ReportSymptomPayload: ResolverTypeWrapper<Omit<ReportSymptomPayload, 'symptom'> & { symptom?: Maybe<ResolversTypes['Symptom']> }>;
  AddObservationInput: AddObservationInput;
  AddObservationPayload: ResolverTypeWrapper<Omit<AddObservationPayload, 'observation' | 'symptom'> & { observation?: Maybe<ResolversTypes['Observation']>, symptom?: Maybe<ResolversTypes['Symptom']> }>;
  ResolveSymptomInput: ResolveSymptomInput;
  ResolveSymptomPayload: ResolverTypeWrapper<Omit<ResolveSymptomPayload, 'symptom'> & { symptom?: Maybe<ResolversTypes['Symptom']> }>;
  RecurSymptomInput: RecurSymptomInput;
  RecurSymptomPayload: ResolverTypeWrapper<Omit<RecurSymptomPayload, 'symptom'> & { symptom?: Maybe<ResolversTypes['Symptom']> }>;
  MergeSymptomsInput: MergeSymptomsInput;
  MergeSymptomsPayload: ResolverTypeWrapper<Omit<MergeSymptomsPayload, 'symptom'> & { symptom?: Maybe<ResolversTypes['Symptom']> }>;
  DiagnoseSymptomInput: DiagnoseSymptomInput;
  DiagnoseSymptomPayload: ResolverTypeWrapper<Omit<DiagnoseSymptomPayload, 'symptom'> & { symptom?: Maybe<ResolversTypes['Symptom']> }>;
  Person: ResolverTypeWrapper<Person>;
  SidelinedOrder: SidelinedOrder;
  Viewer: ResolverTypeWrapper<ViewerRecord>;
  AttentionCode: AttentionCode;
  AttentionReason: ResolverTypeWrapper<AttentionReason>;
  AttentionItem: ResolverTypeWrapper<Omit<AttentionItem, 'athlete'> & { athlete: ResolversTypes['Athlete'] }>;
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
  WebhookEventType: WebhookEventType;
  WebhookStatus: WebhookStatus;
  WebhookDisabledReason: WebhookDisabledReason;
  WebhookDeliveryStatus: WebhookDeliveryStatus;
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
  Athlete: AthleteViewRecord;
  ID: Scalars['ID']['output'];
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
  Availability: AvailabilityParentRecord;
  Boolean: Scalars['Boolean']['output'];
  ActivityPermission: ActivityPermissionParentRecord;
  SymptomSummary: SymptomSummary;
  WeeklyTotal: WeeklyTotal;
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
  Mutation: Record<PropertyKey, never>;
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
  Rule: Rule;
  Acknowledgement: AcknowledgementParentRecord;
  Instruction: InstructionRecordRecord;
  InstructionConnection: Omit<InstructionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['InstructionEdge']>, nodes: Array<ResolversParentTypes['Instruction']> };
  InstructionEdge: Omit<InstructionEdge, 'node'> & { node: ResolversParentTypes['Instruction'] };
  RuleInput: RuleInput;
  Float: Scalars['Float']['output'];
  IssueInstructionInput: IssueInstructionInput;
  IssueInstructionPayload: Omit<IssueInstructionPayload, 'instruction' | 'athlete'> & { instruction?: Maybe<ResolversParentTypes['Instruction']>, athlete?: Maybe<ResolversParentTypes['Athlete']> };
  SupersedeInstructionInput: SupersedeInstructionInput;
  SupersedeInstructionPayload: Omit<SupersedeInstructionPayload, 'instruction' | 'athlete'> & { instruction?: Maybe<ResolversParentTypes['Instruction']>, athlete?: Maybe<ResolversParentTypes['Athlete']> };
  WithdrawInstructionInput: WithdrawInstructionInput;
  WithdrawInstructionPayload: Omit<WithdrawInstructionPayload, 'instruction' | 'athlete'> & { instruction?: Maybe<ResolversParentTypes['Instruction']>, athlete?: Maybe<ResolversParentTypes['Athlete']> };
  AcknowledgeInstructionInput: AcknowledgeInstructionInput;
  AcknowledgeInstructionPayload: Omit<AcknowledgeInstructionPayload, 'instruction'> & { instruction?: Maybe<ResolversParentTypes['Instruction']> };
  DateTime: Scalars['DateTime']['output'];
  LocalDate: Scalars['LocalDate']['output'];
  TimeZone: Scalars['TimeZone']['output'];
  NonNegativeFloat: Scalars['NonNegativeFloat']['output'];
  NonNegativeInt: Scalars['NonNegativeInt']['output'];
  JSONObject: Scalars['JSONObject']['output'];
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  PageInfo: PageInfo;
  UserError: UserError;
  ProviderLink: LinkRecordRecord;
  ConnectProviderInput: ConnectProviderInput;
  DisconnectProviderInput: DisconnectProviderInput;
  ConnectProviderPayload: Omit<ConnectProviderPayload, 'athlete'> & { athlete?: Maybe<ResolversParentTypes['Athlete']> };
  DisconnectProviderPayload: Omit<DisconnectProviderPayload, 'athlete'> & { athlete?: Maybe<ResolversParentTypes['Athlete']> };
  Run: RunRecordRecord;
  Breach: BreachParentRecord;
  RunConnection: Omit<RunConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['RunEdge']>, nodes: Array<ResolversParentTypes['Run']> };
  RunEdge: Omit<RunEdge, 'node'> & { node: ResolversParentTypes['Run'] };
  RunInput: RunInput;
  RecordRunsInput: RecordRunsInput;
  RecordRunResult: Omit<RecordRunResult, 'run'> & { run?: Maybe<ResolversParentTypes['Run']> };
  RecordRunsPayload: Omit<RecordRunsPayload, 'results' | 'athlete'> & { results?: Maybe<Array<ResolversParentTypes['RecordRunResult']>>, athlete?: Maybe<ResolversParentTypes['Athlete']> };
  EditRunInput: EditRunInput;
  EditRunPayload: Omit<EditRunPayload, 'run'> & { run?: Maybe<ResolversParentTypes['Run']> };
  DeleteRunInput: DeleteRunInput;
  DeleteRunPayload: Omit<DeleteRunPayload, 'athlete'> & { athlete?: Maybe<ResolversParentTypes['Athlete']> };
  Symptom: SymptomRecordRecord;
  Observation: ObservationRecordRecord;
  Movement: MovementRecord;
  Diagnosis: DiagnosisRecord;
  SymptomConnection: Omit<SymptomConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['SymptomEdge']>, nodes: Array<ResolversParentTypes['Symptom']> };
  SymptomEdge: Omit<SymptomEdge, 'node'> & { node: ResolversParentTypes['Symptom'] };
  ObservationConnection: Omit<ObservationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ObservationEdge']>, nodes: Array<ResolversParentTypes['Observation']> };
  ObservationEdge: Omit<ObservationEdge, 'node'> & { node: ResolversParentTypes['Observation'] };
  ObservationInput: ObservationInput;
  ReportSymptomInput: ReportSymptomInput;
  ReportSymptomPayload: Omit<ReportSymptomPayload, 'symptom'> & { symptom?: Maybe<ResolversParentTypes['Symptom']> };
  AddObservationInput: AddObservationInput;
  AddObservationPayload: Omit<AddObservationPayload, 'observation' | 'symptom'> & { observation?: Maybe<ResolversParentTypes['Observation']>, symptom?: Maybe<ResolversParentTypes['Symptom']> };
  ResolveSymptomInput: ResolveSymptomInput;
  ResolveSymptomPayload: Omit<ResolveSymptomPayload, 'symptom'> & { symptom?: Maybe<ResolversParentTypes['Symptom']> };
  RecurSymptomInput: RecurSymptomInput;
  RecurSymptomPayload: Omit<RecurSymptomPayload, 'symptom'> & { symptom?: Maybe<ResolversParentTypes['Symptom']> };
  MergeSymptomsInput: MergeSymptomsInput;
  MergeSymptomsPayload: Omit<MergeSymptomsPayload, 'symptom'> & { symptom?: Maybe<ResolversParentTypes['Symptom']> };
  DiagnoseSymptomInput: DiagnoseSymptomInput;
  DiagnoseSymptomPayload: Omit<DiagnoseSymptomPayload, 'symptom'> & { symptom?: Maybe<ResolversParentTypes['Symptom']> };
  Person: Person;
  Viewer: ViewerRecord;
  AttentionReason: AttentionReason;
  AttentionItem: Omit<AttentionItem, 'athlete'> & { athlete: ResolversParentTypes['Athlete'] };
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

export type AthleteResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Athlete'] = ResolversParentTypes['Athlete']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  timeZone?: Resolver<Maybe<ResolversTypes['TimeZone']>, ParentType, ContextType>;
  viewerRole?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  availability?: Resolver<Maybe<ResolversTypes['Availability']>, ParentType, ContextType, Partial<AthleteAvailabilityArgs>>;
  permissions?: Resolver<Maybe<Array<ResolversTypes['ActivityPermission']>>, ParentType, ContextType, Partial<AthletePermissionsArgs>>;
  symptomSummary?: Resolver<Maybe<ResolversTypes['SymptomSummary']>, ParentType, ContextType>;
  runs?: Resolver<Maybe<ResolversTypes['RunConnection']>, ParentType, ContextType, RequireFields<AthleteRunsArgs, 'first'>>;
  symptoms?: Resolver<Maybe<ResolversTypes['SymptomConnection']>, ParentType, ContextType, RequireFields<AthleteSymptomsArgs, 'first'>>;
  instructions?: Resolver<Maybe<ResolversTypes['InstructionConnection']>, ParentType, ContextType, RequireFields<AthleteInstructionsArgs, 'first' | 'show'>>;
  timeline?: Resolver<Maybe<ResolversTypes['TimelineItemConnection']>, ParentType, ContextType, RequireFields<AthleteTimelineArgs, 'first'>>;
  weeklyTotals?: Resolver<Maybe<Array<ResolversTypes['WeeklyTotal']>>, ParentType, ContextType, RequireFields<AthleteWeeklyTotalsArgs, 'weeks'>>;
  comments?: Resolver<Maybe<ResolversTypes['CommentConnection']>, ParentType, ContextType, RequireFields<AthleteCommentsArgs, 'first'>>;
  commentCount?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  providers?: Resolver<Maybe<Array<ResolversTypes['ProviderLink']>>, ParentType, ContextType>;
  grants?: Resolver<Maybe<ResolversTypes['GrantConnection']>, ParentType, ContextType, RequireFields<AthleteGrantsArgs, 'first'>>;
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
};

export type ActivityPermissionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActivityPermission'] = ResolversParentTypes['ActivityPermission']> = {
  activity?: Resolver<ResolversTypes['Activity'], ParentType, ContextType>;
  permission?: Resolver<ResolversTypes['Permission'], ParentType, ContextType>;
  maxDistanceMeters?: Resolver<Maybe<ResolversTypes['NonNegativeFloat']>, ParentType, ContextType>;
  maxDurationSeconds?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  maxEffort?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  stopIfPainAtLeast?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
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
  durationSeconds?: Resolver<ResolversTypes['NonNegativeFloat'], ParentType, ContextType>;
  load?: Resolver<ResolversTypes['NonNegativeFloat'], ParentType, ContextType>;
  runCount?: Resolver<ResolversTypes['NonNegativeInt'], ParentType, ContextType>;
  runsWithoutEffort?: Resolver<ResolversTypes['NonNegativeInt'], ParentType, ContextType>;
};

export type TimelineItemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TimelineItem'] = ResolversParentTypes['TimelineItem']> = {
  __resolveType: TypeResolveFn<'Run' | 'Observation' | 'Instruction' | 'Comment', ParentType, ContextType>;
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
  grantedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
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
  cursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type EraseAthletePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EraseAthletePayload'] = ResolversParentTypes['EraseAthletePayload']> = {
  done?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  deletedCount?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
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
  acknowledgeInstruction?: Resolver<ResolversTypes['AcknowledgeInstructionPayload'], ParentType, ContextType, RequireFields<MutationAcknowledgeInstructionArgs, 'input'>>;
  connectProvider?: Resolver<ResolversTypes['ConnectProviderPayload'], ParentType, ContextType, RequireFields<MutationConnectProviderArgs, 'input'>>;
  disconnectProvider?: Resolver<ResolversTypes['DisconnectProviderPayload'], ParentType, ContextType, RequireFields<MutationDisconnectProviderArgs, 'input'>>;
  recordRuns?: Resolver<ResolversTypes['RecordRunsPayload'], ParentType, ContextType, RequireFields<MutationRecordRunsArgs, 'input'>>;
  editRun?: Resolver<ResolversTypes['EditRunPayload'], ParentType, ContextType, RequireFields<MutationEditRunArgs, 'input'>>;
  deleteRun?: Resolver<ResolversTypes['DeleteRunPayload'], ParentType, ContextType, RequireFields<MutationDeleteRunArgs, 'input'>>;
  reportSymptom?: Resolver<ResolversTypes['ReportSymptomPayload'], ParentType, ContextType, RequireFields<MutationReportSymptomArgs, 'input'>>;
  addObservation?: Resolver<ResolversTypes['AddObservationPayload'], ParentType, ContextType, RequireFields<MutationAddObservationArgs, 'input'>>;
  resolveSymptom?: Resolver<ResolversTypes['ResolveSymptomPayload'], ParentType, ContextType, RequireFields<MutationResolveSymptomArgs, 'input'>>;
  recurSymptom?: Resolver<ResolversTypes['RecurSymptomPayload'], ParentType, ContextType, RequireFields<MutationRecurSymptomArgs, 'input'>>;
  mergeSymptoms?: Resolver<ResolversTypes['MergeSymptomsPayload'], ParentType, ContextType, RequireFields<MutationMergeSymptomsArgs, 'input'>>;
  diagnoseSymptom?: Resolver<ResolversTypes['DiagnoseSymptomPayload'], ParentType, ContextType, RequireFields<MutationDiagnoseSymptomArgs, 'input'>>;
  invite?: Resolver<ResolversTypes['InvitePayload'], ParentType, ContextType, RequireFields<MutationInviteArgs, 'input'>>;
  acceptInvitation?: Resolver<ResolversTypes['AcceptInvitationPayload'], ParentType, ContextType, RequireFields<MutationAcceptInvitationArgs, 'input'>>;
  revoke?: Resolver<ResolversTypes['RevokePayload'], ParentType, ContextType, RequireFields<MutationRevokeArgs, 'input'>>;
  createWebhook?: Resolver<ResolversTypes['CreateWebhookPayload'], ParentType, ContextType, RequireFields<MutationCreateWebhookArgs, 'input'>>;
  updateWebhook?: Resolver<ResolversTypes['UpdateWebhookPayload'], ParentType, ContextType, RequireFields<MutationUpdateWebhookArgs, 'input'>>;
  rotateWebhookSecret?: Resolver<ResolversTypes['RotateWebhookSecretPayload'], ParentType, ContextType, RequireFields<MutationRotateWebhookSecretArgs, 'input'>>;
  deleteWebhook?: Resolver<ResolversTypes['DeleteWebhookPayload'], ParentType, ContextType, RequireFields<MutationDeleteWebhookArgs, 'input'>>;
  redeliverWebhook?: Resolver<ResolversTypes['RedeliverWebhookPayload'], ParentType, ContextType, RequireFields<MutationRedeliverWebhookArgs, 'input'>>;
};

export type CommentSubjectResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommentSubject'] = ResolversParentTypes['CommentSubject']> = {
  __resolveType: TypeResolveFn<'Athlete' | 'Run' | 'Symptom' | 'Instruction', ParentType, ContextType>;
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

export type RuleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Rule'] = ResolversParentTypes['Rule']> = {
  activity?: Resolver<ResolversTypes['Activity'], ParentType, ContextType>;
  permission?: Resolver<ResolversTypes['Permission'], ParentType, ContextType>;
  maxDistanceMeters?: Resolver<Maybe<ResolversTypes['NonNegativeFloat']>, ParentType, ContextType>;
  maxDurationSeconds?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  maxEffort?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  stopIfPainAtLeast?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
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
  rules?: Resolver<Array<ResolversTypes['Rule']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['InstructionStatus'], ParentType, ContextType>;
  supersededAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  supersededBy?: Resolver<Maybe<ResolversTypes['Instruction']>, ParentType, ContextType>;
  supersedes?: Resolver<Array<ResolversTypes['Instruction']>, ParentType, ContextType>;
  withdrawnAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  withdrawnReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  acknowledgement?: Resolver<Maybe<ResolversTypes['Acknowledgement']>, ParentType, ContextType>;
  symptoms?: Resolver<Array<ResolversTypes['Symptom']>, ParentType, ContextType>;
  breaches?: Resolver<Maybe<Array<ResolversTypes['Breach']>>, ParentType, ContextType>;
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
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SupersedeInstructionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SupersedeInstructionPayload'] = ResolversParentTypes['SupersedeInstructionPayload']> = {
  instruction?: Resolver<Maybe<ResolversTypes['Instruction']>, ParentType, ContextType>;
  athlete?: Resolver<Maybe<ResolversTypes['Athlete']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type WithdrawInstructionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WithdrawInstructionPayload'] = ResolversParentTypes['WithdrawInstructionPayload']> = {
  instruction?: Resolver<Maybe<ResolversTypes['Instruction']>, ParentType, ContextType>;
  athlete?: Resolver<Maybe<ResolversTypes['Athlete']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AcknowledgeInstructionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AcknowledgeInstructionPayload'] = ResolversParentTypes['AcknowledgeInstructionPayload']> = {
  instruction?: Resolver<Maybe<ResolversTypes['Instruction']>, ParentType, ContextType>;
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

export interface JsonObjectScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSONObject'], any> {
  name: 'JSONObject';
}

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Athlete' | 'Grant' | 'Comment' | 'Instruction' | 'Run' | 'Symptom' | 'Observation' | 'Person' | 'Viewer' | 'Invitation' | 'WebhookDelivery' | 'Webhook', ParentType, ContextType>;
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

export type RunResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Run'] = ResolversParentTypes['Run']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  athlete?: Resolver<Maybe<ResolversTypes['Athlete']>, ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ownerOnly?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  externalId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  revision?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['TimeZone'], ParentType, ContextType>;
  localDate?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['RunType'], ParentType, ContextType>;
  surface?: Resolver<Maybe<ResolversTypes['Surface']>, ParentType, ContextType>;
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
  possibleDuplicateOf?: Resolver<Maybe<ResolversTypes['Run']>, ParentType, ContextType>;
  comments?: Resolver<Maybe<ResolversTypes['CommentConnection']>, ParentType, ContextType, RequireFields<RunCommentsArgs, 'first'>>;
  commentCount?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BreachResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Breach'] = ResolversParentTypes['Breach']> = {
  rule?: Resolver<ResolversTypes['BreachedRule'], ParentType, ContextType>;
  instruction?: Resolver<Maybe<ResolversTypes['Instruction']>, ParentType, ContextType>;
  run?: Resolver<Maybe<ResolversTypes['Run']>, ParentType, ContextType>;
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
  movements?: Resolver<Maybe<Array<ResolversTypes['Movement']>>, ParentType, ContextType>;
  diagnosis?: Resolver<Maybe<ResolversTypes['Diagnosis']>, ParentType, ContextType>;
  diagnoses?: Resolver<Array<ResolversTypes['Diagnosis']>, ParentType, ContextType>;
  recursFrom?: Resolver<Maybe<ResolversTypes['Symptom']>, ParentType, ContextType>;
  mergedFrom?: Resolver<Array<ResolversTypes['Symptom']>, ParentType, ContextType>;
  mergedInto?: Resolver<Maybe<ResolversTypes['Symptom']>, ParentType, ContextType>;
  comments?: Resolver<Maybe<ResolversTypes['CommentConnection']>, ParentType, ContextType, RequireFields<SymptomCommentsArgs, 'first'>>;
  commentCount?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ObservationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Observation'] = ResolversParentTypes['Observation']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  symptom?: Resolver<Maybe<ResolversTypes['Symptom']>, ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  localDate?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  phase?: Resolver<ResolversTypes['Phase'], ParentType, ContextType>;
  onsetDistanceMeters?: Resolver<Maybe<ResolversTypes['NonNegativeFloat']>, ParentType, ContextType>;
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
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MovementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Movement'] = ResolversParentTypes['Movement']> = {
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['MovementKind'], ParentType, ContextType>;
  from?: Resolver<Array<ResolversTypes['BodySite']>, ParentType, ContextType>;
  to?: Resolver<Array<ResolversTypes['BodySite']>, ParentType, ContextType>;
};

export type DiagnosisResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Diagnosis'] = ResolversParentTypes['Diagnosis']> = {
  pathology?: Resolver<ResolversTypes['Pathology'], ParentType, ContextType>;
  certainty?: Resolver<ResolversTypes['Certainty'], ParentType, ContextType>;
  osiicsCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  diagnosedBy?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  diagnosedAs?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  diagnosedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
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

export type DiagnoseSymptomPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DiagnoseSymptomPayload'] = ResolversParentTypes['DiagnoseSymptomPayload']> = {
  symptom?: Resolver<Maybe<ResolversTypes['Symptom']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PersonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Person'] = ResolversParentTypes['Person']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  me?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  athlete?: Resolver<Maybe<ResolversTypes['Athlete']>, ParentType, ContextType>;
  roster?: Resolver<Maybe<ResolversTypes['AthleteConnection']>, ParentType, ContextType, RequireFields<ViewerRosterArgs, 'first'>>;
  sidelinedAthletes?: Resolver<Maybe<ResolversTypes['AthleteConnection']>, ParentType, ContextType, RequireFields<ViewerSidelinedAthletesArgs, 'first' | 'orderBy'>>;
  attention?: Resolver<Maybe<ResolversTypes['AttentionItemConnection']>, ParentType, ContextType, RequireFields<ViewerAttentionArgs, 'first'>>;
  invitations?: Resolver<Maybe<ResolversTypes['InvitationConnection']>, ParentType, ContextType, RequireFields<ViewerInvitationsArgs, 'first'>>;
  webhooks?: Resolver<Maybe<Array<ResolversTypes['Webhook']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AttentionReasonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AttentionReason'] = ResolversParentTypes['AttentionReason']> = {
  code?: Resolver<ResolversTypes['AttentionCode'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
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

export type WebhookDeliveryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookDelivery'] = ResolversParentTypes['WebhookDelivery']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  eventId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  eventType?: Resolver<ResolversTypes['WebhookEventType'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['WebhookDeliveryStatus'], ParentType, ContextType>;
  attempts?: Resolver<ResolversTypes['NonNegativeInt'], ParentType, ContextType>;
  lastStatusCode?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
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
  Athlete?: AthleteResolvers<ContextType>;
  Availability?: AvailabilityResolvers<ContextType>;
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
  Mutation?: MutationResolvers<ContextType>;
  CommentSubject?: CommentSubjectResolvers<ContextType>;
  Comment?: CommentResolvers<ContextType>;
  CommentConnection?: CommentConnectionResolvers<ContextType>;
  CommentEdge?: CommentEdgeResolvers<ContextType>;
  AddCommentPayload?: AddCommentPayloadResolvers<ContextType>;
  EditCommentPayload?: EditCommentPayloadResolvers<ContextType>;
  DeleteCommentPayload?: DeleteCommentPayloadResolvers<ContextType>;
  PromoteCommentPayload?: PromoteCommentPayloadResolvers<ContextType>;
  Rule?: RuleResolvers<ContextType>;
  Acknowledgement?: AcknowledgementResolvers<ContextType>;
  Instruction?: InstructionResolvers<ContextType>;
  InstructionConnection?: InstructionConnectionResolvers<ContextType>;
  InstructionEdge?: InstructionEdgeResolvers<ContextType>;
  IssueInstructionPayload?: IssueInstructionPayloadResolvers<ContextType>;
  SupersedeInstructionPayload?: SupersedeInstructionPayloadResolvers<ContextType>;
  WithdrawInstructionPayload?: WithdrawInstructionPayloadResolvers<ContextType>;
  AcknowledgeInstructionPayload?: AcknowledgeInstructionPayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  LocalDate?: GraphQLScalarType;
  TimeZone?: GraphQLScalarType;
  NonNegativeFloat?: GraphQLScalarType;
  NonNegativeInt?: GraphQLScalarType;
  JSONObject?: GraphQLScalarType;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  ProviderLink?: ProviderLinkResolvers<ContextType>;
  ConnectProviderPayload?: ConnectProviderPayloadResolvers<ContextType>;
  DisconnectProviderPayload?: DisconnectProviderPayloadResolvers<ContextType>;
  Run?: RunResolvers<ContextType>;
  Breach?: BreachResolvers<ContextType>;
  RunConnection?: RunConnectionResolvers<ContextType>;
  RunEdge?: RunEdgeResolvers<ContextType>;
  RecordRunResult?: RecordRunResultResolvers<ContextType>;
  RecordRunsPayload?: RecordRunsPayloadResolvers<ContextType>;
  EditRunPayload?: EditRunPayloadResolvers<ContextType>;
  DeleteRunPayload?: DeleteRunPayloadResolvers<ContextType>;
  Symptom?: SymptomResolvers<ContextType>;
  Observation?: ObservationResolvers<ContextType>;
  Movement?: MovementResolvers<ContextType>;
  Diagnosis?: DiagnosisResolvers<ContextType>;
  SymptomConnection?: SymptomConnectionResolvers<ContextType>;
  SymptomEdge?: SymptomEdgeResolvers<ContextType>;
  ObservationConnection?: ObservationConnectionResolvers<ContextType>;
  ObservationEdge?: ObservationEdgeResolvers<ContextType>;
  ReportSymptomPayload?: ReportSymptomPayloadResolvers<ContextType>;
  AddObservationPayload?: AddObservationPayloadResolvers<ContextType>;
  ResolveSymptomPayload?: ResolveSymptomPayloadResolvers<ContextType>;
  RecurSymptomPayload?: RecurSymptomPayloadResolvers<ContextType>;
  MergeSymptomsPayload?: MergeSymptomsPayloadResolvers<ContextType>;
  DiagnoseSymptomPayload?: DiagnoseSymptomPayloadResolvers<ContextType>;
  Person?: PersonResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
  AttentionReason?: AttentionReasonResolvers<ContextType>;
  AttentionItem?: AttentionItemResolvers<ContextType>;
  AttentionItemConnection?: AttentionItemConnectionResolvers<ContextType>;
  AttentionItemEdge?: AttentionItemEdgeResolvers<ContextType>;
  Invitation?: InvitationResolvers<ContextType>;
  InvitationConnection?: InvitationConnectionResolvers<ContextType>;
  InvitationEdge?: InvitationEdgeResolvers<ContextType>;
  InvitePayload?: InvitePayloadResolvers<ContextType>;
  AcceptInvitationPayload?: AcceptInvitationPayloadResolvers<ContextType>;
  RevokePayload?: RevokePayloadResolvers<ContextType>;
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

