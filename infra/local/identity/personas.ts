import { createHash } from 'node:crypto';

/** A person who signs in. */
export interface Person {
  kind: 'person';
  name: string;
  /** Their id in Cognito, a uuid. */
  sub: string;
  /** A description for the list that `npm start` prints. */
  about: string;
}

/** A program with its own client id and secret, which does not sign in. */
export interface Integration {
  kind: 'integration';
  name: string;
  clientId: string;
  /** Not a real secret: it only opens this machine's demo, and is public. */
  clientSecret: string;
  about: string;
}

export type Persona = Person | Integration;

/** The app that people sign in with. Ids look like Cognito's: 26 lower-case letters and digits. */
export const webClientId = 'webclient00000000000000000';

/** The scopes of a person's token; access to an athlete comes from that athlete's grants. */
export const personScopes = ['openid', 'profile'];

export const integrationScopes = ['sidelined/runs:write', 'sidelined/runs:read'];

/** A token needs one of these; the API on AWS requires the same (`infra/identity.ts`). */
export const acceptedScopes = ['openid', ...integrationScopes];

/** A token needs one of these to write runs over plain HTTP. */
export const runWriterScopes = ['openid', 'sidelined/runs:write'];

/** And one of these to read what it wrote. */
export const runReaderScopes = ['openid', 'sidelined/runs:read'];

const demoAthleteCount = 40;

/** The people of the story. */
export const cast: readonly Persona[] = [
  person('runner', 'the athlete of the story, with a sore left hamstring'),
  person('coach', 'the coach, who is also the physio, and has 40 more athletes'),
  person('physio', 'another physio, who may diagnose and read clinical comments'),
  person('supporter', 'a friend, who reads no clinical or team comments'),
  {
    kind: 'integration',
    name: 'tracker',
    clientId: 'trackerclient0000000000000',
    clientSecret: 'tracker-secret-of-the-local-demo',
    about: "an integration that records the athlete's runs",
  },
  person('stranger', 'signed in, without any grant'),
];

/** `athlete-01` to `athlete-40`, the rest of the coach's roster. */
export const demoAthletes: readonly Person[] = Array.from({ length: demoAthleteCount }, (_, index) => {
  const number = String(index + 1).padStart(2, '0');
  return person(`athlete-${number}`, `number ${number} of the coach's roster`);
});

const byName = new Map<string, Persona>([...cast, ...demoAthletes].map((persona) => [persona.name, persona]));

export function findPersona(name: string): Persona | undefined {
  return byName.get(name);
}

export function findIntegration(clientId: string): Integration | undefined {
  return cast.find((persona) => persona.kind === 'integration' && persona.clientId === clientId) as
    Integration | undefined;
}

/** The client ids that the API accepts. */
export const audience: readonly string[] = [
  webClientId,
  ...cast.flatMap((persona) => (persona.kind === 'integration' ? [persona.clientId] : [])),
];

/** The request to the token endpoint for this persona's token. */
export function tokenRequest(persona: Persona): URLSearchParams {
  return new URLSearchParams(
    persona.kind === 'person'
      ? { grant_type: 'password', client_id: webClientId, username: persona.name }
      : { grant_type: 'client_credentials', client_id: persona.clientId, client_secret: persona.clientSecret },
  );
}

/** Derived from the name, so that a person keeps their id, and with it their data, between starts. */
function person(name: string, about: string): Person {
  const hex = createHash('sha256').update(`sidelined/${name}`).digest('hex');
  // Version 8 is for custom uuids.
  const sub = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
  return { kind: 'person', name, sub, about };
}
