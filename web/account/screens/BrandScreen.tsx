/** @jsxImportSource preact */
import { Screen } from "../../shared/parts/Screen.tsx";
import type { BrandAccount, CampaignAccount } from "../auditor/account.ts";
import { amount, brandNameOf, count, day, moment, nameOf } from "../formats.ts";
import { Figures } from "../parts/Figures.tsx";
import { Findings } from "../parts/Findings.tsx";
import { MoneyPart } from "../parts/Money.tsx";
import { Repeat } from "../parts/Repeat.tsx";
import { SaidList } from "../parts/SaidList.tsx";
import { Stops } from "../parts/Stops.tsx";
import { Verdict } from "../parts/Verdict.tsx";
import { words } from "../session.ts";

/** Everything that a brand did on the chain. */
export function BrandScreen({ account }: { readonly account: BrandAccount }) {
  const { brand, campaigns, readTo, domain } = account;
  const found = campaigns.filter(({ findings }) => findings.length > 0);
  return (
    <Screen title={words.title(brandNameOf(account))}>
      <div>
        <p>{words.lead}</p>
        <p class="quiet">
          {words.account} <code>{brand}</code>. {words.upTo(count(readTo.block), moment(readTo.time))}.
        </p>
      </div>
      <Verdict campaigns={campaigns} />
      {found.length > 0 && (
        <section>
          <h2>{words.findings}</h2>
          {found.map((one) => (
            <section key={one.campaign}>
              <h3>{nameOf(one)}</h3>
              <Findings findings={one.findings} campaign={one.campaign} block={readTo.block} />
            </section>
          ))}
        </section>
      )}
      <Figures account={account} campaigns={campaigns} />
      <section>
        <h2>{words.campaigns}</h2>
        <ul class="cards">
          {campaigns.map((one) => (
            <Card key={one.campaign} account={account} campaign={one} />
          ))}
        </ul>
      </section>
      <MoneyPart account={account} campaigns={campaigns} />
      <Stops campaigns={campaigns} />
      <SaidList
        rows={[[domain], ...campaigns.flatMap((one) => one.said.map((said) => [said, one] as const))]}
      />
      <Repeat campaigns={campaigns.map(({ campaign }) => campaign)} block={readTo.block} />
    </Screen>
  );
}

function Card({ account, campaign }: { readonly account: BrandAccount; readonly campaign: CampaignAccount }) {
  const { findings, checked, token, reward, openedAt } = campaign;
  return (
    <li class="sheet">
      <div>
        <h3>{nameOf(campaign)}</h3>
        <p class="quiet">{words.since(day(openedAt))}</p>
        <p>
          {count(checked.answers)} {words.answers}
        </p>
        <p>{words.pays(amount(account, token, reward))}</p>
        <p>{findings.length === 0 ? words.foundNothing(1) : words.foundSome(findings.length)}</p>
      </div>
      <a
        class="button"
        href={`#/${account.brand}/${campaign.campaign}`}
        aria-label={`${words.more}: ${nameOf(campaign)}`}
      >
        {words.more}
      </a>
    </li>
  );
}
