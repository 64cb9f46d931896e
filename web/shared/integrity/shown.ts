import { signal } from "@preact/signals";
import type { Standing } from "./standing.ts";

/** Which version this page is, once it is known. */
export const standing = signal<Standing | undefined>(undefined);
