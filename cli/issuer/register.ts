import { registerIssuer, type sourceKinds } from "../../src/chain/actions/issuer.ts";
import { shortName } from "../input/fields.ts";
import { UsageError } from "../input/usageError.ts";
import type { Outcome } from "../run.ts";
import type { Context } from "../setting/context.ts";
import { addIssuer, findIssuer } from "./issuers.ts";

export interface NewIssuer {
  /** What the state is to call it. */
  readonly name: string;
  readonly kind: (typeof sourceKinds)[number];
  /** Least time between two roots, seconds. */
  readonly interval: number;
  /** For how long a replaced root still counts, seconds. */
  readonly grace: number;
  /** Where the issuer describes itself. */
  readonly metadata: string;
}

/** Registers an issuer and begins its tree. Throws `UsageError` for a name that is taken or cannot be one. */
export async function registerNamedIssuer(context: Context, given: NewIssuer): Promise<Outcome> {
  const { name, kind, interval, grace, metadata } = given;
  if (!shortName.safeParse(name).success) {
    throw new UsageError(`"${name}" cannot name an issuer.`, {
      hint: "Take small letters, digits and hyphens.",
    });
  }
  if (findIssuer(context.state, name)) throw new UsageError(`There is an issuer "${name}" already.`);
  const { issuer, hash, gasUsed } = await registerIssuer(context.clientOf("issuer"), context.deployment, {
    kind,
    minimumInterval: interval,
    grace,
    metadataUri: metadata,
  });
  await context.state.transaction((writer) => addIssuer(writer, { name, issuer, kind }));
  return { data: { issuer, hash, gasUsed }, lines: [`Registered as issuer ${issuer}.`] };
}
