import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { readKeys } from "../../../cli/customer/customers.ts";
import { subjectFor } from "../../../src/customer/keys.ts";
import { type CommandLine, startCommandLine } from "../../support/cli/commandLine.ts";
import { campaign, schema, terms } from "../../support/cli/gym.ts";
import { giveCards } from "../../support/cli/holders.ts";

describe("a customer's status", () => {
  let gym: CommandLine;
  const strangersKey = generatePrivateKey();

  before(async () => {
    gym = await startCommandLine();
    gym.write("schema.json", schema);
    gym.write("campaign.json", campaign);
    gym.write("terms.json", terms);
    const open = ["brand", "campaign", "open", gym.file("campaign.json"), "--terms", gym.file("terms.json")];
    await gym.succeed("brand", "terms", gym.file("terms.json"));
    await gym.succeed(...open);
    await gym.fund(privateKeyToAccount(strangersKey).address);
    for (const command of [["brand", "terms", gym.file("terms.json")], open]) {
      const { code, stderr } = await gym.run(command, { environment: { DECDP_BRAND_KEY: strangersKey } });
      assert.equal(code, 0, stderr);
    }
    await giveCards(gym, "ada");
    const consent = ["customer", "consent", "1", "--as", "ada", "--yes"];
    await gym.succeed(...consent, "--out", gym.file("ada.consent.json"));
  });
  after(() => gym.close());

  /** The customer's pseudonym for the brand that it never dealt with, as requests hold it. */
  const secondPseudonym = () => {
    const { context } = gym.context();
    const keys = readKeys(context, "ada");
    context.state.close();
    return subjectFor(keys, privateKeyToAccount(strangersKey).address).address.slice(2).toLowerCase();
  };

  it("asks the node about nobody but the brands that the customer dealt with", async () => {
    gym.requests.length = 0;
    assert.match(
      await gym.succeed("customer", "status", "--as", "ada"),
      /campaign 1, "course": permission until 20/,
    );
    assert.ok(gym.requests.length > 0);
    assert.ok(gym.requests.every((request) => !request.includes(secondPseudonym())));
  });

  it("asks about every brand only if told to", async () => {
    await gym.succeed("customer", "status", "--as", "ada", "--all-brands");
    assert.ok(gym.requests.some((request) => request.includes(secondPseudonym())));
  });
});
