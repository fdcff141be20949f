/**
 * The vocabulary of the field: IOC consensus 2020 on recording injury and illness (Bahr et al., BJSM 54:372), OSIICS
 * regions, the pain numeric rating scale (NRS), session-RPE. The SDL describes each value; a test asserts that the two
 * agree.
 */
export const bodyRegions = [
  'HEAD',
  'NECK',
  'SHOULDER',
  'UPPER_ARM',
  'ELBOW',
  'FOREARM',
  'WRIST',
  'HAND',
  'CHEST',
  'THORACIC_SPINE',
  'LUMBOSACRAL',
  'ABDOMEN',
  'HIP_GROIN',
  'THIGH',
  'KNEE',
  'LOWER_LEG',
  'ANKLE',
  'FOOT',
  'MULTIPLE',
  'UNSPECIFIED',
] as const;
export type BodyRegion = (typeof bodyRegions)[number];

/**
 * The region of each site, by the borders of the IOC consensus and OSIICS 15: buttocks are LUMBOSACRAL, their tendon at
 * the hip is THIGH (TTG), the Achilles tendon is LOWER_LEG, tendons are where they end: of the hamstrings behind the knee
 * KNEE (KTB, KTS, KTH), peroneal ANKLE (AT6), tibialis posterior FOOT (FT7).
 */
export const regionOf = {
  HEAD_FACE: 'HEAD',
  NECK_SPINE: 'NECK',
  SHOULDER_JOINT: 'SHOULDER',
  ROTATOR_CUFF: 'SHOULDER',
  UPPER_ARM_MUSCLE: 'UPPER_ARM',
  ELBOW_JOINT: 'ELBOW',
  FOREARM_MUSCLE: 'FOREARM',
  WRIST_JOINT: 'WRIST',
  HAND_FINGERS: 'HAND',
  RIBS: 'CHEST',
  UPPER_BACK: 'THORACIC_SPINE',
  LOW_BACK: 'LUMBOSACRAL',
  SACROILIAC_JOINT: 'LUMBOSACRAL',
  SACRUM: 'LUMBOSACRAL',
  TAILBONE: 'LUMBOSACRAL',
  GLUTE: 'LUMBOSACRAL',
  GLUTEAL_TENDON: 'THIGH',
  PIRIFORMIS: 'LUMBOSACRAL',
  ABDOMINALS: 'ABDOMEN',
  HIP: 'HIP_GROIN',
  HIP_FLEXOR: 'HIP_GROIN',
  GROIN: 'HIP_GROIN',
  ADDUCTOR: 'HIP_GROIN',
  PUBIC_SYMPHYSIS: 'HIP_GROIN',
  FEMORAL_NECK: 'HIP_GROIN',
  HAMSTRING_BELLY: 'THIGH',
  HAMSTRING_PROXIMAL_TENDON: 'THIGH',
  HAMSTRING_DISTAL_TENDON: 'KNEE',
  QUADRICEPS: 'THIGH',
  FEMUR: 'THIGH',
  ILIOTIBIAL_BAND: 'KNEE',
  KNEECAP: 'KNEE',
  PATELLAR_TENDON: 'KNEE',
  QUADRICEPS_TENDON: 'KNEE',
  MENISCUS: 'KNEE',
  KNEE_JOINT: 'KNEE',
  PES_ANSERINUS: 'KNEE',
  CALF: 'LOWER_LEG',
  SOLEUS: 'LOWER_LEG',
  SHIN: 'LOWER_LEG',
  TIBIA: 'LOWER_LEG',
  FIBULA: 'LOWER_LEG',
  PERONEAL: 'LOWER_LEG',
  PERONEAL_TENDON: 'ANKLE',
  ACHILLES: 'LOWER_LEG',
  ANKLE_JOINT: 'ANKLE',
  TIBIALIS_POSTERIOR_TENDON: 'FOOT',
  HEEL: 'FOOT',
  PLANTAR_FASCIA: 'FOOT',
  MIDFOOT: 'FOOT',
  METATARSAL: 'FOOT',
  BALL_OF_FOOT: 'FOOT',
  TOE: 'FOOT',
  OTHER: 'UNSPECIFIED',
} as const satisfies Record<string, BodyRegion>;
export type BodySite = keyof typeof regionOf;

export type Side = 'LEFT' | 'RIGHT' | 'BILATERAL' | 'MIDLINE' | 'UNSPECIFIED';
export type Sensation =
  | 'TIGHTNESS'
  | 'ACHE'
  | 'SHARP_PAIN'
  | 'BURNING'
  | 'STIFFNESS'
  | 'SORENESS'
  | 'WEAKNESS'
  | 'NUMBNESS_TINGLING'
  | 'SWELLING'
  | 'INSTABILITY'
  | 'CLICKING'
  | 'CRAMP'
  | 'OTHER';
export type Phase =
  | 'AT_REST'
  | 'ON_WAKING'
  | 'DAILY_ACTIVITY'
  | 'PRE_RUN'
  | 'WARM_UP'
  | 'DURING_RUN'
  | 'COOL_DOWN'
  | 'AFTER_RUN'
  | 'NEXT_MORNING'
  | 'CROSS_TRAINING';
export type Pathology =
  | 'MUSCLE_INJURY'
  | 'MUSCLE_CONTUSION'
  | 'MUSCLE_COMPARTMENT_SYNDROME'
  | 'TENDINOPATHY'
  | 'TENDON_RUPTURE'
  | 'BRAIN_SPINAL_CORD_INJURY'
  | 'PERIPHERAL_NERVE_INJURY'
  | 'FRACTURE'
  | 'BONE_STRESS_INJURY'
  | 'BONE_CONTUSION'
  | 'AVASCULAR_NECROSIS'
  | 'PHYSIS_INJURY'
  | 'CARTILAGE_INJURY'
  | 'ARTHRITIS'
  | 'SYNOVITIS_CAPSULITIS'
  | 'BURSITIS'
  | 'JOINT_SPRAIN'
  | 'CHRONIC_INSTABILITY'
  | 'SUPERFICIAL_CONTUSION'
  | 'LACERATION'
  | 'ABRASION'
  | 'VASCULAR_TRAUMA'
  | 'STUMP_INJURY'
  | 'ORGAN_TRAUMA'
  | 'UNSPECIFIED_TISSUE';
export type Certainty = 'SUSPECTED' | 'CONFIRMED';
/** The status words of FHIR's Condition.verificationStatus. */
export type Verification = 'UNCONFIRMED' | 'PROVISIONAL' | 'CONFIRMED' | 'REFUTED' | 'ENTERED_IN_ERROR';
export type Trend = 'WORSENING' | 'STEADY' | 'IMPROVING';
export type SymptomStatus = 'ACTIVE' | 'RESOLVED' | 'RECURRED';
export const runTypes = [
  'EASY',
  'LONG',
  'TEMPO',
  'INTERVALS',
  'HILLS',
  'RACE',
  'RECOVERY',
  'RUN_WALK',
  'TEST',
  'OTHER',
] as const;
export type RunType = (typeof runTypes)[number];
export const surfaces = ['ROAD', 'TRAIL', 'TRACK', 'TREADMILL', 'OTHER'] as const;
export type Surface = (typeof surfaces)[number];

/** Whether somebody said that a run was one, or its pace looks like it. */
export const sportSources = ['STATED', 'GUESSED'] as const;
export type SportSource = (typeof sportSources)[number];
export const activities = ['RUN', 'CROSS_TRAINING', 'UPPER_BODY', 'LOWER_BODY', 'MOBILITY', 'REHAB', 'RACE'] as const;
export type Activity = (typeof activities)[number];
/**
 * Most restrictive first: the strictest of several is the first in this list. UNSPECIFIED where no rule in force speaks of
 * the activity: silence is no permission.
 */
export const permissions = ['PROHIBITED', 'LIMITED', 'REQUIRED', 'ALLOWED', 'UNSPECIFIED'] as const;
export type Permission = (typeof permissions)[number];
/** What a rule can say. */
export type StatedPermission = Exclude<Permission, 'UNSPECIFIED'>;
export type AvailabilityStatus = 'AVAILABLE' | 'MODIFIED' | 'SIDELINED';
export type Role = 'OWNER' | 'COACH' | 'PHYSIO' | 'SUPPORTER' | 'INTEGRATION';
export type Audience = 'TEAM' | 'CLINICAL' | 'SUPPORTERS';

/** An instant as ISO 8601 in UTC with milliseconds, `2026-03-08T14:05:00.000Z`. Sorts as text. */
export type Instant = string;
/** A calendar day, `2026-03-08`. */
export type LocalDate = string;

/** Whether a region says nothing about where. */
export const isAnywhere = (region: BodyRegion): boolean => region === 'UNSPECIFIED' || region === 'MULTIPLE';

/** The regions of sites, each once. */
export const regionsOf = (sites: readonly BodySite[]): BodyRegion[] => [
  ...new Set(sites.map((site) => regionOf[site])),
];
