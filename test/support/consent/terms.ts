import { terms as asking, rendering as ofDocumentation } from "../../../scripts/receipts/terms.ts";
import { hashOfTerms } from "../../../src/consent/terms/reading.ts";
import type { Rendering } from "../../../src/consent/terms/rendering.ts";
import type { Terms } from "../../../src/consent/terms/terms.ts";

/** Terms with every field that there is: those of the documentation, which follow others. */
export const terms: Terms = { ...asking, replaces: `0x${"12".repeat(32)}` };

export const rendering: Rendering = { ...ofDocumentation, terms: hashOfTerms(terms) };
