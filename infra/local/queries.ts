/** A query worth trying first, and who should ask it. */
export interface Suggestion {
  persona: string;
  asks: string;
  query: string;
}

export const suggestions: readonly [Suggestion, ...Suggestion[]] = [
  {
    persona: 'coach',
    asks: 'Who is sidelined right now, and since when?',
    query: '{ viewer { sidelinedAthletes(first: 20) { nodes { id name availability { status since } } } } }',
  },
  {
    persona: 'runner',
    asks: 'What may I do today?',
    query:
      '{ viewer { athlete { availability { status reviewAt } permissions { activity permission maxDistanceMeters } } } }',
  },
  {
    persona: 'physio',
    asks: 'Which symptoms are getting worse?',
    query: '{ viewer { roster(first: 20) { nodes { name symptoms(first: 5) { nodes { title status trend } } } } } }',
  },
];
