/** @jsxImportSource preact */
import { route } from "../shared/parts/route.ts";
import { StaffSite } from "../shared/parts/StaffSite.tsx";
import { CampaignPage } from "./campaign/CampaignPage.tsx";
import { DraftPage } from "./draft/DraftPage.tsx";
import { Enter } from "./screens/Enter.tsx";
import { Home } from "./screens/Home.tsx";
import { Missing } from "./screens/Missing.tsx";
import { Recipes } from "./screens/Recipes.tsx";
import { who, words } from "./session.ts";

const places = [
  ["campaigns", words.campaigns],
  ["new", words.begin],
  ["different", words.missing],
] as const;

/** The whole site. */
export function App() {
  const [name = ""] = route.value;
  return (
    <StaffSite
      product={words.product}
      isIn={who.value !== undefined}
      enter={<Enter />}
      places={places}
      here={name === "" ? "campaigns" : name}
      leave={{ label: words.leave, onClick: leave }}
    >
      <Content />
    </StaffSite>
  );
}

function leave(): void {
  who.value = undefined;
}

function Content() {
  const [name = "", id = "", step = ""] = route.value;
  if (name === "new") return <Recipes />;
  if (name === "different") return <Missing />;
  if (name === "draft") return <DraftPage id={id} step={step} key={id} />;
  if (name === "campaign") return <CampaignPage campaign={id} key={id} />;
  return <Home />;
}
