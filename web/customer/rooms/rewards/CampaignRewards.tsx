/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { type Address, isAddress } from "viem";
import type { Reward } from "../../../../src/agent/rewards/rewards.ts";
import { Facts } from "../../../shared/parts/Facts.tsx";
import { Problem } from "../../../shared/parts/Problem.tsx";
import { wordsIn } from "../../../shared/words/language.ts";
import { shortAccount, tokenAmount } from "../../amounts.ts";
import { refresh, requests, send, words } from "../../session.ts";
import { rewardsWords } from "../../words/rewards.ts";
import { brandOf, documentOf } from "../known.ts";
import type { InRoom } from "../Room.tsx";

const own = wordsIn(rewardsWords);

/** What one campaign has earned the customer: its state, and what is still to be claimed. */
export function CampaignRewards({
  agent,
  network,
  rewards,
  onClaimed,
}: InRoom & { readonly rewards: readonly Reward[]; readonly onClaimed: () => void }) {
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const { campaign, token } = rewards[0]!;
  const known = requests.value.find((one) => one.campaign === campaign);
  const inState = (state: Reward["state"]) => rewards.filter((one) => one.state === state);
  const totalOf = (some: readonly Reward[]) =>
    tokenAmount(
      words.language,
      { token, amount: some.reduce((sum, { amount }) => sum + amount, 0n) },
      network,
    );
  const earned = inState("earned");
  const payees = new Set(inState("paid").flatMap(({ payee }) => payee ?? []));
  const lastError = inState("claimed").find((one) => one.lastError !== undefined)?.lastError;
  const claim = async (to?: Address) => {
    if (isBusy) return;
    setBusy(true);
    setError(undefined);
    try {
      await agent.claim(campaign, to);
      onClaimed();
      await send();
    } catch (failure) {
      setError(failure);
    }
    await refresh();
    onClaimed();
    setBusy(false);
  };
  const claimElsewhere = (event: SubmitEvent) => {
    event.preventDefault();
    const to = `${new FormData(event.currentTarget as HTMLFormElement).get("account")}`.trim();
    if (isAddress(to)) void claim(to);
    else setError(new Error(own.wrongAccount));
  };
  return (
    <>
      <h2>{known === undefined ? `${campaign}` : brandOf(known)}</h2>
      {known !== undefined && <p>{documentOf(known).name}</p>}
      <div role="status">
        <Facts
          rows={[
            ...(["earned", "claimed", "paid"] as const).map((state) => {
              const some = inState(state);
              return [
                own.states[state],
                some.length === 0 ? "" : `${totalOf(some)} (${own.answers(some.length)})`,
              ] as const;
            }),
            [own.paidTo, [...payees].map(shortAccount).join(", ")],
          ]}
        />
      </div>
      {lastError !== undefined && (
        <p class="quiet">{network.relayers.length === 0 ? own.noRelayer : `${own.lastTry}: ${lastError}`}</p>
      )}
      {earned.length > 0 && (
        <>
          <p class="quiet">{own.toOwn}</p>
          <button type="button" class="first" aria-disabled={isBusy} onClick={() => void claim()}>
            {isBusy ? words.sending : own.claim(totalOf(earned))}
          </button>
          <details>
            <summary>{own.elsewhere}</summary>
            <form onSubmit={claimElsewhere}>
              <p class="quiet">{own.links}</p>
              <label>
                {own.account}
                <input name="account" autoComplete="off" spellcheck={false} required maxLength={60} />
              </label>
              <button type="submit" aria-disabled={isBusy}>
                {own.claimElsewhere}
              </button>
            </form>
          </details>
        </>
      )}
      <Problem error={error} words={words} />
    </>
  );
}
