import type { Address } from "viem";
import type { CampaignParameters } from "../../../src/chain/calls/campaignCalls.ts";
import type { Deployment } from "../../../src/chain/deployment.ts";
import type { SigningClient } from "../../../src/chain/transact.ts";
import type { CampaignDocument } from "../../../src/format/campaign/campaignDocument.ts";

/** What the service of docs/integration.md takes besides the document. */
export type Offer = Pick<
  CampaignParameters,
  "issuers" | "acceptsSelfDeclared" | "token" | "reward" | "periodLength" | "answersPerPeriod" | "notice"
>;

/** The function that docs/integration.md exports. */
export type OpenService = (
  brand: SigningClient,
  deployment: Deployment,
  given: {
    readonly document: CampaignDocument;
    readonly offer: Offer;
    readonly answers: bigint;
    readonly relayer?: string;
  },
) => Promise<{
  readonly campaign: bigint;
  published(): string;
  seal(body: string): Promise<string>;
  settle(body: string): Promise<{ readonly subject: Address; readonly segment: number }>;
}>;
