import type { GlobalOptions } from "../setting/context.ts";

/** What an audit is asked for. */
export interface AuditOptions extends GlobalOptions {
  readonly campaign?: bigint;
  readonly facts?: string;
  readonly document?: string;
  readonly records?: string;
  readonly uses?: string;
  readonly receipts?: string;
  readonly fromBlock?: bigint;
  readonly toBlock?: bigint;
  readonly html?: string;
  readonly saveFacts?: string;
  /** Id of the one finding to show. */
  readonly finding?: string;
}

/**
 * The command that repeats an audit exactly: up to the same block, compared with the same files.
 *
 * @param block The last block that was read.
 */
export function commandOf(options: AuditOptions, block: number): string {
  const { campaign, facts, network, rpc, document, records, uses, receipts } = options;
  const given: [string, string | bigint | number | undefined][] = [
    ["campaign", facts === undefined ? campaign : undefined],
    ["facts", facts],
    ["network", facts === undefined && network !== "local" ? network : undefined],
    ["rpc", facts === undefined ? rpc : undefined],
    ["to-block", facts === undefined ? block : undefined],
    ["document", document],
    ["records", records],
    ["uses", uses],
    ["receipts", receipts],
  ];
  const words = given.flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name} ${quoted(`${value}`)}`],
  );
  return ["npx decdp audit", ...words].join(" ");
}

/** For a shell. */
export function quoted(word: string): string {
  return /^[\w./:=@+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
