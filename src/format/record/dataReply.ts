import { type Address, encodeAbiParameters, type Hex, keccak256 } from "viem";
import * as z from "zod/v4";
import type { DataReplyMessage } from "../../chain/requests/dataReply.ts";
import type { DataRequest } from "../../chain/requests/dataRequest.ts";
import type { Signed } from "../../chain/typedData.ts";
import { openBox, type RecipientKeys, sealBox } from "../../customer/box.ts";
import { account, hexadecimal, signature } from "../reading/fields.ts";
import { toFileText } from "../reading/json.ts";
import { type CampaignsPlace, campaignsPlace } from "../reading/place.ts";
import { type Reader, readerOf } from "../reading/reading.ts";

const FORMAT = "decdp-data-reply-2";
/** Bytes of a box: room for some thousand answers. */
const LARGEST_BOX = 1_000_000;

/** From brand to customer: what the brand keeps, encrypted to the key in the customer's request. */
export interface DataReply extends CampaignsPlace {
  readonly format: typeof FORMAT;
  readonly brand: Address;
  readonly subject: Address;
  /** What `boxForReply` makes of the file of a record. */
  readonly box: Hex;
  /** The brand's, of `signDataReply`. */
  readonly signature: Hex;
}

/** Reads a reply, as `Reader` says; `requireDataReply` says whether the brand signed it, `recordInReply` opens it. */
export const readDataReply: Reader<DataReply> = readerOf(
  z.strictObject({
    format: z.literal(FORMAT),
    ...campaignsPlace,
    brand: account,
    subject: account,
    box: hexadecimal(73, LARGEST_BOX),
    signature,
  }),
  "The reply",
);

/** The text of a record, encrypted for whoever made the request, for the brand to sign. */
export function boxForReply(
  { chainId, campaigns }: CampaignsPlace,
  { brand, subject, recipient }: Pick<DataRequest, "brand" | "subject" | "recipient">,
  record: string,
): Hex {
  return sealBox(recipient, contextOf({ chainId, campaigns, brand, subject }), record);
}

/** The file of a reply. */
export function writeDataReply(
  { chainId, campaigns }: CampaignsPlace,
  { brand, subject, box, signature }: Signed<Omit<DataReplyMessage, "recipient">>,
): string {
  return toFileText({ format: FORMAT, chainId, campaigns, brand, subject, box, signature });
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
function contextOf({
  chainId,
  campaigns,
  brand,
  subject,
}: Omit<DataReply, "format" | "box" | "signature">): Hex {
  return keccak256(encodeAbiParameters(inputs, [FORMAT, BigInt(chainId), campaigns, brand, subject]));
}
