/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import type { Arm } from "../../../src/brand/lift/evidence.ts";
import { liftOf } from "../../../src/brand/lift/lift.ts";
import type { Insights } from "../../../src/brand/office/insights.ts";
import { TextField } from "../parts/Fields.tsx";
import { language, words } from "../session.ts";
import { campaignWords } from "../words/campaign.ts";

const said = campaignWords[language];
const DAY = 86_400;
const oneDecimal = new Intl.NumberFormat(language, { maximumFractionDigits: 1, signDisplay: "exceptZero" });

/** What the offer did: no number before it is known. The service has no purchases, so the counts are typed and kept nowhere. */
export function LiftFields({ insights: { settings, measure } }: { readonly insights: Insights }) {
  const [typed, setTyped] = useState({ offered: "", offeredBought: "", control: "", controlBought: "" });
  if (settings.controlOneIn === 0) {
    return (
      <section class="sheet">
        <h2>{said.lift}</h2>
        <p>{said.noControl}</p>
      </section>
    );
  }
  const field = (name: keyof typeof typed) => (
    <TextField
      label={said[name]}
      type="number"
      value={typed[name]}
      onInput={(value) => setTyped({ ...typed, [name]: value })}
    />
  );
  return (
    <section class="sheet">
      <h2>{said.lift}</h2>
      {measure !== undefined && (
        <p class="quiet">{said.liftWhy(measure.counts, `${Math.round(measure.window / DAY)}`)}</p>
      )}
      <div class="pair">
        {field("offered")}
        {field("offeredBought")}
      </div>
      <div class="pair">
        {field("control")}
        {field("controlBought")}
      </div>
      <p role="status">
        <strong>
          {verdict(armOf(typed.offered, typed.offeredBought), armOf(typed.control, typed.controlBought))}
        </strong>
      </p>
    </section>
  );
}

/** Undefined as long as nothing is typed. */
function armOf(people: string, bought: string): Arm | undefined {
  if (people === "" || bought === "") return undefined;
  return { people: Math.floor(Number(people)), bought: Math.floor(Number(bought)) };
}

function verdict(treated: Arm | undefined, control: Arm | undefined): string {
  if (treated === undefined || control === undefined) return words.notYetKnown;
  if (treated.bought > treated.people || control.bought > control.people) return said.moreThanPeople;
  const lift = liftOf({ treated, control });
  const [low, high] = [lift.low, lift.high].map((share) => oneDecimal.format(100 * share));
  return lift.isKnown ? said.liftKnown(low!, high!) : said.liftUnknown(low!, high!);
}
