export interface DemoParts {
  /** Where GraphQL answers. */
  url: string;
  /** A bearer token for a persona: `runner`, `coach`, …, `athlete-01` to `athlete-40`. */
  tokenFor: (name: string) => Promise<string>;
  /** Sets what the application takes for now, in milliseconds since the epoch; undefined gives it the real time back. */
  setClock: (atMs: number | undefined) => void;
}

/** Tells the story of the demo through the public API. Called once, with an empty store. */
export async function loadDemo(_parts: DemoParts): Promise<void> {}
