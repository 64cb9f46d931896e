import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, afterEach, before, describe, it } from "node:test";
import { toFunctionSelector } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { openState } from "../../cli/setting/state.ts";
import { readSealRequestFile } from "../../src/format/answer/sealRequestFile.ts";
import type { CommandLine } from "../support/cli/commandLine.ts";
import { giveCards } from "../support/cli/holders.ts";
import { openGym } from "../support/cli/openGym.ts";

/** The call of a contract's view, as a request for it holds it, with its first arguments as 32 bytes in hexadecimal. */
function callOf(view: string, ...values: (bigint | string)[]): string {
  const words = values.map((value) =>
    (typeof value === "bigint" ? value.toString(16) : value.slice(2).toLowerCase()).padStart(64, "0"),
  );
  return `${toFunctionSelector(view)}${words.join("")}`;
}

describe("a list of which the node does not say everything", () => {
  let gym: CommandLine;
  let subjects: Readonly<Record<string, string>>;
  const strangers = generatePrivateKey();
  /** From now on the node refuses requests that hold this text. */
  const refuse = (text: string) => {
    gym.intercept = (request) => {
      if (request.includes(text)) throw new Error("out of order");
    };
  };
  const listed = async (...command: string[]) => {
    const { code, stdout, stderr } = await gym.run(command);
    assert.equal(stderr, "");
    return { code, lines: stdout.split("\n") };
  };

  before(async () => {
    gym = await openGym({}, {}, { sealed: true });
    await giveCards(gym, "ada", "ben");
    const named: Record<string, string> = {};
    for (const name of ["ada", "ben"]) {
      const request = gym.file(`${name}.request.json`);
      await gym.succeed("customer", "consent", "3", "--as", name, "--yes", "--out", request);
      named[name] = readSealRequestFile(readFileSync(request, "utf8")).request.subject;
      await gym.succeed("brand", "seal", request, "--out", gym.file(`${name}.seal.json`));
      const papers = ["--seal", gym.file(`${name}.seal.json`), "--out", gym.file(`${name}.sealed.json`)];
      await gym.succeed("customer", "answer", "3", "--as", name, "--yes", ...papers);
      await gym.succeed("brand", "settle", gym.file(`${name}.sealed.json`));
    }
    subjects = named;
    for (const campaign of ["1", "2"])
      await gym.succeed(
        ...["customer", "answer", campaign, "--as", "ada", "--yes"],
        ...["--out", gym.file(`${campaign}.answer.json`)],
      );
  });
  afterEach(() => {
    gym.intercept = () => {};
  });
  after(() => gym.close());

  it("shows the other campaigns where one cannot be read", async () => {
    const list = ["brand", "campaign", "list"];
    refuse(callOf("campaignOf(uint256)", 2n));
    const { code, lines } = await listed(...list);
    assert.equal(code, 1, "the list is not whole");
    assert.match(lines[0]!, /^Campaign 1, "course 1": open, running/);
    assert.match(lines[1]!, /^Campaign 2, "course 2" of brand 0x\w+ could not be read\. .*out of order/);
    assert.match(lines[2]!, /^Campaign 3, "course 3": sealed, running/);
    const { campaigns } = JSON.parse((await gym.run([...list, "--json"])).stdout);
    assert.deepEqual(
      campaigns.map(({ campaign, problem }: { campaign: string; problem?: string }) => [campaign, !problem]),
      [
        ["1", true],
        ["2", false],
        ["3", true],
      ],
    );
  });

  it("shows a customer's other answers, permissions and accounts", async () => {
    const status = ["customer", "status", "--as", "ada"];
    refuse(`"0x${2n.toString(16).padStart(64, "0")}"`);
    const { code, lines } = await listed(...status);
    assert.equal(code, 1);
    assert.match(
      lines[0]!,
      /^Campaign 1, "course 1": permission until .*; 1 answer settled, 2 POINT to claim/,
    );
    assert.match(
      lines[1]!,
      /^Campaign 2, .*permission until .*; what you answered could not be read\. .*out of/,
    );
    assert.match(lines[2]!, /^Campaign 3, "course 3": permission until .*; 1 answer settled/);
    assert.match(lines[3]!, /^Your account for brand 0x\w+: 0 POINT/);
  });

  it("shows a customer's answers where an account cannot be read", async () => {
    refuse(toFunctionSelector("balanceOf(address)"));
    const { code, lines } = await listed("customer", "status", "--as", "ada");
    assert.equal(code, 1);
    assert.match(lines[2]!, /^Campaign 3, "course 3": permission until .*; 1 answer settled/);
    assert.match(lines[3]!, /^Your account for brand 0x\w+, 0x\w+, could not be read\. .*out of order/);
  });

  it("shows what a customer agreed to with other brands where one cannot be read", async () => {
    await gym.fund(privateKeyToAccount(strangers).address);
    const given = { environment: { DECDP_BRAND_KEY: strangers } };
    const terms = ["--terms", gym.file("terms.json")];
    for (const command of [
      ["brand", "terms", gym.file("terms.json")],
      ["brand", "campaign", "open", gym.file("campaign.json"), ...terms],
      ["brand", "campaign", "list"],
    ]) {
      const { code, stderr } = await gym.run(command, given);
      assert.equal(code, 0, stderr);
    }
    const papers = ["--yes", "--out", gym.file("4.request.json")];
    await gym.succeed("customer", "consent", "4", "--as", "ada", ...papers);
    const status = ["customer", "status", "--as", "ada"];
    refuse(subjects.ada!.slice(2).toLowerCase());
    const one = await listed(...status);
    assert.equal(one.code, 1);
    assert.match(
      one.lines.join("\n"),
      /^Your permission for campaigns 1 \("course 1"\), 2 .* could not be read/m,
    );
    assert.match(one.lines.join("\n"), /^Not answered, campaign 4, "course 3": permission until/m);
    const stranger = privateKeyToAccount(strangers).address.slice(2).toLowerCase();
    refuse(`000${stranger}`);
    const two = await listed(...status);
    assert.equal(two.code, 1);
    assert.match(two.lines[0]!, /^What you did with brand 0x\w+ could not be read\. .*out of order/);
    assert.match(two.lines.join("\n"), /^Campaign 3, "course 3": permission until .*; 1 answer settled/m);
  });

  it("shows a brand the other customers, and keeps of one what it knew", async () => {
    const status = ["brand", "campaign", "status", "3"];
    assert.match(await gym.succeed(...status), /Groups that you may use now: 0: 0, 1: 2\./);
    refuse(callOf("consentOf(address,bytes32)", subjects.ada!));
    const { code, lines } = await listed(...status);
    assert.equal(code, 1);
    assert.match(lines[2]!, /^Groups that you may use now: 0: 0, 1: 1\./);
    assert.match(
      lines[3]!,
      new RegExp(`^Whether you may use what ${subjects.ada} answered could not be`, "i"),
    );
    assert.equal(lines.length, 4, "each customer once");
    const forgotten = await listed("brand", "forget");
    assert.equal(forgotten.code, 1);
    assert.match(
      forgotten.lines.join("\n"),
      /^0x\w+ in campaign 3, "course 3" was left out\. .*out of order/m,
    );
    gym.intercept = () => {};
    assert.match(await gym.succeed(...status), /Groups that you may use now: 0: 0, 1: 2\./);
  });

  describe("of cards", () => {
    const cards = ["customer", "cards", "--as", "ada"];
    const change = async (statement: string, ...values: string[]) => {
      const state = openState(gym.folder);
      await state.transaction((writer) => writer.change(statement, ...values));
      state.close();
    };
    before(async () => {
      const [commitment, card] = [gym.file("bank.commitment.json"), gym.file("bank.card.json")];
      await gym.succeed("customer", "cards", "request", "bank", "--as", "ada", "--out", commitment);
      await gym.succeed(
        ...["issuer", "issue", "bank", "--holder", "ada", "--schema", gym.file("schema.json")],
        ...["--values", gym.file("values.json"), "--commitment", commitment, "--out", card],
      );
      await gym.succeed("issuer", "publish", "bank");
      await gym.succeed("customer", "cards", "add", card, "--as", "ada");
    });

    it("shows all, and of which it could not be checked whether it counts", async () => {
      refuse(callOf("isRootLive(uint256,uint256)", 1n));
      const { code, lines } = await listed(...cards);
      assert.equal(code, 1);
      assert.match(
        lines[0]!,
        /of issuer 1 .*not checked \(the issuer's list could not be read: .*out of order.*: age 40$/,
      );
      assert.match(
        lines[1]!,
        /of issuer 2 \("bank" here; by its own account it reads a bank account\), until [^,]+: age/,
      );
    });

    it("shows all where the list of one issuer is no such list", async () => {
      const list = path.join(gym.folder, "published/issuer-1.json");
      const text = readFileSync(list, "utf8");
      writeFileSync(list, "{");
      const { code, lines } = await listed(...cards);
      writeFileSync(list, text);
      assert.equal(code, 1);
      assert.match(lines[0]!, /not checked .*issuer-1\.json/);
      assert.match(lines[1]!, /of issuer 2 .*, until [^,]+: age 40$/);
    });

    it("shows the others where the state holds one that is none, and answers with them", async () => {
      const { card } = (() => {
        const state = openState(gym.folder);
        const row = state.first("SELECT card FROM cards WHERE customer = 'ada' AND issuer = '2'")!;
        state.close();
        return row;
      })();
      await change("UPDATE cards SET card = '{}' WHERE customer = 'ada' AND issuer = '2'");
      const { code, lines } = await listed(...cards);
      assert.equal(code, 1);
      assert.match(lines[0]!, /of issuer 1 .*: age 40$/);
      assert.match(lines[1]!, /^A card of issuer 2 \("bank" here; .*\) could not be read\. /);
      assert.match(await gym.succeed("customer", "show", "1", "--as", "ada"), /your card of issuer 1/);
      await change("UPDATE cards SET card = ? WHERE customer = 'ada' AND issuer = '2'", card as string);
    });
  });
});
