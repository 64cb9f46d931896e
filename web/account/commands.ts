import type { Place } from "./session.ts";

/** What the network is called in commands. */
const NAME = "public";

/** The command that tells a computer where the contracts are; to be run once. */
export function networkCommand({ rpc, campaigns, firstBlock }: Place, node = rpc): string {
  return `npx decdp network add --campaigns ${campaigns} --rpc ${quoted(node)} --first-block ${firstBlock} --network ${NAME}`;
}

/** The command that repeats the audit of a campaign up to a block. */
export function auditCommand(campaign: bigint, block: number): string {
  return `npx decdp audit --campaign ${campaign} --network ${NAME} --to-block ${block}`;
}

/** The command that shows one finding with its events. */
export function findingCommand(campaign: bigint, block: number, finding: string): string {
  return `${auditCommand(campaign, block)} --finding ${quoted(finding)}`;
}

/** For a shell. */
function quoted(word: string): string {
  return /^[\w./:=@+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
