import { readFileSync } from "node:fs";
import path from "node:path";
import * as z from "zod/v4";
import { TREE_CAPACITY } from "../../src/credential/issuerTree.ts";
import { DecdpError } from "../../src/errors.ts";
import { duration } from "../../src/format/reading/fields.ts";
import { readShape } from "../../src/format/reading/reading.ts";
import { ServiceError } from "../shared/serviceError.ts";
import type { ManagedIssuer } from "./gateway.ts";
import { makeSource, sourceNames } from "./sources.ts";

const MINUTE = 60;
const LONGEST_GRACE = 604_800;

/** What the operator writes about the issuers of a gateway. */
const configurationShape = z.strictObject({
  format: z.literal("decdp-gateway-1"),
  issuers: z
    .array(
      z.strictObject({
        /** Small letters, digits and hyphens; it stays for as long as the issuer does. */
        name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,40}$/, "must be small letters, digits and hyphens"),
        source: z.enum(sourceNames),
        /** Between two roots; frequent roots shrink the crowd that a customer hides in. */
        minimumInterval: duration.default(3600),
        /** For which a replaced root stays live. */
        grace: duration.default(86_400),
        /** For which a card counts at most. */
        validFor: duration.default(30 * 86_400),
        /** Until a customer who lost the keys has a card for new ones, at least. */
        recoverAfter: duration.default(30 * 86_400),
        /** The same at most: campaigns with longer periods do not count. */
        recoverWithin: duration.default(100 * 86_400),
        /** One place is kept for a number that makes every root another one. */
        treeSize: z
          .int()
          .min(1)
          .max(TREE_CAPACITY - 1)
          .default(TREE_CAPACITY - 1),
        /** What the source is made from. */
        options: z.unknown().default({}),
      }),
    )
    .min(1)
    .max(100),
});

/** The issuers in a gateway's configuration file. Throws `ServiceError` for what cannot be read or does not fit. */
export function readConfiguration(file: string): ReadonlyMap<string, ManagedIssuer> {
  try {
    const text = readFileSync(file, "utf8");
    return issuersFrom(JSON.parse(text), file, path.dirname(path.resolve(file)));
  } catch (error) {
    if (error instanceof ServiceError) throw error;
    const message = error instanceof DecdpError ? error.message : (error as Error).message;
    throw new ServiceError(`The configuration cannot be used: ${message}`, {
      hint: "docs/building/sources.md describes it.",
    });
  }
}

/** The issuers that a configuration describes; files in it are named from the folder. Throws `DecdpError`. */
export function issuersFrom(
  content: unknown,
  file = "The configuration",
  folder = ".",
): ReadonlyMap<string, ManagedIssuer> {
  const { issuers } = readShape(configurationShape, content, file);
  const made = issuers.map(({ source: kind, options, ...issuer }): ManagedIssuer => {
    requireTimes(issuer);
    const source = makeSource(kind, options, { name: `${file}, issuer ${issuer.name}`, folder });
    return { ...issuer, kind: source.kind, source };
  });
  const byName = new Map(made.map((issuer) => [issuer.name, issuer]));
  if (byName.size < made.length) throw new ServiceError(`${file} has two issuers of one name.`);
  return byName;
}

function requireTimes({
  name,
  minimumInterval,
  grace,
  recoverAfter,
  recoverWithin,
}: Pick<ManagedIssuer, "name" | "minimumInterval" | "grace" | "recoverAfter" | "recoverWithin">): void {
  if (recoverAfter > recoverWithin) {
    throw new ServiceError(`A recovery at the issuer ${name} would be over before it may end.`, {
      hint: "recoverWithin, 100 days unless it is given, is as long as recoverAfter or longer.",
    });
  }
  if (minimumInterval >= MINUTE && grace <= LONGEST_GRACE) return;
  throw new ServiceError(`The registry does not take the times of the issuer ${name}.`, {
    hint: "minimumInterval is a minute or more, grace is a week or less.",
  });
}
