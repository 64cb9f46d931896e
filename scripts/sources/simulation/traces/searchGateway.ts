import type { RawValue } from "../places/place.ts";
import type { SourcesWorld } from "../world.ts";
import { canBeSearched, formsOf } from "./forms.ts";
import { filesIn, rowsOf } from "./haystacks.ts";
import { plantIn } from "./plant.ts";
import { createSearch, type Haystack } from "./search.ts";

/** Where a form of a value was found. */
export interface Trace {
  readonly place: string;
  readonly what: string;
  readonly encoding: string;
}

/** What a search of everything that a gateway wrote came to. */
export interface SearchResult {
  readonly values: number;
  readonly forms: number;
  /** What the values are that are too short to be told from chance. */
  readonly tooShort: readonly string[];
  /** What the values are that any database has, such as words of a standard that are words of every language, too. */
  readonly common: readonly string[];
  readonly bytes: number;
  readonly rows: number;
  readonly traces: readonly Trace[];
  /** Forms that were planted on purpose afterwards, and how many of them were found. */
  readonly planted: { readonly count: number; readonly found: number };
}

/**
 * Searches the database of a gateway that has ended, as files and as rows, its log and its temporary files for values.
 * Then plants one of them, and searches again: a search that finds nothing shows something only if it would find it.
 */
export async function searchGateway(
  { folders, untouched }: Pick<SourcesWorld, "folders" | "untouched">,
  held: readonly RawValue[],
): Promise<SearchResult> {
  const values = [...new Map(held.map((raw) => [raw.value, raw])).values()];
  const short = values.filter((raw) => !canBeSearched(raw));
  const common = commonOf(values.filter(canBeSearched), untouched);
  const rare = values.filter((raw) => canBeSearched(raw) && !common.includes(raw));
  const forms = rare.flatMap(formsOf);
  const search = createSearch(forms);
  let bytes = 0;
  const traces: Trace[] = [];
  const searchAll = (haystacks: Iterable<Haystack>) => {
    for (const haystack of haystacks) {
      bytes += haystack.bytes.length;
      traces.push(
        ...search(haystack).map(({ what, encoding }) => ({ place: haystack.place, what, encoding })),
      );
    }
  };
  // The files first: to read rows is to open the database, which writes.
  for (const place of Object.values(folders)) searchAll(filesIn(place));
  const rows = await rowsOf(folders);
  searchAll(rows);
  return {
    ...{ values: rare.length, forms: forms.length, bytes, rows: rows.length, traces },
    ...{ tooShort: namesOf(short), common: namesOf(common) },
    planted: await plantIn(folders, rare),
  };
}

/** Those of the values that a database has which never saw the customer. */
function commonOf(values: readonly RawValue[], untouched: string): RawValue[] {
  const byForm = new Map(values.flatMap((raw) => formsOf(raw).map((form) => [form, raw] as const)));
  const search = createSearch([...byForm.keys()]);
  const found = new Set([...filesIn(untouched)].flatMap((haystack) => search(haystack)));
  return [...new Set([...found].map((form) => byForm.get(form)!))];
}

function namesOf(values: readonly RawValue[]): string[] {
  return [...new Set(values.map(({ what }) => what))].sort();
}
