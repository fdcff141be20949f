/** Without accents: exporters leave them out as often as not. */
const bare = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '');

/** A word in lower case, as letters and digits only: `Trail Run`, `trail_running` and `trailRunning` are written alike. */
export const plain = (word: string): string =>
  bare(word)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** The words of a sport, each in lower case: of `Outdoor run`, `outdoor_run` and `outdoorRun`, two. */
export const wordsOf = (sport: string): string[] =>
  bare(sport)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
