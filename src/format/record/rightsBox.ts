import { encodeAbiParameters, type Hex, keccak256 } from "viem";
import type { RightsReply } from "../../chain/requests/rightsReply.ts";
import type { RightsRequest } from "../../chain/requests/rightsRequest.ts";
import { openBox, type RecipientKeys, sealBox } from "../../customer/box.ts";
import type { CampaignsPlace } from "../reading/place.ts";

/** The text of a record, encrypted for whoever made a request for access, for the brand to sign. */
export function boxForRequest(
  place: CampaignsPlace,
  { recipient }: Pick<RightsRequest, "recipient">,
  request: Hex,
  record: string,
): Hex {
  return sealBox(recipient, contextOf(place, request), record);
}

/** The text of the record in a reply. Throws `InvalidValueError` if it is for other keys, or another request. */
export function recordInReply(
  place: CampaignsPlace,
  { request, box }: Pick<RightsReply, "request" | "box">,
  keys: RecipientKeys,
): string {
  return openBox(keys, contextOf(place, request), box);
}

const inputs = [{ type: "string" }, { type: "uint256" }, { type: "address" }, { type: "bytes32" }] as const;

/** A box opens as nothing else than the reply to one request. */
function contextOf({ chainId, campaigns }: CampaignsPlace, request: Hex): Hex {
  const values = ["decdp-rights-reply-1", BigInt(chainId), campaigns, request] as const;
  return keccak256(encodeAbiParameters(inputs, values));
}
