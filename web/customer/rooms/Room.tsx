/** @jsxImportSource preact */
import type { JSX } from "preact";
import { Problem } from "../../shared/parts/Problem.tsx";
import { Screen } from "../../shared/parts/Screen.tsx";
import { useLoaded } from "../../shared/parts/useLoaded.ts";
import { type Opened, words } from "../session.ts";

/** A vault that is open, and the pieces of the address after the name of the room. */
export type InRoom = Opened & { readonly pieces: readonly string[] };

type RoomScreen = (given: InRoom) => JSX.Element;

/** A room that is fetched when it is first entered. */
export function Room({ load, ...given }: InRoom & { readonly load: () => Promise<RoomScreen> }) {
  const { value: Inner, error, again } = useLoaded(async () => ({ Show: await load() }), [load]);
  if (Inner !== undefined) return <Inner.Show {...given} />;
  return (
    <Screen title={error === undefined ? words.loading : words.problem}>
      <Problem error={error} words={words} retry={again} />
    </Screen>
  );
}
