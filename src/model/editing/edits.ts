import type { Direction } from "../training/cardShape.ts";

// Bins are numbered as the card's page shows them, from 1; "missing" is one of them where it comes first.

/** One change to a model by hand. */
export type Edit = MergeBins | SetPoints | SetDirection | SetCutoffs;

/** Makes one bin of several neighbours; its points are their average, each weighed by its people. */
export interface MergeBins {
  readonly kind: "merge";
  readonly attribute: string;
  readonly first: number;
  readonly last: number;
}

export interface SetPoints {
  readonly kind: "points";
  readonly attribute: string;
  readonly bin: number;
  readonly points: number;
}

/** Makes points rise or fall from bin to bin, as near to what they were as that allows; "missing" stays as it is. */
export interface SetDirection {
  readonly kind: "direction";
  readonly attribute: string;
  readonly direction: Direction;
}

/** One to three sums of points, rising. */
export interface SetCutoffs {
  readonly kind: "cutoffs";
  readonly cutoffs: readonly number[];
}

/** A change in a few words, as the card's log of changes has it. */
export function editInWords(edit: Edit): string {
  switch (edit.kind) {
    case "merge":
      return `bins ${edit.first} to ${edit.last} of ${edit.attribute} merged`;
    case "points":
      return `bin ${edit.bin} of ${edit.attribute} set to ${edit.points} points`;
    case "direction":
      return `points of ${edit.attribute} made to be ${edit.direction}`;
    case "cutoffs":
      return `cut-offs set to ${edit.cutoffs.join(", ")}`;
  }
}
