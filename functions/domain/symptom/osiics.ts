import { type BodyRegion, isAnywhere, type Pathology } from '../vocabulary.ts';
import codes from './osiics-15.json' with { type: 'json' };

/**
 * The diagnoses of OSIICS version 15 (Orchard et al., J Sport Health Sci 2024, 13:599-604), which is free to use with this
 * acknowledgement. The codes and names are facts of the classification as the dataset fifa-surveillance-tools by
 * B. Clarsen lists them (October 2025, 1,707 codes).
 */
const labels: Readonly<Record<string, string>> = codes;

/** The first letter of a code is the region. M is for illnesses, which have none. */
const regionOfLetter: Readonly<Record<string, BodyRegion>> = {
  H: 'HEAD',
  N: 'NECK',
  S: 'SHOULDER',
  U: 'UPPER_ARM',
  E: 'ELBOW',
  R: 'FOREARM',
  W: 'WRIST',
  P: 'HAND',
  C: 'CHEST',
  D: 'THORACIC_SPINE',
  L: 'LUMBOSACRAL',
  O: 'ABDOMEN',
  G: 'HIP_GROIN',
  T: 'THIGH',
  K: 'KNEE',
  Q: 'LOWER_LEG',
  A: 'ANKLE',
  F: 'FOOT',
  X: 'MULTIPLE',
  Z: 'UNSPECIFIED',
};

/** The second letter of an injury's code is the pathology; some share a letter. */
const pathologiesOfLetter: Readonly<Record<string, readonly Pathology[]>> = {
  A: ['ARTHRITIS'],
  B: ['BURSITIS'],
  C: ['CARTILAGE_INJURY'],
  D: ['JOINT_SPRAIN'],
  E: ['AVASCULAR_NECROSIS'],
  F: ['FRACTURE'],
  G: ['PHYSIS_INJURY'],
  H: ['MUSCLE_CONTUSION'],
  I: ['ABRASION'],
  J: ['BONE_CONTUSION'],
  K: ['LACERATION'],
  L: ['JOINT_SPRAIN'],
  M: ['MUSCLE_INJURY'],
  N: ['PERIPHERAL_NERVE_INJURY', 'BRAIN_SPINAL_CORD_INJURY'],
  O: ['ORGAN_TRAUMA'],
  P: ['UNSPECIFIED_TISSUE'],
  Q: ['SYNOVITIS_CAPSULITIS'],
  R: ['TENDON_RUPTURE'],
  S: ['BONE_STRESS_INJURY'],
  T: ['TENDINOPATHY'],
  U: ['CHRONIC_INSTABILITY'],
  V: ['SUPERFICIAL_CONTUSION', 'VASCULAR_TRAUMA'],
  W: ['STUMP_INJURY'],
  Y: ['MUSCLE_COMPARTMENT_SYNDROME'],
  Z: ['UNSPECIFIED_TISSUE'],
};

/** A diagnosis of the classification. */
export interface OsiicsCode {
  code: string;
  label: string;
  /** Absent for an illness. */
  region?: BodyRegion;
  /** The pathologies that it may be of: mostly one, none for an illness. */
  pathologies: readonly Pathology[];
}

/** Where a code contradicts what is said beside it. */
export type OsiicsConflict = 'UNKNOWN_CODE' | 'OTHER_REGION' | 'OTHER_PATHOLOGY';

const pathologiesOf = (code: string): readonly Pathology[] =>
  code.startsWith('M') ? [] : (pathologiesOfLetter[code.charAt(1)] ?? []);

function entry(code: string, label: string): OsiicsCode {
  const region = regionOfLetter[code.charAt(0)];
  return { code, label, pathologies: pathologiesOf(code), ...(region && { region }) };
}

/** A code as the list writes it, such as TT1. */
export const normalizeOsiics = (code: string): string => code.toUpperCase();

/** The diagnosis of a code, in upper or lower case; undefined if version 15 has none. */
export function osiicsCode(code: string): OsiicsCode | undefined {
  const normal = normalizeOsiics(code);
  const label = Object.hasOwn(labels, normal) ? labels[normal] : undefined;
  return label === undefined ? undefined : entry(normal, label);
}

/**
 * Where the code of a diagnosis contradicts its pathology or the regions that hurt: one of them is a mistake. What is of
 * no particular region or tissue contradicts nothing, and neither does an illness.
 */
export function osiicsConflicts(
  { osiicsCode: code, pathology }: { osiicsCode?: string | undefined; pathology: Pathology },
  regions: readonly BodyRegion[],
): OsiicsConflict[] {
  if (code === undefined) return [];
  const found = osiicsCode(code);
  if (!found) return ['UNKNOWN_CODE'];
  const conflicts: OsiicsConflict[] = [];
  const { region } = found;
  if (region && ![region, ...regions].some(isAnywhere) && !regions.includes(region)) conflicts.push('OTHER_REGION');
  const { pathologies: possible } = found;
  const isAnyTissue = pathology === 'UNSPECIFIED_TISSUE' || possible.includes('UNSPECIFIED_TISSUE');
  if (possible.length > 0 && !isAnyTissue && !possible.includes(pathology)) conflicts.push('OTHER_PATHOLOGY');
  return conflicts;
}

export interface OsiicsSearch {
  /** Words that the name has, or the beginning of a code. */
  search: string;
  region?: BodyRegion | null | undefined;
  pathology?: Pathology | null | undefined;
  first: number;
}

/** The diagnoses that a search finds: codes that begin with it first, then those whose names have all of its words. */
export function searchOsiics({ search, region, pathology, first }: OsiicsSearch): OsiicsCode[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const beginning = normalizeOsiics(search.trim());
  const byCode: OsiicsCode[] = [];
  const byName: OsiicsCode[] = [];
  for (const [code, label] of Object.entries(labels)) {
    const into = beginning !== '' && code.startsWith(beginning) ? byCode : byName;
    if (into === byName && !words.every((word) => label.toLowerCase().includes(word))) continue;
    if (pathology && !pathologiesOf(code).includes(pathology)) continue;
    if (region && regionOfLetter[code.charAt(0)] !== region) continue;
    into.push(entry(code, label));
  }
  return [...byCode, ...byName].slice(0, first);
}
