/** Does for one item what is done for many at a time. */
export type Together<Item, Result> = (item: Item) => Promise<Result>;

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
 * @param most Items of one run.
 * @param run Gives a result for each item, in their order.
 */
export function together<Item, Result>(
  most: number,
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
    // What is asked for in the same turn of the program belongs together.
    await Promise.resolve();
    while (waiting.length > 0) await settle(waiting.splice(0, most));
    isRunning = false;
  };

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!isRunning) void runAll();
    });
}
