import { openDeviceTable } from "./database.ts";

const LOCK = "decdp-agent";
const CHANNEL = "decdp-tabs";
const GIVE_WAY = "give way";
/** Milliseconds that another tab has to finish what it does. */
const PATIENCE = 3000;

let release: (() => void) | undefined;
let finish: () => Promise<void> = async () => {};
let channel: BroadcastChannel | undefined;

/**
 * One tab at a time works with what is kept on the device. Takes it for this one; false if another tab has it.
 *
 * @param lost Called when another tab has taken it over.
 */
export async function takeDevice(lost: () => void): Promise<boolean> {
  return hold({ ifAvailable: true }, lost);
}

/** Takes it over from another tab, which finishes what it does; from one that does not react, it is taken away. */
export async function takeDeviceOver(lost: () => void): Promise<void> {
  listen(lost).postMessage(GIVE_WAY);
  const isGiven = await hold({ signal: AbortSignal.timeout(PATIENCE) }, lost).catch(() => false);
  if (!isGiven) await hold({ steal: true }, lost);
}

/** What this tab does before it gives the device to another one. */
export function beforeGivingWay(work: () => Promise<void>): void {
  finish = work;
}

async function hold(options: LockOptions, lost: () => void): Promise<boolean> {
  const isMine = await new Promise<boolean>((resolve, reject) => {
    navigator.locks
      .request(LOCK, options, (lock: Lock | null) => {
        resolve(lock !== null);
        if (lock === null) return;
        return new Promise<void>((given) => {
          release = given;
        });
      })
      .catch((error) => {
        reject(error);
        // It was taken away.
        if (release !== undefined) giveUp(lost);
      });
  });
  if (!isMine) return false;
  listen(lost);
  // From now on what another tab would still write is refused.
  await (await openDeviceTable()).claim();
  return true;
}

function listen(lost: () => void): BroadcastChannel {
  channel ??= new BroadcastChannel(CHANNEL);
  channel.onmessage = async ({ data }) => {
    if (data !== GIVE_WAY || release === undefined) return;
    await stop();
    giveUp(lost);
  };
  return channel;
}

async function stop(): Promise<void> {
  const work = finish;
  finish = async () => {};
  await work().catch(() => {});
}

function giveUp(lost: () => void): void {
  void stop();
  release?.();
  release = undefined;
  lost();
}
