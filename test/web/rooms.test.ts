import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { readRewardsClaimed } from "../../src/chain/actions/events.ts";
import { readReceipts } from "../../src/consent/receipt/export/receipts.ts";
import { payeeFor } from "../../src/customer/keys.ts";
import { memoryStore } from "../../src/store.ts";
import { linkTo, lookAt, sayYes, settled } from "../support/web/customerJourney.ts";
import { type CustomerPages, openCustomerPages, openWithVault } from "../support/web/customerPage.ts";
import { violationsOf } from "../support/web/violations.ts";

const DAY = 86_400;

describe("the rooms of the customer's page", { timeout: 300_000 }, () => {
  let pages: CustomerPages;
  let page: Page;
  let device: Awaited<ReturnType<CustomerPages["device"]>>;
  /** Of the one request that all rooms tell of. */
  let campaign: bigint;
  const hasBrowser = () => pages !== undefined;
  before(async () => {
    const opened = await openCustomerPages({ hasRelayer: true });
    if (opened === undefined) return;
    pages = opened;
    device = await pages.device();
    page = device.page;
    await openWithVault(page, pages);
  });
  after(() => pages?.close());

  const accessible = async (state: string) => {
    assert.deepEqual(await violationsOf(page), [], state);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= page.viewportSize()!.width, `${state}: ${width} pixels wide`);
  };
  const heading = (name: string | RegExp) => page.getByRole("heading", { name, level: 1 }).waitFor();
  const enter = async (room: string) => {
    await page.getByRole("link", { name: "More", exact: true }).click();
    await heading("More");
    await page.getByRole("link", { name: room }).click();
    await heading(room);
  };
  const saved = async (button: string) => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: button }).click(),
    ]);
    return readFileSync(await download.path(), "utf8");
  };
  /**
   * Time passes, on the chain as well, which otherwise stands still between two blocks while the page's clock goes on; the
   * page sends by itself from time to time.
   */
  const later = async (seconds: number) => {
    const { client } = pages.world.agents;
    const { timestamp } = await client.getBlock();
    const now = BigInt(await page.evaluate(() => Math.ceil(Date.now() / 1000)));
    const then = (now > timestamp ? now : timestamp) + BigInt(seconds) + 1n;
    await client.setNextBlockTimestamp({ timestamp: then });
    await client.mine({ blocks: 1 });
    await page.clock.fastForward(seconds * 1000);
  };

  it("tries rules out on an imagined and on a real request before they are saved", async (context) => {
    if (!hasBrowser()) return context.skip("there is no Chromium");
    const link = await linkTo(pages, { name: "course" });
    campaign = link.campaign;
    await lookAt(page, link.url);
    await enter("My rules");
    await accessible("rules");
    await page.getByRole("link", { name: "What would happen if" }).click();
    await page.getByText("You would be asked").waitFor();
    await page.getByText("They would have decided all of them the same.").waitFor();
    await accessible("bench");
    await page.getByLabel("It is sold").check();
    await page.getByText("It would be refused").waitFor();
    await page.getByText("Your rule: Refuse requests where data are sold").waitFor();
    await page.getByLabel("What it pays").fill("5000");
    await page.getByText("It would be refused").waitFor();

    await page.getByRole("link", { name: "My rules" }).click();
    await page.getByText("Add a rule").click();
    await page.getByLabel("Answer without asking me").check();
    await page.getByRole("button", { name: "Add this rule" }).click();
    await page.getByRole("alert").getByText("Choose at least one purpose").waitFor();
    await page.getByText("Refuse", { exact: true }).first().waitFor();
    await page.getByLabel("Refuse", { exact: true }).check();
    await page.locator("summary", { hasText: "For what" }).click();
    await page.getByLabel("provide event recommendations").check();
    await page.getByText('Refuse requests for "provide event recommendations".').waitFor();
    await accessible("a rule is made");
    await page.getByRole("button", { name: "Add this rule" }).click();
    await page.getByText("These rules are not saved yet.").waitFor();
    await page.waitForFunction(() => document.activeElement?.id === "draft");
    await accessible("rules are not saved");
    await page.getByRole("link", { name: "What would happen if" }).click();
    await page.getByRole("row", { name: "Gym: course Ask me Refuse" }).waitFor();
    await accessible("a real request is compared");
  });

  it("saves rules, which decide from then on, and keeps those from before", async (context) => {
    if (!hasBrowser()) return context.skip("there is no Chromium");
    await enter("My rules");
    await page.getByRole("button", { name: "Save my rules" }).click();
    await page.getByText("Saved. The rules from before").waitFor();
    await page.getByText("My rules before").click();
    await page.getByRole("button", { name: "Look at these again" }).waitFor();
    await accessible("rules are saved");
    await page.getByRole("link", { name: "Requests" }).click();
    await page.getByRole("link", { name: "Look at it" }).click();
    await page.getByText("Your rules would refuse this.").waitFor();
    await accessible("a request that the rules refuse");
  });

  it("remembers a no, and shows the way back from it to a yes", async (context) => {
    if (!hasBrowser()) return context.skip("there is no Chromium");
    await page.getByRole("button", { name: "No", exact: true }).click();
    await heading("Noted");
    await page.getByRole("link", { name: "My permissions" }).click();
    await page.getByText("No since").waitFor();
    await accessible("a no");
    await page.getByRole("link", { name: "Look again" }).click();
    await heading("Gym asks you");
    await sayYes(page);
    await settled(pages, campaign);
    await later(20);
    await page.getByRole("link", { name: "My permissions" }).click();
    await page.getByRole("link", { name: "signed by you and by them" }).waitFor();
    await page.getByText("Who else gets something").click();
    await accessible("permissions");
  });

  it("has a reward paid to an account of the customer's for this brand alone", async (context) => {
    if (!hasBrowser()) return context.skip("there is no Chromium");
    await enter("Rewards");
    const claim = page.getByRole("button", { name: "Claim 5 PTS" });
    await claim.waitFor();
    await page.getByText("Have it paid to another account").click();
    await page.getByLabel("Account").fill("0x12");
    await page.getByRole("button", { name: "Claim to this account" }).click();
    await page.getByRole("alert").getByText("This is no account").waitFor();
    await accessible("rewards");
    await claim.click();
    await page.getByText("Paid to", { exact: true }).waitFor();
    await accessible("paid");
    const { client, deployment, keys, brand } = pages.world.agents;
    const [paid] = await readRewardsClaimed(client, deployment, { campaign, fromBlock: 0n });
    assert.deepEqual([paid?.amount, paid?.payee], [5n, payeeFor(keys, brand.account.address).address]);
  });

  it("asks by right with the keyboard alone, and shows clock, reply and what is kept", async (context) => {
    if (!hasBrowser()) return context.skip("there is no Chromium");
    const press = (key: string) => page.keyboard.press(key);
    /** Moves on until something with these words has the focus. */
    const reach = async (name: string, key = "Tab") => {
      for (let step = 0; step < 40; step++) {
        await press(key);
        const at = await page.evaluate(() => {
          const here = document.activeElement as HTMLElement | null;
          return `${here?.textContent || here?.closest("label")?.textContent || ""}`.trim();
        });
        if (at.startsWith(name)) return;
      }
      assert.fail(`the keyboard does not reach "${name}"`);
    };
    await page.getByRole("link", { name: "Requests" }).click();
    await heading("Requests");
    await reach("More", "Shift+Tab");
    await press("Enter");
    await heading("More");
    await reach("My rights");
    await press("Enter");
    await heading("My rights");
    await accessible("no rights yet");
    await reach("Ask a shop");
    await press("Enter");
    await heading("What do you ask for?");
    await accessible("asking");
    await reach("In your own words");
    await page.keyboard.type("All of it, please.");
    await later(0);
    await reach("Sign and send");
    await press("Enter");
    await heading("See what they keep of me");
    await page.getByText("received by them").waitFor();
    await page.getByText(/\d\d days left\. Due by/).waitFor();
    await accessible("a right with its clock");
    const { rights } = await (await pages.world.own("/rights")).json();
    const reply = await pages.world.own(`/rights/${rights[0].id}/replies`, { state: "fulfilled" });
    assert.equal(reply.status, 200, await reply.text());
    await later(25 * 3600);
    await page.getByText("Your group 1, to be forgotten on").waitFor();
    await accessible("what is kept");
    assert.match(await saved("Save this list"), /decdp-customer-record-1/);
  });

  it("objects to one partner while all else goes on", async (context) => {
    if (!hasBrowser()) return context.skip("there is no Chromium");
    await page.getByRole("link", { name: "My permissions" }).click();
    await page.getByText("Who else gets something").click();
    const partner = page.getByRole("link", { name: "Not to" }).first();
    const name = (await partner.textContent())!.replace("Not to ", "");
    await partner.click();
    await heading("What do you ask for?");
    assert.ok(await page.getByLabel("I object", { exact: true }).isChecked());
    await later(0);
    await page.getByRole("button", { name: "Sign and send" }).click();
    await heading("I object");
    await page.getByText("received by them").waitFor();
    const { rights } = await (await pages.world.own("/rights")).json();
    assert.match(JSON.stringify(rights), new RegExp(`handing anything of mine to ${name}`));
  });

  it("lists what remains after a stop, has it erased, and complains with its evidence once they are late", async (context) => {
    if (!hasBrowser()) return context.skip("there is no Chromium");
    await page.getByRole("link", { name: "My permissions" }).click();
    await page.getByRole("link", { name: "Stop", exact: true }).click();
    await later(0);
    await page.getByRole("button", { name: "Stop", exact: true }).click();
    await heading(/^Stopped/);
    await page.getByText("Gym may keep your group").waitFor();
    await accessible("also erase");
    await later(0);
    await page.getByRole("button", { name: "Ask them to erase it" }).click();
    await heading("Erase it");
    await page.getByText("received by them").waitFor();
    await later(40 * DAY);
    await page.getByText(/^Late for \d+ days/).waitFor();
    await page.getByText("Read the letter").click();
    await accessible("late");
    const complaint = JSON.parse(await saved("Save letter and evidence"));
    assert.match(complaint.letter, /the erasure of what it keeps of me/);
    assert.match(complaint.evidence.request, /signature/);
    assert.equal(complaint.evidence.replies.length, 1);
  });

  it("tells what happened, what the brand could know, and takes all of it along", async (context) => {
    if (!hasBrowser()) return context.skip("there is no Chromium");
    await enter("What happened");
    await page.getByText("What they could know by now").click();
    await page.getByRole("row", { name: /^age \d+ of \d+ values/ }).waitFor();
    await page.locator("summary", { hasText: "What happened" }).click();
    await page.getByText("Your answer: group 1").waitFor();
    await accessible("history");
    const everything = await saved("Save everything as one file");
    const other = pages.world.agents.agentOn({ store: memoryStore() });
    await other.import(everything);
    assert.deepEqual(
      (await other.requests()).map((one) => [one.campaign, one.state]),
      [[campaign, "withdrawn"]],
    );
    const { receipts } = readReceipts(await saved("Save all receipts as one file"));
    assert.ok(receipts.some(({ facts }) => facts.event === "given"));
    await page.getByRole("link", { name: "You said yes" }).click();
    await heading("You said yes");
    await page.getByText("What you read").waitFor();
    await accessible("a receipt");
    await page.getByRole("link", { name: "Back" }).click();
    await page.getByRole("link", { name: "For an authority: Gym" }).click();
    await heading("For an authority: Gym");
    await accessible("for an authority");
    assert.ok(readReceipts(await saved("Save the file")).receipts.length > 0);
  });

  it("asked nobody but the places of its network, and complained of nothing", async (context) => {
    if (!hasBrowser()) return context.skip("there is no Chromium");
    assert.deepEqual(device.said, []);
    assert.deepEqual(
      [...device.asked].filter((origin) => !pages.known().includes(origin)),
      [],
    );
  });

  it("keeps its ways usable at 320 pixels in every language", async (context) => {
    if (!hasBrowser()) return context.skip("there is no Chromium");
    for (const language of ["en", "nl", "sv", "de"]) {
      const { page: narrow, context: own } = await pages.device({ width: 320, height: 640, language });
      await narrow.goto(pages.url);
      await narrow.locator("main button").last().click();
      await narrow.locator('input[type="file"]').setInputFiles(pages.vaultFile);
      await narrow.locator('input[type="password"]').fill("correct horse battery");
      await narrow.locator('button[type="submit"]').click();
      const ways = narrow.getByRole("navigation").getByRole("link");
      await ways.first().waitFor();
      const boxes = await Promise.all((await ways.all()).map((way) => way.boundingBox()));
      assert.equal(boxes.length, 4);
      for (const box of boxes) {
        assert.ok(box!.width >= 44 && box!.height >= 44, language);
        assert.ok(box!.x >= 0 && box!.x + box!.width <= 320, `${language}: ${JSON.stringify(boxes)}`);
      }
      assert.equal(new Set(boxes.map((box) => box!.y)).size, 1, `${language}: one line`);
      for (const room of ["rules", "rules/try", "rights", "rewards", "history", "more"]) {
        await narrow.evaluate((name) => {
          location.hash = `/${name}`;
        }, room);
        await narrow.waitForFunction(() => !/Opening|geopend|Öppnar|geöffnet/.test(document.title));
        const width = await narrow.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(width <= 320, `${language} ${room}: ${width} pixels`);
      }
      await own.close();
    }
  });
});
