import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fromRoot } from "../../../services/shared/paths.ts";

/** Folders at the top that hold sources of ours. */
export const rooms = [
  "bench",
  "circuits",
  "cli",
  "contracts",
  "docs",
  "ignition",
  "scripts",
  "services",
  "src",
  "test",
  "types",
  "web",
];

/** Every source of ours, from the root of the repository; not what is generated or installed. */
export function sourceFiles(): string[] {
  const files = rooms.flatMap((room) =>
    readdirSync(fromRoot(room), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        path.relative(fromRoot(), path.join(entry.parentPath, entry.name)).replaceAll("\\", "/"),
      ),
  );
  return files.filter((file) => !/(^|\/)(node_modules|deployments)\//.test(file));
}

/** The sources of these that people write. */
export function writtenFiles(): string[] {
  return sourceFiles().filter(
    (file) => /\.(ts|tsx|mjs|sol|circom)$/.test(file) && !file.includes("/generated/"),
  );
}

export function lineCount(file: string): number {
  return readFileSync(fromRoot(file), "utf8").split("\n").length - 1;
}
