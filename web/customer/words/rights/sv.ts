import type { RightsWords } from "./words.ts";

export const swedish: RightsWords = {
  intro: "En butik har en månad på sig att svara. Tar det längre tid måste den säga det i tid, och varför.",
  none: "Du har inte bett om något än.",
  noBrand: "Här listas butiker som du har svarat. Det finns ingen än.",
  ask: "Fråga en butik",
  askTitle: "Vad ber du om?",
  which: "Butik och förfrågan",
  what: "Din rättighet",
  actions: {
    access: {
      name: "Se vad de har om mig",
      text: "De listar dina tillstånd, grupper och nycklar. Bara du kan öppna listan.",
    },
    rectification: { name: "Rätta det", text: "Säg nedan vad som är fel." },
    deletion: {
      name: "Radera det",
      text: "De raderar dina svar. Det som finns på kedjan stannar; det kan ingen radera.",
    },
    objection: {
      name: "Jag invänder",
      text: "De måste sluta med det du invänder mot, eller säga varför de får fortsätta.",
    },
    "sale:opt-out": { name: "Sälj det inte", text: "De får inte sälja det de har om dig." },
    contest: { name: "Min grupp är fel", text: "En människa ser på hur din grupp räknades ut." },
  },
  ownWords: "Med egna ord",
  ownWordsHint: "De läser det här, undertecknat av dig. Lämna tomt om du inte vill lägga till något.",
  notTo: (partner) => `Jag invänder mot att något om mig lämnas till ${partner}. Allt annat får fortsätta.`,
  send: "Underteckna och skicka",
  sent: "Skickat",
  open: "Titta på den",

  states: {
    waiting: "inte bekräftad av dem än",
    open: "mottagen av dem",
    in_progress: "behandlas",
    fulfilled: "klar",
    denied: "avslagen",
    revoked: "återtagen",
    expired: "utgången",
  },
  asked: "Du bad om det",
  state: "Hur det står till",
  theySay: "De säger",
  due: "Senast",
  daysLeft: (days) => (days === 1 ? "1 dag kvar" : `${days} dagar kvar`),
  late: (days) => (days <= 1 ? "Försenad sedan i går" : `${days} dagar försenad`),
  clock: "Hur mycket av deras tid som har gått",
  takenBack: "Du har tagit tillbaka den; de får veta det.",
  takeBack: "Ta tillbaka den",

  kept: "Vad de har om dig",
  keptText: "Enligt deras eget ord, i en lista som bara du kunde öppna.",
  keptAnswer: (group, until) => `Din grupp ${group}, glöms den ${until}`,
  keptConsent: (until) => `Ett tillstånd till ${until}`,
  keptWithdrawn: (since) => `Ett tillstånd som du stoppade den ${since}`,
  keptKeys: (count) =>
    count === 1 ? "1 nyckel till ett förseglat svar" : `${count} nycklar till förseglade svar`,
  keptNothing: "Ingenting.",
  saveRecord: "Spara listan",

  complain: "Klaga",
  complainText:
    "Brevet är klart, och bevisen också: det som du och de har undertecknat. Du bestämmer om det skickas.",
  complainTo: "Till",
  letter: "Läs brevet",
  saveComplaint: "Spara brev och bevis",
  stopComplaint: (brand) => `${brand} slutade inte i tid`,
  notLate: "Ingen är sen: det finns inget att klaga på.",
};
