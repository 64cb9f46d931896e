import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/** Files under a folder that hold a text, whichever part of them, free pages of a database included. */
export function filesHolding(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile())
    .filter((file) => readFileSync(file).includes(text));
}
