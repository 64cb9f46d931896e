import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openCampaign } from "../../../src/chain/actions/campaign.ts";
import { publishTerms } from "../../../src/chain/actions/terms.ts";
import { canonicalTerms } from "../../../src/consent/terms/reading.ts";
import { hashOfDocument } from "../../../src/format/campaign/campaignDocument.ts";
import { writePublishedCampaign } from "../../../src/format/campaign/publishedCampaign.ts";
import { requestFrom } from "../../../src/format/campaign/requestWords.ts";
import { defineSchema } from "../../../src/request/schema.ts";
import { type CommandLine, startCommandLine } from "../../support/cli/commandLine.ts";
import { campaign, schema, terms } from "../../support/cli/gym.ts";

const document = {
  name: "by the library",
  terms,
  schema: defineSchema(schema.name, schema.attributes),
  rules: campaign.rules,
  sealed: false,
};

describe("a campaign that the library opened", () => {
  let gym: CommandLine;
  let published: string;

  before(async () => {
    gym = await startCommandLine();
    const { context } = gym.context();
    const { deployment, network } = context;
    const client = context.clientOf("brand");
    const { terms: id } = await publishTerms(client, deployment, { core: canonicalTerms(terms), uri: "" });
    const { schema: schemaId, rules } = requestFrom(document);
    const { campaign: number } = await openCampaign(client, deployment, {
      ...{ terms: id, schema: schemaId, rules, issuers: [1n], acceptsSelfDeclared: false },
      ...{ token: network.token!, reward: 1n, periodLength: 0, answersPerPeriod: 10, notice: 86_400 },
      ...{ documentUri: "", documentHash: hashOfDocument(document) },
    });
    published = writePublishedCampaign({ ...deployment, campaign: number, document });
    context.state.close();
  });
  after(() => gym.close());

  it("is known to the command line once its document is imported", async () => {
    await gym.fail(1, /The document of campaign 1 is not at/, "brand", "campaign", "status", "1");
    const file = gym.write("published.json", JSON.parse(published));
    assert.match(
      await gym.succeed("brand", "campaign", "import", file),
      /^Campaign 1, "by the library", is known/,
    );
    assert.match(
      await gym.succeed("brand", "campaign", "list"),
      /^Campaign 1, "by the library": open, running/,
    );
    await gym.succeed("brand", "campaign", "status", "1");
    await gym.succeed("brand", "campaign", "import", file);
  });

  it("is not imported with another document, or from another chain", async () => {
    const content = JSON.parse(published);
    const changed = { ...content, document: { ...content.document, name: "another" } };
    const importing = (name: string, value: object) => [
      "brand",
      "campaign",
      "import",
      gym.write(name, value),
    ];
    await gym.fail(
      1,
      /is not the document that campaign 1 was opened with/,
      ...importing("changed.json", changed),
    );
    const elsewhere = { ...content, chainId: 5 };
    await gym.fail(1, /is for the contract .* on chain 5/, ...importing("elsewhere.json", elsewhere));
    await gym.fail(1, /There is no campaign 7/, ...importing("unknown.json", { ...content, campaign: "7" }));
  });
});
