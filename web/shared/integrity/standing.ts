/** Why the guard does not take what the server offers. */
export interface Refusal {
  /** In English, for whoever looks into it. */
  readonly why: string;
  /** Unix seconds. */
  readonly at: number;
}

/** What a page can say of the version that it is. */
export interface Standing {
  /** SHA-256 of build.json. */
  readonly build: string;
  /** As the guard says; undefined where there is none, and the server's word is all there is. */
  readonly announced?: { readonly number: number; readonly at: number } | undefined;
  /** A newer version is here; the page has to be loaded again. */
  readonly isNewerReady: boolean;
  readonly refused?: Refusal | undefined;
}

/** What a page asks the guard, which replies with its `Standing` on the port that came along. */
export const ASK = "standing";
