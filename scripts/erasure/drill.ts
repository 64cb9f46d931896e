import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Address, http } from "viem";
import { eraseOne } from "../../cli/brand/customers/erase.ts";
import { exportRecords } from "../../cli/brand/customers/exportAll.ts";
import { recordStore } from "../../cli/brand/records/recordStore.ts";
import { processTerminal } from "../../cli/input/terminal.ts";
import { writeNetwork } from "../../cli/network/networks.ts";
import { type Context, createContext } from "../../cli/setting/context.ts";
import { networkFolder, openState } from "../../cli/setting/state.ts";
import { linkCustomer, recordAnswer, recordConsent } from "../../src/brand/lightRecord.ts";
import { loyaltyTokenAbi } from "../../src/generated/abis.ts";
import { START } from "../../test/support/crowd/crowd.ts";
import { type CrowdChain, openCrowdChain } from "../../test/support/crowd/crowdChain.ts";
import { askForDeletion } from "./asking.ts";
import { type Device, deviceOf, forgetOn } from "./device.ts";
import { type OnChain, readLedger } from "./ledger.ts";
import { livesOn, nullifierOf, play, SEALED, UNTIL, VALID_AT } from "./life.ts";
import { drawPeople, erasedOf, type Person } from "./people.ts";
import { backUp, eraseFromPapers, readStored, type Shop, type Stored, shopIn, writePapers } from "./shop.ts";

/** In the token's smallest unit; an answer earns 10. */
const BUDGET = 10_000n;

export interface DrillOptions {
  readonly customers: number;
  readonly seed: number;
}

/** With these the figures are those of README.md. */
export const usualDrill: DrillOptions = { customers: 64, seed: 1 };

/** Everything that an attacker can get hold of, before and after the erasure. */
export interface Drill {
  readonly brand: Address;
  readonly people: readonly Person[];
  /** The whole chain, by pseudonym. */
  readonly ledger: readonly OnChain[];
  readonly before: Stored;
  readonly after: Stored;
  readonly devicesBefore: readonly Device[];
  readonly devicesAfter: readonly Device[];
  /** The shop's files after the erasure, as long as `use` runs. */
  readonly shop: Shop;
}

/** Plays a shop with many customers on the real contracts, of whom every second one is erased on both sides. */
export async function runDrill<Result>(
  { customers, seed }: DrillOptions,
  use: (drill: Drill) => Result | Promise<Result>,
): Promise<Result> {
  const home = mkdtempSync(path.join(os.tmpdir(), "decdp-erasure-"));
  const chain = await openCrowdChain();
  try {
    await openSealed(chain);
    const context = await brandContext(chain, home);
    try {
      return await use(await played(chain, context, home, { customers, seed }));
    } finally {
      context.state.close();
    }
  } finally {
    await chain.close();
    rmSync(home, { recursive: true, force: true });
  }
}

/** The second campaign: only the brand settles, and reads the groups. */
async function openSealed({ brand, client, token, openNext }: CrowdChain): Promise<void> {
  const { address } = brand.account;
  const mint = { abi: loyaltyTokenAbi, address: token, functionName: "mint" } as const;
  const hash = await brand.writeContract({ ...mint, args: [address, BUDGET] });
  await client.waitForTransactionReceipt({ hash });
  await openNext(token, BUDGET, address);
}

async function brandContext({ url, deployment }: CrowdChain, home: string): Promise<Context> {
  const state = openState(networkFolder(home, "local"));
  await state.transaction((writer) => writeNetwork(writer, { rpc: url, deployment, firstBlock: 0n }));
  state.close();
  return createContext(
    { network: "local", state: home, json: true },
    { environment: {}, terminal: processTerminal(), connect: (rpc) => http(rpc) },
  );
}

async function played(
  chain: CrowdChain,
  context: Context,
  home: string,
  { customers, seed }: DrillOptions,
): Promise<Drill> {
  const brand = chain.brand.account.address;
  const people = drawPeople(customers, { seed, brand });
  const shop = shopIn(home, context.folder);
  const { steps, withdraw } = await livesOn(chain, context, people);
  await play(chain, steps);
  await keepRecords(context, chain, people);
  writePapers(shop, people);
  await exportRecords(context, { out: shop.records });
  backUp(shop);
  const before = readStored(shop);
  const leaving = erasedOf(people);
  await play(
    chain,
    leaving.flatMap((person) => [
      { at: person.asksAt!, act: () => withdraw(person) },
      { at: person.asksAt! + 1, act: () => ask(chain, context, person) },
      { at: person.erasedAt, act: () => erase(chain, context, shop, person) },
    ]),
  );
  const given = { brand, terms: chain.terms, start: START };
  const devicesBefore = await Promise.all(leaving.map((person) => deviceOf(person, given)));
  const devices = await Promise.all(leaving.map((person) => deviceOf(person, given)));
  return {
    ...{ brand, people, shop, before, devicesBefore },
    ledger: await readLedger(chain),
    after: readStored(shop),
    devicesAfter: await Promise.all(devices.map((device) => forgetOn(chain, device))),
  };
}

/** As the brand keeps them after each settlement. */
async function keepRecords(
  { state }: Context,
  { terms }: CrowdChain,
  people: readonly Person[],
): Promise<void> {
  await state.transaction(async (writer) => {
    const store = recordStore(writer);
    for (const person of people) {
      const { subject, groups, visitedAt } = person;
      const signedAt = START + visitedAt;
      const nullifier = nullifierOf(person, SEALED);
      await linkCustomer(store, subject);
      await recordConsent(store, subject, { terms, until: UNTIL, signedAt });
      const answer = {
        terms,
        campaign: SEALED,
        nullifier,
        segment: groups[1],
        validAt: VALID_AT,
        expiry: UNTIL,
      };
      await recordAnswer(store, subject, { answer, now: signedAt });
    }
  });
}

async function ask({ client }: CrowdChain, context: Context, person: Person): Promise<void> {
  await client.mine({ blocks: 1 });
  await askForDeletion(context, person);
}

/** The command for one customer, and what it says is the brand's to do. */
async function erase({ client }: CrowdChain, context: Context, shop: Shop, person: Person): Promise<void> {
  await client.mine({ blocks: 1 });
  await eraseOne(context, { subject: person.subject, yes: true, copies: true });
  eraseFromPapers(shop, person);
}
