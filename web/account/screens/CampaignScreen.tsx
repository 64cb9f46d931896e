/** @jsxImportSource preact */
import { Facts } from "../../shared/parts/Facts.tsx";
import { Screen } from "../../shared/parts/Screen.tsx";
import type { BrandAccount, CampaignAccount } from "../auditor/account.ts";
import { amount, brandNameOf, day, moment, nameOf } from "../formats.ts";
import { Figures } from "../parts/Figures.tsx";
import { Findings } from "../parts/Findings.tsx";
import { Groups } from "../parts/Groups.tsx";
import { MoneyPart } from "../parts/Money.tsx";
import { Repeat } from "../parts/Repeat.tsx";
import { SaidList } from "../parts/SaidList.tsx";
import { Stops } from "../parts/Stops.tsx";
import { TermsPart } from "../parts/TermsPart.tsx";
import { Verdict } from "../parts/Verdict.tsx";
import { words } from "../session.ts";

/** One campaign: what it asks under which terms, what came of it, and what was found. */
export function CampaignScreen({
  account,
  campaign,
}: {
  readonly account: BrandAccount;
  readonly campaign: CampaignAccount;
}) {
  const { findings, said, token, reward, isSealed, openedAt } = campaign;
  const one = [campaign];
  return (
    <Screen title={nameOf(campaign)}>
      <p>
        <a href={`#/${account.brand}`}>{words.title(brandNameOf(account))}</a>
      </p>
      <Verdict campaigns={one} />
      {findings.length > 0 && (
        <section>
          <h2>{words.findings}</h2>
          <Findings findings={findings} campaign={campaign.campaign} block={account.readTo.block} />
        </section>
      )}
      <Facts
        rows={[
          [words.state, `${words.since(day(openedAt))}. ${stateOf(campaign, account)}.`],
          [words.reward, words.pays(amount(account, token, reward))],
          [words.groups, isSealed ? words.sealed : words.open],
        ]}
      />
      <TermsPart campaign={campaign} />
      <Groups campaign={campaign} />
      <Figures account={account} campaigns={one} />
      <MoneyPart account={account} campaigns={one} />
      <Stops campaigns={one} />
      <SaidList rows={said.map((each) => [each] as const)} />
      <Repeat campaigns={[campaign.campaign]} block={account.readTo.block} />
    </Screen>
  );
}

function stateOf({ closesAt }: CampaignAccount, { readTo }: BrandAccount): string {
  if (closesAt === null) return words.running;
  return closesAt <= readTo.time ? words.closed(moment(closesAt)) : words.closes(moment(closesAt));
}
