import type { Address } from "viem";
import type { Reader, Writer } from "../../setting/state.ts";

// The chain keeps what a brand has to erase. A brand therefore remembers one thing: up to when it must not read it again.

/** When the brand erased a customer's record, Unix seconds; undefined if it never did. */
export function erasedAt(state: Reader, subject: Address): number | undefined {
  const row = state.first("SELECT erased_at FROM erased WHERE subject = ?", subject.toLowerCase());
  return row && Number(row.erased_at);
}

/** Keeps everything until a time, Unix seconds, from being read again. */
export function noteErasure(writer: Writer, subject: Address, time: number): void {
  writer.change(
    "INSERT OR REPLACE INTO erased (subject, erased_at) VALUES (?, ?)",
    ...[subject.toLowerCase(), time],
  );
}
