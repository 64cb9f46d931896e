import { config } from "zod/v4/core";

/** Has shapes checked without making code of them, which the page's policy forbids. To be called before any shape is made. */
export function makeNoCode(): void {
  config({ jitless: true });
}
