import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, describe, it, type TestContext } from "node:test";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { concat, decodeFunctionData, type Hex, toHex } from "viem";
import type { Answer } from "../../src/answer/answer.ts";
import { readAnswersSettled } from "../../src/chain/actions/events.ts";
import { campaignsAbi } from "../../src/generated/abis.ts";
import { type Auditor, createAuditor } from "../support/audit/auditing.ts";
import { type Fault, NoReply } from "../support/node/fault.ts";
import { logLimit, sayings } from "../support/node/logLimit.ts";
import { pruned } from "../support/node/pruned.ts";
import { type AccountPages, openAccountPages } from "../support/web/accountPage.ts";
import { violationsInAllLooks, violationsOf } from "../support/web/violations.ts";

describe("the page of account", { timeout: 300_000 }, () => {
  let pages: AccountPages | undefined;
  let auditor: Auditor;

  before(async () => {
    pages = await openAccountPages();
    if (pages !== undefined) auditor = await createAuditor(pages.node.url, pages.world.agents.deployment);
  });
  after(async () => {
    auditor?.remove();
    await pages?.close();
  });

  const here = (context: TestContext): AccountPages | undefined => {
    pages?.node.suffer();
    if (pages === undefined) context.skip("there is no Chromium");
    return pages;
  };
  /** What does not fit on the screen. */
  const tooWide = (page: Page) =>
    page.evaluate(() =>
      [...document.querySelectorAll("body *:not(.skip)")]
        .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5)
        .map(({ outerHTML }) => outerHTML.slice(0, 200)),
    );
  /** Ids of what the page shows as found. */
  const foundOn = async (page: Page) => {
    const texts = await page.locator('.problem span[lang="en"]').allTextContents();
    return texts.map((text) => text.split(": ")[0]!);
  };
  /** A row of a table beside a picture. */
  const cell = (page: Page, section: string, row: string) =>
    page
      .locator("section")
      .filter({ has: page.getByRole("heading", { name: section, exact: true }) })
      .getByRole("row")
      .filter({ hasText: row })
      .locator("td")
      .last()
      .textContent();
  const figure = async (page: Page, name: string) =>
    page.locator(".figures div").filter({ hasText: name }).locator("dd").textContent();

  it("agrees with npx decdp audit in every campaign, and its commands show what it found", async (context) => {
    const it = here(context);
    if (it === undefined) return;
    const { page, said, asked } = await it.visitor();
    await page.goto(it.url);
    await page.getByRole("heading", { name: "Account of Gym" }).waitFor();
    const shown = await page.locator(".command").allTextContents();
    const found: string[] = [];
    for (const campaign of [1, 2, 3]) {
      const command = shown.find((one) => one.startsWith(`npx decdp audit --campaign ${campaign} `))!;
      const block = / --to-block (\d+)/.exec(command)![1]!;
      const { stdout } = await auditor.audit("--campaign", `${campaign}`, "--to-block", block, "--json");
      const { findings, checked, money } = JSON.parse(stdout);
      await page.goto(`${it.url}/#/${it.brand}/${campaign}`);
      await page.getByRole("heading", { level: 1, name: `Campaign ${campaign}` }).waitFor();
      const ids = findings.map(({ id }: { id: string }) => id);
      assert.deepEqual(await foundOn(page), ids);
      found.push(...ids);
      assert.equal(await figure(page, "Answers"), `${checked.answers}`);
      assert.equal(await figure(page, "Permissions given"), `${checked.consents}`);
      assert.equal(await figure(page, "Permissions withdrawn"), `${checked.withdrawals}`);
      const token = new Intl.NumberFormat("en", { maximumFractionDigits: 20 });
      for (const [row, name] of [
        ["Deposited by the brand", "funded"],
        ["Paid to customers", "claimed"],
        ["Earned, and not collected yet", "owed"],
        ["Left for further answers", "available"],
        ["Taken back after the end", "reclaimed"],
      ] as const) {
        const text = `${token.format(decimal(BigInt(money[name])))} PTS`;
        assert.equal(await cell(page, "Money", row), text, `${campaign}: ${name}`);
      }
    }
    // What was planted: nobody can read the terms of the first campaign.
    assert.deepEqual(
      found.map((id) => id.split("@")[0]),
      ["terms.unreadable"],
    );
    await page.goto(`${it.url}/#/${it.brand}`);
    await page.locator(".verdict").getByText("1 thing should not be.").waitFor();
    const proving = (await page.locator(".problem .command").textContent())!;
    const [, ...parameters] = proving.replace(" --network public", "").split(" ").slice(1);
    const { code, stdout } = await auditor.audit(...parameters.slice(1));
    assert.equal(code, 1);
    assert.match(stdout, /TermsPublished/);
    assert.deepEqual(said, []);
    assert.deepEqual(
      [...asked].filter((origin) => !it.known().includes(origin)),
      [],
    );
  });

  it("finds a proof that does not hold, as the auditor does at the same node", async (context) => {
    const it = here(context);
    if (it === undefined) return;
    const { client, deployment } = it.world.agents;
    const settled = await readAnswersSettled(client, deployment, { campaign: 1n, fromBlock: 0n });
    it.node.suffer(forgedProof(settled[0]!.transactionHash));
    const { page } = await it.visitor({ width: 390 });
    await page.goto(`${it.url}/#/${it.brand}`);
    await page.locator(".verdict").getByText("2 things should not be.").waitFor();
    const block = / --to-block (\d+)/.exec((await page.locator(".command").last().textContent())!)![1]!;
    const { stdout } = await auditor.audit("--campaign", "1", "--to-block", block, "--json");
    const ids = JSON.parse(stdout).findings.map(({ id }: { id: string }) => id);
    assert.deepEqual(await foundOn(page), ids);
    assert.ok(ids.some((id: string) => id.startsWith("proof.invalid@")));
    assert.deepEqual(await violationsInAllLooks(page), [], "with findings");
  });

  it("says what is wrong with a node, shows nothing, and goes on when it is well", async (context) => {
    const it = here(context);
    if (it === undefined) return;
    const { page } = await it.visitor({ width: 390 });
    const gone: Fault = () => Promise.reject(new NoReply());
    const elsewhere: Fault = async (call, ask) => (call.method === "eth_chainId" ? "0x1" : ask(call));
    const opened = await it.world.agents.client.getBlockNumber();
    const troubles: readonly [Fault, string][] = [
      [gone, "The chain's node does not answer."],
      [elsewhere, "The node is on another chain than these contracts."],
      [pruned(Number(opened)), "The node has forgotten what happened earlier."],
    ];
    await page.goto(it.url);
    for (const [fault, words] of troubles) {
      it.node.suffer(fault);
      await page.goto("about:blank");
      await page.goto(it.url);
      await page.getByRole("heading", { name: words }).waitFor();
      assert.equal(await page.locator(".verdict").count(), 0);
      assert.deepEqual(await violationsOf(page), [], words);
    }
    // A node that gives ten blocks at once is slow, and enough.
    it.node.suffer(logLimit(10, Object.values(sayings)[0]!));
    await page.getByRole("button", { name: "Try again" }).click();
    await page.locator(".verdict").getByText("1 thing should not be.").waitFor();
    assert.deepEqual(await tooWide(page), []);
  });

  it("goes on where it was closed, up to the same block", async (context) => {
    const it = here(context);
    if (it === undefined) return;
    const { page } = await it.visitor();
    // The node falls silent once most was read.
    let kept = 0;
    it.node.suffer(async (call, ask) => {
      if (call.method === "eth_getTransactionByHash" && ++kept > 2) throw new NoReply();
      return ask(call);
    });
    await page.goto(it.url);
    await page.getByRole("heading", { name: "does not answer" }).waitFor();
    const first = await it.world.agents.client.getBlockNumber({ cacheTime: 0 });
    await it.world.agents.client.mine({ blocks: 2 });
    it.node.suffer();
    const before = it.node.asked.filter(({ method }) => method === "eth_getLogs").length;
    await page.reload();
    await page.locator(".verdict").getByText("1 thing should not be.").waitFor();
    await page
      .locator(".command")
      .filter({ hasText: `--campaign 1 --network public --to-block ${first}` })
      .last()
      .waitFor();
    const logs = it.node.asked.filter(({ method }) => method === "eth_getLogs").length - before;
    // Fifteen kinds of events of each of three campaigns, and the openings; those of the first one were kept.
    assert.ok(logs < 42, `${logs} requests for logs`);
  });

  it("takes a brand that is gone for not checked, never for right", async (context) => {
    const it = here(context);
    if (it === undefined) return;
    await it.world.stop();
    try {
      const { page } = await it.visitor({ width: 320 });
      await page.goto(it.url);
      await page.locator(".verdict").getByText("1 thing should not be.").waitFor();
      const marks = await page.locator(".said .mark").allTextContents();
      assert.ok(marks.length > 4 && marks.every((mark) => mark.includes("Not checked")), `${marks}`);
      assert.deepEqual(await tooWide(page), []);
    } finally {
      await it.startBrand();
    }
  });

  it("is served by the brand's own service, and compares the audits that it publishes", async (context) => {
    const it = here(context);
    if (it === undefined) return;
    const { stdout } = await auditor.audit("--campaign", "1", "--json");
    const report = JSON.parse(stdout);
    writeFileSync(path.join(it.audits, "1.json"), stdout);
    // In the second campaign nobody has answered, and no report of the first one is one of it.
    writeFileSync(path.join(it.audits, "2.json"), JSON.stringify({ ...report, findings: [], campaign: "2" }));
    const { page, said, asked } = await it.visitor();
    await page.goto(`${it.world.url()}/.well-known/decdp/account`);
    await page.locator(".verdict").waitFor();
    const marks = await page
      .locator(".said li")
      .filter({ hasText: "Its last audit" })
      .locator("div:last-child")
      .allTextContents();
    assert.match(marks[0]!, /Agrees/);
    assert.match(marks[1]!, /Differs.*Different: answers, consents, .*earned, claimed, reclaimed/);
    assert.match(marks[2]!, /Not checked.*published none/);
    assert.match((await page.locator(".said li").first().textContent())!, /Agrees/);
    assert.deepEqual(said, []);
    assert.deepEqual([...asked].sort(), [it.node.url, it.world.url()].sort());
  });

  it("speaks Dutch, Swedish and German, on every screen without a violation", async (context) => {
    const it = here(context);
    if (it === undefined) return;
    for (const [language, title, width] of [
      ["nl-BE", "Verantwoording van Gym", 320],
      ["sv", "Redovisning för Gym", 1280],
      ["de-AT", "Rechenschaft von Gym", 390],
    ] as const) {
      const { page, said } = await it.visitor({ language, width });
      await page.goto(it.url);
      await page.getByRole("heading", { name: title }).waitFor();
      assert.deepEqual(await violationsOf(page), [], language);
      await page.goto(`${it.url}/#/${it.brand}/2`);
      await page.getByRole("heading", { level: 1, name: /2: course/ }).waitFor();
      await page.locator("summary").first().click();
      assert.deepEqual(await violationsOf(page), [], `${language}, a campaign`);
      assert.deepEqual(await tooWide(page), []);
      assert.deepEqual(said, []);
    }
  });

  it("shows its first screen with little, and reads the chain beside it", async (context) => {
    const it = here(context);
    if (it === undefined) return;
    const first = await Promise.all(
      ["", "/main.js", "/style.css"].map(async (place) => (await fetch(`${it.url}${place}`)).arrayBuffer()),
    );
    const bytes = first.reduce((sum, content) => sum + gzipSync(new Uint8Array(content)).length, 0);
    assert.ok(bytes < 45 * 1024, `${bytes} bytes`);
  });
});

/** Shows another proof in one transaction: its third point is the first one once more. */
function forgedProof(hash: string): Fault {
  return async (call, ask) => {
    const reply = await ask(call);
    if (call.method !== "eth_getTransactionByHash" || call.params[0] !== hash) return reply;
    const { input, ...rest } = reply as { readonly input: string };
    const { args } = decodeFunctionData({ abi: campaignsAbi, data: input as Hex });
    const { a, c } = (args![0] as unknown as Answer).proof;
    const spelled = ([x, y]: readonly bigint[]) =>
      concat([x!, y!].map((one) => toHex(one, { size: 32 }))).slice(2);
    return { ...rest, input: input.replace(spelled(c), spelled(a)) };
  };
}

/** An amount of a token with 18 decimals, as text that number formats take without rounding. */
function decimal(amount: bigint): never {
  const digits = `${amount}`.padStart(19, "0");
  return `${digits.slice(0, -18)}.${digits.slice(-18)}` as never;
}
