/** @jsxImportSource preact */
import { route } from "../shared/parts/route.ts";
import { StaffSite } from "../shared/parts/StaffSite.tsx";
import { Enter } from "./screens/Enter.tsx";
import { Figures } from "./screens/Figures.tsx";
import { Queue } from "./screens/Queue.tsx";
import { Review } from "./screens/Review.tsx";
import { Rights } from "./screens/Rights.tsx";
import { who, words } from "./session.ts";

const places = ["queue", "rights", "figures"] as const;

/** The whole site. */
export function App() {
  const [name = "queue"] = route.value;
  return (
    <StaffSite
      product={words.product}
      isIn={who.value !== undefined}
      enter={<Enter />}
      places={places.map((place) => [place, words[place]])}
      here={places.find((place) => place === name) ?? "queue"}
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
  const [name = "", id = ""] = route.value;
  if (name === "review") return <Review id={id} key={id} />;
  if (name === "rights") return <Rights />;
  if (name === "figures") return <Figures />;
  return <Queue />;
}
