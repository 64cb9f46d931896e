import path from "node:path";
import { gzipSync } from "node:zlib";
import { bundleSite, type SiteName } from "../../../scripts/web/build.ts";

/** Kilobytes of JavaScript, compressed by gzip, that a site's browser fetches at each stage. */
export async function sizesOf(site: SiteName) {
  const [pages, ...programs] = await bundleSite(site);
  const { outputs } = pages!.metafile;
  const contents = new Map(pages!.outputFiles.map((file) => [path.basename(file.path), file.contents]));
  /** A part with all that it cannot begin without. */
  const withNeeded = (part: string, found = new Set<string>()): Set<string> => {
    if (found.has(part)) return found;
    found.add(part);
    for (const { path: needed, kind } of outputs[part]!.imports) {
      if (kind === "import-statement") withNeeded(needed, found);
    }
    return found;
  };
  const partOf = (entry: string) =>
    Object.keys(outputs).find((name) => outputs[name]!.entryPoint?.endsWith(entry))!;
  const sum = (parts: Iterable<string>) =>
    [...parts].reduce((total, part) => total + kilobytes(contents.get(path.basename(part))!), 0);
  const first = withNeeded(partOf("/main.tsx"));
  const programOf = (name: string) =>
    programs.flatMap(({ outputFiles }) => outputFiles).find((file) => file.path.endsWith(`/${name}.js`));
  return {
    /** What the first screen is made of. */
    firstScreen: sum(first),
    /** What a part takes beyond the first screen. */
    beyondFirst: (entry: string) => sum([...withNeeded(partOf(entry))].filter((part) => !first.has(part))),
    /** A program of its own, such as the prover's worker. */
    program: (name: string) => kilobytes(programOf(name)!.contents),
  };
}

function kilobytes(content: Uint8Array): number {
  return gzipSync(content).length / 1024;
}
