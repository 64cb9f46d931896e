/** Milliseconds between steps after a failure, at first and at most. */
const RETRY = [500, 30_000] as const;

export interface LoopOptions {
  /** Does one thing; returns whether there may be more to do. */
  readonly step: () => Promise<boolean>;
  /** Milliseconds until the next look when there is nothing to do. */
  readonly poll: number;
  /** Told of a step that threw, and in how many milliseconds the next one is. */
  readonly onFailure: (error: Error, retry: number) => void;
}

export interface Loop {
  /** Ends a pause: there is something to do. */
  wake(): void;
  /** Lets the present step come to its end. */
  close(): Promise<void>;
}

/** Steps as long as there is something to do, then looks again when woken or after a while. */
export function startLoop({ step, poll, onFailure }: LoopOptions): Loop {
  let isClosing = false;
  let wake = () => {};
  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const run = async () => {
    const [first, longest] = RETRY;
    let retry: number = first;
    while (!isClosing) {
      try {
        const isBusy = await step();
        retry = first;
        if (!isBusy) await pause(poll);
      } catch (error) {
        onFailure(error as Error, retry);
        await pause(retry);
        retry = Math.min(retry * 2, longest);
      }
    }
  };
  const running = run();
  return {
    wake: () => wake(),
    close: async () => {
      isClosing = true;
      wake();
      await running;
    },
  };
}
