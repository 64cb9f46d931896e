/** @jsxImportSource preact */
import { route } from "../shared/parts/route.ts";
import { Enter } from "./screens/Enter.tsx";
import { Figures } from "./screens/Figures.tsx";
import { Queue } from "./screens/Queue.tsx";
import { Review } from "./screens/Review.tsx";
import { Rights } from "./screens/Rights.tsx";
import { who, words } from "./session.ts";

const places = ["queue", "rights", "figures"] as const;

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
  const [name = "", id = ""] = route.value;
  if (name === "review") return <Review id={id} key={id} />;
  if (name === "rights") return <Rights />;
  if (name === "figures") return <Figures />;
  return <Queue />;
}

function Bar() {
  const [name = "queue"] = route.value;
  const here = places.find((place) => place === name) ?? "queue";
  return (
    <header class="bar">
      <span class="name">{words.product}</span>
      <nav aria-label={words.product}>
        <ul>
          {places.map((place) => (
            <li key={place}>
              <a href={`#/${place}`} aria-current={here === place ? "page" : undefined}>
                {words[place]}
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
