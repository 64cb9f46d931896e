import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/** The files under a folder with a word in their bytes. */
export function filesWith(folder: string, word: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => {
    const file = path.join(folder, name);
    return statSync(file).isFile() && readFileSync(file).includes(word);
  });
}
