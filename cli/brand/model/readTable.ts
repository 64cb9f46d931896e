import { createReadStream, statSync } from "node:fs";
import { pipeline } from "node:stream/promises";
import { type CsvError, parse } from "csv-parse";
import { DecdpError } from "../../../src/errors.ts";
import { type Column, numberIn, type Table } from "../../../src/model/table/column.ts";

/** Bytes; more people than that are known well enough by a sample. */
export const LARGEST_TABLE = 100 * 1024 * 1024;
const MOST_COLUMNS = 2_000;
const MOST_CELLS = 60_000_000;
const LONGEST_LINE = 1024 * 1024;

interface GrowingColumn {
  readonly name: string;
  readonly places: Map<string, number>;
  readonly cells: number[];
}

/**
 * Reads a table of comma-separated values: delimiters , ; tab or |, quotes, a mark at the beginning, blanks around names
 * and values. Throws `DecdpError` that says where, if the file is no such table.
 */
export async function readTable(file: string): Promise<Table> {
  const status = statSync(file, { throwIfNoEntry: false });
  if (status === undefined) {
    throw new DecdpError(`${file} is not there.`, { hint: "Check the name and the folder." });
  }
  if (!status.isFile()) throw new DecdpError(`${file} is not a file.`);
  if (status.size === 0) throw new DecdpError(`${file} is empty.`);
  if (status.size > LARGEST_TABLE) {
    throw new DecdpError(`${file} has ${status.size} bytes.`, {
      hint: `Tables of more than ${LARGEST_TABLE} bytes are not read: take a random sample of the rows.`,
    });
  }
  const delimiter = await delimiterOf(file);
  let columns: GrowingColumn[] | undefined;
  let rows = 0;
  try {
    await pipeline(
      createReadStream(file),
      decoded(file),
      parse({ delimiter, bom: true, trim: true, skip_empty_lines: true, max_record_size: LONGEST_LINE }),
      async (records: AsyncIterable<string[]>) => {
        for await (const record of records) {
          if (columns === undefined) {
            columns = namesOf(record, file).map((name) => ({ name, places: new Map(), cells: [] }));
            continue;
          }
          rows++;
          if (rows * columns.length > MOST_CELLS) throw tooMany(file);
          columns.forEach((column, index) => {
            add(column, record[index]!);
          });
        }
      },
    );
  } catch (error) {
    throw explained(error, file);
  }
  if (columns === undefined || rows === 0) throw new DecdpError(`${file} has no rows below its first line.`);
  return {
    rows,
    columns: columns.map(
      ({ name, places, cells }): Column => ({
        name,
        texts: [...places.keys()],
        cells: Int32Array.from(cells),
      }),
    ),
  };
}

function add({ places, cells }: GrowingColumn, text: string): void {
  let place = places.get(text);
  if (place === undefined) {
    place = places.size;
    places.set(text, place);
  }
  cells.push(place);
}

/** The delimiter that stands most often in the first line, outside of quotes. */
async function delimiterOf(file: string): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream(file, { end: LONGEST_LINE })) chunks.push(chunk);
  const begin = Buffer.concat(chunks);
  if (begin.includes(0)) {
    throw new DecdpError(`${file} is no text.`, { hint: "Save the table as CSV in UTF-8." });
  }
  const first = /^[^\r\n]*/.exec(begin.toString("utf8").replace(/^\ufeff?\s*/, ""))![0];
  if (first.length >= LONGEST_LINE) throw tooLong(file);
  const outside = first.replace(/"[^"]*"/g, "");
  const counted = [",", ";", "\t", "|"].map((delimiter) => ({
    delimiter,
    count: outside.split(delimiter).length - 1,
  }));
  const best = counted.sort((left, right) => right.count - left.count)[0]!;
  if (best.count === 0) {
    throw new DecdpError(`${file} has one column only.`, {
      hint: "A table has a label and columns beside it, with , ; | or tabs between them.",
    });
  }
  if (best.count >= MOST_COLUMNS) {
    throw new DecdpError(`${file} has ${best.count + 1} columns.`, {
      hint: `At most ${MOST_COLUMNS} are read: keep those that may matter.`,
    });
  }
  return best.delimiter;
}

function namesOf(record: readonly string[], file: string): string[] {
  const names = record.map((name, index) => name || `column ${index + 1}`);
  const value = names.find((name) => numberIn(name) !== undefined);
  if (value !== undefined) {
    throw new DecdpError(`The first line of ${file} has the value ${value} where a name should be.`, {
      hint: "Add a first line with the names of the columns.",
    });
  }
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated === undefined) return names;
  throw new DecdpError(`${file} has two columns "${repeated}".`, {
    hint: "Give each a name of its own; without names, add a first line with them.",
  });
}

function decoded(file: string) {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  return async function* decode(chunks: AsyncIterable<Buffer>) {
    try {
      for await (const chunk of chunks) {
        if (chunk.includes(0)) throw new TypeError();
        yield decoder.decode(chunk, { stream: true });
      }
      yield decoder.decode();
    } catch (cause) {
      if (!(cause instanceof TypeError)) throw cause;
      throw new DecdpError(`${file} is not in UTF-8.`, { cause, hint: "Save the table as CSV in UTF-8." });
    }
  };
}

function explained(error: unknown, file: string): unknown {
  const { code, message, lines, record } = error as CsvError & { record?: string[]; lines?: number };
  if (code === "CSV_RECORD_INCONSISTENT_FIELDS_LENGTH" || code === "CSV_RECORD_INCONSISTENT_COLUMNS") {
    return new DecdpError(`Line ${lines} of ${file} has ${record?.length} values, unlike the lines before.`, {
      details: { line: lines },
      hint: "Quote values that contain the delimiter, and give every line the same number of values.",
    });
  }
  if (code === "CSV_MAX_RECORD_SIZE") return tooLong(file);
  if (typeof code === "string" && code.startsWith("CSV_")) {
    return new DecdpError(`${file} is no table of comma-separated values: ${message}`, {
      hint: "Check the quotes on that line.",
    });
  }
  return error;
}

function tooLong(file: string): DecdpError {
  return new DecdpError(`${file} has a line of more than ${LONGEST_LINE} bytes.`, {
    hint: `A table has at most ${MOST_COLUMNS} columns; check that every quote is closed.`,
  });
}

function tooMany(file: string): DecdpError {
  return new DecdpError(`${file} has more than ${MOST_CELLS} values.`, {
    hint: "Take a random sample of the rows, or keep the columns that may matter.",
  });
}
