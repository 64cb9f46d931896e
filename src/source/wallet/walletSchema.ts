import type { Address } from "viem";
import { defineSchema, type Schema } from "../../request/schema.ts";
import { type Bands, bandNames } from "../bands.ts";

/** A token whose balances stand in one mapping of its contract, so that a storage slot shows them. */
export interface WalletToken {
  /** What the attribute calls it, such as "USDC". */
  readonly name: string;
  readonly address: Address;
  readonly decimals: number;
  /** Position of the mapping from accounts to balances in the contract's storage. */
  readonly slot: number;
  /** Whole tokens. */
  readonly edges: readonly number[];
}

/** What is derived of a wallet. */
export interface WalletFacts {
  /** Ether. */
  readonly balanceEdges: readonly number[];
  readonly tokens: readonly WalletToken[];
  /** Days for which the account has been in use at least; each is a past block that is read. */
  readonly ageEdges: readonly number[];
  /** Transactions within `activeDays`. */
  readonly activityEdges: readonly number[];
  readonly activeDays: number;
}

export const usualFacts: WalletFacts = {
  balanceEdges: [0.01, 0.1, 1, 10],
  tokens: [],
  ageEdges: [30, 90, 365, 730],
  activityEdges: [1, 10, 100],
  activeDays: 90,
};

export const balanceBands = ({ balanceEdges }: WalletFacts): Bands => ({
  edges: balanceEdges,
  unit: "ether",
});
export const ageBands = ({ ageEdges }: WalletFacts): Bands => ({ edges: ageEdges, unit: "days" });
export const activityBands = ({ activityEdges }: WalletFacts): Bands => ({
  edges: activityEdges,
  unit: "transactions",
});
export const tokenBands = ({ edges, name }: WalletToken): Bands => ({ edges, unit: name });

/** The schema of these facts: every attribute is a band. */
export function walletSchema(facts: WalletFacts): Schema {
  return defineSchema("decdp/wallet/1", [
    { name: "balance", categories: [...bandNames(balanceBands(facts))] },
    { name: "age", categories: [...bandNames(ageBands(facts))] },
    { name: `activity in ${facts.activeDays} days`, categories: [...bandNames(activityBands(facts))] },
    ...facts.tokens.map((token) => ({
      name: `holds ${token.name}`,
      categories: [...bandNames(tokenBands(token))],
    })),
  ]);
}
