/** @jsxImportSource preact */
import { Facts } from "../../../shared/parts/Facts.tsx";
import { Screen } from "../../../shared/parts/Screen.tsx";
import { saveFile } from "../../../shared/parts/saveFile.ts";
import { receipts, requests, words } from "../../session.ts";
import { brandOf } from "../known.ts";
import { receiptState } from "../receiptState.ts";
import { own } from "./own.ts";
import { receiptsFile } from "./receiptsFile.ts";

/** What an authority needs to make the dossier of the customer and one brand. */
export function ForAuthority({ domain }: { readonly domain: string }) {
  const known = requests.value.filter((one) => one.domain === domain);
  const campaigns = new Set(known.map(({ campaign }) => campaign));
  const kept = receipts.value.filter(({ campaign }) => campaigns.has(campaign));
  const [first] = kept;
  if (first === undefined) {
    return (
      <Screen title={own.none}>
        <Back />
      </Screen>
    );
  }
  const { subject, brand } = receiptState(first, kept).content.facts;
  const { text, missing } = receiptsFile(kept);
  return (
    <Screen title={own.dossier(brandOf(known[0]!))}>
      <div class="sheet">
        <p>{own.dossierText}</p>
        <Facts
          rows={[
            [own.yourAccount, subject],
            [own.theirAccount, brand],
          ]}
        />
        {missing > 0 && <p class="quiet">{own.dossierMissing(missing)}</p>}
        <button type="button" class="first" onClick={() => saveFile(`receipts-${domain}.json`, text)}>
          {own.saveDossier}
        </button>
      </div>
      <Back />
    </Screen>
  );
}

function Back() {
  return (
    <a class="button" href="#/history">
      {words.back}
    </a>
  );
}
