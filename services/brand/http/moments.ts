import { type SSEStreamingApi, streamSSE } from "hono/streaming";
import { errorReply, type Request } from "../../shared/http/replies.ts";
import { senderOf } from "../../shared/http/sender.ts";
import type { Brand } from "../brand.ts";
import { createBell } from "../moments/bell.ts";
import type { Feed } from "../moments/feed.ts";
import { findSession, isLast, type Moment, momentsOf } from "../moments/moments.ts";
import { type CampaignLink, findRequest } from "../store/exchange/requests.ts";

/** Pages that wait at the same time: of everybody, and of one address. */
const MOST = 2000;
const MOST_OF_ADDRESS = 50;
/** Milliseconds for which a page waits; then it asks again by itself, and misses nothing. */
const LONGEST = 300_000;
/** Milliseconds between looks whether somebody has opened the link. */
const LOOK = 1000;
/** Milliseconds between signs of life. */
const SIGN_OF_LIFE = 15_000;

/** How many pages wait, by address. */
export type Watching = Map<string, number>;

/** Tells a page of its customer's answer as soon as it is checked, and of its reward; by server-sent events. */
export async function getMoments(
  brand: Brand,
  { feed, watching }: { readonly feed: Feed; readonly watching: Watching },
  context: Request,
): Promise<Response> {
  const link = await findSession(brand, context.req.param("session") ?? "");
  if (link === undefined) return errorReply(context, 404, "NotFound", "There is no such session.");
  // With this reply a browser does not connect again.
  if (link.expiresAt <= (await brand.now())) return context.body(null, 204);
  const sender = senderOf(context);
  const own = watching.get(sender) ?? 0;
  const all = [...watching.values()].reduce((sum, count) => sum + count, 0);
  if (own >= MOST_OF_ADDRESS || all >= MOST) {
    context.header("retry-after", "5");
    return errorReply(context, 503, "TooManyPages", "Too many pages wait; ask again in a moment.");
  }
  const after = lastSeen(context);
  watching.set(sender, own + 1);
  const leave = () => {
    const left = (watching.get(sender) ?? 1) - 1;
    if (left > 0) watching.set(sender, left);
    else watching.delete(sender);
    brand.metrics.watching.dec();
  };
  brand.metrics.watching.inc();
  // Proxies would keep it until there is enough of it.
  context.header("x-accel-buffering", "no");
  return streamSSE(context, async (stream) => {
    try {
      await watch(brand, feed, stream, { link, after });
    } catch (error) {
      brand.log(`a page was not told: ${(error as Error).message.split("\n")[0]}`);
    } finally {
      leave();
    }
  });
}

async function watch(
  brand: Brand,
  feed: Feed,
  stream: SSEStreamingApi,
  start: { readonly link: CampaignLink; readonly after: number },
): Promise<void> {
  let { link, after } = start;
  const bell = createBell();
  let ignore: (() => void) | undefined;
  stream.onAbort(bell.ring);
  const ends = Date.now() + LONGEST;
  try {
    while (!stream.aborted && Date.now() < ends) {
      if (link.subject === undefined) link = await again(brand, link);
      const { subject } = link;
      if (subject !== undefined) {
        ignore ??= feed.listen(subject, bell.ring);
        for (const moment of await momentsOf(brand, { ...link, subject }, after)) {
          await stream.writeSSE(messageOf(moment));
          after = moment.id;
          if (isLast(moment)) return;
        }
      }
      // A line that is no message, so that nobody on the way takes the connection for dead.
      await stream.write(": waiting\n\n");
      await bell.wait(subject === undefined ? LOOK : SIGN_OF_LIFE);
    }
  } finally {
    ignore?.();
  }
}

/** The link as it is now: somebody may have opened it. */
async function again({ database }: Brand, link: CampaignLink): Promise<CampaignLink> {
  return (await findRequest(database.query, link)) ?? link;
}

function messageOf({ id, event, segment }: Moment) {
  return { id: `${id}`, event, data: JSON.stringify({ ...(segment !== undefined && { segment }) }) };
}

/** The last moment that a page has, as its browser says by itself when it connects again; 0 for none. */
function lastSeen(context: Request): number {
  const given = context.req.header("last-event-id") ?? "";
  return /^\d{1,15}$/.test(given) ? Number(given) : 0;
}
