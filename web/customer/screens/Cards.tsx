/** @jsxImportSource preact */
import { useEffect, useState } from "preact/hooks";
import { type Card, readCard } from "../../../src/format/credential/card.ts";
import { Problem } from "../../shared/parts/Problem.tsx";
import { route } from "../../shared/parts/route.ts";
import { Screen } from "../../shared/parts/Screen.tsx";
import { wordsIn } from "../../shared/words/language.ts";
import { AddCard } from "../cards/AddCard.tsx";
import { CardFacts } from "../cards/CardFacts.tsx";
import type { GivenPermission } from "../cards/kept.ts";
import { NewCard } from "../cards/NewCard.tsx";
import { Offers } from "../cards/Offers.tsx";
import { TakeBack } from "../cards/TakeBack.tsx";
import { cards, type Opened, refresh, words } from "../session.ts";
import { cardWords } from "../words/cards/cardWords.ts";

const own = wordsIn(cardWords);

/** The customer's cards, and the ways to new ones, by the pieces of the address. */
export function Cards(opened: Opened) {
  const [, step, first = "", second = "", request = ""] = route.value;
  if (step === "add")
    return <AddCard {...opened} host={first} name={second} request={request} key={second} />;
  if (step === "new") {
    return <NewCard desk={opened.desk} place={`${first}/${second}`} request={request} key={second} />;
  }
  return <AllCards {...opened} />;
}

/** What the customer has, from where, and until when. */
function AllCards({ agent, desk }: Opened) {
  const [given, setGiven] = useState<readonly GivenPermission[]>([]);
  const look = () => void desk.permissions().then(setGiven);
  useEffect(look, []);
  return (
    <Screen title={words.cards}>
      {cards.value.length === 0 && <p>{words.noCards}</p>}
      <ul class="list">
        {cards.value.map((card) => (
          <li class="sheet" key={`${card.issuer} ${card.index}`}>
            <CardFacts card={card} />
            <TakeBack desk={desk} given={given.find(isOf(card))} onTaken={look} />
          </li>
        ))}
      </ul>
      <h2>{own.add}</h2>
      <p>{own.addText}</p>
      <Offers desk={desk} nobody={own.nobodyIssues} />
      <FromFile agent={agent} />
    </Screen>
  );
}

function isOf({ issuer, index }: Card) {
  return (given: GivenPermission) => given.issuer === issuer && given.index === index;
}

function FromFile({ agent }: Pick<Opened, "agent">) {
  const [error, setError] = useState<unknown>();
  const add = async (event: Event) => {
    const field = event.currentTarget as HTMLInputElement;
    const [file] = field.files ?? [];
    if (file === undefined) return;
    setError(undefined);
    try {
      await agent.keepCard(readCard(await file.text(), file.name));
      await refresh();
    } catch (failure) {
      setError(failure);
    }
    field.value = "";
  };
  return (
    <>
      <label class="sheet">
        {own.fromFile}
        <input type="file" accept=".json,application/json" onChange={(event) => void add(event)} />
      </label>
      <Problem error={error} words={words} />
    </>
  );
}
