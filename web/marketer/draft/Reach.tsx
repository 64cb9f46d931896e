/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { proportionOf } from "../../../src/brand/insights/proportion.ts";
import type { Draft } from "../../../src/brand/office/draft.ts";
import { type DraftParts, partsOf } from "../../../src/brand/office/parts.ts";
import { toCanonicalJson } from "../../../src/format/reading/json.ts";
import { TextField } from "../parts/Fields.tsx";
import { useAsked } from "../parts/useAsked.ts";
import { language, readCampaign, readDrafts, words } from "../session.ts";
import { questionWords } from "../words/question.ts";

const said = questionWords[language];

/** How many of those who answer the conditions may hold for, with its source. Nobody is looked up, and nothing is invented. */
export function Reach({ parts }: { readonly parts: DraftParts }) {
  const [low, setLow] = useState("");
  const [high, setHigh] = useState("");
  const { value: measured } = useAsked(() => measuredReach(parts), askedIn(parts));
  const assumed = assumedReach(low, high);
  const known = measured ?? assumed;
  const percent = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  return (
    <section class="sheet">
      <h2>{said.reach}</h2>
      <p class="quiet">{said.reachWhy}</p>
      <p role="status">
        <strong>
          {known === undefined
            ? words.notYetKnown
            : said.reachOf(percent.format(100 * known.low), percent.format(100 * known.high))}
        </strong>
      </p>
      {measured !== undefined && <p class="quiet">{said.reachFrom(measured.name)}</p>}
      {measured === undefined && assumed !== undefined && <p class="quiet">{said.reachAssumed}</p>}
      {measured === undefined && (
        <div class="pair">
          <TextField type="number" label={said.assumeLow} value={low} onInput={setLow} />
          <TextField type="number" label={said.assumeHigh} value={high} onInput={setHigh} />
        </div>
      )}
    </section>
  );
}

function assumedReach(low: string, high: string) {
  const [from, to] = [Number(low) / 100, Number(high) / 100];
  const isInterval = low !== "" && high !== "" && from >= 0 && to <= 1 && from <= to;
  return isInterval ? { low: from, high: to } : undefined;
}

/** Measured by the newest campaign with the same conditions, if enough people are in and out of its groups. */
async function measuredReach(parts: DraftParts) {
  const asked = askedIn(parts);
  const before = (await readDrafts()).find(
    (draft) => draft.published !== undefined && askedOf(draft) === asked,
  );
  if (before === undefined) return undefined;
  const { insights } = await readCampaign(before.published!);
  const { total, cells } = insights.tally;
  const outside = cells.find(({ segment }) => segment === 0)?.count;
  if (total === undefined || outside === undefined) return undefined;
  const { low, high } = proportionOf(total - outside, total);
  return { low, high, name: before.name };
}

function askedOf(draft: Draft): string {
  return askedIn(partsOf(draft));
}

function askedIn({ schema, rules }: DraftParts): string {
  return toCanonicalJson({ schema: schema.id, rules });
}
