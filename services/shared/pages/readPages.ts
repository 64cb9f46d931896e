import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { ServiceError } from "../serviceError.ts";

export interface PageFile {
  readonly content: Uint8Array;
  /** By brotli. */
  readonly compressed: Uint8Array;
  /** Entity tag: of its content. */
  readonly tag: string;
}

/** The built pages of a folder, by their paths from the root of the site. Throws `ServiceError` if there are none. */
export function readPages(folder: string): ReadonlyMap<string, PageFile> {
  if (!existsSync(path.join(folder, "index.html"))) {
    throw new ServiceError(`There are no pages in ${folder}.`, { hint: "Build them: npm run web" });
  }
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".br"))
    .map((entry) => path.join(entry.parentPath, entry.name));
  return new Map(
    names.map((file) => {
      const content = readFileSync(file);
      const tag = `"${createHash("sha256").update(content).digest("hex").slice(0, 32)}"`;
      const place = `/${path.relative(folder, file).split(path.sep).join("/")}`;
      return [place, { content, compressed: readFileSync(`${file}.br`), tag }] as const;
    }),
  );
}
