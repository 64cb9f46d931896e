import { InvalidValueError } from "../../errors.ts";
import type { Store } from "../../store.ts";
import { type Tap, taps } from "./validation.ts";

/** How often each tap came. */
export type TapCounts = Readonly<Record<Tap, number>>;

const nothing: TapCounts = { "right for me": 0, "not for me": 0, "bought it already": 0 };

/** Counts one tap. The caller sees to it that one process does it at a time under a writer's name. */
export async function addTap(
  store: Store,
  {
    campaign,
    segment,
    tap,
    writer,
  }: { readonly campaign: bigint; readonly segment: number; readonly tap: Tap; readonly writer: string },
): Promise<void> {
  const key = `${countKeys(campaign)}${segment}/${writer}`;
  const counts = await readCounts(store, key);
  await store.set(key, JSON.stringify({ ...counts, [tap]: counts[tap] + 1 }));
}

/** The taps of each segment that an offer was decided by; segments without a tap are left out. */
export async function tapCounts(
  store: Store,
  { campaign }: { readonly campaign: bigint },
): Promise<ReadonlyMap<number, TapCounts>> {
  const bySegment = new Map<number, TapCounts>();
  for (const key of await store.list(countKeys(campaign))) {
    const segment = Number(key.slice(countKeys(campaign).length).split("/")[0]);
    const [before, counts] = [bySegment.get(segment) ?? nothing, await readCounts(store, key)];
    bySegment.set(segment, sumOf(before, counts));
  }
  return bySegment;
}

function sumOf(left: TapCounts, right: TapCounts): TapCounts {
  const sums = taps.map((tap) => [tap, left[tap] + right[tap]] as const);
  return Object.fromEntries(sums) as Record<Tap, number>;
}

async function readCounts(store: Store, key: string): Promise<TapCounts> {
  const text = await store.get(key);
  if (text === undefined) return nothing;
  try {
    const counts = JSON.parse(text) as TapCounts;
    if (taps.every((tap) => Number.isSafeInteger(counts[tap]) && counts[tap] >= 0)) return counts;
  } catch {
    // The error below says the same.
  }
  throw new InvalidValueError(`The taps at ${key} are malformed.`, {
    details: { key, text },
    hint: "Something else changed the store. Restore it, or delete the entry and count anew.",
  });
}

function countKeys(campaign: bigint): string {
  return `validation/taps/${campaign}/`;
}
