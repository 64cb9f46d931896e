import { readFileSync } from "node:fs";
import { fromRoot } from "../../../services/shared/paths.ts";
import { readTerms, writeTerms } from "../../../src/consent/terms/reading.ts";
import { readRendering, writeRendering } from "../../../src/consent/terms/rendering.ts";
import { readSignedRendering, writeSignedRendering } from "../../../src/consent/terms/signedRendering.ts";
import type { FormatCase } from "../formats/formats.ts";
import { signedRendering } from "./signed.ts";
import { rendering, terms } from "./terms.ts";

const ofRendering = [
  "decision",
  "price",
  "reward",
  "data.pd:AgeRange",
  "data.pd:Region",
  "inferences.pd:Interest",
];

/** The formats of consent; what is said of every format in test/src/format holds for these. */
export const consentFormats: readonly FormatCase[] = [
  {
    name: "core of terms",
    value: terms,
    written: writeTerms(terms),
    read: readTerms,
    optional: [
      "replaces",
      "dataProtectionOfficer",
      "largestReward",
      "decision.logic",
      "decision.humanContact",
      "recipients.2.places.0.safeguard",
    ],
  },
  {
    name: "rendering",
    value: rendering,
    written: writeRendering(rendering),
    read: readRendering,
    optional: ofRendering.filter((path) => path !== "price"),
  },
  {
    name: "signed rendering",
    value: signedRendering,
    written: writeSignedRendering(signedRendering),
    read: readSignedRendering,
    optional: ofRendering.filter((path) => path !== "price").map((path) => `rendering.${path}`),
  },
];

interface ConsentVectors {
  readonly texts: Readonly<Record<string, readonly string[]>>;
  readonly hashes: {
    readonly terms: { readonly canonical: string; readonly hash: string };
    readonly rendering: { readonly canonical: string; readonly hash: string };
  };
  /** Terms in the Data Privacy Vocabulary. */
  readonly dpv: { readonly notice: object; readonly process: object };
}

export const consentVectors: ConsentVectors = JSON.parse(
  readFileSync(fromRoot("test/vectors/consent.json"), "utf8"),
);
