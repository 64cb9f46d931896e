import { ASK, type Standing } from "../standing.ts";
import { type Known, readKnown } from "./kept.ts";
import { scope } from "./scope.ts";
import { fileFor } from "./serve.ts";
import { lookForReleases, takeReady } from "./update.ts";

// The guard: a service worker that serves pages from the version that is kept here, also offline, and takes no other that
// was not announced.

scope.addEventListener("install", (event) => {
  // Without an announced version there is nothing to guard, and pages come from the server as they are.
  event.waitUntil(
    lookForReleases().then((known) => {
      if (known === undefined) throw new Error("No version of these pages is announced.");
    }),
  );
});

scope.addEventListener("activate", (event) => event.waitUntil(scope.clients.claim()));

scope.addEventListener("fetch", (event) => {
  const { method, url, mode, destination } = event.request;
  const { origin, pathname } = new URL(url);
  if (origin !== scope.location.origin || method !== "GET") return;
  // The library compares the circuit's files with the hashes that are in it. Nobody compares a page or a program that stands
  // beside them: only what is fetched as data comes from the server.
  const isData = destination === "";
  if (isData && (pathname.startsWith("/circuit/") || pathname === "/releases.json")) return;
  const place = pathname === "/" ? "/index.html" : pathname;
  const known = mode === "navigate" ? takeReady() : readKnown();
  event.respondWith(known.then((one) => (one === undefined ? fetch(event.request) : fileFor(one, place))));
  if (mode === "navigate") event.waitUntil(known.then(lookForReleases).then(tellPages));
});

scope.addEventListener("message", (event) => {
  if (event.data !== ASK) return;
  event.waitUntil(
    readKnown().then((known) =>
      event.ports[0]?.postMessage(known === undefined ? undefined : standingOf(known)),
    ),
  );
});

async function tellPages(known: Known | undefined): Promise<void> {
  if (known === undefined) return;
  for (const page of await scope.clients.matchAll({ type: "window" })) page.postMessage(standingOf(known));
}

function standingOf({ current: { build, number, at }, ready, refused }: Known): Standing {
  return { build, announced: { number, at }, isNewerReady: ready !== undefined, refused };
}
