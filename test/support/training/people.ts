import { randomFrom } from "../../../src/model/learning/random.ts";
import type { Column, Table } from "../../../src/model/table/column.ts";

/** A column from its cells. */
export function columnOf(name: string, values: readonly string[]): Column {
  const texts = [...new Set(values)];
  const places = new Map(texts.map((text, place) => [text, place]));
  return { name, texts, cells: Int32Array.from(values, (value) => places.get(value)!) };
}

/** A table from its columns' cells. */
export function tableOf(columns: Readonly<Record<string, readonly string[]>>): Table {
  const all = Object.entries(columns).map(([name, values]) => columnOf(name, values));
  return { columns: all, rows: all[0]!.cells.length };
}

const towns = ["Ghent", "Lund", "Utrecht", "Vienna"];

/**
 * Customers whose chance of a "yes" depends on age (a hump), income (rising, half of it missing for the young), town, and
 * town together with visits; height says nothing.
 */
export function people(count: number, seed = 1): Table {
  const random = randomFrom(seed);
  const rows = Array.from({ length: count }, () => {
    const age = 18 + Math.floor(random() * 60);
    const income = Math.round(random() ** 2 * 9_000) / 100 - 10;
    const town = Math.floor(random() * towns.length);
    const visits = Math.floor(random() * 12);
    const isMissing = age < 30 && random() < 0.5;
    const odds =
      -3 +
      4 * Math.exp(-(((age - 45) / 12) ** 2)) +
      income / 40 +
      [0, 0.8, -0.5, 0.3][town]! +
      (town % 2 === 0 ? 0.15 : -0.1) * (visits - 6) -
      (isMissing ? 1 : 0);
    return {
      age: `${age}`,
      income: isMissing ? "?" : `${income}`,
      town: towns[town]!,
      visits: `${visits}`,
      height: `${150 + Math.floor(random() * 50)}`,
      sex: random() < 0.5 ? "f" : "m",
      responded: random() < 1 / (1 + Math.exp(-odds)) ? "yes" : "no",
    };
  });
  const names = Object.keys(rows[0]!) as (keyof (typeof rows)[number])[];
  return tableOf(Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name])])));
}
