/** A rest that can be cut short. One loop has one. */
export interface Nap {
  rest(ms: number): Promise<void>;
  /** Ends the rest. Does nothing if there is none. */
  wake(): void;
}

export function createNap(): Nap {
  let wake: () => void = () => undefined;
  return {
    rest: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, ms);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
    wake: () => wake(),
  };
}
