import { InvalidValueError } from "../errors.ts";

const LABEL = /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/;

/** Endings below which strangers register domains. Below any other ending of two labels, everybody counts together. */
const sharedEndings: ReadonlySet<string> = new Set(
  (
    "ac.uk co.uk gov.uk ltd.uk me.uk net.uk org.uk plc.uk com.au net.au org.au co.nz net.nz org.nz co.za org.za " +
    "co.jp ne.jp or.jp co.kr or.kr com.cn com.hk com.sg com.tw co.in co.id co.th com.my com.ph com.vn co.il " +
    "com.ar com.br com.co com.mx com.pe com.tr com.pl com.ua com.gr com.cy com.mt"
  ).split(" "),
);

/** The account of all brands that have proven no domain. */
export const UNPROVEN = "unproven";

/**
 * The name under which a brand counts: the part of its proven domain that somebody registered, so that a brand is one
 * however many addresses and subdomains it uses. Brands without a proven domain are one. Where it is not known who
 * registers below an ending, as on hosts of other people's pages, all count as one: a brand may seem to know more than it
 * does, never less. Throws `InvalidValueError` for what is no domain in ASCII.
 */
export function brandKey(domain: string | undefined): string {
  if (domain === undefined) return UNPROVEN;
  const name = domainName(domain);
  if (/^[0-9.]+$/.test(name)) return name;
  const labels = name.split(".");
  return labels.slice(sharedEndings.has(labels.slice(-2).join(".")) ? -3 : -2).join(".");
}

/** Whether a domain is another one or a subdomain of it. */
export function isDomainWithin(domain: string, wider: string): boolean {
  const [own, other] = [domainName(domain), domainName(wider)];
  return own === other || own.endsWith(`.${other}`);
}

/** A domain in small letters without the dot at its end. Throws `InvalidValueError` for what is no domain in ASCII. */
export function domainName(domain: string): string {
  const name = domain.toLowerCase().replace(/\.$/, "");
  if (name.length <= 253 && name !== UNPROVEN && name.split(".").every((label) => LABEL.test(label)))
    return name;
  throw new InvalidValueError(`"${domain}" is no domain.`, {
    details: { domain },
    hint: 'Name it as it is registered, such as "shop.example", without scheme, port or path.',
  });
}
