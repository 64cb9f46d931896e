/** @jsxImportSource preact */
import type { JSX } from "preact";
import { route } from "../shared/parts/route.ts";
import { ReturnedCard } from "./cards/ReturnedCard.tsx";
import { isReturning } from "./cards/returned.ts";
import { OpenLink } from "./links/OpenLink.tsx";
import { Ask } from "./screens/Ask.tsx";
import { Cards } from "./screens/Cards.tsx";
import { Done } from "./screens/Done.tsx";
import { Permissions } from "./screens/Permissions.tsx";
import { Requests } from "./screens/Requests.tsx";
import { StopPermission } from "./screens/StopPermission.tsx";
import type { Opened } from "./session.ts";

/** What there is once the vault is open, by the first piece of the address. */
const screens: Readonly<Record<string, (opened: Opened & { readonly piece: string }) => JSX.Element>> = {
  requests: (opened) => <Requests {...opened} />,
  ask: (opened) => <Ask {...opened} key={opened.piece} />,
  done: (opened) => <Done {...opened} />,
  permissions: () => <Permissions />,
  stop: (opened) => <StopPermission {...opened} key={opened.piece} />,
  cards: (opened) => <Cards {...opened} />,
  open: (opened) => <OpenLink {...opened} />,
};

/** The screen that the address names. */
export function Inside(opened: Opened) {
  const [name = "", piece = ""] = route.value;
  const screen = Object.hasOwn(screens, name) ? screens[name]! : screens.requests!;
  if (isReturning.value) return <ReturnedCard {...opened} />;
  return screen({ ...opened, piece });
}
