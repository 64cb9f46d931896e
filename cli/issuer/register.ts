import { registerIssuer, type sourceKinds } from "../../src/chain/actions/issuer.ts";
import { shortName } from "../input/fields.ts";
import { UsageError } from "../input/usageError.ts";
import type { Outcome } from "../run.ts";
import type { Context } from "../setting/context.ts";
import { describeIssuer } from "./describeIssuer.ts";
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

/** Registers an issuer and begins its tree; goes on with what an interrupted run began. Throws `UsageError` for a name that is taken or cannot be one. */
export async function registerNamedIssuer(context: Context, given: NewIssuer): Promise<Outcome> {
  const { name, kind, interval, grace, metadata } = given;
  if (!shortName.safeParse(name).success) {
    throw new UsageError(`"${name}" cannot name an issuer.`, {
      hint: "Take small letters, digits and hyphens.",
    });
  }
  // The name is no part of the call: what was begun for one issuer must not be taken for another.
  const step = `issuer new ${JSON.stringify([name, kind, interval, grace, metadata])}`;
  if (findIssuer(context.state, name) && !context.hasBegun("issuer", step)) {
    throw new UsageError(`There is an issuer "${name}" already.`);
  }
  const client = context.clientOf("issuer", step);
  const parameters = { kind, minimumInterval: interval, grace, metadataUri: metadata };
  const { issuer, hash, gasUsed } = await registerIssuer(client, context.deployment, parameters);
  await context.state.transaction((writer) => addIssuer(writer, { name, issuer, kind }));
  return {
    data: { issuer, hash, gasUsed },
    lines: [`Registered as ${await describeIssuer(context, issuer)}.`],
  };
}
