import { areTermsPublished, publishTerms, termsIdOf } from "../../src/chain/actions/terms.ts";
import { hashOfTerms, readTerms } from "../../src/format/campaign/terms.ts";
import { readFile } from "../input/files.ts";
import type { Outcome } from "../run.ts";
import type { Context } from "../setting/context.ts";

/** Publishes the terms of a file, unless the brand has published them already; on chain is only their hash. */
export async function publishTermsFile(
  context: Context,
  { file, uri }: { readonly file: string; readonly uri: string },
): Promise<Outcome> {
  const { reader, deployment } = context;
  const textHash = hashOfTerms(readFile(file, readTerms));
  const client = context.clientOf("brand");
  const terms = termsIdOf(client.account.address, textHash);
  if (await areTermsPublished(reader, deployment, { terms })) {
    return {
      data: { terms, publishedBefore: true },
      lines: [`The terms ${terms} are published already; nothing was sent.`],
    };
  }
  const published = await publishTerms(client, deployment, { textHash, uri });
  return { data: published, lines: [`Published terms ${published.terms}.`] };
}
