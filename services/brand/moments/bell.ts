/** Somebody waits until it rings; a ring while nobody waits is heard at the next wait. */
export interface Bell {
  ring(): void;
  /** Milliseconds at most. */
  wait(longest: number): Promise<void>;
}

export function createBell(): Bell {
  let hasRung = false;
  let hear = () => {};
  return {
    ring() {
      hasRung = true;
      hear();
    },
    async wait(longest) {
      if (!hasRung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, longest);
          hear = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      hasRung = false;
    },
  };
}
