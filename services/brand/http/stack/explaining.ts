import { plainRendering } from "../../../../src/consent/terms/plainRendering.ts";
import {
  type PublishedCampaign,
  readPublishedCampaign,
} from "../../../../src/format/campaign/publishedCampaign.ts";
import { attributesUsed } from "../../../../src/format/campaign/requestWords.ts";
import { readJson } from "../../../shared/http/body.ts";
import { RequestRefusedError } from "../../../shared/http/errors.ts";
import type { Request } from "../../../shared/http/replies.ts";
import { untilUnused } from "../../outside/untilUnused.ts";
import type { Stack } from "../../stack.ts";
import { contestAnswers } from "../../store/records/answers.ts";
import { findCampaign } from "../../store/records/campaigns.ts";
import { findCustomer } from "../../store/records/customers.ts";
import { decisionRow, standingOf } from "../../store/records/decisions.ts";
import { contestShape, whyShape } from "./shapes.ts";

/**
 * What the brand can tell a customer who asks why something is shown: the group, and what the terms say in their language. How
 * the customer came into the group, only the customer's own software knows.
 */
export async function postWhy({ database, digest, now }: Stack, context: Request) {
  const { customerId, campaign, language } = whyShape.parse(await readJson(context));
  const published = await publishedOf({ database }, campaign);
  const row = await decisionRow(database.query, { customerId: digest(customerId), campaign, now: now() });
  const standing = row && standingOf(row, now());
  if (standing?.why !== "known") throw nothingKnown();
  const { answer } = standing;
  const { title, purpose, data, inferences, decision, withdrawal, ...rendering } = renderingIn(
    published,
    language,
  );
  context.header("cache-control", "no-store");
  return context.json({
    ...{ campaign: `${campaign}`, segment: answer.segment, answeredAt: answer.validAt, until: answer.expiry },
    attributes: attributesUsed(published.document),
    language: rendering.language,
    words: [
      title,
      purpose,
      ...Object.values(data),
      ...Object.values(inferences),
      decision ?? "",
      withdrawal,
    ].filter((line) => line !== ""),
  });
}

/**
 * A customer contests an answer at the brand itself, such as on the phone: it is not used from then on, which is so when this
 * returns, until the customer gives it anew. The signed contest, with its month, is for the customer's software to send.
 */
export async function postContest({ database, digest, wake }: Stack, context: Request) {
  const { customerId, campaign } = contestShape.parse(await readJson(context));
  const { document } = await publishedOf({ database }, campaign);
  const customer = await findCustomer(database.query, { customerId: digest(customerId) });
  if (customer === undefined) throw nothingKnown();
  const { subject } = customer;
  const answers = await database.transaction((query) => contestAnswers(query, { subject, campaign }));
  await untilUnused(database.query, subject);
  wake();
  return context.json({ answers, humanContact: document.terms.decision.humanContact });
}

async function publishedOf(
  { database }: Pick<Stack, "database">,
  campaign: bigint,
): Promise<PublishedCampaign> {
  const known = await findCampaign(database.query, campaign);
  if (known === undefined) throw nothingKnown();
  return readPublishedCampaign(known.published);
}

/** In words that the brand signed, if it has them in this language; otherwise from the codes of the terms, in English. */
function renderingIn({ document, renderings = [] }: PublishedCampaign, language: string) {
  const [main] = language.split("-");
  const signed = renderings.map(({ rendering }) => rendering);
  return signed.find((one) => one.language.split("-")[0] === main) ?? plainRendering(document.terms);
}

function nothingKnown(): RequestRefusedError {
  return new RequestRefusedError("NothingKnown", "Nothing is in use of this customer for this campaign.", {
    hint: "A decision says why: general content, with its reason.",
  });
}
