/** @jsxImportSource preact */
import type { Policy } from "../../../../src/consent/settings/policy.ts";
import { durationWords } from "../../../../src/consent/settings/sentences.ts";
import { quietTimes } from "./choices.ts";
import { inWords, own } from "./own.ts";
import { Select } from "./Select.tsx";

/** What holds beside the rules: the time of quiet after a no, and what always stays open. */
export function Limits({
  policy,
  onChange,
}: {
  readonly policy: Policy;
  readonly onChange: (changed: Policy) => void;
}) {
  const { floor, quietAfterNo } = policy;
  const { values, share } = floor.everywhere;
  const setFloor = (change: Partial<typeof floor.everywhere>) =>
    onChange({ ...policy, floor: { ...floor, everywhere: { ...floor.everywhere, ...change } } });
  const numberIn = ({ currentTarget: { value, min, max } }: { readonly currentTarget: HTMLInputElement }) =>
    Math.min(Number(max), Math.max(Number(min), Math.round(Number(value) || 0)));
  return (
    <>
      <section class="sheet">
        <h2>{own.afterNo}</h2>
        <Select
          label={own.afterNoAsk}
          all={[...new Set([...quietTimes, quietAfterNo])]}
          given={quietAfterNo}
          nameOf={(time) => durationWords(inWords, time)}
          onChange={(time) => onChange({ ...policy, quietAfterNo: time })}
        />
      </section>
      <section class="sheet">
        <h2>{own.floor}</h2>
        <p class="quiet">{own.floorText}</p>
        <label>
          {own.floorValues}
          <input
            type="number"
            min={1}
            max={1000}
            value={values}
            onChange={(event) => setFloor({ values: numberIn(event) })}
          />
        </label>
        <label>
          {own.floorShare}
          <input
            type="number"
            min={0}
            max={100}
            value={Math.round(share * 100)}
            onChange={(event) => setFloor({ share: numberIn(event) / 100 })}
          />
        </label>
      </section>
    </>
  );
}
