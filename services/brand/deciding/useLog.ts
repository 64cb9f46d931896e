import type { Query } from "../../shared/database/database.ts";
import { addUses, type SegmentUse } from "../store/outside/uses.ts";

/** Writes uses down before the segment is handed out: what was used is in the log, whatever happens next. */
export type UseLog = (use: SegmentUse) => Promise<void>;

/** Those that come while others are being written go together, so that a crowd takes few statements. */
export function createUseLog(query: Query): UseLog {
  let waiting: {
    readonly use: SegmentUse;
    readonly resolve: () => void;
    readonly reject: (error: Error) => void;
  }[] = [];
  let isWriting = false;
  const write = async () => {
    if (isWriting) return;
    isWriting = true;
    while (waiting.length > 0) {
      const together = waiting;
      waiting = [];
      try {
        await addUses(
          query,
          together.map(({ use }) => use),
        );
        for (const { resolve } of together) resolve();
      } catch (error) {
        for (const { reject } of together) reject(error as Error);
      }
    }
    isWriting = false;
  };
  return (use) =>
    new Promise((resolve, reject) => {
      waiting.push({ use, resolve, reject });
      void write();
    });
}
