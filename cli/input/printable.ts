import type { Terminal } from "./terminal.ts";

/**
 * Characters that steer a terminal or hide and reorder text: control characters but for line breaks and tabs, and the
 * format characters of Unicode, among them those that turn the direction of writing.
 */
const steering = /[\p{Cf}\p{Zl}\p{Zp}]|(?![\n\t])\p{Cc}/gu;

/**
 * Text of strangers, such as a token's symbol or a purpose, as a terminal may show it: what would steer the terminal is
 * written out, such as \u001b. In JSON it means the same as before.
 */
export function printable(text: string): string {
  return text.replace(steering, (character) =>
    [...Array(character.length).keys()]
      .map((unit) => `\\u${character.charCodeAt(unit).toString(16).padStart(4, "0")}`)
      .join(""),
  );
}

/** Text of strangers within a line: a line break in it must not look like the beginning of the next line of ours. */
export function oneLine(text: string): string {
  return text.replaceAll(/\p{C}|\p{Zl}|\p{Zp}/gu, " ");
}

/** A terminal that shows no character that would steer it, whoever the text is from. */
export function printableTerminal(terminal: Terminal): Terminal {
  return {
    print: (text) => terminal.print(printable(text)),
    warn: (text) => terminal.warn(printable(text)),
    confirm: (question, flag) => terminal.confirm(printable(question), flag),
    askPassphrase: (question, variable) => terminal.askPassphrase(printable(question), variable),
  };
}
