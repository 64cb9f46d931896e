import { forgetRights } from "../../src/brand/rights/list.ts";
import type { Leadership } from "../shared/database/leadership.ts";
import { createScrubbing } from "../shared/database/scrubbing.ts";
import type { Brand } from "./brand.ts";
import { createFollower } from "./chain/follow.ts";
import type { Notes } from "./notes.ts";
import type { Office } from "./office/office.ts";
import { publishDue } from "./office/publish.ts";
import { settleDue } from "./settling/settleDue.ts";
import { storeIn } from "./store/exchange/kept.ts";
import { forgetting } from "./store/migrations.ts";
import { sweep } from "./store/records/sweep.ts";

const DAY = 86_400;

/**
 * What one process of the service does at a time: it reads the chain, settles, publishes, and forgets what may not be kept any more.
 * A chain that cannot be read keeps nothing from being settled, nor the other way round. Returns a step, which returns
 * whether there is more to do.
 */
export function createSteps(
  brand: Brand,
  notes: Notes,
  leadership: Leadership,
  office: Office | undefined,
): () => Promise<boolean> {
  const follower = createFollower(brand, notes);
  const scrub = createScrubbing(brand.database, forgetting, brand.log);
  let forgotRightsAt = 0;
  const forget = async () => {
    const now = await brand.now();
    if (now - forgotRightsAt >= DAY) {
      await brand.database.transaction((query) => forgetRights(storeIn(query), now));
      forgotRightsAt = now;
    }
    return sweep(brand.database, now);
  };
  return async () => {
    if (!(await leadership.isMine())) {
      notes.failingSince = undefined;
      return false;
    }
    const following = await attempt(() => follower.step());
    const settling = await attempt(() => settleDue(brand));
    const publishing = office && (await attempt(() => publishDue(brand, office)));
    // A key may be needed for what was not read yet.
    const isUpToDate = following.error === undefined && !following.isMore;
    const sweeping = isUpToDate ? await attempt(forget) : undefined;
    await scrub();
    const failed = [following, settling, publishing, sweeping].find((one) => one?.error !== undefined);
    if (failed !== undefined) throw failed.error;
    notes.failingSince = undefined;
    return [following, settling, publishing, sweeping].some((one) => one?.isMore);
  };
}

interface Attempt {
  readonly isMore: boolean;
  readonly error?: unknown;
}

async function attempt(step: () => Promise<boolean>): Promise<Attempt> {
  try {
    return { isMore: await step() };
  } catch (error) {
    return { isMore: false, error };
  }
}
