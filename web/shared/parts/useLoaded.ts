import { useEffect, useState } from "preact/hooks";

/** What a screen loads: nothing yet, a value, or why there is none. */
export interface Loaded<Value> {
  readonly value: Value | undefined;
  readonly error: unknown;
  readonly again: () => void;
}

/** Loads something when a screen opens, and again when `inputs` change; a value stays until the next one is there. */
export function useLoaded<Value>(load: () => Promise<Value>, inputs: readonly unknown[]): Loaded<Value> {
  const [state, setState] = useState<Pick<Loaded<Value>, "value" | "error">>({
    value: undefined,
    error: undefined,
  });
  const [count, setCount] = useState(0);
  useEffect(() => {
    let isLate = false;
    load().then(
      (value) => isLate || setState({ value, error: undefined }),
      (error: unknown) => isLate || setState((before) => ({ ...before, error })),
    );
    return () => {
      isLate = true;
    };
  }, [...inputs, count]);
  return { ...state, again: () => setCount((before) => before + 1) };
}
