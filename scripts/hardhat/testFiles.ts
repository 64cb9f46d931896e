import { readdirSync } from "node:fs";
import path from "node:path";
import { fromRoot } from "../../services/shared/paths.ts";

/** The tests in these folders of test/, with paths from the root. Files that only support tests are not among them. */
export function testFiles(...folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(fromRoot("test", folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".test.ts"))
      .sort()
      .map((name) => path.posix.join("test", folder, name.replaceAll("\\", "/"))),
  );
}
