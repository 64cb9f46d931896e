/** @jsxImportSource preact */
import type { Reward } from "../../../../src/agent/rewards/rewards.ts";
import { Problem } from "../../../shared/parts/Problem.tsx";
import { Screen } from "../../../shared/parts/Screen.tsx";
import { useLoaded } from "../../../shared/parts/useLoaded.ts";
import { wordsIn } from "../../../shared/words/language.ts";
import { receipts, requests, words } from "../../session.ts";
import { moreWords } from "../../words/more.ts";
import { rewardsWords } from "../../words/rewards.ts";
import type { InRoom } from "../Room.tsx";
import { CampaignRewards } from "./CampaignRewards.tsx";

const own = wordsIn(rewardsWords);

/** What the customer's answers have earned, campaign by campaign, and how it is paid. */
export function Rewards(given: InRoom) {
  const { agent } = given;
  const { value, error, again } = useLoaded(() => agent.rewards(), [requests.value, receipts.value]);
  const byCampaign = [...Map.groupBy(value ?? [], ({ campaign }) => campaign)].toSorted(
    ([, left], [, right]) => Number(isOpen(right)) - Number(isOpen(left)),
  );
  return (
    <Screen title={wordsIn(moreWords).rewards.name}>
      <p>{own.noEnd}</p>
      <Problem error={error} words={words} retry={again} />
      {value === undefined && error === undefined && <p role="status">{own.looking}</p>}
      {value?.length === 0 && <p>{own.none}</p>}
      <ul class="list">
        {byCampaign.map(([campaign, rewards]) => (
          <li class="sheet" key={campaign}>
            <CampaignRewards {...given} rewards={rewards} onClaimed={again} />
          </li>
        ))}
      </ul>
    </Screen>
  );
}

function isOpen(rewards: readonly Reward[]): boolean {
  return rewards.some(({ state }) => state !== "paid");
}
