import { readdirSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { parseEventLogs } from "viem";
import { getLogs } from "viem/actions";
import { stateFile } from "../../../cli/setting/state.ts";
import {
  campaignsAbi,
  consentRegistryAbi,
  issuerRegistryAbi,
  loyaltyTokenAbi,
} from "../../../src/generated/abis.ts";
import type { CommandLine } from "./commandLine.ts";

const abi = [...campaignsAbi, ...consentRegistryAbi, ...issuerRegistryAbi, ...loyaltyTokenAbi];

/** Values that differ from run to run: times, and roots over a random leaf. */
const varying = new Set([
  "signedAt",
  "recordedAt",
  "until",
  "closesAt",
  "publishedBefore",
  "liveUntil",
  "root",
  "digest",
]);

/** What came to be on chain since a block, what the state holds and which files there are, without times. */
export async function endState(line: CommandLine, fromBlock: bigint) {
  const { context } = line.context();
  const logs = await getLogs(context.reader, { fromBlock, toBlock: "latest" });
  context.state.close();
  const events = parseEventLogs({ abi, logs }).map(({ eventName, args }) => [
    eventName,
    JSON.stringify(args, (key, value) => {
      if (varying.has(key)) return "varies";
      return typeof value === "bigint" ? `${value}` : value;
    }),
  ]);
  return {
    events,
    rows: rowsIn(line),
    files: readdirSync(line.home, { recursive: true, encoding: "utf8" }).toSorted(),
  };
}

/** What each table holds, by the columns that are the same in every run. */
const tables = {
  issuers: "name, issuer, kind",
  holders: "issuer_name, place, holder, commitment, revoked",
  light_records: "key",
  seal_keys: "scope, subject",
  cards: "customer, issuer, place, card",
  campaigns_known: "customer, campaign, brand, terms",
  // Of contracts that were deployed twice, the addresses would be others.
  network: "campaigns, token, first_block",
};

function rowsIn({ folder }: CommandLine): string[] {
  const networks = readdirSync(path.dirname(folder)).toSorted();
  return networks.flatMap((network) => rowsOf(path.join(path.dirname(folder), network)));
}

function rowsOf(folder: string): string[] {
  const database = new DatabaseSync(stateFile(folder));
  const rows = Object.entries(tables).flatMap(([table, columns]) =>
    database
      .prepare(`SELECT ${columns} FROM ${table} ORDER BY ${columns}`)
      .all()
      .map((row) => `${table}: ${Object.values(row).join(" ")}`),
  );
  database.close();
  return rows;
}
