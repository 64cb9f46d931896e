/** @jsxImportSource preact */
import { differenceWordsFor } from "../../../src/consent/terms/difference/words/language.ts";
import { Facts } from "../../shared/parts/Facts.tsx";
import { Problem } from "../../shared/parts/Problem.tsx";
import { Screen } from "../../shared/parts/Screen.tsx";
import { useAsked } from "../parts/useAsked.ts";
import { language, readCampaign, words } from "../session.ts";
import { campaignWords } from "../words/campaign.ts";
import { Alerts } from "./Alerts.tsx";
import { Exports } from "./Exports.tsx";
import { Groups } from "./Groups.tsx";
import { LiftFields } from "./LiftFields.tsx";
import { Money } from "./Money.tsx";
import { people } from "./people.ts";
import { Targets } from "./Targets.tsx";

const said = campaignWords[language];
const coded = differenceWordsFor(language);

/** What the brand can know about one campaign, nobody of whom is named. */
export function CampaignPage({ campaign }: { readonly campaign: string }) {
  const { value, error, again } = useAsked(() => readCampaign(campaign), campaign);
  if (value === undefined) {
    return (
      <Screen title={words.campaigns}>
        {error === undefined ? <p>{words.loading}</p> : <Problem error={error} words={words} retry={again} />}
      </Screen>
    );
  }
  const { insights, budget } = value;
  const { funnel, permissions, draft } = insights;
  return (
    <Screen title={insights.name}>
      {draft !== undefined && (
        <p>
          <a href={`#/draft/${draft}/question`}>{words.clone} ...</a>
        </p>
      )}
      <Alerts insights={insights} />
      <Groups insights={insights} />
      <section class="sheet">
        <h2>{said.used}</h2>
        <Facts
          rows={[
            [said.channel, coded.code(insights.channel)],
            [said.reach, people(insights.reach)],
            [said.uses, people(insights.uses.uses)],
            [said.usedFor, people(insights.uses.customers)],
          ]}
        />
        <Targets targets={insights.targets} />
      </section>
      <section class="sheet">
        <h2>{said.funnel}</h2>
        <Facts
          rows={[
            [said.links, people(funnel.links)],
            [said.answered, people(funnel.answered)],
            [said.settled, people(funnel.settled)],
            [said.live, people(permissions.live)],
            [said.withdrawn, people(permissions.withdrawn)],
          ]}
        />
      </section>
      <LiftFields insights={insights} />
      <Money insights={insights} />
      <Exports campaign={campaign} name={insights.name} budget={budget} />
    </Screen>
  );
}
