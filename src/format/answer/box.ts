import { type Address, encodeAbiParameters, type Hex, keccak256 } from "viem";
import * as z from "zod/v4";
import type { SealRequest } from "../../chain/requests/sealRequest.ts";
import { openBox, type RecipientKeys, sealBox } from "../../customer/box.ts";
import { account, fieldElement, hexadecimal, uint256 } from "../reading/fields.ts";
import { toFileText } from "../reading/json.ts";
import { type CampaignsPlace, campaignsPlace } from "../reading/place.ts";
import { type Reader, readerOf } from "../reading/reading.ts";

const FORMAT = "decdp-box-1";

/** From brand to customer: a seal or a ticket, encrypted to the key in the customer's request. */
export interface Box extends CampaignsPlace {
  readonly format: typeof FORMAT;
  readonly campaign: bigint;
  readonly scope: bigint;
  readonly subject: Address;
  /** What `sealBox` makes of the file of a seal or a ticket. */
  readonly box: Hex;
}

/** Reads a box, as `Reader` says; `textInBox` opens it. */
export const readBox: Reader<Box> = readerOf(
  z.strictObject({
    format: z.literal(FORMAT),
    ...campaignsPlace,
    campaign: uint256,
    scope: fieldElement,
    subject: account,
    box: hexadecimal(73, 8192),
  }),
  "The box",
);

/** The file of a box that holds the text of a seal or a ticket, for whoever made the request. */
export function writeBox(
  { chainId, campaigns }: CampaignsPlace,
  { campaign, scope, subject, recipient }: Pick<SealRequest, "campaign" | "scope" | "subject" | "recipient">,
  text: string,
): string {
  const place = { chainId, campaigns, campaign, scope, subject };
  return toFileText({ format: FORMAT, ...place, box: sealBox(recipient, contextOf(place), text) });
}

/** The text in a box. Throws `InvalidValueError` if it is for other keys, another customer, campaign or period. */
export function textInBox(box: Box, keys: RecipientKeys): string {
  return openBox(keys, contextOf(box), box.box);
}

const inputs = [
  { type: "uint256" },
  { type: "address" },
  { type: "uint256" },
  { type: "uint256" },
  { type: "address" },
] as const;

function contextOf({ chainId, campaigns, campaign, scope, subject }: Omit<Box, "format" | "box">): Hex {
  return keccak256(encodeAbiParameters(inputs, [BigInt(chainId), campaigns, campaign, scope, subject]));
}
