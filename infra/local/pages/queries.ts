/** A query to try first, and the persona to run it as. */
export interface Suggestion {
  persona: string;
  asks: string;
  query: string;
}

export const suggestions: readonly [Suggestion, ...Suggestion[]] = [
  {
    persona: 'coach',
    asks: 'Who is sidelined right now, and since when?',
    query: `{
  viewer {
    sidelinedAthletes(first: 20) {
      nodes { id name availability { status since } }
    }
  }
}`,
  },
  {
    persona: 'runner',
    asks: 'What may I do today?',
    query: `{
  viewer {
    athlete {
      availability { status reviewAt }
      permissions { activity permission maxDistanceMeters }
    }
  }
}`,
  },
  {
    persona: 'physio',
    asks: 'What hurts, and is it getting worse?',
    query: `{
  viewer {
    roster(first: 20) {
      nodes { name symptoms(first: 5) { nodes { status trend openedAt latestObservation { pain } } } }
    }
  }
}`,
  },
];

/** The same query on one line, for a command line. */
export function onOneLine(query: string): string {
  return query.replace(/\s+/g, ' ');
}
