/** @jsxImportSource preact */
import { toFileText } from "../../../../src/format/reading/json.ts";
import { Problem } from "../../../shared/parts/Problem.tsx";
import { saveFile } from "../../../shared/parts/saveFile.ts";
import { useLoaded } from "../../../shared/parts/useLoaded.ts";
import { words } from "../../session.ts";
import { own } from "./own.ts";

/** A letter to an authority with what is signed. */
interface ReadyComplaint {
  readonly to: { readonly name: string; readonly contact: string };
  readonly letter: string;
  readonly evidence: unknown;
}

/** A complaint that is ready: whom it is for, the letter, and all of it as one file. */
export function ComplaintSheet({
  load,
  name,
}: {
  readonly load: () => Promise<ReadyComplaint>;
  /** Of the file, without its ending. */
  readonly name: string;
}) {
  const { value: complaint, error, again } = useLoaded(load, [name]);
  if (complaint === undefined) return <Problem error={error} words={words} retry={again} />;
  const { to, letter } = complaint;
  return (
    <section class="sheet">
      <h2>{own.complain}</h2>
      <p>{own.complainText}</p>
      <p>
        {own.complainTo}: {to.name}, <Contact contact={to.contact} />
      </p>
      <details>
        <summary>{own.letter}</summary>
        <p class="letter">{letter}</p>
      </details>
      <button type="button" onClick={() => saveFile(`${name}.json`, toFileText({ ...complaint }))}>
        {own.saveComplaint}
      </button>
    </section>
  );
}

/** The brand wrote it: only what opens a letter, a call or a page is a link. */
function Contact({ contact }: { readonly contact: string }) {
  const isLink = /^(mailto:|tel:|https:\/\/)/.test(contact);
  if (!isLink) return <>{contact}</>;
  return (
    <a href={contact} rel="noreferrer noopener" target="_blank">
      {contact.replace(/^(mailto:|tel:)/, "")}
    </a>
  );
}
