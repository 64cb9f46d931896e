import { useCallback, useEffect, useState } from "preact/hooks";

/** What an asynchronous question came to. */
export interface Asked<Value> {
  readonly value: Value | undefined;
  readonly error: unknown;
  /** Asks again, and keeps what is there until the reply. */
  readonly again: () => void;
}

/** Asks once for each key, and not for a screen that is gone. */
export function useAsked<Value>(question: () => Promise<Value>, key: string): Asked<Value> {
  const [state, setState] = useState<{ value?: Value; error?: unknown }>({});
  const [round, setRound] = useState(0);
  useEffect(() => {
    let isHere = true;
    question().then(
      (value) => isHere && setState({ value }),
      (error: unknown) => isHere && setState((last) => ({ ...last, error })),
    );
    return () => {
      isHere = false;
    };
  }, [key, round]);
  const again = useCallback(() => setRound((last) => last + 1), []);
  return { value: state.value, error: state.error, again };
}
