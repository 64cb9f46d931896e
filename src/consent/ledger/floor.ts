/** How much of an attribute stays possible: this many values, and this share of all that it can have. */
export interface Least {
  /** 1 or more. */
  readonly values: number;
  /** 0 to 1. */
  readonly share: number;
}

/** What stays possible of each attribute, whatever a brand asks. */
export interface Floor {
  readonly everywhere: Least;
  /** Instead, for attributes by name. One value: the brand may know it. */
  readonly attributes?: Readonly<Record<string, Least>> | undefined;
}

export const cautiousFloor: Floor = { everywhere: { values: 3, share: 0.05 } };

/** How many of an attribute's values must stay possible, "missing" among them; never more than there are. */
export function leastValues(floor: Floor, name: string, all: number): number {
  const own = Object.entries(floor.attributes ?? {}).find(
    ([known]) => attributeKey(known) === attributeKey(name),
  );
  const { values, share } = own?.[1] ?? floor.everywhere;
  return Math.min(all, Math.max(values, Math.ceil(share * all)));
}

/** The name under which an attribute counts, without regard to case and to space around it. */
export function attributeKey(name: string): string {
  return name.trim().toLowerCase();
}
