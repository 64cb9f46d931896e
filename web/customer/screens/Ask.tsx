/** @jsxImportSource preact */
import { useEffect, useState } from "preact/hooks";
import { NoCardError } from "../../../src/agent/answer/card.ts";
import type { Consideration } from "../../../src/agent/answer/consider.ts";
import { Choice } from "../../shared/parts/Choice.tsx";
import { Loading } from "../../shared/parts/Loading.tsx";
import { Problem } from "../../shared/parts/Problem.tsx";
import { go } from "../../shared/parts/route.ts";
import { Screen } from "../../shared/parts/Screen.tsx";
import { MissingCard } from "../cards/MissingCard.tsx";
import { dealWith } from "../dealWith.ts";
import { type KeptLink, showWhoOpened } from "../links/links.ts";
import { WhoAnswers } from "../links/WhoAnswers.tsx";
import { type Opened, refresh, send, words } from "../session.ts";
import { Question } from "./Question.tsx";

/** One request on one quiet screen. The proof is made while it is read, and wiped on "no". */
export function Ask(opened: Opened & { readonly piece: string }) {
  const { agent, network, piece } = opened;
  const campaign = /^\d{1,78}$/.test(piece) ? BigInt(piece) : 0n;
  const [considered, setConsidered] = useState<Consideration>();
  const [error, setError] = useState<unknown>();
  const [isReady, setReady] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [link, setLink] = useState<KeptLink>();

  const look = async () => {
    // The screen for a missing card looks again and again, and stays until there is another one.
    setError((before: unknown) => (before instanceof NoCardError ? before : undefined));
    try {
      setConsidered(await agent.look(campaign));
      setError(undefined);
      await agent.noteShown(campaign);
    } catch (failure) {
      setError(failure);
      return;
    }
    // If that fails, the proof is made when the customer says yes.
    await agent.prepare(campaign).then(
      () => setReady(true),
      () => {},
    );
  };
  useEffect(() => void look(), [piece]);

  const decide = async (isYes: boolean) => {
    setBusy(true);
    setError(undefined);
    try {
      // The answer counts all the same where the link is over or the brand does not reply.
      if (isYes && link !== undefined) await showWhoOpened(opened, considered!.brand, link).catch(() => {});
      if (isYes) await dealWith(agent, network, considered!);
      else await agent.refuse(campaign);
      await refresh();
      void send();
      go("done", piece);
    } catch (failure) {
      setError(failure);
      // Another group or another date than was shown is shown now, to say yes or no to.
      await agent.look(campaign).then(setConsidered, () => {});
      setBusy(false);
    }
  };

  if (error instanceof NoCardError) {
    return <MissingCard {...opened} problem={error} request={piece} retry={() => void look()} />;
  }
  if (considered === undefined) {
    if (error === undefined) return <Loading title={words.loading} />;
    return (
      <Screen title={words.problem}>
        <Problem error={error} words={words} retry={look} />
      </Screen>
    );
  }
  return (
    <Screen title={words.asks(considered.published.document.terms.brand.name)}>
      <Question considered={considered} network={network} />
      <WhoAnswers {...opened} considered={considered} onDecided={setLink} />
      <p class="quiet" role="status">
        {considered.opened.isSealed ? "" : isReady ? words.prepared : words.preparing}
      </p>
      <Problem error={error} words={words} />
      <Choice
        first={{ label: isBusy ? words.sending : words.yes, onClick: () => void decide(true) }}
        second={{ label: words.no, onClick: () => void decide(false) }}
        isBusy={isBusy}
      />
    </Screen>
  );
}
