import type { Leadership } from "../shared/database/leadership.ts";
import { type Loop, startLoop } from "../shared/loop.ts";
import type { Brand } from "./brand.ts";
import { createClock } from "./deciding/clock.ts";
import { eraseDue } from "./erasing/eraseDue.ts";
import { customerDigest } from "./keys.ts";
import type { BrandOptions } from "./options.ts";
import { createOutsideStep } from "./outside/outsideStep.ts";
import { createStack, type Stack } from "./stack.ts";

/** Milliseconds between looks for what is to be sent or erased. */
const POLL = 500;

/** What serves the brand's own stack, of the service's parts. */
export function stackOf(
  { database, keys, policy, metrics, now, log }: Brand,
  {
    decideWithin,
    allowLocalTargets,
    officerToken,
    wake,
  }: Pick<BrandOptions, "decideWithin" | "allowLocalTargets"> & Pick<Stack, "officerToken" | "wake">,
): Stack {
  return createStack({
    ...{ database, officerToken, decideWithin, wake, log },
    ...{ domain: policy.domain, publicUrl: policy.publicUrl },
    digest: (customerId) => customerDigest(keys, customerId),
    seal: keys.seal,
    open: keys.open,
    signingSeed: keys.digest("opendsr", "signing key"),
    now: createClock(now),
    reach: { allowLoopback: allowLocalTargets },
    count: (kind, became) => metrics.deliveries.inc({ kind, became }),
  });
}

/** Sends what is due to targets, which every process does, and erases, which one does. */
export function startSending({ database, metrics, log }: Brand, stack: Stack, leadership: Leadership): Loop {
  const send = createOutsideStep(stack.outside);
  return startLoop({
    step: async () => {
      const isErasing = (await leadership.isMine()) && (await eraseDue(database, stack.now()));
      return (await send()) || isErasing;
    },
    poll: POLL,
    onFailure(error, retry) {
      metrics.failures.inc();
      log(`sending failed, again in ${retry} ms: ${error.message.split("\n")[0]}`);
    },
  });
}
