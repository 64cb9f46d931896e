import { readFileSync } from "node:fs";
import path from "node:path";
import { fromRoot } from "../../../services/shared/paths.ts";

/** One file's import of another file of this repository, both from its root. */
export interface Import {
  readonly from: string;
  readonly to: string;
}

/** What a file imports, exports again, loads later or names as a worker; of types, too. */
const specifier = /(?:\bfrom\s*|\bimport\s*\(?\s*|\bnew URL\(\s*)"([^"]+)"/g;

/** What a file imports by name: packages and modules of Node. */
export function packagesOf(file: string): string[] {
  return specifiersOf(file).filter((name) => !name.startsWith("."));
}

/** The files of this repository that these files import. */
export function importsOf(files: readonly string[]): Import[] {
  return files.flatMap((from) =>
    specifiersOf(from)
      .filter((name) => name.startsWith("."))
      .map((name) => ({ from, to: path.posix.join(path.posix.dirname(from), name) })),
  );
}

/** Files that import each other in a circle, from one of them back to it; undefined if there is no circle. */
export function findCircle(imports: readonly Import[]): string[] | undefined {
  const targets = Map.groupBy(imports, ({ from }) => from);
  const finished = new Set<string>();
  const visit = (file: string, trail: readonly string[]): string[] | undefined => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
    if (finished.has(file)) return undefined;
    for (const { to } of targets.get(file) ?? []) {
      const circle = visit(to, [...trail, file]);
      if (circle !== undefined) return circle;
    }
    finished.add(file);
    return undefined;
  };
  for (const file of targets.keys()) {
    const circle = visit(file, []);
    if (circle !== undefined) return circle;
  }
  return undefined;
}

function specifiersOf(file: string): string[] {
  return [...readFileSync(fromRoot(file), "utf8").matchAll(specifier)].map(([, name]) => name!);
}
