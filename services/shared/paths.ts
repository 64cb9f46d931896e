import path from "node:path";

/** Every path that the scripts use is built from the root of the repository. */
export const root = path.resolve(import.meta.dirname, "../..");

export function fromRoot(...parts: string[]): string {
  return path.join(root, ...parts);
}
