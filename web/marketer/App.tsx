/** @jsxImportSource preact */
import { route } from "../shared/parts/route.ts";
import { CampaignPage } from "./campaign/CampaignPage.tsx";
import { DraftPage } from "./draft/DraftPage.tsx";
import { Enter } from "./screens/Enter.tsx";
import { Home } from "./screens/Home.tsx";
import { Missing } from "./screens/Missing.tsx";
import { Recipes } from "./screens/Recipes.tsx";
import { who, words } from "./session.ts";

/** The whole site: nothing is shown to whoever is not in. */
export function App() {
  return (
    <>
      <a class="skip" href="#content">
        {words.skip}
      </a>
      {who.value === undefined ? (
        <Enter />
      ) : (
        <>
          <Bar />
          <Content />
        </>
      )}
    </>
  );
}

function Content() {
  const [name = "", id = "", step = ""] = route.value;
  if (name === "new") return <Recipes />;
  if (name === "different") return <Missing />;
  if (name === "draft") return <DraftPage id={id} step={step} key={id} />;
  if (name === "campaign") return <CampaignPage campaign={id} key={id} />;
  return <Home />;
}

const places = [
  ["campaigns", "campaigns"],
  ["new", "begin"],
  ["different", "missing"],
] as const;

function Bar() {
  const [name = ""] = route.value;
  const here = name === "" ? "campaigns" : name;
  return (
    <header class="bar">
      <span class="name">{words.product}</span>
      <nav aria-label={words.product}>
        <ul>
          {places.map(([place, word]) => (
            <li key={place}>
              <a href={`#/${place}`} aria-current={here === place ? "page" : undefined}>
                {words[word]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <button
        type="button"
        onClick={() => {
          who.value = undefined;
        }}
      >
        {words.leave}
      </button>
    </header>
  );
}
