import assert from "node:assert/strict";
import path from "node:path";
import { describe, it } from "node:test";
import { lineCount, sourceFiles, writtenFiles } from "../support/house/files.ts";

const FILES_IN_A_ROOM = 15;
const LINES_OF_A_FILE = 400;

describe("the rooms of the house", () => {
  it("hold at most 15 files each", () => {
    const byFolder = Map.groupBy(sourceFiles(), (file) => path.posix.dirname(file));
    const crowded = [...byFolder].filter(([, files]) => files.length > FILES_IN_A_ROOM);
    assert.deepEqual(
      crowded.map(([folder, files]) => `${folder}: ${files.length}`),
      [],
    );
  });

  it("have files of 50 to 100 lines in the median, and none above 400", () => {
    const files = writtenFiles()
      .map((file) => ({ file, lines: lineCount(file) }))
      .sort((left, right) => left.lines - right.lines);
    const median = files[Math.floor(files.length / 2)]!.lines;
    assert.ok(median >= 50 && median <= 100, `${median} lines in the median`);
    assert.deepEqual(
      files.filter(({ lines }) => lines > LINES_OF_A_FILE),
      [],
    );
  });
});
