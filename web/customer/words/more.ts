import type { Catalogue } from "../../shared/words/language.ts";

/** The rooms behind "More", in the order in which they are shown. */
export const rooms = ["rules", "rights", "rewards", "history", "vault"] as const;
export type RoomName = (typeof rooms)[number];

/** Names of rooms, and what is found there. */
export type MoreWords = Readonly<Record<RoomName, { readonly name: string; readonly text: string }>>;

export const moreWords: Catalogue<MoreWords> = {
  en: {
    rules: { name: "My rules", text: "What is answered, asked or refused, and what would happen if ..." },
    rights: { name: "My rights", text: "See, correct or erase what shops keep of you, with the days left" },
    rewards: { name: "Rewards", text: "What you have earned, and how it is paid" },
    history: {
      name: "What happened",
      text: "Receipts, what each shop could know by now, and all of it to take along",
    },
    vault: {
      name: "My vault",
      text: "What opens it, its backup, and how it moves to another device",
    },
  },
  nl: {
    rules: {
      name: "Mijn regels",
      text: "Wat wordt beantwoord, gevraagd of geweigerd, en wat er zou gebeuren als ...",
    },
    rights: {
      name: "Mijn rechten",
      text: "Inzien, verbeteren of wissen wat winkels van je bewaren, met de dagen die nog over zijn",
    },
    rewards: { name: "Beloningen", text: "Wat je hebt verdiend, en hoe het wordt uitbetaald" },
    history: {
      name: "Wat er gebeurde",
      text: "Ontvangstbewijzen, wat elke winkel nu kan weten, en alles om mee te nemen",
    },
    vault: {
      name: "Mijn kluis",
      text: "Waarmee hij opengaat, de back-up, en hoe hij naar een ander apparaat gaat",
    },
  },
  sv: {
    rules: {
      name: "Mina regler",
      text: "Vad som besvaras, frågas eller avvisas, och vad som skulle hända om ...",
    },
    rights: {
      name: "Mina rättigheter",
      text: "Se, rätta eller radera det butiker har om dig, med dagarna som är kvar",
    },
    rewards: { name: "Belöningar", text: "Vad du har tjänat, och hur det betalas ut" },
    history: { name: "Vad som hände", text: "Kvitton, vad varje butik kan veta nu, och allt att ta med" },
    vault: {
      name: "Mitt valv",
      text: "Vad som öppnar det, säkerhetskopian, och hur det flyttas till en annan enhet",
    },
  },
  de: {
    rules: {
      name: "Meine Regeln",
      text: "Was beantwortet, gefragt oder abgelehnt wird, und was wäre, wenn ...",
    },
    rights: {
      name: "Meine Rechte",
      text: "Sehen, berichtigen oder löschen, was Läden über dich haben, mit den Tagen, die bleiben",
    },
    rewards: { name: "Belohnungen", text: "Was du verdient hast und wie es ausgezahlt wird" },
    history: {
      name: "Was geschehen ist",
      text: "Quittungen, was jeder Laden inzwischen wissen kann, und alles zum Mitnehmen",
    },
    vault: {
      name: "Mein Tresor",
      text: "Was ihn öffnet, seine Sicherung, und wie er auf ein anderes Gerät kommt",
    },
  },
};
