import { type Address, encodeAbiParameters, type Hex, keccak256 } from "viem";
import * as z from "zod/v4";
import type { DataRequest } from "../../chain/requests/dataRequest.ts";
import { openBox, type RecipientKeys, sealBox } from "../../customer/box.ts";
import { account, hexadecimal } from "../reading/fields.ts";
import { toFileText } from "../reading/json.ts";
import { type CampaignsPlace, campaignsPlace } from "../reading/place.ts";
import { type Reader, readerOf } from "../reading/reading.ts";

const FORMAT = "decdp-data-reply-1";
/** Bytes of a box: room for some thousand answers. */
const LARGEST_BOX = 1_000_000;

/** From brand to customer: what the brand keeps, encrypted to the key in the customer's request. */
export interface DataReply extends CampaignsPlace {
  readonly format: typeof FORMAT;
  readonly brand: Address;
  readonly subject: Address;
  /** What `sealBox` makes of the file of a record. */
  readonly box: Hex;
}

/** Reads a reply, as `Reader` says; `recordInReply` opens it. */
export const readDataReply: Reader<DataReply> = readerOf(
  z.strictObject({
    format: z.literal(FORMAT),
    ...campaignsPlace,
    brand: account,
    subject: account,
    box: hexadecimal(73, LARGEST_BOX),
  }),
  "The reply",
);

/** The file of a reply that holds the text of a record, for whoever made the request. */
export function writeDataReply(
  { chainId, campaigns }: CampaignsPlace,
  { brand, subject, recipient }: Pick<DataRequest, "brand" | "subject" | "recipient">,
  record: string,
): string {
  const place = { chainId, campaigns, brand, subject };
  return toFileText({ format: FORMAT, ...place, box: sealBox(recipient, contextOf(place), record) });
}

/** The text of the record in a reply. Throws `InvalidValueError` if it is for other keys, or another customer. */
export function recordInReply(reply: DataReply, keys: RecipientKeys): string {
  return openBox(keys, contextOf(reply), reply.box);
}

const inputs = [
  { type: "string" },
  { type: "uint256" },
  { type: "address" },
  { type: "address" },
  { type: "address" },
] as const;

/** Begins with the format: a reply opens as nothing else. */
function contextOf({ chainId, campaigns, brand, subject }: Omit<DataReply, "format" | "box">): Hex {
  return keccak256(encodeAbiParameters(inputs, [FORMAT, BigInt(chainId), campaigns, brand, subject]));
}
