import type { Role } from '../vocabulary.ts';

/** The roles that may read a field. For everybody else it is null, as if there were no value. */
export type FieldRule = readonly Role[];

export const everyone: FieldRule = ['OWNER', 'COACH', 'PHYSIO', 'SUPPORTER', 'INTEGRATION'];
export const people: FieldRule = ['OWNER', 'COACH', 'PHYSIO', 'SUPPORTER'];
export const recorders: FieldRule = ['OWNER', 'COACH', 'PHYSIO', 'INTEGRATION'];
export const team: FieldRule = ['OWNER', 'COACH', 'PHYSIO'];
export const coachesAndPhysios: FieldRule = ['COACH', 'PHYSIO'];
export const owner: FieldRule = ['OWNER'];
