import { publishTerms } from "../../src/chain/actions/terms.ts";
import { canonicalTerms, readTerms } from "../../src/format/campaign/terms.ts";
import { readFile } from "../input/files.ts";
import type { Outcome } from "../run.ts";
import type { Context } from "../setting/context.ts";

/** Publishes the terms of a file; the chain keeps them in an event, and their hash. */
export async function publishTermsFile(
  context: Context,
  { file, uri }: { readonly file: string; readonly uri: string },
): Promise<Outcome> {
  const core = canonicalTerms(readFile(file, readTerms));
  const published = await publishTerms(context.clientOf("brand"), context.deployment, { core, uri });
  return { data: published, lines: [`Published terms ${published.terms}.`] };
}
