/** Runs what has the same key one after the other, and everything else at once. */
export type Turns = <Result>(key: string, run: () => Promise<Result>) => Promise<Result>;

export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return async (key, run) => {
    const own = (last.get(key) ?? Promise.resolve()).then(run);
    const ended = own.catch(() => {});
    last.set(key, ended);
    try {
      return await own;
    } finally {
      if (last.get(key) === ended) last.delete(key);
    }
  };
}
