/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import type { Agent } from "../../../../src/agent/agent.ts";
import type { ImaginedRequest } from "../../../../src/agent/settings/imagined.ts";
import type { Policy } from "../../../../src/consent/settings/policy.ts";
import { durationWords, termWords } from "../../../../src/consent/settings/sentences.ts";
import type { RecipientRole } from "../../../../src/consent/terms/words.ts";
import { Screen } from "../../../shared/parts/Screen.tsx";
import { wordsIn } from "../../../shared/words/language.ts";
import { requests } from "../../session.ts";
import { moreWords } from "../../words/more.ts";
import { brandOf } from "../known.ts";
import { Compared } from "./Compared.tsx";
import { categories, purposes, retentions } from "./choices.ts";
import { Decided } from "./Decided.tsx";
import { draft } from "./draft.ts";
import { inWords, own } from "./own.ts";
import { Select } from "./Select.tsx";

const ANOTHER = "?";
const roles = {
  processor: "dpv:DataProcessor",
  controller: "dpv:DataController",
  thirdParty: "dpv:ThirdParty",
};

/** A bench for rules: an imagined request, what they say of it and why, and which real ones they would change. */
export function TryOut({ agent, policy }: { readonly agent: Agent; readonly policy: Policy }) {
  const known = new Map(requests.value.map((one) => [one.domain, brandOf(one)]));
  const [brand, setBrand] = useState([...known.keys()][0] ?? ANOTHER);
  const [domain, setDomain] = useState("shop.example");
  const [purpose, setPurpose] = useState<string>(requests.value[0]?.purpose ?? purposes[0]);
  const [category, setCategory] = useState<string>(categories[0]);
  const [level, setLevel] = useState("1");
  const [recipient, setRecipient] = useState("");
  const [retention, setRetention] = useState<string>(retentions[1]);
  const [sold, setSold] = useState(false);
  const [isRepeated, setRepeated] = useState(false);
  const imagined: ImaginedRequest = {
    brand: brand === ANOTHER ? domain.trim() : brand || undefined,
    ...{
      purpose,
      channel: "email",
      level: Number(level),
      categories: [category],
      retention,
      sold,
      isRepeated,
    },
    recipients: recipient === "" ? [] : [recipient as RecipientRole],
  };
  const term = (name: string) => termWords(name, inWords);
  return (
    <Screen title={own.tryTitle}>
      <p>{own.tryText}</p>
      {draft.value !== undefined && <p class="reveal">{own.tryDraft}</p>}
      <div class="sheet">
        <Select
          label={own.brand}
          all={[...known.keys(), ANOTHER]}
          given={brand}
          none={own.unprovenBrand}
          nameOf={(one) => known.get(one) ?? own.anotherBrand}
          onChange={setBrand}
        />
        {brand === ANOTHER && (
          <label>
            {own.domain}
            <input
              autoComplete="off"
              spellcheck={false}
              value={domain}
              onInput={(event) => setDomain(event.currentTarget.value)}
            />
          </label>
        )}
        <Select
          label={own.purpose}
          all={[...new Set([...purposes, purpose])]}
          given={purpose}
          nameOf={term}
          onChange={setPurpose}
        />
        <Select label={own.category} all={categories} given={category} nameOf={term} onChange={setCategory} />
        <Select
          label={own.sensitivity}
          all={["0", "1", "2", "3", "4"]}
          given={level}
          nameOf={(one) => `${one}: ${own.levels[Number(one)]}`}
          onChange={setLevel}
        />
        <Select
          label={own.recipient}
          all={Object.keys(roles)}
          given={recipient}
          none={own.onlyBrand}
          nameOf={(role) => term(roles[role as keyof typeof roles])}
          onChange={setRecipient}
        />
        <Select
          label={own.kept}
          all={retentions}
          given={retention}
          nameOf={(time) => durationWords(inWords, time)}
          onChange={setRetention}
        />
        <label>
          {own.price}
          <input type="number" min={0} defaultValue="5" aria-describedby="price-hint" />
          <span class="quiet" id="price-hint">
            {own.priceChangesNothing}
          </span>
        </label>
        <label class="tick">
          <input type="checkbox" checked={sold} onChange={(event) => setSold(event.currentTarget.checked)} />
          {own.sold}
        </label>
        <label class="tick">
          <input
            type="checkbox"
            checked={isRepeated}
            onChange={(event) => setRepeated(event.currentTarget.checked)}
          />
          {own.repeated}
        </label>
      </div>
      <Decided agent={agent} policy={policy} imagined={imagined} />
      <Compared agent={agent} policy={policy} />
      <a class="button" href="#/rules">
        {wordsIn(moreWords).rules.name}
      </a>
    </Screen>
  );
}
