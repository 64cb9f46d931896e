/**
 * Bands that numbers are sorted into, so that no exact value is vouched for: edges in rising order, a band below the
 * first, one from each edge on, and the last one open.
 */
export interface Bands {
  readonly edges: readonly number[];
  readonly unit: string;
}

/** Names of the bands from the lowest up, as categories of a schema. */
export function bandNames({ edges, unit }: Bands): readonly string[] {
  const names = edges.map((edge, index) => {
    const next = edges[index + 1];
    return next === undefined ? `${edge} ${unit} or more` : `${edge} to ${next} ${unit}`;
  });
  return [`under ${edges[0]} ${unit}`, ...names];
}

/** The band of a number. */
export function bandOf(bands: Bands, value: number): string {
  return bandNames(bands)[bands.edges.filter((edge) => value >= edge).length]!;
}
