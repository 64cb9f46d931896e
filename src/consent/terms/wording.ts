const own: Readonly<Record<string, string>> = {
  ownWord: "your own word",
  pod: "your pod",
  wallet: "your wallet",
  vault: "your vault",
  bank: "your bank",
  brand: "the brand",
  thirdParty: "third party",
  sealedSegment: "sealed group",
  segment: "group",
  attributes: "details",
  sms: "text message",
};

/** A code of terms in words: "pd:AgeRange" is "age range", "eu-gdpr:A22-3-a" is "GDPR art. 22(3)(a)". */
export function inWords(code: string): string {
  const [, article] = /^eu-gdpr:A([\d-]+[a-z]?)/.exec(code) ?? [];
  if (article !== undefined) {
    const [number, ...rest] = article.replace(/-$/, "").split("-");
    const kind = /-(non-)?explicit-consent$/.exec(code);
    return `GDPR art. ${number}${rest.map((part) => `(${part})`).join("")}${kind ? `, ${kind[0].slice(1).replace("-consent", " consent")}` : ""}`;
  }
  if (Object.hasOwn(own, code)) return own[code]!;
  return code
    .replace(/^[a-z-]+:/, "")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .split(" ")
    .map((part) => (/^[A-Z]{2,}$/.test(part) ? part : part.toLowerCase()))
    .join(" ");
}

/** For whom each level of personalization is, from 0. */
const audiences = [
  "the same for everyone",
  "for many people alike",
  "for some people alike",
  "for few people alike",
  "for one person alone",
];

/** A level of personalization, 0 to 4, such as "level 2 of 0 to 4, for some people alike". */
export function levelInWords(level: number): string {
  return `level ${level} of 0 to 4, ${audiences[level]}`;
}
