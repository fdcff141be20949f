/** A word in lower case, as letters and digits only: `Trail Run`, `trail_running` and `trailRunning` are written alike. */
export const plain = (word: string): string =>
  word
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '');

/** The words of a sport, each in lower case: of `Outdoor run`, `outdoor_run` and `outdoorRun`, two. */
export const wordsOf = (sport: string): string[] =>
  sport
    .normalize('NFC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
