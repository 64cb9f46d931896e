/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { Facts } from "../../shared/parts/Facts.tsx";
import { Problem } from "../../shared/parts/Problem.tsx";
import { Screen } from "../../shared/parts/Screen.tsx";
import { dayIn } from "../../shared/words/formats.ts";
import { dossierFile } from "../dossierFile.ts";
import { saveFile } from "../review/Saved.tsx";
import { language, readDossier, readFigures, words } from "../session.ts";
import { useAsked } from "../useAsked.ts";

const percent = new Intl.NumberFormat(language, { style: "percent" });
const number = new Intl.NumberFormat(language);

/** How the brand kept its promises in the last 30 days, and everything for an authority in one file. */
export function Figures() {
  const { reply: figures, error, again } = useAsked(readFigures);
  if (figures === undefined) {
    return (
      <Screen title={error === undefined ? words.loading : words.problem}>
        <Problem error={error} words={words} retry={() => void again()} />
      </Screen>
    );
  }
  const { campaigns, rights, from, to } = figures;
  const seconds = (given: number | undefined) =>
    given === undefined
      ? words.none
      : new Intl.NumberFormat(language, { style: "unit", unit: "second", unitDisplay: "long" }).format(given);
  return (
    <Screen title={words.figures}>
      <p class="quiet">{words.period(dayIn(language, from), dayIn(language, to))}</p>
      <section class="sheet" aria-labelledby="rights">
        <h2 id="rights">{words.rights}</h2>
        <Facts
          rows={[
            [words.openRights, number.format(rights.open)],
            [words.lateRights, number.format(rights.late)],
            [words.nextDue, rights.nextDueAt === undefined ? words.none : dayIn(language, rights.nextDueAt)],
          ]}
        />
      </section>
      {campaigns.length === 0 && <p>{words.noCampaigns}</p>}
      <ul class="list">
        {campaigns.map(({ campaign, name, permissions, stops }) => (
          <li class="sheet" key={campaign}>
            <h2>{name}</h2>
            <Coverage share={permissions.share.share} />
            <Facts
              rows={[
                [
                  words.permitted,
                  words.outOf(number.format(permissions.permitted), number.format(permissions.customers)),
                ],
                [words.expired, number.format(permissions.expired)],
                [words.withdrawn, number.format(permissions.withdrawn)],
                [words.stopMedian, seconds(stops.median)],
                [words.stopLongest, seconds(stops.longest)],
                [words.stopLate, number.format(stops.late)],
                [words.audit, <code>npx decdp audit --campaign {campaign}</code>],
              ]}
            />
          </li>
        ))}
      </ul>
      <Dossier />
    </Screen>
  );
}

/** The numbers beside it say the same. */
function Coverage({ share }: { readonly share: number }) {
  return (
    <p>
      <span class="quiet">{words.coverage}</span> <strong>{percent.format(share)}</strong>
      <meter min={0} max={1} value={share} aria-label={words.coverage} />
    </p>
  );
}

function Dossier() {
  const [error, setError] = useState<unknown>();
  const [isDone, setDone] = useState(false);
  const save = async () => {
    setError(undefined);
    try {
      const dossier = await readDossier();
      saveFile(`dossier-${dossier.madeAt}.html`, dossierFile(dossier, language, words), "text/html");
      setDone(true);
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <section class="sheet" aria-labelledby="dossier">
      <h2 id="dossier">{words.dossier}</h2>
      <p>{words.dossierWhy}</p>
      <button type="button" class="first" onClick={() => void save()}>
        {words.saveDossier}
      </button>
      <p role="status">{isDone ? words.dossierSaved : ""}</p>
      <Problem error={error} words={words} />
    </section>
  );
}
