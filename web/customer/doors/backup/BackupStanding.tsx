/** @jsxImportSource preact */
import { dayIn } from "../../../shared/words/formats.ts";
import { wordsIn } from "../../../shared/words/language.ts";
import { words as pageWords } from "../../session.ts";
import { doorsWords } from "../../words/doors.ts";
import { backupNote } from "./backupNote.ts";

/** When a backup was checked, or that none was. */
export function BackupStanding() {
  const words = wordsIn(doorsWords);
  const note = backupNote.value;
  return (
    <p>
      {note === undefined ? words.noBackup : words.backupChecked(dayIn(pageWords.language, note.checkedAt))}
    </p>
  );
}
