import assert from "node:assert/strict";
import { copyFileSync, readFileSync } from "node:fs";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { type Address, getAddress, type Hex } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { getTransaction } from "viem/actions";
import type { Service } from "../../../services/shared/runService.ts";
import {
  readAnswersSettled,
  readConsentsGiven,
  readConsentsWithdrawn,
  readRewardsClaimed,
} from "../../../src/chain/actions/events.ts";
import type { CommandLine } from "../../support/cli/commandLine.ts";
import { startDeaf, startLate } from "../../support/cli/deafRelayer.ts";
import { giveCards } from "../../support/cli/holders.ts";
import { openGym } from "../../support/cli/openGym.ts";
import { serveChain } from "../../support/cli/serveChain.ts";
import { prepareRelayer } from "../../support/relayer/relayerUnderTest.ts";

const passphrase = { DECDP_PASSPHRASE: "correct horse battery staple" };
/** An account of the customer's own, on another wallet. */
const own = getAddress("0x00000000000000000000000000000000000a11ce");

describe("a customer's second device", () => {
  let gym: CommandLine;
  let node: Awaited<ReturnType<typeof serveChain>>;
  let prepared: Awaited<ReturnType<typeof prepareRelayer>>;
  let relayer: Service;
  let phone: string;

  /** Runs a command on the second device, which has no account that pays. */
  const onPhone = async (...parameters: string[]) => {
    const given = { environment: passphrase, state: phone };
    const { code, stdout, stderr } = await gym.run(parameters, given);
    assert.equal(code, 0, stderr);
    return stdout;
  };
  /** Who paid for a transaction. */
  const payerOf = async (hash: Hex) => {
    const { context } = gym.context();
    const { from } = await getTransaction(context.reader, { hash });
    context.state.close();
    return getAddress(from);
  };
  const read = async <Event>(
    events: (reader: never, deployment: never, range: { fromBlock: bigint }) => Promise<Event[]>,
  ): Promise<Event[]> => {
    const { context } = gym.context();
    const found = await events(context.reader as never, context.deployment as never, { fromBlock: 0n });
    context.state.close();
    return found;
  };

  before(async () => {
    gym = await openGym({ period: "7 days" });
    phone = gym.file("phone");
    await giveCards(gym, "ada");
    node = await serveChain(gym);
    const { context } = gym.context();
    const { deployment } = context;
    context.state.close();
    const client = {
      setBalance: ({ address, value }: { address: Address; value: bigint }) =>
        gym.request({ method: "hardhat_setBalance", params: [address, `0x${value.toString(16)}`] }),
    };
    prepared = await prepareRelayer({ url: node.url, deployment, client } as never);
    relayer = await prepared.start();
  });
  after(async () => {
    await relayer.close();
    await node.close();
    prepared.remove();
    await gym.close();
  });

  it("begins with a network's addresses, a backup and the card's file", async () => {
    const backup = gym.file("ada.backup.json");
    const made = await gym.run(["customer", "backup", "--as", "ada", "--out", backup], {
      environment: passphrase,
    });
    assert.equal(made.code, 0, made.stderr);
    const network = gym.write("network.json", JSON.parse(await gym.succeed("network", "show", "--json")));
    await onPhone("network", "add", network);
    await onPhone("customer", "restore", backup, "--as", "ada");
    copyFileSync(path.join(gym.folder, "published/issuer-1.json"), gym.file("leaves.json"));
    const card = ["customer", "cards", "add", gym.file("ada.card.json"), "--as", "ada"];
    await onPhone(...card, "--leaves", gym.file("leaves.json"));
    const leaves = ["--leaves", gym.file("leaves.json")];
    assert.match(await onPhone("customer", "cards", "--as", "ada", ...leaves), /: age 40$/);
    assert.match(await onPhone("customer", "cards", "--as", "ada"), /not checked .*: age 40$/);
  });

  const papers = () => [
    ...["--document", path.join(gym.folder, "campaigns/1.json"), "--leaves", gym.file("leaves.json")],
    ...["--as", "ada", "--relayer", relayer.url],
  ];

  it("consents, answers, claims and withdraws through a relayer, which pays for all of it", async () => {
    const consent = ["customer", "consent", "1", ...papers(), "--yes", "--out", gym.file("request.json")];
    assert.match(await onPhone(...consent, "--dry-run"), /It would send a consent to http:\/\/127/);
    assert.deepEqual(await read(readConsentsGiven), []);
    await onPhone(...consent);
    const answer = ["customer", "answer", "1", ...papers(), "--yes", "--out", gym.file("answer.json")];
    assert.match(await onPhone(...answer), /Settled\. The answer is in/);
    const claim = ["customer", "claim", "1", "--as", "ada", "--relayer", relayer.url];
    assert.match(await onPhone(...claim), /^2 POINT paid to 0x\w+\.$/);
    const withdraw = ["customer", "withdraw", "1", "--as", "ada", "--relayer", relayer.url];
    assert.match(await onPhone(...withdraw), /^Withdrawn for campaign 1/);
    const events = [
      ...(await read(readConsentsGiven)),
      ...(await read(readAnswersSettled)),
      ...(await read(readRewardsClaimed)),
    ];
    assert.equal(events.length, 3);
    for (const { transactionHash } of events) {
      assert.equal(await payerOf(transactionHash), prepared.account.address);
    }
  });

  it("shows what was done on the first device only if told to ask about every brand", async () => {
    const fresh = gym.file("tablet");
    const given = { environment: passphrase, state: fresh };
    for (const parameters of [
      ["network", "add", gym.file("network.json")],
      ["customer", "restore", gym.file("ada.backup.json"), "--as", "ada"],
    ]) {
      const { code, stderr } = await gym.run(parameters, given);
      assert.equal(code, 0, stderr);
    }
    const status = ["customer", "status", "--as", "ada"];
    assert.match((await gym.run(status, given)).stdout, /add --all-brands/);
    assert.match(
      (await gym.run([...status, "--all-brands"], given)).stdout,
      /1 answer settled, 2 POINT paid/,
    );
  });

  it("is told what a relayer refuses, and when there is none", async () => {
    const claim = ["customer", "claim", "1", "--as", "ada"];
    const paid = /^Nothing is left to claim: 2 POINT for 1 answer .*; nothing was sent\.$/;
    assert.match(await gym.succeed(...claim, "--relayer", relayer.url), paid);
    const again = ["customer", "withdraw", "1", "--as", "ada", "--relayer"];
    const withdrawn = /^You withdrew this permission on 20.*; nothing was sent\.$/;
    assert.match(await gym.succeed(...again, relayer.url), withdrawn);
    await gym.fail(
      1,
      /The relayer at http:\/\/127\.0\.0\.1:1 did not answer/,
      ...again,
      "http://127.0.0.1:1",
    );
    await gym.fail(2, /takes an address such as https/, ...again, "relayer.example");
  });

  it("moves a reward on from an account that has nothing for gas, and exports its key", async () => {
    const spend = ["customer", "spend", "1", "--as", "ada", "--to", own];
    await gym.fail(1, /has 2 POINT; 3 POINT cannot be sent/, ...spend, "--amount", "3");
    const some = await gym.run([...spend, "--amount", "0.5"]);
    assert.equal(some.code, 0, some.stderr);
    assert.match(some.stdout, new RegExp(`^Sent 0.5 POINT from 0x\\w+ to ${own}\\.$`));
    assert.match(some.stderr, /links its pseudonyms/);
    assert.match(await gym.succeed(...spend), /^Sent 1\.5 POINT/);
    await gym.fail(1, /has 0 POINT/, ...spend);
    const [claimed] = await read(readRewardsClaimed);
    const account = ["customer", "account", "1", "--as", "ada", "--out", gym.file("account.txt")];
    await gym.fail(2, /whoever reads .*take everything.*[\s\S]*add --yes/, ...account);
    await gym.succeed(...account, "--yes");
    const exported = readFileSync(gym.file("account.txt"), "utf8").trim() as Hex;
    assert.equal(privateKeyToAccount(exported).address, getAddress(claimed!.payee));
    await gym.fail(1, /There is a file .*account\.txt already/, ...account, "--yes");
  });

  it("has a reward paid to an account of its own at once", async () => {
    await gym.succeed("wait", "7 days");
    const answer = ["customer", "answer", "1", "--as", "ada", "--yes", "--consent-again"];
    await gym.succeed(...answer, "--out", gym.file("second.json"));
    const claim = ["customer", "claim", "1", "--as", "ada", "--to", own, "--relayer", relayer.url];
    const { code, stdout, stderr } = await gym.run(claim);
    assert.equal(code, 0, stderr);
    assert.equal(stdout, `2 POINT paid to ${own}.`);
    assert.match(stderr, /links its pseudonyms/);
  });

  it("comes to the same end where a relayer's reply is lost and the command is repeated", async () => {
    await gym.succeed("wait", "7 days");
    const counts = async () => [
      (await read(readAnswersSettled)).length,
      (await read(readRewardsClaimed)).length,
      (await read(readConsentsWithdrawn)).length,
    ];
    const before = await counts();
    const deaf = await startDeaf(relayer.url);
    try {
      for (const command of [
        ["answer", "1", "--as", "ada", "--yes", "--out", gym.file("third.json")],
        ["claim", "1", "--as", "ada"],
        ["withdraw", "1", "--as", "ada"],
      ]) {
        const relayed = ["customer", ...command, "--relayer"];
        await gym.fail(1, /The relayer at http.* did not answer/, ...relayed, deaf.url);
        await gym.succeed(...relayed, relayer.url);
        await gym.succeed(...relayed, relayer.url);
      }
    } finally {
      await deaf.close();
    }
    assert.deepEqual(
      await counts(),
      before.map((count) => count + 1),
    );
  });

  it("is done where the relayer refuses it, because an earlier run's came on chain meanwhile", async () => {
    await gym.succeed("wait", "7 days");
    const late = await startLate(relayer.url);
    const relayed = ["--as", "ada", "--relayer", late.url];
    try {
      const answer = [
        "customer",
        "answer",
        "1",
        "--yes",
        "--consent-again",
        "--out",
        gym.file("fourth.json"),
      ];
      assert.match(await gym.succeed(...answer, ...relayed), /^Settled\./m);
      assert.match(await gym.succeed("customer", "claim", "1", ...relayed), /^2 POINT paid to/);
      assert.match(await gym.succeed("customer", "withdraw", "1", ...relayed), /^You withdrew/);
    } finally {
      await late.close();
    }
  });
});
