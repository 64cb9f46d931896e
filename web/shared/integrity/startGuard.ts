import { digestOf } from "./release.ts";
import { scriptAddress } from "./scriptAddress.ts";
import { standing } from "./shown.ts";
import { ASK, type Standing } from "./standing.ts";

/**
 * Starts the guard, which keeps the pages for times without a connection and takes no version that was not announced, and
 * finds out which version this page is. Where there is no guard the page goes on without, as the server sends it.
 */
export async function startGuard(): Promise<void> {
  standing.value = { build: await offeredBuild(), isNewerReady: false };
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (workers === undefined) return;
  workers.addEventListener("message", ({ data }) => {
    standing.value = data as Standing;
  });
  workers.addEventListener("controllerchange", () => void ask(workers.controller));
  await workers.register(scriptAddress("/guard.js"), { updateViaCache: "none" }).catch(() => {});
  await ask(workers.controller);
}

async function ask(guard: ServiceWorker | null): Promise<void> {
  if (guard === null) return;
  const { port1, port2 } = new MessageChannel();
  const replied = new Promise<Standing | undefined>((resolve) => {
    port1.onmessage = ({ data }) => resolve(data as Standing | undefined);
  });
  guard.postMessage(ASK, [port2]);
  standing.value = (await replied) ?? standing.value;
}

/** The hash of build.json as it is sent; with a guard, as it was announced. */
async function offeredBuild(): Promise<string> {
  const reply = await fetch("/build.json");
  return digestOf(new Uint8Array(await reply.arrayBuffer()));
}
