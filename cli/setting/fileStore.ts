import { existsSync } from "node:fs";
import * as z from "zod/v4";
import type { Store } from "../../src/store.ts";
import { readJson, requirePrivate, writeJson } from "../input/files.ts";

const contentShape = z.record(z.string(), z.string());

/** A store in one JSON file that only the user can read; for one command at a time. */
export function fileStore(file: string): Store {
  const read = (): Record<string, string> => {
    if (!existsSync(file)) return {};
    requirePrivate(file);
    return readJson(file, contentShape);
  };
  const write = (content: Record<string, string>) => writeJson(file, content, { secret: true });
  return {
    get: async (key) => {
      const content = read();
      return Object.hasOwn(content, key) ? content[key] : undefined;
    },
    set: async (key, value) => write({ ...read(), [key]: value }),
    delete: async (key) => {
      const { [key]: _, ...rest } = read();
      write(rest);
    },
    list: async (prefix) =>
      Object.keys(read())
        .filter((key) => key.startsWith(prefix))
        .sort(),
  };
}
