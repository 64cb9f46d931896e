import type { Ranking } from "./ranking.ts";

/** A tenth of the rows, by descending score, with what the treatment did there. */
export interface UpliftDecile {
  readonly decile: number;
  readonly treated: number;
  readonly control: number;
  /** Rates of positives; null without rows. */
  readonly treatedRate: number | null;
  readonly controlRate: number | null;
}

/** What a treatment did along a ranking. */
export interface Uplift {
  /** Difference of the rates of positives, treated less control. */
  readonly average: number;
  /**
   * Area between the curve of additional positives by share treated and the straight line, for each row: above 0, treating
   * the highest scores first gains more than treating anybody.
   */
  readonly qini: number;
  readonly deciles: readonly UpliftDecile[];
}

/** @param treated 1 where the row of the same place in the ranking was treated, 0 where it was control. */
export function upliftOf({ label }: Pick<Ranking, "label">, treated: Uint8Array): Uplift {
  const size = label.length;
  const counts = { treated: 0, control: 0, treatedEvents: 0, controlEvents: 0 };
  const points: number[] = [];
  for (let row = size - 1; row >= 0; row--) {
    add(counts, treated[row]!, label[row]!);
    // Additional positives among those treated so far: theirs, less what as many controls had.
    points.push(
      counts.control === 0
        ? 0
        : counts.treatedEvents - (counts.controlEvents * counts.treated) / counts.control,
    );
  }
  const last = points.at(-1) ?? 0;
  const area = points.reduce((sum, gained, index) => sum + gained - (last * (index + 1)) / size, 0);
  return {
    average: rate(counts.treatedEvents, counts.treated)! - rate(counts.controlEvents, counts.control)!,
    qini: area / size / size,
    deciles: Array.from({ length: 10 }, (_, index) => {
      const own = { treated: 0, control: 0, treatedEvents: 0, controlEvents: 0 };
      const end = size - Math.round((index * size) / 10);
      for (let row = size - Math.round(((index + 1) * size) / 10); row < end; row++) {
        add(own, treated[row]!, label[row]!);
      }
      return {
        decile: index + 1,
        treated: own.treated,
        control: own.control,
        treatedRate: rate(own.treatedEvents, own.treated),
        controlRate: rate(own.controlEvents, own.control),
      };
    }),
  };
}

function add(
  counts: { treated: number; control: number; treatedEvents: number; controlEvents: number },
  treated: number,
  event: number,
): void {
  if (treated === 1) {
    counts.treated++;
    counts.treatedEvents += event;
  } else {
    counts.control++;
    counts.controlEvents += event;
  }
}

function rate(events: number, rows: number): number | null {
  return rows === 0 ? null : events / rows;
}
