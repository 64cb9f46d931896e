import {
  concat,
  domainSeparator,
  encodeAbiParameters,
  type Hex,
  keccak256,
  parseAbiParameters,
  stringToBytes,
} from "viem";
import { domainOf, type SignedConsent, type SigningDomain } from "../typedData.ts";

/** A consent as the chain takes it: without the words, but with their hash. */
type HashedConsent = Omit<SignedConsent, "signature">;

const typeHash = keccak256(
  stringToBytes(
    "Consent(address subject,bytes32 terms,uint40 until,uint40 signedAt,Words words)" +
      "Words(string purpose,string ifYouSayNo,string language,bytes32 rendering)",
  ),
);
const members = parseAbiParameters("bytes32, address, bytes32, uint40, uint40, bytes32");

/** Of registries that consents were hashed for: it takes most of the time of a hash. */
const separators = new Map<string, Hex>();

/** What a subject signs when it consents (EIP-712), for those who have the hash of the words but not the words. */
export function hashOfConsent(domain: SigningDomain, consent: HashedConsent): Hex {
  const key = `${domain.chainId} ${domain.address}`;
  const separator =
    separators.get(key) ?? domainSeparator({ domain: domainOf("DeCDP ConsentRegistry", domain) });
  separators.set(key, separator);
  return hashUnder(separator, consent);
}

/** What a wallet signs if a consent's typed data reaches it raw (see `hashWithoutDomain`). */
export function hashOfConsentWithoutDomain(consent: HashedConsent): Hex {
  return hashUnder(domainSeparator({ domain: {} }), consent);
}

function hashUnder(separator: Hex, { subject, terms, until, signedAt, words }: HashedConsent): Hex {
  const struct = encodeAbiParameters(members, [typeHash, subject, terms, until, signedAt, words]);
  return keccak256(concat(["0x1901", separator, keccak256(struct)]));
}
