import { DecdpError } from "../../src/errors.ts";
import type { CampaignsPlace, IssuersPlace } from "../../src/format/reading/place.ts";
import type { Reader } from "../../src/format/reading/reading.ts";
import type { Context } from "../setting/context.ts";
import { readFile } from "./files.ts";

// Files that customers, brands and issuers hand to each other.

/** Reads a file that belongs to a deployment's campaigns. Throws `DecdpError` for one of another deployment. */
export function readMessage<Message extends CampaignsPlace>(
  { deployment }: Context,
  file: string,
  reader: Reader<Message>,
): Message {
  const message = readFile(file, reader);
  requireSame(file, deployment.chainId, message.chainId, deployment.campaigns, message.campaigns);
  return message;
}

/** Reads a file that belongs to a deployment's issuers. Throws `DecdpError` for one of another deployment. */
export function readIssuerMessage<Message extends IssuersPlace>(
  { deployment }: Context,
  file: string,
  reader: Reader<Message>,
): Message {
  const message = readFile(file, reader);
  requireSame(file, deployment.chainId, message.chainId, deployment.issuerRegistry, message.issuerRegistry);
  return message;
}

function requireSame(file: string, chain: number, givenChain: number, contract: string, given: string): void {
  if (chain === givenChain && contract.toLowerCase() === given.toLowerCase()) return;
  throw new DecdpError(`${file} is for the contract ${given} on chain ${givenChain}.`, {
    details: { chain, contract },
    hint: "Choose its network with --network, or make it anew for this one.",
  });
}
