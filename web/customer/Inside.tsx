/** @jsxImportSource preact */
import type { JSX } from "preact";
import { route } from "../shared/parts/route.ts";
import { ReturnedCard } from "./cards/ReturnedCard.tsx";
import { isReturning } from "./cards/returned.ts";
import { DoorNotices } from "./doors/vault/DoorNotices.tsx";
import { OpenLink } from "./links/OpenLink.tsx";
import { More } from "./rooms/More.tsx";
import { type InRoom, Room } from "./rooms/Room.tsx";
import { Ask } from "./screens/Ask.tsx";
import { Cards } from "./screens/Cards.tsx";
import { Done } from "./screens/Done.tsx";
import { Permissions } from "./screens/Permissions.tsx";
import { Requests } from "./screens/Requests.tsx";
import { StopPermission } from "./screens/StopPermission.tsx";
import type { Opened } from "./session.ts";
import type { RoomName } from "./words/more.ts";

/** What there is once the vault is open, by the first piece of the address. */
const screens: Readonly<Record<string, (opened: Opened & { readonly piece: string }) => JSX.Element>> = {
  requests: (opened) => <Requests {...opened} />,
  ask: (opened) => <Ask {...opened} key={opened.piece} />,
  done: (opened) => <Done {...opened} />,
  permissions: (opened) => <Permissions {...opened} />,
  stop: (opened) => <StopPermission {...opened} key={opened.piece} />,
  cards: (opened) => <Cards {...opened} />,
  open: (opened) => <OpenLink {...opened} />,
  more: () => <More />,
};

/** What is fetched only when somebody goes there. */
const rooms: Readonly<Record<RoomName, () => Promise<(given: InRoom) => JSX.Element>>> = {
  rules: async () => (await import("./rooms/rules/Rules.tsx")).Rules,
  rights: async () => (await import("./rooms/rights/Rights.tsx")).Rights,
  rewards: async () => (await import("./rooms/rewards/Rewards.tsx")).Rewards,
  history: async () => (await import("./rooms/history/History.tsx")).History,
  vault: async () => (await import("./doors/vault/VaultRoom.tsx")).VaultRoom,
};

/** The screen that the address names. */
export function Inside(opened: Opened) {
  const [name = "", ...pieces] = route.value;
  if (isReturning.value) return <ReturnedCard {...opened} />;
  return (
    <>
      <DoorNotices />
      {Object.hasOwn(rooms, name) ? (
        <Room {...opened} key={name} pieces={pieces} load={rooms[name as RoomName]} />
      ) : (
        (Object.hasOwn(screens, name) ? screens[name]! : screens.requests!)({
          ...opened,
          piece: pieces[0] ?? "",
        })
      )}
    </>
  );
}
