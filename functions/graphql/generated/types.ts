import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { AthleteView as AthleteViewRecord } from '../domain/athlete.ts';
import type { AvailabilityParent as AvailabilityParentRecord, ActivityPermissionParent as ActivityPermissionParentRecord, BreachParent as BreachParentRecord, AcknowledgementParent as AcknowledgementParentRecord } from '../resolvers/parents.ts';
import type { RunRecord as RunRecordRecord } from '../domain/run.ts';
import type { SymptomRecord as SymptomRecordRecord, ObservationRecord as ObservationRecordRecord, Diagnosis as DiagnosisRecord } from '../domain/symptom.ts';
import type { Movement as MovementRecord } from '../domain/movement.ts';
import type { InstructionRecord as InstructionRecordRecord } from '../domain/instruction.ts';
import type { CommentRecord as CommentRecordRecord } from '../domain/comment.ts';
import type { Viewer as ViewerRecord, GrantRecord as GrantRecordRecord, InvitationRecord as InvitationRecordRecord } from '../domain/viewer.ts';
import type { Context } from '../context.ts';
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
  /** One line of an export: a record as it is stored, with its `kind`. */
  JSONObject: { input: Record<string, unknown>; output: Record<string, unknown>; }
  /** A calendar day without a time, `2026-03-08`, years 1970 to 2199. */
  LocalDate: { input: string; output: string; }
  /** A number that is zero or more. */
  NonNegativeFloat: { input: number; output: number; }
  /** A whole number that is zero or more. */
  NonNegativeInt: { input: number; output: number; }
  /** An IANA time zone, `America/Chicago`. */
  TimeZone: { input: string; output: string; }
};

/** An invitation to accept. */
export type AcceptInvitationInput = {
  /** The code that you were given. */
  code: Scalars['String']['input'];
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The name that you go by, 1 to 100 characters. An athlete who accepts goes by her athlete's name. */
  yourName?: InputMaybe<Scalars['String']['input']>;
};

/** The grant that came of it, or why there is none. */
export type AcceptInvitationPayload = {
  /** The athlete whom it opens; null when you are the one who let somebody in. */
  athlete?: Maybe<Athlete>;
  /** The grant. */
  grant?: Maybe<Grant>;
  /** What was wrong. */
  userErrors: Array<UserError>;
};

/** Which instruction she has read. */
export type AcknowledgeInstructionInput = {
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The instruction. */
  instructionId: Scalars['ID']['input'];
};

/** The acknowledged instruction, or why nothing changed. */
export type AcknowledgeInstructionPayload = {
  /** The instruction. */
  instruction?: Maybe<Instruction>;
  /** What was wrong. */
  userErrors: Array<UserError>;
};

/** That the athlete has read an instruction. */
export type Acknowledgement = {
  /** When. */
  at: Scalars['DateTime']['output'];
  /** Who. */
  by: Person;
};

/** What an instruction speaks of. */
export type Activity =
  /** Other endurance work: bike, pool, elliptical. */
  | 'CROSS_TRAINING'
  /** Strength work of the lower body. */
  | 'LOWER_BODY'
  /** Stretching and mobility work. */
  | 'MOBILITY'
  /** Competitions. What holds for RUN holds for RACE too. */
  | 'RACE'
  /** Prescribed rehabilitation exercises. */
  | 'REHAB'
  /** Running of any kind, racing included. */
  | 'RUN'
  /** Strength work of the upper body. */
  | 'UPPER_BODY';

/** What she may do of one activity. */
export type ActivityPermission = {
  /** The activity. */
  activity: Activity;
  /** The instructions in force that speak of the activity. */
  instructions: Array<Instruction>;
  /** The longest distance allowed, in metres. */
  maxDistanceMeters?: Maybe<Scalars['NonNegativeFloat']['output']>;
  /** The longest duration allowed, in seconds. */
  maxDurationSeconds?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** The greatest effort allowed, RPE 0 to 10. */
  maxEffort?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** The most restrictive permission in force. ALLOWED where nothing in force speaks of the activity. */
  permission: Permission;
  /** Stop as soon as pain reaches this, NRS 0 to 10. */
  stopIfPainAtLeast?: Maybe<Scalars['NonNegativeInt']['output']>;
};

/** A comment to write. */
export type AddCommentInput = {
  /** Who may read it. It never changes. */
  audience: Audience;
  /** The words, 1 to 4,000 characters. */
  body: Scalars['String']['input'];
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** What it is about: the id of an athlete, run, symptom or instruction. */
  subjectId: Scalars['ID']['input'];
};

/** The comment, or why there is none. */
export type AddCommentPayload = {
  /** The comment. */
  comment?: Maybe<Comment>;
  /** What was wrong. */
  userErrors: Array<UserError>;
};

/** An observation to add to an open symptom. */
export type AddObservationInput = {
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** What was felt. */
  observation: ObservationInput;
  /** The symptom. */
  symptomId: Scalars['ID']['input'];
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

/** A runner. Everything that hangs off her is seen only through a live grant. */
export type Athlete = Node & {
  /**
   * Whether she may run: the most restrictive permission for RUN among all instructions in force. Exact to the
   * millisecond. Null for integrations.
   */
  availability?: Maybe<Availability>;
  /** How many comments `comments` holds for you. */
  commentCount?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** Comments on her, rather than on a run, symptom or instruction; newest first. Null for integrations. */
  comments?: Maybe<CommentConnection>;
  /** When her record was made. Null but for herself, coaches and physios. */
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who may see her, and as what. Null but for herself. */
  grants?: Maybe<GrantConnection>;
  /** The global id. */
  id: Scalars['ID']['output'];
  /** What she was told, the newest first. Null but for herself, coaches and physios. */
  instructions?: Maybe<InstructionConnection>;
  /** Her name, as she wrote it. Null for integrations. */
  name?: Maybe<Scalars['String']['output']>;
  /**
   * What she may do: every activity with the most restrictive permission and the tightest limits among all instructions
   * in force. Null but for herself, coaches and physios.
   */
  permissions?: Maybe<Array<ActivityPermission>>;
  /** Her runs, newest first. Integrations see just what they recorded. */
  runs?: Maybe<RunConnection>;
  /** What hurts, in numbers. Null but for herself, coaches and physios. */
  symptomSummary?: Maybe<SymptomSummary>;
  /** Her symptoms, the one opened last first. Null but for herself, coaches and physios. */
  symptoms?: Maybe<SymptomConnection>;
  /** The zone that her days and weeks are counted in. Null for integrations. */
  timeZone?: Maybe<Scalars['TimeZone']['output']>;
  /**
   * Runs, observations, instructions and comments merged, newest first. Each viewer finds in it what she may see.
   * Null for integrations.
   */
  timeline?: Maybe<TimelineItemConnection>;
  /** What you are to her. */
  viewerRole: Role;
  /** Weekly sums of her runs, newest week first, in her own time zone. Null for supporters and integrations. */
  weeklyTotals?: Maybe<Array<WeeklyTotal>>;
};


/** A runner. Everything that hangs off her is seen only through a live grant. */
export type AthleteAvailabilityArgs = {
  at?: InputMaybe<Scalars['DateTime']['input']>;
};


/** A runner. Everything that hangs off her is seen only through a live grant. */
export type AthleteCommentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** A runner. Everything that hangs off her is seen only through a live grant. */
export type AthleteGrantsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** A runner. Everything that hangs off her is seen only through a live grant. */
export type AthleteInstructionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
  show?: InstructionsToShow;
};


/** A runner. Everything that hangs off her is seen only through a live grant. */
export type AthletePermissionsArgs = {
  at?: InputMaybe<Scalars['DateTime']['input']>;
};


/** A runner. Everything that hangs off her is seen only through a live grant. */
export type AthleteRunsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
  from?: InputMaybe<Scalars['LocalDate']['input']>;
  to?: InputMaybe<Scalars['LocalDate']['input']>;
  type?: InputMaybe<RunType>;
};


/** A runner. Everything that hangs off her is seen only through a live grant. */
export type AthleteSymptomsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
  status?: InputMaybe<Array<SymptomStatus>>;
};


/** A runner. Everything that hangs off her is seen only through a live grant. */
export type AthleteTimelineArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** A runner. Everything that hangs off her is seen only through a live grant. */
export type AthleteWeeklyTotalsArgs = {
  until?: InputMaybe<Scalars['LocalDate']['input']>;
  weeks: Scalars['Int']['input'];
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

/** Why an athlete needs a look, the most pressing first. */
export type AttentionCode =
  /** She has not acknowledged an instruction in force. */
  | 'INSTRUCTION_NOT_ACKNOWLEDGED'
  /** A symptom was opened in the last 3 days. */
  | 'NEW_SYMPTOM'
  /** She ran against an instruction in the last 7 days. */
  | 'RUN_AGAINST_INSTRUCTION'
  /** She is sidelined, her review has passed, and nobody has decided. */
  | 'SIDELINED_REVIEW_OVERDUE'
  /** She is sidelined or has an open symptom, and has reported nothing for 3 days. */
  | 'SILENT'
  /** A symptom is WORSENING. */
  | 'SYMPTOM_WORSENING';

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

/** Why an athlete needs a look. */
export type AttentionReason = {
  /** Why. */
  code: AttentionCode;
  /** Since when: the run, the review, the observation, the opening, the issue, or her last report. */
  since: Scalars['DateTime']['output'];
};

/** Who may read a comment. */
export type Audience =
  /** The athlete and her physios. */
  | 'CLINICAL'
  /** Everybody with a grant, integrations excepted. */
  | 'SUPPORTERS'
  /** The athlete, her coaches and her physios. */
  | 'TEAM';

/** Whether she may run at an instant, since when, why, and what happens next. */
export type Availability = {
  /** The instant that this answers for. */
  at: Scalars['DateTime']['output'];
  /** The instructions that decide the status. Null for supporters. */
  governedBy?: Maybe<Array<Instruction>>;
  /** The next review among the governing instructions. Passing it frees nobody. Null for supporters. */
  reviewAt?: Maybe<Scalars['DateTime']['output']>;
  /** Whether a review has passed and nobody has decided. Null for supporters. */
  reviewOverdue?: Maybe<Scalars['Boolean']['output']>;
  /** The start of the unbroken stretch of this status. Null when she was never restricted. */
  since?: Maybe<Scalars['DateTime']['output']>;
  /** Whether she may run. */
  status: AvailabilityStatus;
  /** When the status ends by itself. Null unless every instruction that restricts her has an end. */
  until?: Maybe<Scalars['DateTime']['output']>;
};

/** Whether she may run. Decided in `functions/graphql/domain/availability.ts`. */
export type AvailabilityStatus =
  /** No instruction in force restricts running. */
  | 'AVAILABLE'
  /** Running is limited by an instruction in force. */
  | 'MODIFIED'
  /** Running is prohibited by an instruction in force. */
  | 'SIDELINED';

/** A region of the body, as the IOC consensus 2020 and OSIICS divide it. */
export type BodyRegion =
  /** Abdomen. OSIICS O. */
  | 'ABDOMEN'
  /** Ankle. OSIICS A. */
  | 'ANKLE'
  /** Chest, ribs and breast. OSIICS C. */
  | 'CHEST'
  /** Elbow. OSIICS E. */
  | 'ELBOW'
  /** Foot, heel and toes. OSIICS F. */
  | 'FOOT'
  /** Forearm. OSIICS R. */
  | 'FOREARM'
  /** Hand and fingers. OSIICS P. */
  | 'HAND'
  /** Head and face. OSIICS H. */
  | 'HEAD'
  /** Hip, groin, pubic symphysis and the structures in front. OSIICS G. */
  | 'HIP_GROIN'
  /** Knee with kneecap and its tendon. OSIICS K. */
  | 'KNEE'
  /** Lower leg with the Achilles tendon. OSIICS Q. */
  | 'LOWER_LEG'
  /** Lumbar spine, sacroiliac joints, sacrum, coccyx and buttocks. OSIICS L. */
  | 'LUMBOSACRAL'
  /** Neck and cervical spine. OSIICS N. */
  | 'NECK'
  /** Shoulder and collarbone. OSIICS S. */
  | 'SHOULDER'
  /** Thigh: femur, hamstrings up to the sitting bone, quadriceps. OSIICS T. */
  | 'THIGH'
  /** Thoracic spine and upper back. OSIICS D. */
  | 'THORACIC_SPINE'
  /** Nowhere in particular, or not said. OSIICS Z. */
  | 'UNSPECIFIED'
  /** Upper arm. OSIICS U. */
  | 'UPPER_ARM'
  /** Wrist. OSIICS W. */
  | 'WRIST';

/** Where exactly. Each site belongs to one region, named in brackets. */
export type BodySite =
  /** Abdominal muscles [ABDOMEN]. */
  | 'ABDOMINALS'
  /** Achilles tendon [LOWER_LEG]. */
  | 'ACHILLES'
  /** Adductors, the inner thigh at the groin [HIP_GROIN]. */
  | 'ADDUCTOR'
  /** Ankle joint and its ligaments [ANKLE]. */
  | 'ANKLE_JOINT'
  /** Ball of the foot [FOOT]. */
  | 'BALL_OF_FOOT'
  /** Calf muscles [LOWER_LEG]. */
  | 'CALF'
  /** Elbow [ELBOW]. */
  | 'ELBOW_JOINT'
  /** Neck of the femur [HIP_GROIN]. */
  | 'FEMORAL_NECK'
  /** Shaft of the femur [THIGH]. */
  | 'FEMUR'
  /** Fibula [LOWER_LEG]. */
  | 'FIBULA'
  /** Forearm [FOREARM]. */
  | 'FOREARM_MUSCLE'
  /** Buttock muscles [LUMBOSACRAL]. */
  | 'GLUTE'
  /** Groin [HIP_GROIN]. */
  | 'GROIN'
  /** The belly of the hamstrings [THIGH]. */
  | 'HAMSTRING_BELLY'
  /** The lower hamstring tendons, behind the knee [THIGH]. */
  | 'HAMSTRING_DISTAL_TENDON'
  /** The upper hamstring tendon, at the sitting bone [THIGH]. */
  | 'HAMSTRING_PROXIMAL_TENDON'
  /** Hand or fingers [HAND]. */
  | 'HAND_FINGERS'
  /** Head or face [HEAD]. */
  | 'HEAD_FACE'
  /** Heel [FOOT]. */
  | 'HEEL'
  /** Hip joint or its outer side [HIP_GROIN]. */
  | 'HIP'
  /** Hip flexors [HIP_GROIN]. */
  | 'HIP_FLEXOR'
  /** Iliotibial band, at the outer knee [KNEE]. */
  | 'ILIOTIBIAL_BAND'
  /** Kneecap [KNEE]. */
  | 'KNEECAP'
  /** Knee joint and its ligaments [KNEE]. */
  | 'KNEE_JOINT'
  /** Lower back [LUMBOSACRAL]. */
  | 'LOW_BACK'
  /** Meniscus [KNEE]. */
  | 'MENISCUS'
  /** Metatarsals [FOOT]. */
  | 'METATARSAL'
  /** Midfoot and navicular [FOOT]. */
  | 'MIDFOOT'
  /** Neck [NECK]. */
  | 'NECK_SPINE'
  /** Elsewhere; say where in the note [UNSPECIFIED]. */
  | 'OTHER'
  /** Tendon below the kneecap [KNEE]. */
  | 'PATELLAR_TENDON'
  /** Outer lower leg and its tendons [LOWER_LEG]. */
  | 'PERONEAL'
  /** Inner side just below the knee [KNEE]. */
  | 'PES_ANSERINUS'
  /** Piriformis, deep in the buttock [LUMBOSACRAL]. */
  | 'PIRIFORMIS'
  /** Sole of the foot [FOOT]. */
  | 'PLANTAR_FASCIA'
  /** Pubic symphysis [HIP_GROIN]. */
  | 'PUBIC_SYMPHYSIS'
  /** Quadriceps [THIGH]. */
  | 'QUADRICEPS'
  /** Tendon above the kneecap [KNEE]. */
  | 'QUADRICEPS_TENDON'
  /** Ribs or chest wall [CHEST]. */
  | 'RIBS'
  /** Rotator cuff [SHOULDER]. */
  | 'ROTATOR_CUFF'
  /** Sacroiliac joint [LUMBOSACRAL]. */
  | 'SACROILIAC_JOINT'
  /** Sacrum [LUMBOSACRAL]. */
  | 'SACRUM'
  /** Shin [LOWER_LEG]. */
  | 'SHIN'
  /** Shoulder [SHOULDER]. */
  | 'SHOULDER_JOINT'
  /** Deep calf muscle [LOWER_LEG]. */
  | 'SOLEUS'
  /** Tailbone [LUMBOSACRAL]. */
  | 'TAILBONE'
  /** Shaft of the tibia [LOWER_LEG]. */
  | 'TIBIA'
  /** Tendon behind the inner ankle [ANKLE]. */
  | 'TIBIALIS_POSTERIOR_TENDON'
  /** Toes [FOOT]. */
  | 'TOE'
  /** Biceps or triceps [UPPER_ARM]. */
  | 'UPPER_ARM_MUSCLE'
  /** Upper back [THORACIC_SPINE]. */
  | 'UPPER_BACK'
  /** Wrist [WRIST]. */
  | 'WRIST_JOINT';

/** That a run broke a rule of an instruction. */
export type Breach = {
  /** What it was, in the same unit. Null for a prohibition. */
  actual?: Maybe<Scalars['Float']['output']>;
  /** What was allowed, in the rule's unit: metres, seconds, RPE or NRS. Null for a prohibition. */
  allowed?: Maybe<Scalars['Float']['output']>;
  /** Of which instruction. */
  instruction?: Maybe<Instruction>;
  /** Which rule. */
  rule: BreachedRule;
  /** By which run. */
  run?: Maybe<Run>;
};

/** Which rule of an instruction a run broke. */
export type BreachedRule =
  /** She ran farther than `maxDistanceMeters`. */
  | 'MAX_DISTANCE'
  /** She ran longer than `maxDurationSeconds`. */
  | 'MAX_DURATION'
  /** She ran harder than `maxEffort`. */
  | 'MAX_EFFORT'
  /** She raced while racing was prohibited. */
  | 'RACE_WHILE_PROHIBITED'
  /** She ran while running was prohibited. */
  | 'RUN_WHILE_PROHIBITED'
  /** She felt pain of at least `stopIfPainAtLeast`. */
  | 'STOP_IF_PAIN';

/** How sure a diagnosis is. */
export type Certainty =
  /** Confirmed by examination or imaging. */
  | 'CONFIRMED'
  /** Suspected; to be confirmed. */
  | 'SUSPECTED';

/** What somebody said, to a chosen audience. */
export type Comment = Node & {
  /** Whose record it stands in. Null when you may no longer see her. */
  athlete?: Maybe<Athlete>;
  /** Who may read it. */
  audience: Audience;
  /** Who wrote it. */
  author: Person;
  /** What the author was to her then. */
  authorRole: Role;
  /** The words. Null once it is deleted. */
  body?: Maybe<Scalars['String']['output']>;
  /** When it was written. */
  createdAt: Scalars['DateTime']['output'];
  /** When it was deleted. What stays is this mark. */
  deletedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was last edited. */
  editedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The global id. */
  id: Scalars['ID']['output'];
  /** The observation that was made of it. Null for supporters. */
  promotedTo?: Maybe<Observation>;
  /** What it is about. Null when that is gone or not for you. */
  subject?: Maybe<CommentSubject>;
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

/** What a comment can be about. */
export type CommentSubject = Athlete | Instruction | Run | Symptom;

/** What a person writes of herself as an athlete. */
export type CreateAthleteInput = {
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Her name, 1 to 100 characters. */
  name: Scalars['String']['input'];
  /** The zone that her days and weeks are counted in. */
  timeZone: Scalars['TimeZone']['input'];
};

/** The athlete that was made, or why not. */
export type CreateAthletePayload = {
  /** The new athlete. */
  athlete?: Maybe<Athlete>;
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

/** Which run to delete. */
export type DeleteRunInput = {
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The run. */
  runId: Scalars['ID']['input'];
};

/** Which run is gone. */
export type DeleteRunPayload = {
  /** Whose run it was. */
  athlete?: Maybe<Athlete>;
  /** The id of the run that was deleted. */
  deletedRunId?: Maybe<Scalars['ID']['output']>;
  /** What was wrong. */
  userErrors: Array<UserError>;
};

/** A diagnosis to make. */
export type DiagnoseSymptomInput = {
  /** How sure. */
  certainty: Certainty;
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** In words, at most 2,000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** The OSIICS code, 2 to 6 letters and digits. */
  osiicsCode?: InputMaybe<Scalars['String']['input']>;
  /** The kind of tissue damage. */
  pathology: Pathology;
  /** The symptom. */
  symptomId: Scalars['ID']['input'];
};

/** The diagnosed symptom, or why nothing changed. */
export type DiagnoseSymptomPayload = {
  /** The symptom. */
  symptom?: Maybe<Symptom>;
  /** What was wrong. */
  userErrors: Array<UserError>;
};

/** What a coach or clinician takes it for. */
export type Diagnosis = {
  /** How sure. */
  certainty: Certainty;
  /** What that person was to her then. */
  diagnosedAs: Role;
  /** When. */
  diagnosedAt: Scalars['DateTime']['output'];
  /** Who made it. */
  diagnosedBy: Person;
  /** In words. */
  note?: Maybe<Scalars['String']['output']>;
  /** The OSIICS code, where one is given. */
  osiicsCode?: Maybe<Scalars['String']['output']>;
  /** The kind of tissue damage. */
  pathology: Pathology;
};

/** A unit to show distances in. Stored are metres. */
export type DistanceUnit =
  /** 1,000 m. */
  | 'KILOMETER'
  /** 1 m. */
  | 'METER'
  /** 1,609.344 m. */
  | 'MILE';

/** What to change of a comment. */
export type EditCommentInput = {
  /** The new words, 1 to 4,000 characters. */
  body: Scalars['String']['input'];
  /** The comment: one that you wrote. */
  commentId: Scalars['ID']['input'];
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

/**
 * What to change of a run. What is left out stays; null clears. The athlete may change how she saw it; the measured
 * values belong to its source, and for a `manual` run to her. What she changed, a later revision leaves alone.
 */
export type EditRunInput = {
  /** In metres, 0 to 1,000,000. Only of a `manual` run. */
  distanceMeters?: InputMaybe<Scalars['Float']['input']>;
  /** In seconds, 1 to 604,800. Only of a `manual` run. */
  durationSeconds?: InputMaybe<Scalars['Float']['input']>;
  /** How hard it felt, RPE 0 to 10. */
  effort?: InputMaybe<Scalars['Int']['input']>;
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** At most 4,000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** The run. */
  runId: Scalars['ID']['input'];
  /** What she ran on. */
  surface?: InputMaybe<Surface>;
  /** In degrees Celsius, -60 to 60. */
  temperatureCelsius?: InputMaybe<Scalars['Float']['input']>;
  /** What kind of run it was. */
  type?: InputMaybe<RunType>;
};

/** The run as it is now, or why nothing changed. */
export type EditRunPayload = {
  /** The run. */
  run?: Maybe<Run>;
  /** What was wrong. */
  userErrors: Array<UserError>;
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

/** How far an erasure has come. */
export type EraseAthletePayload = {
  /** How many records this call deleted. */
  deletedCount?: Maybe<Scalars['NonNegativeInt']['output']>;
  /**
   * Whether everything is gone. When false, nothing can be read any more and a part is still being deleted: call again
   * with the same input until it is true.
   */
  done?: Maybe<Scalars['Boolean']['output']>;
  /** What was wrong. */
  userErrors: Array<UserError>;
};

/** Which part of an export to hand out. */
export type ExportAthleteInput = {
  /** The `cursor` of the part before; left out for the first part. */
  after?: InputMaybe<Scalars['String']['input']>;
  /** The athlete: you yourself. */
  athleteId: Scalars['ID']['input'];
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** A part of everything that is stored about an athlete. */
export type ExportAthletePayload = {
  /** Hand it in as `after` for the next part. Null on the last part. */
  cursor?: Maybe<Scalars['String']['output']>;
  /** The records of this part. */
  records?: Maybe<Array<Scalars['JSONObject']['output']>>;
  /** What was wrong. */
  userErrors: Array<UserError>;
};

/** That a person may see an athlete, and as what. Given by the athlete, revoked at once. */
export type Grant = Node & {
  /** Whom it opens. */
  athlete?: Maybe<Athlete>;
  /** Since when. */
  grantedAt: Scalars['DateTime']['output'];
  /** The global id. */
  id: Scalars['ID']['output'];
  /** Who may see her. */
  person: Person;
  /** As what. */
  role: Role;
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

/**
 * What a coach or physio told her. It holds from `startsAt` until its end, or until somebody supersedes or withdraws it:
 * clearance is an event, never a date that lapses. History is append-only.
 */
export type Instruction = Node & {
  /** That she has read it. Null until she has. */
  acknowledgement?: Maybe<Acknowledgement>;
  /** Whom it is for. Null when you may no longer see her. */
  athlete?: Maybe<Athlete>;
  /** The runs that broke its rules, newest first; at most 100. */
  breaches?: Maybe<Array<Breach>>;
  /** How many comments `comments` holds for you. */
  commentCount?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** Comments on it, newest first; those that you may see. */
  comments?: Maybe<CommentConnection>;
  /** Until when it holds. Null: until somebody supersedes or withdraws it. */
  endsAt?: Maybe<Scalars['DateTime']['output']>;
  /** The global id. */
  id: Scalars['ID']['output'];
  /** What that person was to her then. */
  issuedAs: Role;
  /** When it was recorded. */
  issuedAt: Scalars['DateTime']['output'];
  /** Who gave it. */
  issuedBy: Person;
  /** What was said, in words. */
  note?: Maybe<Scalars['String']['output']>;
  /** When it is to be looked at again. Passing it frees nobody. */
  reviewAt?: Maybe<Scalars['DateTime']['output']>;
  /** What it says, activity by activity. */
  rules: Array<Rule>;
  /** From when it holds. */
  startsAt: Scalars['DateTime']['output'];
  /** Where it stands right now. */
  status: InstructionStatus;
  /** From when another one takes its place. */
  supersededAt?: Maybe<Scalars['DateTime']['output']>;
  /** The one that takes its place. */
  supersededBy?: Maybe<Instruction>;
  /** The ones whose place it takes. */
  supersedes: Array<Instruction>;
  /** The symptoms that it is about. */
  symptoms: Array<Symptom>;
  /** When it was taken back. */
  withdrawnAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why it was taken back. */
  withdrawnReason?: Maybe<Scalars['String']['output']>;
};


/**
 * What a coach or physio told her. It holds from `startsAt` until its end, or until somebody supersedes or withdraws it:
 * clearance is an event, never a date that lapses. History is append-only.
 */
export type InstructionCommentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
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

/** Where an instruction stands right now. */
export type InstructionStatus =
  /** Its end has passed. */
  | 'ENDED'
  /** It holds. */
  | 'IN_FORCE'
  /** It has not started yet. */
  | 'SCHEDULED'
  /** Another one took its place. */
  | 'SUPERSEDED'
  /** It was taken back. */
  | 'WITHDRAWN';

/** Which instructions to show. */
export type InstructionsToShow =
  /** All of them, past and scheduled too. */
  | 'ALL'
  /** Only those in force now. */
  | 'IN_FORCE';

/** An invitation to look after an athlete, or of an athlete to be looked after. */
export type Invitation = Node & {
  /** The athlete, when she invites; null when a coach or physio invites an athlete. */
  athlete?: Maybe<Athlete>;
  /** What to hand to the invited, by a way that you trust. Whoever has it can accept. Null once it is no longer PENDING. */
  code?: Maybe<Scalars['String']['output']>;
  /** When it was made. */
  createdAt: Scalars['DateTime']['output'];
  /** Until when it can be accepted: 14 days. */
  expiresAt: Scalars['DateTime']['output'];
  /** The global id. */
  id: Scalars['ID']['output'];
  /** Who made it. */
  invitedBy: Person;
  /** The role that accepting it gives: to who accepts, when an athlete invites; to who invited, when a coach or physio does. */
  role: Role;
  /** Where it stands. */
  status: InvitationStatus;
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

/** Who invites whom. Exactly one. */
export type InvitationKindInput =
  /** A coach or physio invites an athlete. */
  { athlete: InviteAthleteInput; toTeam?: never; }
  |  /** An athlete invites somebody onto her team. */
  { athlete?: never; toTeam: InviteToTeamInput; };

/** Where an invitation stands. */
export type InvitationStatus =
  /** It was accepted. */
  | 'ACCEPTED'
  /** Nobody accepted it in time. */
  | 'EXPIRED'
  /** It can be accepted. */
  | 'PENDING'
  /** It was taken back. */
  | 'REVOKED';

/** A coach or physio invites an athlete. */
export type InviteAthleteInput = {
  /** What you will be to the athlete: COACH or PHYSIO. */
  as: Role;
  /** The name that you go by, 1 to 100 characters. */
  yourName: Scalars['String']['input'];
};

/** An invitation to make. */
export type InviteInput = {
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Who invites whom. */
  invitation: InvitationKindInput;
};

/** The invitation, or why there is none. */
export type InvitePayload = {
  /** The invitation, with the code to hand over. */
  invitation?: Maybe<Invitation>;
  /** What was wrong. */
  userErrors: Array<UserError>;
};

/** An athlete invites somebody onto her team. */
export type InviteToTeamInput = {
  /** The athlete: you yourself. */
  athleteId: Scalars['ID']['input'];
  /** What the invited will be to her: COACH, PHYSIO, SUPPORTER or INTEGRATION. */
  role: Role;
};

/** An instruction to give. */
export type IssueInstructionInput = {
  /** Whom it is for. */
  athleteId: Scalars['ID']['input'];
  /** Until when it holds; left out, until somebody supersedes or withdraws it. */
  endsAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** In words, at most 4,000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** When it is to be looked at again. */
  reviewAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** 1 to 7 rules, one for an activity. */
  rules: Array<RuleInput>;
  /** From when it holds; now, if left out. At most a year back (said then, recorded now) or ahead. */
  startsAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The instructions whose place it takes, at most 20, anybody's. Left out: all of your own that are in force. Empty: none. */
  supersedes?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** The symptoms that it is about, at most 10. */
  symptomIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** The instruction, with what it changed, or why there is none. */
export type IssueInstructionPayload = {
  /** Whom it is for, as she is now. */
  athlete?: Maybe<Athlete>;
  /** The instruction. */
  instruction?: Maybe<Instruction>;
  /** What was wrong. */
  userErrors: Array<UserError>;
};

/** Which two symptoms are one. */
export type MergeSymptomsInput = {
  /** The symptom that becomes part of it: an open one of the same athlete. */
  fromSymptomId: Scalars['ID']['input'];
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The symptom that goes on: an open one. */
  intoSymptomId: Scalars['ID']['input'];
};

/** The merged symptom, or why nothing changed. */
export type MergeSymptomsPayload = {
  /** The symptom that goes on, with the observations of both. */
  symptom?: Maybe<Symptom>;
  /** What was wrong. */
  userErrors: Array<UserError>;
};

/** That a symptom changed place. */
export type Movement = {
  /** Where it was. */
  from: Array<BodySite>;
  /** How. */
  kind: MovementKind;
  /** When. */
  observedAt: Scalars['DateTime']['output'];
  /** Where it is since. */
  to: Array<BodySite>;
};

/** How a symptom moved. */
export type MovementKind =
  /** Fewer sites than before, or one site inside the same region instead of several. */
  | 'LOCALISED'
  /** Other sites than before. */
  | 'MOVED'
  /** More sites than before. */
  | 'SPREAD';

/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type Mutation = {
  /** Accepts an invitation, once. */
  acceptInvitation: AcceptInvitationPayload;
  /** The athlete says that she has read it. */
  acknowledgeInstruction: AcknowledgeInstructionPayload;
  /** Writes a comment. Supporters write for supporters; coaches for team or supporters; the athlete and physios for anybody. */
  addComment: AddCommentPayload;
  /** Adds an observation to an open symptom. For the athlete, her coaches and physios. */
  addObservation: AddObservationPayload;
  /** Makes you an athlete. One per person. */
  createAthlete: CreateAthletePayload;
  /** Deletes the words of a comment; a mark that there was one stays. */
  deleteComment: DeleteCommentPayload;
  /** Deletes a run for ever: posted again, it stays deleted. For the athlete herself and the integration that recorded it. */
  deleteRun: DeleteRunPayload;
  /** Makes a diagnosis. For her coaches and physios only. */
  diagnoseSymptom: DiagnoseSymptomPayload;
  /** Changes the words of a comment that you wrote. */
  editComment: EditCommentPayload;
  /** Changes how the athlete saw a run. For the athlete herself. */
  editRun: EditRunPayload;
  /**
   * Erases you with everything that is stored about you, for ever. All grants end at once; the records go in steps of up
   * to 1,000 a call.
   */
  eraseAthlete: EraseAthletePayload;
  /** Hands out everything that is stored about you, part by part. */
  exportAthlete: ExportAthletePayload;
  /** Makes an invitation: an athlete invites onto her team, or a coach or physio invites an athlete. */
  invite: InvitePayload;
  /** Gives an instruction. For her coaches and physios. */
  issueInstruction: IssueInstructionPayload;
  /** Says that two symptoms are one. Nothing is lost: the observations of both are one list. For the athlete, her coaches and physios. */
  mergeSymptoms: MergeSymptomsPayload;
  /** Makes an observation of a comment. For the athlete, her coaches and physios. */
  promoteComment: PromoteCommentPayload;
  /**
   * Records up to 100 runs for one athlete, with a result for each: one bad run never blocks the others. Posting a run
   * again finds the one that is there. For the athlete herself and integrations with `runs:write`.
   */
  recordRuns: RecordRunsPayload;
  /** Says that a resolved symptom is back: opens a new one that recurs from it. For the athlete, her coaches and physios. */
  recurSymptom: RecurSymptomPayload;
  /** Opens a symptom with its first observation. For the athlete, her coaches and physios. */
  reportSymptom: ReportSymptomPayload;
  /** Says that a symptom is over. For the athlete, her coaches and physios. */
  resolveSymptom: ResolveSymptomPayload;
  /** Ends a grant or an invitation, at once: nothing is readable through it from the moment that this answers. */
  revoke: RevokePayload;
  /** Lets one instruction take the place of another, from now or from its start on. For her coaches and physios. */
  supersedeInstruction: SupersedeInstructionPayload;
  /** Changes your own name or time zone. */
  updateAthlete: UpdateAthletePayload;
  /**
   * Takes back an instruction that you gave by mistake. It stays in the history. What it had already superseded stays
   * superseded: look at the athlete's availability in the answer, and instruct again if need be. What it was only going to
   * supersede stays in force.
   */
  withdrawInstruction: WithdrawInstructionPayload;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationAcceptInvitationArgs = {
  input: AcceptInvitationInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationAcknowledgeInstructionArgs = {
  input: AcknowledgeInstructionInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationAddCommentArgs = {
  input: AddCommentInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationAddObservationArgs = {
  input: AddObservationInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationCreateAthleteArgs = {
  input: CreateAthleteInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationDeleteCommentArgs = {
  input: DeleteCommentInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationDeleteRunArgs = {
  input: DeleteRunInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationDiagnoseSymptomArgs = {
  input: DiagnoseSymptomInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationEditCommentArgs = {
  input: EditCommentInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationEditRunArgs = {
  input: EditRunInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationEraseAthleteArgs = {
  input: EraseAthleteInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationExportAthleteArgs = {
  input: ExportAthleteInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationInviteArgs = {
  input: InviteInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationIssueInstructionArgs = {
  input: IssueInstructionInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationMergeSymptomsArgs = {
  input: MergeSymptomsInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationPromoteCommentArgs = {
  input: PromoteCommentInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationRecordRunsArgs = {
  input: RecordRunsInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationRecurSymptomArgs = {
  input: RecurSymptomInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationReportSymptomArgs = {
  input: ReportSymptomInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationResolveSymptomArgs = {
  input: ResolveSymptomInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationRevokeArgs = {
  input: RevokeInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationSupersedeInstructionArgs = {
  input: SupersedeInstructionInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationUpdateAthleteArgs = {
  input: UpdateAthleteInput;
};


/** What can be done. Each answers with what came of it, or with `userErrors` that say why nothing changed. */
export type MutationWithdrawInstructionArgs = {
  input: WithdrawInstructionInput;
};

/** Anything with a global id. Ids are opaque: keep them, never build or parse them. */
export type Node = {
  /** The global id. It never changes. */
  id: Scalars['ID']['output'];
};

/** What was felt, when, where and how much. Append-only. */
export type Observation = Node & {
  /** The comment that it was made of. */
  fromComment?: Maybe<Comment>;
  /** The global id. */
  id: Scalars['ID']['output'];
  /** The athlete's local day then. */
  localDate: Scalars['LocalDate']['output'];
  /** In her own words. */
  note?: Maybe<Scalars['String']['output']>;
  /** When it was felt. */
  observedAt: Scalars['DateTime']['output'];
  /** With DURING_RUN: how far into the run it began, in metres. 0 is the very first step. */
  onsetDistanceMeters?: Maybe<Scalars['NonNegativeFloat']['output']>;
  /** How much it hurts, NRS 0 to 10. */
  pain: Scalars['NonNegativeInt']['output'];
  /** When it was noticed. */
  phase: Phase;
  /** What that person was to her then. */
  recordedAs: Role;
  /** When it was written down. */
  recordedAt: Scalars['DateTime']['output'];
  /** Who wrote it down. */
  recordedBy: Person;
  /** The regions that the sites belong to. */
  regions: Array<BodyRegion>;
  /** The run in which it was felt. */
  run?: Maybe<Run>;
  /** What it feels like. */
  sensations: Array<Sensation>;
  /** Which side. */
  side: Side;
  /** Where, the main site first. */
  sites: Array<BodySite>;
  /** Which symptom it is of. */
  symptom?: Maybe<Symptom>;
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
  /** In her own words, at most 2,000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** When it was felt; now, if left out. Not more than 15 minutes in the future. */
  observedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only with DURING_RUN: how far into the run it began, in metres, 0 to 1,000,000. */
  onsetDistanceMeters?: InputMaybe<Scalars['Float']['input']>;
  /** How much it hurts, NRS 0 to 10. */
  pain: Scalars['Int']['input'];
  /** When it was noticed. */
  phase: Phase;
  /** The run in which it was felt. */
  runId?: InputMaybe<Scalars['ID']['input']>;
  /** What it feels like, at most 5, each once. */
  sensations?: Array<Sensation>;
  /** Which side. */
  side?: Side;
  /** Where, the main site first; 1 to 10, each once. */
  sites: Array<BodySite>;
};

/** Where a page stands in its list. */
export type PageInfo = {
  /** The cursor to hand in as `after` for the next page. */
  endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether there are more items after this page. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Always false: lists are read forwards only. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first item of this page. */
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** The kind of tissue damage: the pathology table of the IOC consensus 2020. */
export type Pathology =
  /** Graze or blister. */
  | 'ABRASION'
  /** Arthritis after an injury. */
  | 'ARTHRITIS'
  /** Avascular necrosis. */
  | 'AVASCULAR_NECROSIS'
  /** Bruised bone. */
  | 'BONE_CONTUSION'
  /** Stress reaction or stress fracture. */
  | 'BONE_STRESS_INJURY'
  /** Concussion or injury of the spinal cord. */
  | 'BRAIN_SPINAL_CORD_INJURY'
  /** Bursitis. */
  | 'BURSITIS'
  /** Cartilage, meniscus or labrum. */
  | 'CARTILAGE_INJURY'
  /** Chronic instability of a joint. */
  | 'CHRONIC_INSTABILITY'
  /** Fracture, traumatic or avulsion. */
  | 'FRACTURE'
  /** Ligament tear or acute instability. */
  | 'JOINT_SPRAIN'
  /** Cut. */
  | 'LACERATION'
  /** Compartment syndrome. */
  | 'MUSCLE_COMPARTMENT_SYNDROME'
  /** Bruised muscle. */
  | 'MUSCLE_CONTUSION'
  /** Muscle strain, tear, or its tendon junction. */
  | 'MUSCLE_INJURY'
  /** Injury of an inner organ. */
  | 'ORGAN_TRAUMA'
  /** Injury or entrapment of a nerve. */
  | 'PERIPHERAL_NERVE_INJURY'
  /** Injury of a growth plate. */
  | 'PHYSIS_INJURY'
  /** Injury of an amputee's stump. */
  | 'STUMP_INJURY'
  /** Bruise. */
  | 'SUPERFICIAL_CONTUSION'
  /** Synovitis, capsulitis or impingement. */
  | 'SYNOVITIS_CAPSULITIS'
  /** Tendinopathy, its sheath included. */
  | 'TENDINOPATHY'
  /** Partial or complete rupture of a tendon. */
  | 'TENDON_RUPTURE'
  /** Pain or injury without a tissue named. */
  | 'UNSPECIFIED_TISSUE'
  /** Injury of a vessel. */
  | 'VASCULAR_TRAUMA';

/** What an instruction says of an activity, the most restrictive first. */
export type Permission =
  /** As she likes. */
  | 'ALLOWED'
  /** Within the limits. */
  | 'LIMITED'
  /** Not at all. */
  | 'PROHIBITED'
  /** It is to be done. */
  | 'REQUIRED';

/** A person, or an integration, as she writes and is seen. */
export type Person = Node & {
  /** The global id. */
  id: Scalars['ID']['output'];
  /** The name she goes by. */
  name: Scalars['String']['output'];
};

/** When it was noticed. */
export type Phase =
  /** In the hours after a run. */
  | 'AFTER_RUN'
  /** Sitting or lying. */
  | 'AT_REST'
  /** In the cool-down. */
  | 'COOL_DOWN'
  /** In other training. */
  | 'CROSS_TRAINING'
  /** In daily life: stairs, walking, sitting long. */
  | 'DAILY_ACTIVITY'
  /** In the run; `onsetDistanceMeters` says from where on. */
  | 'DURING_RUN'
  /** The morning after a run. */
  | 'NEXT_MORNING'
  /** On waking up. */
  | 'ON_WAKING'
  /** Before a run, such as in dynamic stretches. */
  | 'PRE_RUN'
  /** In the warm-up. */
  | 'WARM_UP';

/** An observation to make of a comment. */
export type PromoteCommentInput = {
  /** The comment. It keeps its words. */
  commentId: Scalars['ID']['input'];
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** What it says, in the field's terms. */
  observation: ObservationInput;
  /** Which symptom it speaks of: an open one, or a new one. */
  symptom: PromotionTargetInput;
};

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

/** Which symptom an observation goes to. Exactly one. */
export type PromotionTargetInput =
  /** True: a new symptom. */
  { newSymptom: Scalars['Boolean']['input']; symptomId?: never; }
  |  /** A symptom that is open. */
  { newSymptom?: never; symptomId: Scalars['ID']['input']; };

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

/** What became of one run of the input, at the same place in the list. */
export type RecordRunResult = {
  /** Why it was REJECTED: every problem with it. */
  errors: Array<UserError>;
  /** The run as it is stored now. Null when REJECTED. */
  run?: Maybe<Run>;
  /** What became of it. */
  status: RecordRunStatus;
};

/** What became of one run. */
export type RecordRunStatus =
  /** It is new. */
  | 'CREATED'
  /** It was not recorded; `errors` says why. The others are not affected. */
  | 'REJECTED'
  /** It was there, and stays as it is. */
  | 'UNCHANGED'
  /** It was there; this later revision replaced it. */
  | 'UPDATED';

/** Runs to record for one athlete. */
export type RecordRunsInput = {
  /** Who ran. */
  athleteId: Scalars['ID']['input'];
  /** Gives runs without an `externalId` an identity, so that a repeated call finds them. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 100 runs. */
  runs: Array<RunInput>;
};

/** What became of each run. */
export type RecordRunsPayload = {
  /** Whose runs they are. */
  athlete?: Maybe<Athlete>;
  /** One result for each run of the input, in the same order. Null when the call as a whole was wrong. */
  results?: Maybe<Array<RecordRunResult>>;
  /** What was wrong with the call as a whole. Problems of single runs stand in their results. */
  userErrors: Array<UserError>;
};

/** Which symptom is back. */
export type RecurSymptomInput = {
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** What is felt now. */
  observation: ObservationInput;
  /** The resolved symptom. */
  symptomId: Scalars['ID']['input'];
};

/** The new symptom that recurs from the earlier one, or why there is none. */
export type RecurSymptomPayload = {
  /** The new symptom, status RECURRED. */
  symptom?: Maybe<Symptom>;
  /** What was wrong. */
  userErrors: Array<UserError>;
};

/** A symptom to open, with its first observation. */
export type ReportSymptomInput = {
  /** Whose it is. */
  athleteId: Scalars['ID']['input'];
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** What was felt first. */
  observation: ObservationInput;
};

/** The symptom, or why there is none. */
export type ReportSymptomPayload = {
  /** The symptom. */
  symptom?: Maybe<Symptom>;
  /** What was wrong. */
  userErrors: Array<UserError>;
};

/** Which symptom is over. */
export type ResolveSymptomInput = {
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Since when; now, if left out. Not before its latest observation. */
  resolvedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The symptom. */
  symptomId: Scalars['ID']['input'];
};

/** The resolved symptom, or why nothing changed. */
export type ResolveSymptomPayload = {
  /** The symptom. */
  symptom?: Maybe<Symptom>;
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
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** A grant or an invitation. */
  revoke: RevocationInput;
};

/** What was taken back. */
export type RevokePayload = {
  /** The id of the grant or invitation that no longer opens anything. */
  revokedId?: Maybe<Scalars['ID']['output']>;
  /** What was wrong. */
  userErrors: Array<UserError>;
};

/** What a person is to an athlete. It decides what she sees of her and may do. */
export type Role =
  /** Sees her runs, symptoms and instructions, and instructs her. */
  | 'COACH'
  /** A program that records runs for her and reads back just those. */
  | 'INTEGRATION'
  /** The athlete herself. */
  | 'OWNER'
  /** As a coach, and also reads and writes clinical comments. */
  | 'PHYSIO'
  /** Sees her name, whether she is available, her runs in outline, and comments for supporters. Never what hurts. */
  | 'SUPPORTER';

/** What an instruction says of one activity. */
export type Rule = {
  /** The activity. */
  activity: Activity;
  /** The longest distance, in metres. */
  maxDistanceMeters?: Maybe<Scalars['NonNegativeFloat']['output']>;
  /** The longest duration, in seconds. */
  maxDurationSeconds?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** The greatest effort, RPE 0 to 10. */
  maxEffort?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** Whether she may. */
  permission: Permission;
  /** Stop as soon as pain reaches this, NRS 0 to 10. */
  stopIfPainAtLeast?: Maybe<Scalars['NonNegativeInt']['output']>;
};

/** What to say of one activity. */
export type RuleInput = {
  /** The activity. Each at most once in an instruction. */
  activity: Activity;
  /** With LIMITED or REQUIRED: the longest distance, in metres, above 0. */
  maxDistanceMeters?: InputMaybe<Scalars['Float']['input']>;
  /** With LIMITED or REQUIRED: the longest duration, in seconds, above 0. */
  maxDurationSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** With LIMITED or REQUIRED: the greatest effort, RPE 0 to 10. */
  maxEffort?: InputMaybe<Scalars['Int']['input']>;
  /** Whether she may. */
  permission: Permission;
  /** With any permission but PROHIBITED: stop as soon as pain reaches this, NRS 1 to 10. */
  stopIfPainAtLeast?: InputMaybe<Scalars['Int']['input']>;
};

/** A run. (athlete, source, externalId) identifies an integration's run for ever: it is recorded once. */
export type Run = Node & {
  /** Who ran. Null when you may no longer see her. */
  athlete?: Maybe<Athlete>;
  /** The average heart rate, in beats per minute. Null for supporters. */
  averageHeartRateBpm?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** The rules that it broke, judged by the instructions in force when it was run. Null for supporters and integrations. */
  breaches?: Maybe<Array<Breach>>;
  /** How many comments `comments` holds for you. */
  commentCount?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** Comments on it, newest first; those that you may see. Null for integrations. */
  comments?: Maybe<CommentConnection>;
  /** The distance in a unit to show. */
  distance: Scalars['NonNegativeFloat']['output'];
  /** The distance in metres. */
  distanceMeters: Scalars['NonNegativeFloat']['output'];
  /** The time in motion, in seconds. */
  durationSeconds: Scalars['NonNegativeFloat']['output'];
  /** How hard it felt, RPE 0 to 10. Null for supporters. */
  effort?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** The climb, in metres. */
  elevationGainMeters?: Maybe<Scalars['NonNegativeFloat']['output']>;
  /** When it ended, pauses counted. Null when the source did not say. */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The source's own id of the run. Null for supporters and when she wrote it herself without one. */
  externalId?: Maybe<Scalars['String']['output']>;
  /** The global id. */
  id: Scalars['ID']['output'];
  /** Session load: effort x minutes (session-RPE, Foster). Null without an effort, and for supporters. */
  load?: Maybe<Scalars['NonNegativeFloat']['output']>;
  /** The local day on which it started. */
  localDate: Scalars['LocalDate']['output'];
  /** What she or the source wrote about it. Null for supporters. */
  note?: Maybe<Scalars['String']['output']>;
  /** What she felt in it, in the order of observation. Null for supporters and integrations. */
  observations?: Maybe<Array<Observation>>;
  /** The average pace: seconds for one unit of distance. Null when the distance is zero. */
  paceSeconds?: Maybe<Scalars['NonNegativeFloat']['output']>;
  /**
   * An earlier recorded run from another source that starts within minutes and is about as long: perhaps the same. Nothing
   * is merged or dropped. Null for supporters and integrations.
   */
  possibleDuplicateOf?: Maybe<Run>;
  /** When it was first recorded. */
  recordedAt: Scalars['DateTime']['output'];
  /** The source's revision; a later one replaces an earlier one. Null for supporters. */
  revision?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** Where it came from: `manual`, or the integration that recorded it. Null for supporters. */
  source?: Maybe<Scalars['String']['output']>;
  /** When it started. */
  startedAt: Scalars['DateTime']['output'];
  /** What she ran on. */
  surface?: Maybe<Surface>;
  /** The air temperature, in degrees Celsius. */
  temperatureCelsius?: Maybe<Scalars['Float']['output']>;
  /** The zone where it started. */
  timeZone: Scalars['TimeZone']['output'];
  /** What kind of run it was. */
  type: RunType;
  /** When it last changed. Null for supporters. */
  updatedAt?: Maybe<Scalars['DateTime']['output']>;
};


/** A run. (athlete, source, externalId) identifies an integration's run for ever: it is recorded once. */
export type RunCommentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** A run. (athlete, source, externalId) identifies an integration's run for ever: it is recorded once. */
export type RunDistanceArgs = {
  unit: DistanceUnit;
};


/** A run. (athlete, source, externalId) identifies an integration's run for ever: it is recorded once. */
export type RunPaceSecondsArgs = {
  per?: DistanceUnit;
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
  /** In beats per minute, 20 to 260. */
  averageHeartRateBpm?: InputMaybe<Scalars['Int']['input']>;
  /** In metres, 0 to 1,000,000. */
  distanceMeters: Scalars['Float']['input'];
  /** The time in motion, in seconds, 1 to 604,800 (a week). */
  durationSeconds: Scalars['Float']['input'];
  /** How hard it felt, RPE 0 to 10. */
  effort?: InputMaybe<Scalars['Int']['input']>;
  /** The climb, in metres, 0 to 50,000. */
  elevationGainMeters?: InputMaybe<Scalars['Float']['input']>;
  /** When it ended, pauses counted; not before it started. */
  endedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /**
   * The source's own id of the run, 1 to 200 characters. Required for integrations: posted again, it finds the run that is
   * already there.
   */
  externalId?: InputMaybe<Scalars['String']['input']>;
  /** At most 4,000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** The source's revision, from 0. A later one replaces an earlier one; a stale or equal one changes nothing. */
  revision?: Scalars['Int']['input'];
  /** When it started. Not more than 15 minutes in the future. */
  startedAt: Scalars['DateTime']['input'];
  /** What she ran on. */
  surface?: InputMaybe<Surface>;
  /** In degrees Celsius, -60 to 60. */
  temperatureCelsius?: InputMaybe<Scalars['Float']['input']>;
  /** The zone where it started; the athlete's, if left out. */
  timeZone?: InputMaybe<Scalars['TimeZone']['input']>;
  /** What kind of run it was. */
  type?: RunType;
};

/** What kind of run it was. */
export type RunType =
  /** Comfortable, conversational. */
  | 'EASY'
  /** Repeated climbs. */
  | 'HILLS'
  /** Repeated fast stretches with rests. */
  | 'INTERVALS'
  /** The long run of the week. */
  | 'LONG'
  /** Any other. */
  | 'OTHER'
  /** A competition. */
  | 'RACE'
  /** Very easy, to recover. */
  | 'RECOVERY'
  /** Running and walking in turn. */
  | 'RUN_WALK'
  /** Sustained and comfortably hard. */
  | 'TEMPO'
  /** To find out, such as a first run after a rest or a time trial. */
  | 'TEST';

/** What it feels like. */
export type Sensation =
  /** A dull ache. */
  | 'ACHE'
  /** Burning. */
  | 'BURNING'
  /** Clicks or catches. */
  | 'CLICKING'
  /** Cramps. */
  | 'CRAMP'
  /** Unstable. */
  | 'INSTABILITY'
  /** Numb or tingling. */
  | 'NUMBNESS_TINGLING'
  /** Any other; say it in the note. */
  | 'OTHER'
  /** Sharp or stabbing. */
  | 'SHARP_PAIN'
  /** Sore, as after hard work. */
  | 'SORENESS'
  /** Stiff. */
  | 'STIFFNESS'
  /** Swollen. */
  | 'SWELLING'
  /** Tight. */
  | 'TIGHTNESS'
  /** Weak, gives way. */
  | 'WEAKNESS';

/** Which side of the body. */
export type Side =
  /** Both sides. */
  | 'BILATERAL'
  /** Left. */
  | 'LEFT'
  /** In the middle. */
  | 'MIDLINE'
  /** Right. */
  | 'RIGHT'
  /** Not said. */
  | 'UNSPECIFIED';

/** How to order the athletes who are sidelined. */
export type SidelinedOrder =
  /** Whose review comes next comes first; those without a review come last. */
  | 'NEXT_REVIEW'
  /** Who has been sidelined longest comes first. */
  | 'SINCE';

/** Which instruction takes the place of which. */
export type SupersedeInstructionInput = {
  /** The instruction that takes its place; already given. */
  byInstructionId: Scalars['ID']['input'];
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The instruction that ends. */
  instructionId: Scalars['ID']['input'];
};

/** The superseded instruction, or why nothing changed. */
export type SupersedeInstructionPayload = {
  /** Whom it was for, as she is now. */
  athlete?: Maybe<Athlete>;
  /** The instruction that was superseded. */
  instruction?: Maybe<Instruction>;
  /** What was wrong. */
  userErrors: Array<UserError>;
};

/** What she ran on. */
export type Surface =
  /** Any other. */
  | 'OTHER'
  /** Asphalt or pavement. */
  | 'ROAD'
  /** A running track. */
  | 'TRACK'
  /** Paths, grass, forest. */
  | 'TRAIL'
  /** A treadmill. */
  | 'TREADMILL';

/** One thing that hurts, from when it was first noticed until it is over. Its observations say how it spreads, moves and settles. */
export type Symptom = Node & {
  /** Whose it is. Null when you may no longer see her. */
  athlete?: Maybe<Athlete>;
  /** How many comments `comments` holds for you. */
  commentCount?: Maybe<Scalars['NonNegativeInt']['output']>;
  /** Comments on it, newest first; those that you may see. */
  comments?: Maybe<CommentConnection>;
  /** Every diagnosis, oldest first. Nothing is overwritten. */
  diagnoses: Array<Diagnosis>;
  /** The latest diagnosis. Null until a coach or clinician has made one. */
  diagnosis?: Maybe<Diagnosis>;
  /** The global id. */
  id: Scalars['ID']['output'];
  /** The latest observation: where it is and how much it hurts now. */
  latestObservation: Observation;
  /** The symptoms that were merged into this one. */
  mergedFrom: Array<Symptom>;
  /** The symptom that this one was merged into. Its observations are counted there. */
  mergedInto?: Maybe<Symptom>;
  /** Where it moved: each time that its sites changed, oldest first, among its latest 100 observations. */
  movements?: Maybe<Array<Movement>>;
  /** How often it was observed. */
  observationCount: Scalars['NonNegativeInt']['output'];
  /** What was observed over time, newest first. */
  observations?: Maybe<ObservationConnection>;
  /** When it was first observed. */
  openedAt: Scalars['DateTime']['output'];
  /** The earlier symptom that this one is a recurrence of. */
  recursFrom?: Maybe<Symptom>;
  /** When it was over. Null while it is open. */
  resolvedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Where it stands. */
  status: SymptomStatus;
  /** Where it is heading, from its latest observations. */
  trend: Trend;
};


/** One thing that hurts, from when it was first noticed until it is over. Its observations say how it spreads, moves and settles. */
export type SymptomCommentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** One thing that hurts, from when it was first noticed until it is over. Its observations say how it spreads, moves and settles. */
export type SymptomObservationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
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

/** Where a symptom stands. */
export type SymptomStatus =
  /** It hurts. */
  | 'ACTIVE'
  /** It hurts again: a resolved symptom came back; `recursFrom` is the earlier one. */
  | 'RECURRED'
  /** It is over. */
  | 'RESOLVED';

/** What hurts now, in numbers. */
export type SymptomSummary = {
  /** How many symptoms are ACTIVE or RECURRED. */
  openCount: Scalars['NonNegativeInt']['output'];
  /** Whether any of them is WORSENING. */
  worsening: Scalars['Boolean']['output'];
  /** The worst pain among their latest observations, NRS 0 to 10. Null when none is open. */
  worstPain?: Maybe<Scalars['NonNegativeInt']['output']>;
};

/** Anything that shows on a timeline. */
export type TimelineItem = Comment | Instruction | Observation | Run;

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
  /** The instant it stands at: a run's start, when a symptom was observed, when an instruction starts, when a comment was written. */
  at: Scalars['DateTime']['output'];
  /** Its cursor. */
  cursor: Scalars['String']['output'];
  /** The item. */
  node: TimelineItem;
};

/** Where a symptom is heading. Decided in `functions/graphql/domain/trend.ts`. */
export type Trend =
  /** Less pain. */
  | 'IMPROVING'
  /** No clear change, or fewer than three observations. */
  | 'STEADY'
  /** More pain, earlier in the run, or in more sites. */
  | 'WORSENING';

/** What to change of an athlete. What is left out stays. */
export type UpdateAthleteInput = {
  /** The athlete: you yourself. */
  athleteId: Scalars['ID']['input'];
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Her name, 1 to 100 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** The zone that her days and weeks are counted in. */
  timeZone?: InputMaybe<Scalars['TimeZone']['input']>;
};

/** The athlete as she is now, or why nothing changed. */
export type UpdateAthletePayload = {
  /** The athlete. */
  athlete?: Maybe<Athlete>;
  /** What was wrong. */
  userErrors: Array<UserError>;
};

/** One thing that was wrong with a mutation's input. Nothing that it names was written. */
export type UserError = {
  /** What is wrong, for a program. */
  code: UserErrorCode;
  /** What is wrong and what to do, in a sentence for a person. */
  message: Scalars['String']['output'];
  /** Where: `["input", "runs", "3", "distanceMeters"]`. */
  path: Array<Scalars['String']['output']>;
};

/** Why a change was refused. */
export type UserErrorCode =
  /** There is one already. */
  | 'ALREADY_EXISTS'
  /** The thing is in a state that does not allow this change, or somebody else changed it first: read it again. */
  | 'CONFLICT'
  /** It was deleted, and stays deleted. */
  | 'DELETED'
  /** It is over: an invitation that has expired or was used. */
  | 'EXPIRED'
  /** You see the thing, but your role does not allow this change. */
  | 'FORBIDDEN'
  /** This idempotency key was used before with another input. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** A value is malformed, or contradicts another one. */
  | 'INVALID'
  /** A cap is reached. */
  | 'LIMIT_REACHED'
  /** Nothing there that you may know of. Missing and forbidden look the same. */
  | 'NOT_FOUND'
  /** A number, an instant or a count lies outside what is allowed. */
  | 'OUT_OF_RANGE'
  /** A text is longer than allowed. */
  | 'TOO_LONG';

/** You, with what is yours and whom you look after. */
export type Viewer = Node & {
  /** You as an athlete. Null when you are none. */
  athlete?: Maybe<Athlete>;
  /** The athletes you coach or treat who need a look, the most pressing first, each with the reasons. */
  attention?: Maybe<AttentionItemConnection>;
  /** The global id. */
  id: Scalars['ID']['output'];
  /** The invitations that you made, the newest first. */
  invitations?: Maybe<InvitationConnection>;
  /** You as a person. Null until you have created an athlete or accepted or made an invitation. */
  me?: Maybe<Person>;
  /** Every athlete who granted you a role, in a stable order. You yourself are not among them. */
  roster?: Maybe<AthleteConnection>;
  /** The athletes you coach or treat who are SIDELINED right now. Exact at the time of asking. */
  sidelinedAthletes?: Maybe<AthleteConnection>;
};


/** You, with what is yours and whom you look after. */
export type ViewerAttentionArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** You, with what is yours and whom you look after. */
export type ViewerInvitationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** You, with what is yours and whom you look after. */
export type ViewerRosterArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** You, with what is yours and whom you look after. */
export type ViewerSidelinedAthletesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
  orderBy?: SidelinedOrder;
};

/** The sum of a week's runs. */
export type WeeklyTotal = {
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
  /** The Monday that the week begins on, in the athlete's time zone. */
  weekStart: Scalars['LocalDate']['output'];
};

/** Which instruction to take back. */
export type WithdrawInstructionInput = {
  /** Makes a repeated call answer as the first one did. 1 to 128 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The instruction: one that you gave. */
  instructionId: Scalars['ID']['input'];
  /** Why, at most 1,000 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
};

/** The withdrawn instruction, or why nothing changed. */
export type WithdrawInstructionPayload = {
  /** Whom it was for, as she is now. */
  athlete?: Maybe<Athlete>;
  /** The instruction. */
  instruction?: Maybe<Instruction>;
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
  CommentSubject:
    | ( AthleteViewRecord )
    | ( InstructionRecordRecord )
    | ( RunRecordRecord )
    | ( SymptomRecordRecord )
  ;
  TimelineItem:
    | ( CommentRecordRecord )
    | ( InstructionRecordRecord )
    | ( ObservationRecordRecord )
    | ( RunRecordRecord )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( AthleteViewRecord )
    | ( CommentRecordRecord )
    | ( GrantRecordRecord )
    | ( InstructionRecordRecord )
    | ( InvitationRecordRecord )
    | ( ObservationRecordRecord )
    | ( Person )
    | ( RunRecordRecord )
    | ( SymptomRecordRecord )
    | ( ViewerRecord )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AcceptInvitationInput: AcceptInvitationInput;
  AcceptInvitationPayload: ResolverTypeWrapper<Omit<AcceptInvitationPayload, 'athlete' | 'grant'> & { athlete?: Maybe<ResolversTypes['Athlete']>, grant?: Maybe<ResolversTypes['Grant']> }>;
  AcknowledgeInstructionInput: AcknowledgeInstructionInput;
  AcknowledgeInstructionPayload: ResolverTypeWrapper<Omit<AcknowledgeInstructionPayload, 'instruction'> & { instruction?: Maybe<ResolversTypes['Instruction']> }>;
  Acknowledgement: ResolverTypeWrapper<AcknowledgementParentRecord>;
  Activity: Activity;
  ActivityPermission: ResolverTypeWrapper<ActivityPermissionParentRecord>;
  AddCommentInput: AddCommentInput;
  AddCommentPayload: ResolverTypeWrapper<Omit<AddCommentPayload, 'comment'> & { comment?: Maybe<ResolversTypes['Comment']> }>;
  AddObservationInput: AddObservationInput;
  AddObservationPayload: ResolverTypeWrapper<Omit<AddObservationPayload, 'observation' | 'symptom'> & { observation?: Maybe<ResolversTypes['Observation']>, symptom?: Maybe<ResolversTypes['Symptom']> }>;
  Athlete: ResolverTypeWrapper<AthleteViewRecord>;
  AthleteConnection: ResolverTypeWrapper<Omit<AthleteConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['AthleteEdge']>, nodes: Array<ResolversTypes['Athlete']> }>;
  AthleteEdge: ResolverTypeWrapper<Omit<AthleteEdge, 'node'> & { node: ResolversTypes['Athlete'] }>;
  AttentionCode: AttentionCode;
  AttentionItem: ResolverTypeWrapper<Omit<AttentionItem, 'athlete'> & { athlete: ResolversTypes['Athlete'] }>;
  AttentionItemConnection: ResolverTypeWrapper<Omit<AttentionItemConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['AttentionItemEdge']>, nodes: Array<ResolversTypes['AttentionItem']> }>;
  AttentionItemEdge: ResolverTypeWrapper<Omit<AttentionItemEdge, 'node'> & { node: ResolversTypes['AttentionItem'] }>;
  AttentionReason: ResolverTypeWrapper<AttentionReason>;
  Audience: Audience;
  Availability: ResolverTypeWrapper<AvailabilityParentRecord>;
  AvailabilityStatus: AvailabilityStatus;
  BodyRegion: BodyRegion;
  BodySite: BodySite;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Breach: ResolverTypeWrapper<BreachParentRecord>;
  BreachedRule: BreachedRule;
  Certainty: Certainty;
  Comment: ResolverTypeWrapper<CommentRecordRecord>;
  CommentConnection: ResolverTypeWrapper<Omit<CommentConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['CommentEdge']>, nodes: Array<ResolversTypes['Comment']> }>;
  CommentEdge: ResolverTypeWrapper<Omit<CommentEdge, 'node'> & { node: ResolversTypes['Comment'] }>;
  CommentSubject: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CommentSubject']>;
  CreateAthleteInput: CreateAthleteInput;
  CreateAthletePayload: ResolverTypeWrapper<Omit<CreateAthletePayload, 'athlete'> & { athlete?: Maybe<ResolversTypes['Athlete']> }>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeleteCommentInput: DeleteCommentInput;
  DeleteCommentPayload: ResolverTypeWrapper<Omit<DeleteCommentPayload, 'comment'> & { comment?: Maybe<ResolversTypes['Comment']> }>;
  DeleteRunInput: DeleteRunInput;
  DeleteRunPayload: ResolverTypeWrapper<Omit<DeleteRunPayload, 'athlete'> & { athlete?: Maybe<ResolversTypes['Athlete']> }>;
  DiagnoseSymptomInput: DiagnoseSymptomInput;
  DiagnoseSymptomPayload: ResolverTypeWrapper<Omit<DiagnoseSymptomPayload, 'symptom'> & { symptom?: Maybe<ResolversTypes['Symptom']> }>;
  Diagnosis: ResolverTypeWrapper<DiagnosisRecord>;
  DistanceUnit: DistanceUnit;
  EditCommentInput: EditCommentInput;
  EditCommentPayload: ResolverTypeWrapper<Omit<EditCommentPayload, 'comment'> & { comment?: Maybe<ResolversTypes['Comment']> }>;
  EditRunInput: EditRunInput;
  EditRunPayload: ResolverTypeWrapper<Omit<EditRunPayload, 'run'> & { run?: Maybe<ResolversTypes['Run']> }>;
  EraseAthleteInput: EraseAthleteInput;
  EraseAthletePayload: ResolverTypeWrapper<EraseAthletePayload>;
  ExportAthleteInput: ExportAthleteInput;
  ExportAthletePayload: ResolverTypeWrapper<ExportAthletePayload>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  Grant: ResolverTypeWrapper<GrantRecordRecord>;
  GrantConnection: ResolverTypeWrapper<Omit<GrantConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['GrantEdge']>, nodes: Array<ResolversTypes['Grant']> }>;
  GrantEdge: ResolverTypeWrapper<Omit<GrantEdge, 'node'> & { node: ResolversTypes['Grant'] }>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Instruction: ResolverTypeWrapper<InstructionRecordRecord>;
  InstructionConnection: ResolverTypeWrapper<Omit<InstructionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['InstructionEdge']>, nodes: Array<ResolversTypes['Instruction']> }>;
  InstructionEdge: ResolverTypeWrapper<Omit<InstructionEdge, 'node'> & { node: ResolversTypes['Instruction'] }>;
  InstructionStatus: InstructionStatus;
  InstructionsToShow: InstructionsToShow;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Invitation: ResolverTypeWrapper<InvitationRecordRecord>;
  InvitationConnection: ResolverTypeWrapper<Omit<InvitationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['InvitationEdge']>, nodes: Array<ResolversTypes['Invitation']> }>;
  InvitationEdge: ResolverTypeWrapper<Omit<InvitationEdge, 'node'> & { node: ResolversTypes['Invitation'] }>;
  InvitationKindInput: InvitationKindInput;
  InvitationStatus: InvitationStatus;
  InviteAthleteInput: InviteAthleteInput;
  InviteInput: InviteInput;
  InvitePayload: ResolverTypeWrapper<Omit<InvitePayload, 'invitation'> & { invitation?: Maybe<ResolversTypes['Invitation']> }>;
  InviteToTeamInput: InviteToTeamInput;
  IssueInstructionInput: IssueInstructionInput;
  IssueInstructionPayload: ResolverTypeWrapper<Omit<IssueInstructionPayload, 'athlete' | 'instruction'> & { athlete?: Maybe<ResolversTypes['Athlete']>, instruction?: Maybe<ResolversTypes['Instruction']> }>;
  JSONObject: ResolverTypeWrapper<Scalars['JSONObject']['output']>;
  LocalDate: ResolverTypeWrapper<Scalars['LocalDate']['output']>;
  MergeSymptomsInput: MergeSymptomsInput;
  MergeSymptomsPayload: ResolverTypeWrapper<Omit<MergeSymptomsPayload, 'symptom'> & { symptom?: Maybe<ResolversTypes['Symptom']> }>;
  Movement: ResolverTypeWrapper<MovementRecord>;
  MovementKind: MovementKind;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  NonNegativeFloat: ResolverTypeWrapper<Scalars['NonNegativeFloat']['output']>;
  NonNegativeInt: ResolverTypeWrapper<Scalars['NonNegativeInt']['output']>;
  Observation: ResolverTypeWrapper<ObservationRecordRecord>;
  ObservationConnection: ResolverTypeWrapper<Omit<ObservationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ObservationEdge']>, nodes: Array<ResolversTypes['Observation']> }>;
  ObservationEdge: ResolverTypeWrapper<Omit<ObservationEdge, 'node'> & { node: ResolversTypes['Observation'] }>;
  ObservationInput: ObservationInput;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Pathology: Pathology;
  Permission: Permission;
  Person: ResolverTypeWrapper<Person>;
  Phase: Phase;
  PromoteCommentInput: PromoteCommentInput;
  PromoteCommentPayload: ResolverTypeWrapper<Omit<PromoteCommentPayload, 'comment' | 'observation' | 'symptom'> & { comment?: Maybe<ResolversTypes['Comment']>, observation?: Maybe<ResolversTypes['Observation']>, symptom?: Maybe<ResolversTypes['Symptom']> }>;
  PromotionTargetInput: PromotionTargetInput;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RecordRunResult: ResolverTypeWrapper<Omit<RecordRunResult, 'run'> & { run?: Maybe<ResolversTypes['Run']> }>;
  RecordRunStatus: RecordRunStatus;
  RecordRunsInput: RecordRunsInput;
  RecordRunsPayload: ResolverTypeWrapper<Omit<RecordRunsPayload, 'athlete' | 'results'> & { athlete?: Maybe<ResolversTypes['Athlete']>, results?: Maybe<Array<ResolversTypes['RecordRunResult']>> }>;
  RecurSymptomInput: RecurSymptomInput;
  RecurSymptomPayload: ResolverTypeWrapper<Omit<RecurSymptomPayload, 'symptom'> & { symptom?: Maybe<ResolversTypes['Symptom']> }>;
  ReportSymptomInput: ReportSymptomInput;
  ReportSymptomPayload: ResolverTypeWrapper<Omit<ReportSymptomPayload, 'symptom'> & { symptom?: Maybe<ResolversTypes['Symptom']> }>;
  ResolveSymptomInput: ResolveSymptomInput;
  ResolveSymptomPayload: ResolverTypeWrapper<Omit<ResolveSymptomPayload, 'symptom'> & { symptom?: Maybe<ResolversTypes['Symptom']> }>;
  RevocationInput: RevocationInput;
  RevokeInput: RevokeInput;
  RevokePayload: ResolverTypeWrapper<RevokePayload>;
  Role: Role;
  Rule: ResolverTypeWrapper<Rule>;
  RuleInput: RuleInput;
  Run: ResolverTypeWrapper<RunRecordRecord>;
  RunConnection: ResolverTypeWrapper<Omit<RunConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['RunEdge']>, nodes: Array<ResolversTypes['Run']> }>;
  RunEdge: ResolverTypeWrapper<Omit<RunEdge, 'node'> & { node: ResolversTypes['Run'] }>;
  RunInput: RunInput;
  RunType: RunType;
  Sensation: Sensation;
  Side: Side;
  SidelinedOrder: SidelinedOrder;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  SupersedeInstructionInput: SupersedeInstructionInput;
  SupersedeInstructionPayload: ResolverTypeWrapper<Omit<SupersedeInstructionPayload, 'athlete' | 'instruction'> & { athlete?: Maybe<ResolversTypes['Athlete']>, instruction?: Maybe<ResolversTypes['Instruction']> }>;
  Surface: Surface;
  Symptom: ResolverTypeWrapper<SymptomRecordRecord>;
  SymptomConnection: ResolverTypeWrapper<Omit<SymptomConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['SymptomEdge']>, nodes: Array<ResolversTypes['Symptom']> }>;
  SymptomEdge: ResolverTypeWrapper<Omit<SymptomEdge, 'node'> & { node: ResolversTypes['Symptom'] }>;
  SymptomStatus: SymptomStatus;
  SymptomSummary: ResolverTypeWrapper<SymptomSummary>;
  TimeZone: ResolverTypeWrapper<Scalars['TimeZone']['output']>;
  TimelineItem: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['TimelineItem']>;
  TimelineItemConnection: ResolverTypeWrapper<Omit<TimelineItemConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['TimelineItemEdge']>, nodes: Array<ResolversTypes['TimelineItem']> }>;
  TimelineItemEdge: ResolverTypeWrapper<Omit<TimelineItemEdge, 'node'> & { node: ResolversTypes['TimelineItem'] }>;
  Trend: Trend;
  UpdateAthleteInput: UpdateAthleteInput;
  UpdateAthletePayload: ResolverTypeWrapper<Omit<UpdateAthletePayload, 'athlete'> & { athlete?: Maybe<ResolversTypes['Athlete']> }>;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
  Viewer: ResolverTypeWrapper<ViewerRecord>;
  WeeklyTotal: ResolverTypeWrapper<WeeklyTotal>;
  WithdrawInstructionInput: WithdrawInstructionInput;
  WithdrawInstructionPayload: ResolverTypeWrapper<Omit<WithdrawInstructionPayload, 'athlete' | 'instruction'> & { athlete?: Maybe<ResolversTypes['Athlete']>, instruction?: Maybe<ResolversTypes['Instruction']> }>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AcceptInvitationInput: AcceptInvitationInput;
  AcceptInvitationPayload: Omit<AcceptInvitationPayload, 'athlete' | 'grant'> & { athlete?: Maybe<ResolversParentTypes['Athlete']>, grant?: Maybe<ResolversParentTypes['Grant']> };
  AcknowledgeInstructionInput: AcknowledgeInstructionInput;
  AcknowledgeInstructionPayload: Omit<AcknowledgeInstructionPayload, 'instruction'> & { instruction?: Maybe<ResolversParentTypes['Instruction']> };
  Acknowledgement: AcknowledgementParentRecord;
  ActivityPermission: ActivityPermissionParentRecord;
  AddCommentInput: AddCommentInput;
  AddCommentPayload: Omit<AddCommentPayload, 'comment'> & { comment?: Maybe<ResolversParentTypes['Comment']> };
  AddObservationInput: AddObservationInput;
  AddObservationPayload: Omit<AddObservationPayload, 'observation' | 'symptom'> & { observation?: Maybe<ResolversParentTypes['Observation']>, symptom?: Maybe<ResolversParentTypes['Symptom']> };
  Athlete: AthleteViewRecord;
  AthleteConnection: Omit<AthleteConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['AthleteEdge']>, nodes: Array<ResolversParentTypes['Athlete']> };
  AthleteEdge: Omit<AthleteEdge, 'node'> & { node: ResolversParentTypes['Athlete'] };
  AttentionItem: Omit<AttentionItem, 'athlete'> & { athlete: ResolversParentTypes['Athlete'] };
  AttentionItemConnection: Omit<AttentionItemConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['AttentionItemEdge']>, nodes: Array<ResolversParentTypes['AttentionItem']> };
  AttentionItemEdge: Omit<AttentionItemEdge, 'node'> & { node: ResolversParentTypes['AttentionItem'] };
  AttentionReason: AttentionReason;
  Availability: AvailabilityParentRecord;
  Boolean: Scalars['Boolean']['output'];
  Breach: BreachParentRecord;
  Comment: CommentRecordRecord;
  CommentConnection: Omit<CommentConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['CommentEdge']>, nodes: Array<ResolversParentTypes['Comment']> };
  CommentEdge: Omit<CommentEdge, 'node'> & { node: ResolversParentTypes['Comment'] };
  CommentSubject: ResolversUnionTypes<ResolversParentTypes>['CommentSubject'];
  CreateAthleteInput: CreateAthleteInput;
  CreateAthletePayload: Omit<CreateAthletePayload, 'athlete'> & { athlete?: Maybe<ResolversParentTypes['Athlete']> };
  DateTime: Scalars['DateTime']['output'];
  DeleteCommentInput: DeleteCommentInput;
  DeleteCommentPayload: Omit<DeleteCommentPayload, 'comment'> & { comment?: Maybe<ResolversParentTypes['Comment']> };
  DeleteRunInput: DeleteRunInput;
  DeleteRunPayload: Omit<DeleteRunPayload, 'athlete'> & { athlete?: Maybe<ResolversParentTypes['Athlete']> };
  DiagnoseSymptomInput: DiagnoseSymptomInput;
  DiagnoseSymptomPayload: Omit<DiagnoseSymptomPayload, 'symptom'> & { symptom?: Maybe<ResolversParentTypes['Symptom']> };
  Diagnosis: DiagnosisRecord;
  EditCommentInput: EditCommentInput;
  EditCommentPayload: Omit<EditCommentPayload, 'comment'> & { comment?: Maybe<ResolversParentTypes['Comment']> };
  EditRunInput: EditRunInput;
  EditRunPayload: Omit<EditRunPayload, 'run'> & { run?: Maybe<ResolversParentTypes['Run']> };
  EraseAthleteInput: EraseAthleteInput;
  EraseAthletePayload: EraseAthletePayload;
  ExportAthleteInput: ExportAthleteInput;
  ExportAthletePayload: ExportAthletePayload;
  Float: Scalars['Float']['output'];
  Grant: GrantRecordRecord;
  GrantConnection: Omit<GrantConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['GrantEdge']>, nodes: Array<ResolversParentTypes['Grant']> };
  GrantEdge: Omit<GrantEdge, 'node'> & { node: ResolversParentTypes['Grant'] };
  ID: Scalars['ID']['output'];
  Instruction: InstructionRecordRecord;
  InstructionConnection: Omit<InstructionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['InstructionEdge']>, nodes: Array<ResolversParentTypes['Instruction']> };
  InstructionEdge: Omit<InstructionEdge, 'node'> & { node: ResolversParentTypes['Instruction'] };
  Int: Scalars['Int']['output'];
  Invitation: InvitationRecordRecord;
  InvitationConnection: Omit<InvitationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['InvitationEdge']>, nodes: Array<ResolversParentTypes['Invitation']> };
  InvitationEdge: Omit<InvitationEdge, 'node'> & { node: ResolversParentTypes['Invitation'] };
  InvitationKindInput: InvitationKindInput;
  InviteAthleteInput: InviteAthleteInput;
  InviteInput: InviteInput;
  InvitePayload: Omit<InvitePayload, 'invitation'> & { invitation?: Maybe<ResolversParentTypes['Invitation']> };
  InviteToTeamInput: InviteToTeamInput;
  IssueInstructionInput: IssueInstructionInput;
  IssueInstructionPayload: Omit<IssueInstructionPayload, 'athlete' | 'instruction'> & { athlete?: Maybe<ResolversParentTypes['Athlete']>, instruction?: Maybe<ResolversParentTypes['Instruction']> };
  JSONObject: Scalars['JSONObject']['output'];
  LocalDate: Scalars['LocalDate']['output'];
  MergeSymptomsInput: MergeSymptomsInput;
  MergeSymptomsPayload: Omit<MergeSymptomsPayload, 'symptom'> & { symptom?: Maybe<ResolversParentTypes['Symptom']> };
  Movement: MovementRecord;
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  NonNegativeFloat: Scalars['NonNegativeFloat']['output'];
  NonNegativeInt: Scalars['NonNegativeInt']['output'];
  Observation: ObservationRecordRecord;
  ObservationConnection: Omit<ObservationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ObservationEdge']>, nodes: Array<ResolversParentTypes['Observation']> };
  ObservationEdge: Omit<ObservationEdge, 'node'> & { node: ResolversParentTypes['Observation'] };
  ObservationInput: ObservationInput;
  PageInfo: PageInfo;
  Person: Person;
  PromoteCommentInput: PromoteCommentInput;
  PromoteCommentPayload: Omit<PromoteCommentPayload, 'comment' | 'observation' | 'symptom'> & { comment?: Maybe<ResolversParentTypes['Comment']>, observation?: Maybe<ResolversParentTypes['Observation']>, symptom?: Maybe<ResolversParentTypes['Symptom']> };
  PromotionTargetInput: PromotionTargetInput;
  Query: Record<PropertyKey, never>;
  RecordRunResult: Omit<RecordRunResult, 'run'> & { run?: Maybe<ResolversParentTypes['Run']> };
  RecordRunsInput: RecordRunsInput;
  RecordRunsPayload: Omit<RecordRunsPayload, 'athlete' | 'results'> & { athlete?: Maybe<ResolversParentTypes['Athlete']>, results?: Maybe<Array<ResolversParentTypes['RecordRunResult']>> };
  RecurSymptomInput: RecurSymptomInput;
  RecurSymptomPayload: Omit<RecurSymptomPayload, 'symptom'> & { symptom?: Maybe<ResolversParentTypes['Symptom']> };
  ReportSymptomInput: ReportSymptomInput;
  ReportSymptomPayload: Omit<ReportSymptomPayload, 'symptom'> & { symptom?: Maybe<ResolversParentTypes['Symptom']> };
  ResolveSymptomInput: ResolveSymptomInput;
  ResolveSymptomPayload: Omit<ResolveSymptomPayload, 'symptom'> & { symptom?: Maybe<ResolversParentTypes['Symptom']> };
  RevocationInput: RevocationInput;
  RevokeInput: RevokeInput;
  RevokePayload: RevokePayload;
  Rule: Rule;
  RuleInput: RuleInput;
  Run: RunRecordRecord;
  RunConnection: Omit<RunConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['RunEdge']>, nodes: Array<ResolversParentTypes['Run']> };
  RunEdge: Omit<RunEdge, 'node'> & { node: ResolversParentTypes['Run'] };
  RunInput: RunInput;
  String: Scalars['String']['output'];
  SupersedeInstructionInput: SupersedeInstructionInput;
  SupersedeInstructionPayload: Omit<SupersedeInstructionPayload, 'athlete' | 'instruction'> & { athlete?: Maybe<ResolversParentTypes['Athlete']>, instruction?: Maybe<ResolversParentTypes['Instruction']> };
  Symptom: SymptomRecordRecord;
  SymptomConnection: Omit<SymptomConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['SymptomEdge']>, nodes: Array<ResolversParentTypes['Symptom']> };
  SymptomEdge: Omit<SymptomEdge, 'node'> & { node: ResolversParentTypes['Symptom'] };
  SymptomSummary: SymptomSummary;
  TimeZone: Scalars['TimeZone']['output'];
  TimelineItem: ResolversUnionTypes<ResolversParentTypes>['TimelineItem'];
  TimelineItemConnection: Omit<TimelineItemConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['TimelineItemEdge']>, nodes: Array<ResolversParentTypes['TimelineItem']> };
  TimelineItemEdge: Omit<TimelineItemEdge, 'node'> & { node: ResolversParentTypes['TimelineItem'] };
  UpdateAthleteInput: UpdateAthleteInput;
  UpdateAthletePayload: Omit<UpdateAthletePayload, 'athlete'> & { athlete?: Maybe<ResolversParentTypes['Athlete']> };
  UserError: UserError;
  Viewer: ViewerRecord;
  WeeklyTotal: WeeklyTotal;
  WithdrawInstructionInput: WithdrawInstructionInput;
  WithdrawInstructionPayload: Omit<WithdrawInstructionPayload, 'athlete' | 'instruction'> & { athlete?: Maybe<ResolversParentTypes['Athlete']>, instruction?: Maybe<ResolversParentTypes['Instruction']> };
};

export type AcceptInvitationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AcceptInvitationPayload'] = ResolversParentTypes['AcceptInvitationPayload']> = {
  athlete?: Resolver<Maybe<ResolversTypes['Athlete']>, ParentType, ContextType>;
  grant?: Resolver<Maybe<ResolversTypes['Grant']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AcknowledgeInstructionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AcknowledgeInstructionPayload'] = ResolversParentTypes['AcknowledgeInstructionPayload']> = {
  instruction?: Resolver<Maybe<ResolversTypes['Instruction']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AcknowledgementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Acknowledgement'] = ResolversParentTypes['Acknowledgement']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
};

export type ActivityPermissionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActivityPermission'] = ResolversParentTypes['ActivityPermission']> = {
  activity?: Resolver<ResolversTypes['Activity'], ParentType, ContextType>;
  instructions?: Resolver<Array<ResolversTypes['Instruction']>, ParentType, ContextType>;
  maxDistanceMeters?: Resolver<Maybe<ResolversTypes['NonNegativeFloat']>, ParentType, ContextType>;
  maxDurationSeconds?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  maxEffort?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  permission?: Resolver<ResolversTypes['Permission'], ParentType, ContextType>;
  stopIfPainAtLeast?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
};

export type AddCommentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddCommentPayload'] = ResolversParentTypes['AddCommentPayload']> = {
  comment?: Resolver<Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AddObservationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddObservationPayload'] = ResolversParentTypes['AddObservationPayload']> = {
  observation?: Resolver<Maybe<ResolversTypes['Observation']>, ParentType, ContextType>;
  symptom?: Resolver<Maybe<ResolversTypes['Symptom']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AthleteResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Athlete'] = ResolversParentTypes['Athlete']> = {
  availability?: Resolver<Maybe<ResolversTypes['Availability']>, ParentType, ContextType, Partial<AthleteAvailabilityArgs>>;
  commentCount?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  comments?: Resolver<Maybe<ResolversTypes['CommentConnection']>, ParentType, ContextType, RequireFields<AthleteCommentsArgs, 'first'>>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  grants?: Resolver<Maybe<ResolversTypes['GrantConnection']>, ParentType, ContextType, RequireFields<AthleteGrantsArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  instructions?: Resolver<Maybe<ResolversTypes['InstructionConnection']>, ParentType, ContextType, RequireFields<AthleteInstructionsArgs, 'first' | 'show'>>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  permissions?: Resolver<Maybe<Array<ResolversTypes['ActivityPermission']>>, ParentType, ContextType, Partial<AthletePermissionsArgs>>;
  runs?: Resolver<Maybe<ResolversTypes['RunConnection']>, ParentType, ContextType, RequireFields<AthleteRunsArgs, 'first'>>;
  symptomSummary?: Resolver<Maybe<ResolversTypes['SymptomSummary']>, ParentType, ContextType>;
  symptoms?: Resolver<Maybe<ResolversTypes['SymptomConnection']>, ParentType, ContextType, RequireFields<AthleteSymptomsArgs, 'first'>>;
  timeZone?: Resolver<Maybe<ResolversTypes['TimeZone']>, ParentType, ContextType>;
  timeline?: Resolver<Maybe<ResolversTypes['TimelineItemConnection']>, ParentType, ContextType, RequireFields<AthleteTimelineArgs, 'first'>>;
  viewerRole?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  weeklyTotals?: Resolver<Maybe<Array<ResolversTypes['WeeklyTotal']>>, ParentType, ContextType, RequireFields<AthleteWeeklyTotalsArgs, 'weeks'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
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

export type AttentionReasonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AttentionReason'] = ResolversParentTypes['AttentionReason']> = {
  code?: Resolver<ResolversTypes['AttentionCode'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type AvailabilityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Availability'] = ResolversParentTypes['Availability']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  governedBy?: Resolver<Maybe<Array<ResolversTypes['Instruction']>>, ParentType, ContextType>;
  reviewAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  reviewOverdue?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  since?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AvailabilityStatus'], ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type BreachResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Breach'] = ResolversParentTypes['Breach']> = {
  actual?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  allowed?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  instruction?: Resolver<Maybe<ResolversTypes['Instruction']>, ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['BreachedRule'], ParentType, ContextType>;
  run?: Resolver<Maybe<ResolversTypes['Run']>, ParentType, ContextType>;
};

export type CommentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Comment'] = ResolversParentTypes['Comment']> = {
  athlete?: Resolver<Maybe<ResolversTypes['Athlete']>, ParentType, ContextType>;
  audience?: Resolver<ResolversTypes['Audience'], ParentType, ContextType>;
  author?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  authorRole?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  body?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  deletedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  editedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  promotedTo?: Resolver<Maybe<ResolversTypes['Observation']>, ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['CommentSubject']>, ParentType, ContextType>;
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

export type CommentSubjectResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommentSubject'] = ResolversParentTypes['CommentSubject']> = {
  __resolveType: TypeResolveFn<'Athlete' | 'Instruction' | 'Run' | 'Symptom', ParentType, ContextType>;
};

export type CreateAthletePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateAthletePayload'] = ResolversParentTypes['CreateAthletePayload']> = {
  athlete?: Resolver<Maybe<ResolversTypes['Athlete']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeleteCommentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteCommentPayload'] = ResolversParentTypes['DeleteCommentPayload']> = {
  comment?: Resolver<Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteRunPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteRunPayload'] = ResolversParentTypes['DeleteRunPayload']> = {
  athlete?: Resolver<Maybe<ResolversTypes['Athlete']>, ParentType, ContextType>;
  deletedRunId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DiagnoseSymptomPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DiagnoseSymptomPayload'] = ResolversParentTypes['DiagnoseSymptomPayload']> = {
  symptom?: Resolver<Maybe<ResolversTypes['Symptom']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DiagnosisResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Diagnosis'] = ResolversParentTypes['Diagnosis']> = {
  certainty?: Resolver<ResolversTypes['Certainty'], ParentType, ContextType>;
  diagnosedAs?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  diagnosedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  diagnosedBy?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  osiicsCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  pathology?: Resolver<ResolversTypes['Pathology'], ParentType, ContextType>;
};

export type EditCommentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EditCommentPayload'] = ResolversParentTypes['EditCommentPayload']> = {
  comment?: Resolver<Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type EditRunPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EditRunPayload'] = ResolversParentTypes['EditRunPayload']> = {
  run?: Resolver<Maybe<ResolversTypes['Run']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type EraseAthletePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EraseAthletePayload'] = ResolversParentTypes['EraseAthletePayload']> = {
  deletedCount?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  done?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ExportAthletePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExportAthletePayload'] = ResolversParentTypes['ExportAthletePayload']> = {
  cursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  records?: Resolver<Maybe<Array<ResolversTypes['JSONObject']>>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type GrantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Grant'] = ResolversParentTypes['Grant']> = {
  athlete?: Resolver<Maybe<ResolversTypes['Athlete']>, ParentType, ContextType>;
  grantedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  person?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
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

export type InstructionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Instruction'] = ResolversParentTypes['Instruction']> = {
  acknowledgement?: Resolver<Maybe<ResolversTypes['Acknowledgement']>, ParentType, ContextType>;
  athlete?: Resolver<Maybe<ResolversTypes['Athlete']>, ParentType, ContextType>;
  breaches?: Resolver<Maybe<Array<ResolversTypes['Breach']>>, ParentType, ContextType>;
  commentCount?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  comments?: Resolver<Maybe<ResolversTypes['CommentConnection']>, ParentType, ContextType, RequireFields<InstructionCommentsArgs, 'first'>>;
  endsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  issuedAs?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  issuedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  issuedBy?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reviewAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  rules?: Resolver<Array<ResolversTypes['Rule']>, ParentType, ContextType>;
  startsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['InstructionStatus'], ParentType, ContextType>;
  supersededAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  supersededBy?: Resolver<Maybe<ResolversTypes['Instruction']>, ParentType, ContextType>;
  supersedes?: Resolver<Array<ResolversTypes['Instruction']>, ParentType, ContextType>;
  symptoms?: Resolver<Array<ResolversTypes['Symptom']>, ParentType, ContextType>;
  withdrawnAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  withdrawnReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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

export type InvitationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Invitation'] = ResolversParentTypes['Invitation']> = {
  athlete?: Resolver<Maybe<ResolversTypes['Athlete']>, ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invitedBy?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['InvitationStatus'], ParentType, ContextType>;
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

export type IssueInstructionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IssueInstructionPayload'] = ResolversParentTypes['IssueInstructionPayload']> = {
  athlete?: Resolver<Maybe<ResolversTypes['Athlete']>, ParentType, ContextType>;
  instruction?: Resolver<Maybe<ResolversTypes['Instruction']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export interface JsonObjectScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSONObject'], any> {
  name: 'JSONObject';
}

export interface LocalDateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['LocalDate'], any> {
  name: 'LocalDate';
}

export type MergeSymptomsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MergeSymptomsPayload'] = ResolversParentTypes['MergeSymptomsPayload']> = {
  symptom?: Resolver<Maybe<ResolversTypes['Symptom']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MovementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Movement'] = ResolversParentTypes['Movement']> = {
  from?: Resolver<Array<ResolversTypes['BodySite']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['MovementKind'], ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  to?: Resolver<Array<ResolversTypes['BodySite']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  acceptInvitation?: Resolver<ResolversTypes['AcceptInvitationPayload'], ParentType, ContextType, RequireFields<MutationAcceptInvitationArgs, 'input'>>;
  acknowledgeInstruction?: Resolver<ResolversTypes['AcknowledgeInstructionPayload'], ParentType, ContextType, RequireFields<MutationAcknowledgeInstructionArgs, 'input'>>;
  addComment?: Resolver<ResolversTypes['AddCommentPayload'], ParentType, ContextType, RequireFields<MutationAddCommentArgs, 'input'>>;
  addObservation?: Resolver<ResolversTypes['AddObservationPayload'], ParentType, ContextType, RequireFields<MutationAddObservationArgs, 'input'>>;
  createAthlete?: Resolver<ResolversTypes['CreateAthletePayload'], ParentType, ContextType, RequireFields<MutationCreateAthleteArgs, 'input'>>;
  deleteComment?: Resolver<ResolversTypes['DeleteCommentPayload'], ParentType, ContextType, RequireFields<MutationDeleteCommentArgs, 'input'>>;
  deleteRun?: Resolver<ResolversTypes['DeleteRunPayload'], ParentType, ContextType, RequireFields<MutationDeleteRunArgs, 'input'>>;
  diagnoseSymptom?: Resolver<ResolversTypes['DiagnoseSymptomPayload'], ParentType, ContextType, RequireFields<MutationDiagnoseSymptomArgs, 'input'>>;
  editComment?: Resolver<ResolversTypes['EditCommentPayload'], ParentType, ContextType, RequireFields<MutationEditCommentArgs, 'input'>>;
  editRun?: Resolver<ResolversTypes['EditRunPayload'], ParentType, ContextType, RequireFields<MutationEditRunArgs, 'input'>>;
  eraseAthlete?: Resolver<ResolversTypes['EraseAthletePayload'], ParentType, ContextType, RequireFields<MutationEraseAthleteArgs, 'input'>>;
  exportAthlete?: Resolver<ResolversTypes['ExportAthletePayload'], ParentType, ContextType, RequireFields<MutationExportAthleteArgs, 'input'>>;
  invite?: Resolver<ResolversTypes['InvitePayload'], ParentType, ContextType, RequireFields<MutationInviteArgs, 'input'>>;
  issueInstruction?: Resolver<ResolversTypes['IssueInstructionPayload'], ParentType, ContextType, RequireFields<MutationIssueInstructionArgs, 'input'>>;
  mergeSymptoms?: Resolver<ResolversTypes['MergeSymptomsPayload'], ParentType, ContextType, RequireFields<MutationMergeSymptomsArgs, 'input'>>;
  promoteComment?: Resolver<ResolversTypes['PromoteCommentPayload'], ParentType, ContextType, RequireFields<MutationPromoteCommentArgs, 'input'>>;
  recordRuns?: Resolver<ResolversTypes['RecordRunsPayload'], ParentType, ContextType, RequireFields<MutationRecordRunsArgs, 'input'>>;
  recurSymptom?: Resolver<ResolversTypes['RecurSymptomPayload'], ParentType, ContextType, RequireFields<MutationRecurSymptomArgs, 'input'>>;
  reportSymptom?: Resolver<ResolversTypes['ReportSymptomPayload'], ParentType, ContextType, RequireFields<MutationReportSymptomArgs, 'input'>>;
  resolveSymptom?: Resolver<ResolversTypes['ResolveSymptomPayload'], ParentType, ContextType, RequireFields<MutationResolveSymptomArgs, 'input'>>;
  revoke?: Resolver<ResolversTypes['RevokePayload'], ParentType, ContextType, RequireFields<MutationRevokeArgs, 'input'>>;
  supersedeInstruction?: Resolver<ResolversTypes['SupersedeInstructionPayload'], ParentType, ContextType, RequireFields<MutationSupersedeInstructionArgs, 'input'>>;
  updateAthlete?: Resolver<ResolversTypes['UpdateAthletePayload'], ParentType, ContextType, RequireFields<MutationUpdateAthleteArgs, 'input'>>;
  withdrawInstruction?: Resolver<ResolversTypes['WithdrawInstructionPayload'], ParentType, ContextType, RequireFields<MutationWithdrawInstructionArgs, 'input'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Athlete' | 'Comment' | 'Grant' | 'Instruction' | 'Invitation' | 'Observation' | 'Person' | 'Run' | 'Symptom' | 'Viewer', ParentType, ContextType>;
};

export interface NonNegativeFloatScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['NonNegativeFloat'], any> {
  name: 'NonNegativeFloat';
}

export interface NonNegativeIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['NonNegativeInt'], any> {
  name: 'NonNegativeInt';
}

export type ObservationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Observation'] = ResolversParentTypes['Observation']> = {
  fromComment?: Resolver<Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  localDate?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  onsetDistanceMeters?: Resolver<Maybe<ResolversTypes['NonNegativeFloat']>, ParentType, ContextType>;
  pain?: Resolver<ResolversTypes['NonNegativeInt'], ParentType, ContextType>;
  phase?: Resolver<ResolversTypes['Phase'], ParentType, ContextType>;
  recordedAs?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  recordedBy?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  regions?: Resolver<Array<ResolversTypes['BodyRegion']>, ParentType, ContextType>;
  run?: Resolver<Maybe<ResolversTypes['Run']>, ParentType, ContextType>;
  sensations?: Resolver<Array<ResolversTypes['Sensation']>, ParentType, ContextType>;
  side?: Resolver<ResolversTypes['Side'], ParentType, ContextType>;
  sites?: Resolver<Array<ResolversTypes['BodySite']>, ParentType, ContextType>;
  symptom?: Resolver<Maybe<ResolversTypes['Symptom']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
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

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PersonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Person'] = ResolversParentTypes['Person']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PromoteCommentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PromoteCommentPayload'] = ResolversParentTypes['PromoteCommentPayload']> = {
  comment?: Resolver<Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  observation?: Resolver<Maybe<ResolversTypes['Observation']>, ParentType, ContextType>;
  symptom?: Resolver<Maybe<ResolversTypes['Symptom']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  athlete?: Resolver<Maybe<ResolversTypes['Athlete']>, ParentType, ContextType, RequireFields<QueryAthleteArgs, 'id'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<Array<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
};

export type RecordRunResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordRunResult'] = ResolversParentTypes['RecordRunResult']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  run?: Resolver<Maybe<ResolversTypes['Run']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['RecordRunStatus'], ParentType, ContextType>;
};

export type RecordRunsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordRunsPayload'] = ResolversParentTypes['RecordRunsPayload']> = {
  athlete?: Resolver<Maybe<ResolversTypes['Athlete']>, ParentType, ContextType>;
  results?: Resolver<Maybe<Array<ResolversTypes['RecordRunResult']>>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RecurSymptomPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecurSymptomPayload'] = ResolversParentTypes['RecurSymptomPayload']> = {
  symptom?: Resolver<Maybe<ResolversTypes['Symptom']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ReportSymptomPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportSymptomPayload'] = ResolversParentTypes['ReportSymptomPayload']> = {
  symptom?: Resolver<Maybe<ResolversTypes['Symptom']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ResolveSymptomPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResolveSymptomPayload'] = ResolversParentTypes['ResolveSymptomPayload']> = {
  symptom?: Resolver<Maybe<ResolversTypes['Symptom']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RevokePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokePayload'] = ResolversParentTypes['RevokePayload']> = {
  revokedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RuleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Rule'] = ResolversParentTypes['Rule']> = {
  activity?: Resolver<ResolversTypes['Activity'], ParentType, ContextType>;
  maxDistanceMeters?: Resolver<Maybe<ResolversTypes['NonNegativeFloat']>, ParentType, ContextType>;
  maxDurationSeconds?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  maxEffort?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  permission?: Resolver<ResolversTypes['Permission'], ParentType, ContextType>;
  stopIfPainAtLeast?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
};

export type RunResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Run'] = ResolversParentTypes['Run']> = {
  athlete?: Resolver<Maybe<ResolversTypes['Athlete']>, ParentType, ContextType>;
  averageHeartRateBpm?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  breaches?: Resolver<Maybe<Array<ResolversTypes['Breach']>>, ParentType, ContextType>;
  commentCount?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  comments?: Resolver<Maybe<ResolversTypes['CommentConnection']>, ParentType, ContextType, RequireFields<RunCommentsArgs, 'first'>>;
  distance?: Resolver<ResolversTypes['NonNegativeFloat'], ParentType, ContextType, RequireFields<RunDistanceArgs, 'unit'>>;
  distanceMeters?: Resolver<ResolversTypes['NonNegativeFloat'], ParentType, ContextType>;
  durationSeconds?: Resolver<ResolversTypes['NonNegativeFloat'], ParentType, ContextType>;
  effort?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  elevationGainMeters?: Resolver<Maybe<ResolversTypes['NonNegativeFloat']>, ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  externalId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  load?: Resolver<Maybe<ResolversTypes['NonNegativeFloat']>, ParentType, ContextType>;
  localDate?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  observations?: Resolver<Maybe<Array<ResolversTypes['Observation']>>, ParentType, ContextType>;
  paceSeconds?: Resolver<Maybe<ResolversTypes['NonNegativeFloat']>, ParentType, ContextType, RequireFields<RunPaceSecondsArgs, 'per'>>;
  possibleDuplicateOf?: Resolver<Maybe<ResolversTypes['Run']>, ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  revision?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  surface?: Resolver<Maybe<ResolversTypes['Surface']>, ParentType, ContextType>;
  temperatureCelsius?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['TimeZone'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['RunType'], ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
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

export type SupersedeInstructionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SupersedeInstructionPayload'] = ResolversParentTypes['SupersedeInstructionPayload']> = {
  athlete?: Resolver<Maybe<ResolversTypes['Athlete']>, ParentType, ContextType>;
  instruction?: Resolver<Maybe<ResolversTypes['Instruction']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SymptomResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Symptom'] = ResolversParentTypes['Symptom']> = {
  athlete?: Resolver<Maybe<ResolversTypes['Athlete']>, ParentType, ContextType>;
  commentCount?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
  comments?: Resolver<Maybe<ResolversTypes['CommentConnection']>, ParentType, ContextType, RequireFields<SymptomCommentsArgs, 'first'>>;
  diagnoses?: Resolver<Array<ResolversTypes['Diagnosis']>, ParentType, ContextType>;
  diagnosis?: Resolver<Maybe<ResolversTypes['Diagnosis']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  latestObservation?: Resolver<ResolversTypes['Observation'], ParentType, ContextType>;
  mergedFrom?: Resolver<Array<ResolversTypes['Symptom']>, ParentType, ContextType>;
  mergedInto?: Resolver<Maybe<ResolversTypes['Symptom']>, ParentType, ContextType>;
  movements?: Resolver<Maybe<Array<ResolversTypes['Movement']>>, ParentType, ContextType>;
  observationCount?: Resolver<ResolversTypes['NonNegativeInt'], ParentType, ContextType>;
  observations?: Resolver<Maybe<ResolversTypes['ObservationConnection']>, ParentType, ContextType, RequireFields<SymptomObservationsArgs, 'first'>>;
  openedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  recursFrom?: Resolver<Maybe<ResolversTypes['Symptom']>, ParentType, ContextType>;
  resolvedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SymptomStatus'], ParentType, ContextType>;
  trend?: Resolver<ResolversTypes['Trend'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
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

export type SymptomSummaryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SymptomSummary'] = ResolversParentTypes['SymptomSummary']> = {
  openCount?: Resolver<ResolversTypes['NonNegativeInt'], ParentType, ContextType>;
  worsening?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  worstPain?: Resolver<Maybe<ResolversTypes['NonNegativeInt']>, ParentType, ContextType>;
};

export interface TimeZoneScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['TimeZone'], any> {
  name: 'TimeZone';
}

export type TimelineItemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TimelineItem'] = ResolversParentTypes['TimelineItem']> = {
  __resolveType: TypeResolveFn<'Comment' | 'Instruction' | 'Observation' | 'Run', ParentType, ContextType>;
};

export type TimelineItemConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TimelineItemConnection'] = ResolversParentTypes['TimelineItemConnection']> = {
  edges?: Resolver<Array<ResolversTypes['TimelineItemEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['TimelineItem']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type TimelineItemEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TimelineItemEdge'] = ResolversParentTypes['TimelineItemEdge']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['TimelineItem'], ParentType, ContextType>;
};

export type UpdateAthletePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateAthletePayload'] = ResolversParentTypes['UpdateAthletePayload']> = {
  athlete?: Resolver<Maybe<ResolversTypes['Athlete']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  athlete?: Resolver<Maybe<ResolversTypes['Athlete']>, ParentType, ContextType>;
  attention?: Resolver<Maybe<ResolversTypes['AttentionItemConnection']>, ParentType, ContextType, RequireFields<ViewerAttentionArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invitations?: Resolver<Maybe<ResolversTypes['InvitationConnection']>, ParentType, ContextType, RequireFields<ViewerInvitationsArgs, 'first'>>;
  me?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  roster?: Resolver<Maybe<ResolversTypes['AthleteConnection']>, ParentType, ContextType, RequireFields<ViewerRosterArgs, 'first'>>;
  sidelinedAthletes?: Resolver<Maybe<ResolversTypes['AthleteConnection']>, ParentType, ContextType, RequireFields<ViewerSidelinedAthletesArgs, 'first' | 'orderBy'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WeeklyTotalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WeeklyTotal'] = ResolversParentTypes['WeeklyTotal']> = {
  distanceMeters?: Resolver<ResolversTypes['NonNegativeFloat'], ParentType, ContextType>;
  durationSeconds?: Resolver<ResolversTypes['NonNegativeFloat'], ParentType, ContextType>;
  load?: Resolver<ResolversTypes['NonNegativeFloat'], ParentType, ContextType>;
  runCount?: Resolver<ResolversTypes['NonNegativeInt'], ParentType, ContextType>;
  runsWithoutEffort?: Resolver<ResolversTypes['NonNegativeInt'], ParentType, ContextType>;
  weekStart?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
};

export type WithdrawInstructionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WithdrawInstructionPayload'] = ResolversParentTypes['WithdrawInstructionPayload']> = {
  athlete?: Resolver<Maybe<ResolversTypes['Athlete']>, ParentType, ContextType>;
  instruction?: Resolver<Maybe<ResolversTypes['Instruction']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  AcceptInvitationPayload?: AcceptInvitationPayloadResolvers<ContextType>;
  AcknowledgeInstructionPayload?: AcknowledgeInstructionPayloadResolvers<ContextType>;
  Acknowledgement?: AcknowledgementResolvers<ContextType>;
  ActivityPermission?: ActivityPermissionResolvers<ContextType>;
  AddCommentPayload?: AddCommentPayloadResolvers<ContextType>;
  AddObservationPayload?: AddObservationPayloadResolvers<ContextType>;
  Athlete?: AthleteResolvers<ContextType>;
  AthleteConnection?: AthleteConnectionResolvers<ContextType>;
  AthleteEdge?: AthleteEdgeResolvers<ContextType>;
  AttentionItem?: AttentionItemResolvers<ContextType>;
  AttentionItemConnection?: AttentionItemConnectionResolvers<ContextType>;
  AttentionItemEdge?: AttentionItemEdgeResolvers<ContextType>;
  AttentionReason?: AttentionReasonResolvers<ContextType>;
  Availability?: AvailabilityResolvers<ContextType>;
  Breach?: BreachResolvers<ContextType>;
  Comment?: CommentResolvers<ContextType>;
  CommentConnection?: CommentConnectionResolvers<ContextType>;
  CommentEdge?: CommentEdgeResolvers<ContextType>;
  CommentSubject?: CommentSubjectResolvers<ContextType>;
  CreateAthletePayload?: CreateAthletePayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DeleteCommentPayload?: DeleteCommentPayloadResolvers<ContextType>;
  DeleteRunPayload?: DeleteRunPayloadResolvers<ContextType>;
  DiagnoseSymptomPayload?: DiagnoseSymptomPayloadResolvers<ContextType>;
  Diagnosis?: DiagnosisResolvers<ContextType>;
  EditCommentPayload?: EditCommentPayloadResolvers<ContextType>;
  EditRunPayload?: EditRunPayloadResolvers<ContextType>;
  EraseAthletePayload?: EraseAthletePayloadResolvers<ContextType>;
  ExportAthletePayload?: ExportAthletePayloadResolvers<ContextType>;
  Grant?: GrantResolvers<ContextType>;
  GrantConnection?: GrantConnectionResolvers<ContextType>;
  GrantEdge?: GrantEdgeResolvers<ContextType>;
  Instruction?: InstructionResolvers<ContextType>;
  InstructionConnection?: InstructionConnectionResolvers<ContextType>;
  InstructionEdge?: InstructionEdgeResolvers<ContextType>;
  Invitation?: InvitationResolvers<ContextType>;
  InvitationConnection?: InvitationConnectionResolvers<ContextType>;
  InvitationEdge?: InvitationEdgeResolvers<ContextType>;
  InvitePayload?: InvitePayloadResolvers<ContextType>;
  IssueInstructionPayload?: IssueInstructionPayloadResolvers<ContextType>;
  JSONObject?: GraphQLScalarType;
  LocalDate?: GraphQLScalarType;
  MergeSymptomsPayload?: MergeSymptomsPayloadResolvers<ContextType>;
  Movement?: MovementResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  NonNegativeFloat?: GraphQLScalarType;
  NonNegativeInt?: GraphQLScalarType;
  Observation?: ObservationResolvers<ContextType>;
  ObservationConnection?: ObservationConnectionResolvers<ContextType>;
  ObservationEdge?: ObservationEdgeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Person?: PersonResolvers<ContextType>;
  PromoteCommentPayload?: PromoteCommentPayloadResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RecordRunResult?: RecordRunResultResolvers<ContextType>;
  RecordRunsPayload?: RecordRunsPayloadResolvers<ContextType>;
  RecurSymptomPayload?: RecurSymptomPayloadResolvers<ContextType>;
  ReportSymptomPayload?: ReportSymptomPayloadResolvers<ContextType>;
  ResolveSymptomPayload?: ResolveSymptomPayloadResolvers<ContextType>;
  RevokePayload?: RevokePayloadResolvers<ContextType>;
  Rule?: RuleResolvers<ContextType>;
  Run?: RunResolvers<ContextType>;
  RunConnection?: RunConnectionResolvers<ContextType>;
  RunEdge?: RunEdgeResolvers<ContextType>;
  SupersedeInstructionPayload?: SupersedeInstructionPayloadResolvers<ContextType>;
  Symptom?: SymptomResolvers<ContextType>;
  SymptomConnection?: SymptomConnectionResolvers<ContextType>;
  SymptomEdge?: SymptomEdgeResolvers<ContextType>;
  SymptomSummary?: SymptomSummaryResolvers<ContextType>;
  TimeZone?: GraphQLScalarType;
  TimelineItem?: TimelineItemResolvers<ContextType>;
  TimelineItemConnection?: TimelineItemConnectionResolvers<ContextType>;
  TimelineItemEdge?: TimelineItemEdgeResolvers<ContextType>;
  UpdateAthletePayload?: UpdateAthletePayloadResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
  WeeklyTotal?: WeeklyTotalResolvers<ContextType>;
  WithdrawInstructionPayload?: WithdrawInstructionPayloadResolvers<ContextType>;
};

