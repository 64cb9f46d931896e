import type { Request } from "./replies.ts";

/** Groups of an IPv6 address that name a network; whoever has one has all 2^64 addresses in it. */
const NETWORK_GROUPS = 4;
const GROUPS = 8;

/** Whom limits count: an IPv4 address, or the network of an IPv6 address. */
export function senderOf(context: Request): string {
  return networkOf(context.env.incoming.socket.remoteAddress ?? "");
}

/** The first 64 bits of an IPv6 address, in one spelling; other addresses as they are. */
export function networkOf(address: string): string {
  const [plain = ""] = address.toLowerCase().split("%");
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain);
  if (mapped !== null) return mapped[1]!;
  if (!plain.includes(":")) return plain;
  const [head = "", tail] = plain.split("::");
  const groupsOf = (part: string) => (part === "" ? [] : part.split(":"));
  const [left, right] = [groupsOf(head), groupsOf(tail ?? "")];
  const zeros = tail === undefined ? 0 : Math.max(0, GROUPS - left.length - right.length);
  const groups = [...left, ...new Array<string>(zeros).fill("0"), ...right];
  const network = groups.slice(0, NETWORK_GROUPS).map((group) => group.replace(/^0+(?=.)/, ""));
  return `${network.join(":")}::/64`;
}
