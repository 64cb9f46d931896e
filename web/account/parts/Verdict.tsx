/** @jsxImportSource preact */
import type { CampaignAccount } from "../auditor/account.ts";
import { count } from "../formats.ts";
import { words } from "../session.ts";

/** What was found in campaigns, and right beside it what nobody could check. */
export function Verdict({ campaigns }: { readonly campaigns: readonly CampaignAccount[] }) {
  const found = campaigns.reduce((sum, { findings }) => sum + findings.length, 0);
  return (
    <div class={found > 0 ? "sheet verdict found" : "sheet verdict"} role="status">
      <p>
        <strong>{found > 0 ? words.foundSome(found) : words.foundNothing(campaigns.length)}</strong>
      </p>
      <NotChecked campaigns={campaigns} />
    </div>
  );
}

function NotChecked({ campaigns }: { readonly campaigns: readonly CampaignAccount[] }) {
  const unproved = campaigns.reduce((sum, one) => sum + one.unproved, 0);
  const without = campaigns.filter(({ said }) =>
    said.some(({ what, standing }) => what === "document" && standing === "notChecked"),
  ).length;
  return (
    <details>
      <summary>{words.notChecked}</summary>
      <p>{words.notCheckedLead}</p>
      <ul class="plain">
        {unproved > 0 && <li>{words.notCheckedProofs(count(unproved))}</li>}
        {without > 0 && <li>{words.notCheckedDocuments(count(without))}</li>}
        {words.notCheckedItems.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </details>
  );
}
