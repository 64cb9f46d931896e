import { headersOf, placesIn } from "../policy.ts";
import { type Known, keptFile } from "./kept.ts";

/**
 * The file of the pages that a request asks for, with the policy that the guard knows, whatever the server would send along.
 * What belongs to no announced version is not there.
 */
export async function fileFor(known: Known, place: string): Promise<Response> {
  const kept = (await keptFile(known.current, place)) ?? (await keptOfBefore(known, place));
  if (kept === undefined) return new Response("There is no such page.", { status: 404 });
  const network = await keptFile(known.current, "/network.json");
  return new Response(kept.body, { headers: headersOf(place, placesIn(await network!.text())) });
}

/** A page that is open since before a new version may still load a part of itself. */
async function keptOfBefore({ releases, current }: Known, place: string): Promise<Response | undefined> {
  const before = releases.releases[current.number - 2];
  return before === undefined ? undefined : keptFile(before, place);
}
