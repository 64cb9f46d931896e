/** Does for one item what is done for many at a time. */
export type Together<Item, Result> = (item: Item) => Promise<Result>;

export interface TogetherLimits {
  /** Items of one run. */
  readonly most: number;
  /** Milliseconds for which the first item waits for others; by default only what is asked for at once goes together. */
  readonly wait?: number;
}

interface Asked<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Does the same for many at a time: what is asked for while one run is under way goes into the next, in the order in
 * which it came. A run that throws is made again for each of its items alone, so that only those fail which are at fault;
 * `run` has to be one that can be made again.
 *
 * @param run Gives a result for each item, in their order.
 */
export function together<Item, Result>(
  { most, wait = 0 }: TogetherLimits,
  run: (items: readonly Item[]) => Promise<readonly Result[]>,
): Together<Item, Result> {
  const waiting: Asked<Item, Result>[] = [];
  let isRunning = false;

  const settle = async (asked: readonly Asked<Item, Result>[]): Promise<void> => {
    try {
      const results = await run(asked.map(({ item }) => item));
      for (const [place, { resolve }] of asked.entries()) resolve(results[place]!);
    } catch (error) {
      if (asked.length === 1) return asked[0]!.reject(error);
      for (const one of asked) await settle([one]);
    }
  };
  const runAll = async (): Promise<void> => {
    isRunning = true;
    do {
      await (wait > 0 ? new Promise((resolve) => setTimeout(resolve, wait)) : undefined);
      await settle(waiting.splice(0, most));
    } while (waiting.length > 0);
    isRunning = false;
  };

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!isRunning) void runAll();
    });
}
