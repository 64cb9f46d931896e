import { lookup } from "node:dns";
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { BlockList, isIP, type LookupFunction } from "node:net";

/** What may be reached outside. */
export interface Reach {
  /** Whether addresses of this machine may be, over plain HTTP as well; for tests and sidecars. */
  readonly allowLoopback: boolean;
}

export interface Post {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What the other side said; its body is not read. */
export interface PostResult {
  readonly status: number;
  /** Seconds that it asked for. */
  readonly retryAfter: number | undefined;
}

/** Milliseconds for all of it; less than a delivery may be under way. */
export const LONGEST_POST = 3000;

/** Networks that are nobody's outside: a target must not make the service speak with what stands beside it. */
const inside = new BlockList();
for (const [network, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 3],
] as const) {
  inside.addSubnet(network, bits, "ipv4");
}
for (const [network, bits] of [
  // In the first four, IPv4 addresses stand within IPv6.
  ["::", 96],
  ["64:ff9b::", 96],
  ["64:ff9b:1::", 48],
  ["2002::", 16],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
] as const) {
  inside.addSubnet(network, bits, "ipv6");
}
const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

/** Why an address is no target; undefined if it may be one. What its name leads to is seen when it is sent to. */
export function whyNoTarget(given: string, { allowLoopback }: Reach): string | undefined {
  if (!URL.canParse(given)) return "It is no address.";
  const url = new URL(given);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const isHere = host === "localhost" || (isIP(host) !== 0 && isIn(loopback, host));
  if (url.username !== "" || url.password !== "") return "It has a name or a password in it.";
  if (url.hash !== "") return "It has a fragment.";
  if (isHere && !allowLoopback) return "It is on this machine.";
  if (url.protocol !== "https:" && !(isHere && url.protocol === "http:")) return "It is not https.";
  if (isIP(host) !== 0 && !isHere && isIn(inside, host)) return "It is in a network of one's own.";
  return undefined;
}

/**
 * Posts to a target: only to addresses outside, whatever its name leads to at that moment, and without following where it
 * leads. Throws an `Error` without the address, which can be a secret, where nothing comes back in time.
 */
export function guardedPost({ url, headers, body }: Post, reach: Reach): Promise<PostResult> {
  const why = whyNoTarget(url, reach);
  if (why !== undefined) return Promise.reject(new Error(why));
  const request = url.startsWith("https:") ? requestHttps : requestHttp;
  const length = `${Buffer.byteLength(body)}`;
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method: "POST",
        headers: { "user-agent": "decdp", ...headers, "content-length": length },
        lookup: guardedLookup(reach),
        // A connection that stays open would keep an address that was looked up long ago.
        agent: false,
        signal: AbortSignal.timeout(LONGEST_POST),
      },
      (response) => {
        resolve({ status: response.statusCode ?? 0, retryAfter: secondsOf(response.headers["retry-after"]) });
        response.destroy();
      },
    );
    sent.on("error", (error: NodeJS.ErrnoException) => {
      reject(new Error(error.name === "AbortError" ? "No answer in time." : (error.code ?? "No answer.")));
    });
    sent.end(body);
  });
}

function guardedLookup({ allowLoopback }: Reach): LookupFunction {
  return (host, options, callback) => {
    lookup(host, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, "");
      const allowed = addresses.filter(({ address }) =>
        isIn(loopback, address) ? allowLoopback : !isIn(inside, address),
      );
      const [first] = allowed;
      if (first === undefined) return callback(Object.assign(new Error(), { code: "EINSIDE" }), "");
      if (options.all === true) return callback(null, allowed);
      return callback(null, first.address, first.family);
    });
  };
}

/** An IPv4 address within IPv6, in whatever spelling, counts as itself. */
function isIn(list: BlockList, address: string): boolean {
  return list.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}

function secondsOf(header: string | undefined): number | undefined {
  return header !== undefined && /^\d{1,9}$/.test(header) ? Number(header) : undefined;
}
