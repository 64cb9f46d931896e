import {
  concat,
  domainSeparator,
  encodeAbiParameters,
  type Hex,
  keccak256,
  parseAbiParameters,
  stringToBytes,
} from "viem";
import { domainOf, type SignedConsent, type SigningDomain } from "./typedData.ts";

const typeHash = keccak256(
  stringToBytes(
    "Consent(address subject,bytes32 terms,uint40 until,uint40 signedAt,Words words)" +
      "Words(string purpose,string ifYouSayNo,string language,bytes32 rendering)",
  ),
);
const members = parseAbiParameters("bytes32, address, bytes32, uint40, uint40, bytes32");

/** What a subject signs when it consents (EIP-712), for those who have the hash of the words but not the words. */
export function hashOfConsent(
  domain: SigningDomain,
  { subject, terms, until, signedAt, words }: Omit<SignedConsent, "signature">,
): Hex {
  const struct = encodeAbiParameters(members, [typeHash, subject, terms, until, signedAt, words]);
  const separator = domainSeparator({ domain: domainOf("DeCDP ConsentRegistry", domain) });
  return keccak256(concat(["0x1901", separator, keccak256(struct)]));
}
