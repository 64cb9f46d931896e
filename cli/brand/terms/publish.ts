import { areTermsPublished, publishTerms, termsIdOf } from "../../../src/chain/actions/terms.ts";
import { lintTerms } from "../../../src/consent/terms/lint/lint.ts";
import { canonicalTerms, hashOfTerms, readTerms } from "../../../src/consent/terms/reading.ts";
import { readFile } from "../../input/files.ts";
import type { Outcome } from "../../run.ts";
import type { Context } from "../../setting/context.ts";
import { decide } from "./decision.ts";

export interface Publishing {
  readonly file: string;
  readonly uri: string;
  /** Why terms with errors are published all the same. */
  readonly despite?: string | undefined;
}

/**
 * Publishes the terms of a file, unless the brand has published them already: the chain keeps them in an event. Throws
 * `DecdpError` with the findings for terms with errors, unless a reason is given, which is kept with the state.
 */
export async function publishTermsFile(
  context: Context,
  { file, uri, despite }: Publishing,
): Promise<Outcome> {
  const terms = readFile(file, readTerms);
  const findings = lintTerms({ terms });
  const client = context.clientOf("brand");
  const id = termsIdOf(client.account.address, hashOfTerms(terms));
  if (await areTermsPublished(context.reader, context.deployment, { terms: id })) {
    return {
      data: { terms: id, publishedBefore: true },
      lines: [`The terms ${id} are published already; nothing was sent.`],
    };
  }
  await decide(context, { step: "publish", terms, id, file, findings, despite });
  const published = await publishTerms(client, context.deployment, { core: canonicalTerms(terms), uri });
  return { data: { ...published, findings }, lines: [`Published terms ${published.terms}.`] };
}
