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
 * Who vouches, such as `issuer 2 ("bank" here; by its own account it reads a bank account)`. All but the number is
 * decoration: what cannot be read is left out.
 */
export async function describeIssuer(context: Context, issuer: bigint): Promise<string> {
  const { reader, deployment, state } = context;
  const name = issuerNamed(state, issuer);
  const known = name === undefined ? [] : [`"${name}" here`];
  const kind = await readIssuer(reader, deployment, { issuer }).catch(() => undefined);
  const declared = kind === undefined ? [] : [`by its own account it ${sources[kind.kind]}`];
  const notes = [...known, ...declared].join("; ");
  return notes === "" ? `issuer ${issuer}` : `issuer ${issuer} (${notes})`;
}

/** The same of several, any of which will do. */
export async function describeIssuers(context: Context, issuers: readonly bigint[]): Promise<string> {
  return (await Promise.all(issuers.map((issuer) => describeIssuer(context, issuer)))).join(" or ");
}
