import type { Query } from "../../shared/database/database.ts";
import { type Change, lastPosition, readChanges } from "../store/records/changes.ts";

/** Milliseconds between looks for what other processes have changed. */
const POLL = 100;
/** Changes that are read at once. */
const MOST = 500;

/** Tells those who wait that something happened to a subject, whichever process of the service did it. */
export interface Feed {
  /** Calls back at each change of a subject until the returned function is called. */
  listen(subject: string, onChange: () => void): () => void;
  /** Looks at once: this process has changed something. */
  wake(): void;
  close(): void;
}

/** @param onFailure Told of a look that failed; the next one comes all the same. */
export function createFeed(query: Query, onFailure: (error: Error) => void): Feed {
  const listeners = new Map<string, Set<() => void>>();
  let position: number | undefined;
  let isLooking = false;
  const tell = ({ subject }: Change) => {
    for (const onChange of listeners.get(subject) ?? []) onChange();
  };
  const look = async () => {
    if (isLooking || listeners.size === 0) return;
    isLooking = true;
    try {
      position ??= await lastPosition(query);
      const changes = await readChanges(query, position, MOST);
      position = changes.at(-1)?.position ?? position;
      for (const change of changes) tell(change);
    } catch (error) {
      onFailure(error as Error);
    } finally {
      isLooking = false;
      // Nobody waits: what happens until somebody does is in the records.
      if (listeners.size === 0) position = undefined;
    }
  };
  const timer = setInterval(() => void look(), POLL);
  timer.unref();
  return {
    listen(subject, onChange) {
      const own = listeners.get(subject) ?? new Set();
      listeners.set(subject, own.add(onChange));
      return () => {
        own.delete(onChange);
        if (own.size === 0 && listeners.get(subject) === own) listeners.delete(subject);
      };
    },
    wake: () => void look(),
    close: () => clearInterval(timer),
  };
}
