/** @jsxImportSource preact */

import type { DraftBudget, DraftSettings } from "../../../src/brand/office/draft.ts";
import { withTerms } from "../../../src/brand/office/parts.ts";
import { CheckField, TextField } from "../parts/Fields.tsx";
import { language } from "../session.ts";
import { budgetWords } from "../words/budget.ts";
import type { StepProps } from "./stepProps.ts";

const said = budgetWords[language];
const DAY = 86_400;
const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 18 });
const money = (amount: string, symbol: string) => `${numbers.format(amount as never)} ${symbol}`;
/** A reward with the decimals that were typed: "0.50" is what the terms say. */
const rewardIn = (reward: string, symbol: string) => {
  const decimals = reward.split(".")[1]?.length ?? 0;
  const format = new Intl.NumberFormat(language, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: 18,
  });
  return `${format.format(reward as never)} ${symbol}`;
};

/** What it pays, whether the brand can pay it, whose cards count, and how segments are shown. */
export function BudgetStep({ parts, checks, facts, edit }: StepProps) {
  const { budget, settings, measure, name } = parts;
  const { symbol } = facts.house.token;
  const pay = (changed: Partial<DraftBudget>) => {
    const now = { ...parts, budget: { ...budget, ...changed } };
    // What is paid is promised: the terms follow.
    const largestReward = { amount: now.budget.reward, currency: facts.house.brand.currency };
    edit(changed.reward === undefined ? now : withTerms(now, { ...parts.terms, largestReward }));
  };
  const whole = (text: string, least: number) => Math.max(least, Math.floor(Number(text) || 0));
  const { total, there, missing, fees, problem } = checks.budget;
  return (
    <>
      <section class="sheet">
        <h2>{said.title}</h2>
        <TextField
          label={said.campaignName}
          value={name}
          onInput={(changed) => changed !== "" && edit({ ...parts, name: changed.slice(0, 200) })}
        />
        <TextField
          label={said.reward(symbol)}
          value={budget.reward}
          onInput={(reward) =>
            /^\d{1,18}(\.\d{0,18})?$/.test(reward) && pay({ reward: reward.replace(/\.$/, "") })
          }
        />
        <TextField
          label={said.answers}
          type="number"
          value={`${budget.answers}`}
          onInput={(text) => {
            const answers = whole(text, 1);
            pay({ answers, answersPerPeriod: answers });
          }}
        />
        <TextField
          label={said.period}
          type="number"
          value={`${budget.periodLength / DAY}`}
          onInput={(text) => pay({ periodLength: whole(text, 0) * DAY })}
        >
          <p class="quiet">{said.periodWhy}</p>
        </TextField>
        <div role="status">
          <p class="total">
            {said.line(
              numbers.format(budget.answers),
              rewardIn(budget.reward, symbol),
              money(total, symbol),
              `${fees} ETH`,
            )}
          </p>
          {missing === undefined && problem === undefined ? (
            <p class="quiet">{said.funded(money(there, symbol))}</p>
          ) : (
            <p class="problem">{said.underfunded(money(there, symbol), money(missing ?? "0", symbol))}</p>
          )}
        </div>
        <fieldset class="field">
          <legend>{said.issuers}</legend>
          {facts.house.issuers.map((issuer) => (
            <CheckField
              key={issuer.name}
              label={issuer.name}
              isChecked={issuer.numbers.every((one) => budget.issuers.includes(one))}
              onInput={(isChecked) => {
                const others = budget.issuers.filter((one) => !issuer.numbers.includes(one));
                pay({ issuers: isChecked ? [...others, ...issuer.numbers] : others });
              }}
            />
          ))}
          {budget.issuers.length === 0 && <p class="problem">{said.noIssuers}</p>}
        </fieldset>
      </section>
      <ShownFields settings={settings} onChange={(changed) => edit({ ...parts, settings: changed })} />
      <section class="sheet">
        <TextField
          label={said.counts}
          lang="en"
          value={measure.counts}
          onInput={(counts) => edit({ ...parts, measure: { ...measure, counts } })}
        />
        <TextField
          label={said.window}
          type="number"
          value={`${measure.window / DAY}`}
          onInput={(text) => edit({ ...parts, measure: { ...measure, window: whole(text, 1) * DAY } })}
        />
      </section>
    </>
  );
}

/** Control group, cap and quiet hours. */
function ShownFields({
  settings,
  onChange,
}: {
  readonly settings: DraftSettings;
  readonly onChange: (settings: DraftSettings) => void;
}) {
  const { controlOneIn, frequencyCap, quietHours } = settings;
  const { most = 0, within = DAY } = frequencyCap ?? {};
  const cap = (times: number, seconds: number) => {
    const { frequencyCap: _, ...rest } = settings;
    onChange(times === 0 ? rest : { ...rest, frequencyCap: { most: times, within: seconds } });
  };
  const {
    from = "",
    to = "",
    timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone,
  } = quietHours ?? {};
  const quiet = (start: string, end: string) => {
    const { quietHours: _, ...rest } = settings;
    const isSet = start !== "" || end !== "";
    onChange(
      isSet ? { ...rest, quietHours: { from: start || "21:00", to: end || "08:00", timeZone } } : rest,
    );
  };
  const count = (text: string, most: number) => Math.min(most, Math.max(0, Math.floor(Number(text) || 0)));
  return (
    <section class="sheet">
      <h2>{said.shown}</h2>
      <TextField
        label={said.control}
        type="number"
        value={`${controlOneIn}`}
        onInput={(text) => {
          const oneIn = count(text, 1000);
          onChange({ ...settings, controlOneIn: oneIn === 1 ? 2 : oneIn });
        }}
      >
        <p class="quiet">{said.controlWhy}</p>
      </TextField>
      <div class="pair">
        <TextField
          label={said.cap}
          type="number"
          value={`${most}`}
          onInput={(text) => cap(count(text, 1000), within)}
        />
        <TextField
          label={said.capDays}
          type="number"
          value={`${within / DAY}`}
          onInput={(text) => cap(most, Math.max(1, count(text, 90)) * DAY)}
        />
      </div>
      <div class="pair">
        <TextField label={said.quietFrom} type="time" value={from} onInput={(time) => quiet(time, to)} />
        <TextField label={said.quietTo} type="time" value={to} onInput={(time) => quiet(from, time)} />
      </div>
      <p class="quiet">
        {said.zone}: {timeZone}
      </p>
    </section>
  );
}
