import { readIssuer, type SourceKind } from "../../src/chain/actions/issuer.ts";
import type { Context } from "../setting/context.ts";
import { issuerNamed } from "./issuers.ts";

const sources: Readonly<Record<SourceKind, string>> = {
  EthereumWallet: "reads an Ethereum wallet",
  SolidPod: "reads a Solid pod",
  DataVault: "reads a data vault",
  BankAccount: "reads a bank account",
  SelfDeclared: "passes on what you say yourself",
  Brand: "is a brand with customers of its own",
};

/**
 * Who vouches, such as `issuer 2, "bank" in this state, which by its own account reads a bank account`. That is
 * decoration: what cannot be read is left out.
 */
export async function describeIssuer(context: Context, issuer: bigint): Promise<string> {
  const { reader, deployment, state } = context;
  const name = issuerNamed(state, issuer);
  const known = name === undefined ? "" : `, "${name}" in this state`;
  try {
    const { kind } = await readIssuer(reader, deployment, { issuer });
    return `issuer ${issuer}${known}, which by its own account ${sources[kind]}`;
  } catch {
    return `issuer ${issuer}${known}`;
  }
}
