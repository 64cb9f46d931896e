import { publishTerms } from "../../../src/chain/actions/terms.ts";
import { hashOfTerms, readTerms } from "../../../src/format/campaign/terms.ts";
import { readFile } from "../../input/files.ts";
import type { Outcome } from "../../run.ts";
import type { Context } from "../../setting/context.ts";

/** Publishes the terms of a file; on chain is only their hash. */
export async function publishTermsFile(
  context: Context,
  { file, uri }: { readonly file: string; readonly uri: string },
): Promise<Outcome> {
  const textHash = hashOfTerms(readFile(file, readTerms));
  const published = await publishTerms(context.clientOf("brand"), context.deployment, { textHash, uri });
  return { data: published, lines: [`Published terms ${published.terms}.`] };
}
