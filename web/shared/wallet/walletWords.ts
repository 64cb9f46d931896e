import type { Catalogue } from "../words/language.ts";
import type { WalletProblem } from "./walletProblem.ts";

/** What happened, and what to do next. `account` is shortened; it is empty where no account was asked for. */
type Told = (wallet: string, account: string) => readonly [message: string, hint: string];

/** What pages say about wallets. */
export interface WalletWords {
  readonly confirm: (wallet: string) => string;
  readonly slow: (wallet: string) => string;
  readonly stopWaiting: string;
  readonly chooseAccount: (wallet: string) => string;
  readonly noWallet: string;
  readonly problems: Readonly<Record<WalletProblem, Told>>;
}

export const walletWords: Catalogue<WalletWords> = {
  en: {
    confirm: (wallet) => `Go on in ${wallet}: it shows what you are asked.`,
    slow: (wallet) =>
      `${wallet} has not answered yet. It may be locked, or its window may be behind this one: click its picture in the browser's bar.`,
    stopWaiting: "Stop waiting",
    chooseAccount: (wallet) => `Choose another account in ${wallet}`,
    noWallet: "This browser has no wallet so far. One that you install or switch on appears here.",
    problems: {
      declined: (wallet) => [
        `You said no in ${wallet}.`,
        "Nothing was sent. Try again, or take another way.",
      ],
      busy: (wallet) => [
        `${wallet} already shows a request of this page.`,
        `Open ${wallet} from the browser's bar, and answer that one first.`,
      ],
      locked: (wallet) => [
        `${wallet} gave no account: it is locked, or this page may use none.`,
        "Unlock it, and try again.",
      ],
      unauthorized: (wallet, account) => [
        `${wallet} does not let this page use ${account || "this account"}.`,
        "Unlock the wallet, allow the account for this page, and try again.",
      ],
      unsupported: (wallet) => [
        `${wallet} cannot do what this page asks of it.`,
        "Take another wallet, or another account of it.",
      ],
      disconnected: (wallet) => [
        `${wallet} has no connection to a network.`,
        "Choose another network in it, or check its connection, and try again.",
      ],
      otherChain: (wallet) => [
        `${wallet} is on another network than this page.`,
        "Change the network in the wallet, and try again.",
      ],
      unknownChain: (wallet) => [
        `${wallet} does not know the network of this page.`,
        "Add the network to the wallet, and try again.",
      ],
      otherAccount: (wallet, account) => [
        `${wallet} gives this page other accounts, and not ${account}.`,
        "Choose that account in the wallet, and try again.",
      ],
      accountChanged: (wallet, account) => [
        `${wallet} changed to another account while it was asked for ${account}.`,
        "Nothing was sent. Choose the account that you want, and try again.",
      ],
      silent: (wallet) => [
        `${wallet} did not answer.`,
        "Look whether it is locked or shows a window, and try again; or take another way.",
      ],
      stopped: (wallet) => [
        `You did not wait for ${wallet}.`,
        "If it still shows a request of this page, decline that before you try again.",
      ],
      failed: (wallet) => [`${wallet} did not do it.`, "Try again, or take another way."],
    },
  },
  nl: {
    confirm: (wallet) => `Ga verder in ${wallet}: daar staat wat je gevraagd wordt.`,
    slow: (wallet) =>
      `${wallet} heeft nog niet geantwoord. Misschien is hij vergrendeld, of staat zijn venster achter dit venster: klik op zijn pictogram in de balk van de browser.`,
    stopWaiting: "Niet langer wachten",
    chooseAccount: (wallet) => `Een ander account kiezen in ${wallet}`,
    noWallet:
      "Deze browser heeft nog geen wallet. Een wallet die je installeert of inschakelt, verschijnt hier.",
    problems: {
      declined: (wallet) => [
        `Je hebt nee gezegd in ${wallet}.`,
        "Er is niets verstuurd. Probeer het opnieuw, of kies een andere manier.",
      ],
      busy: (wallet) => [
        `${wallet} toont al een verzoek van deze pagina.`,
        `Open ${wallet} via de balk van de browser en beantwoord dat eerst.`,
      ],
      locked: (wallet) => [
        `${wallet} gaf geen account: hij is vergrendeld, of deze pagina mag er geen gebruiken.`,
        "Ontgrendel hem en probeer het opnieuw.",
      ],
      unauthorized: (wallet, account) => [
        `${wallet} laat deze pagina ${account || "dit account"} niet gebruiken.`,
        "Ontgrendel de wallet, sta het account voor deze pagina toe en probeer het opnieuw.",
      ],
      unsupported: (wallet) => [
        `${wallet} kan niet wat deze pagina vraagt.`,
        "Neem een andere wallet, of een ander account erin.",
      ],
      disconnected: (wallet) => [
        `${wallet} heeft geen verbinding met een netwerk.`,
        "Kies er een ander netwerk in, of controleer de verbinding, en probeer het opnieuw.",
      ],
      otherChain: (wallet) => [
        `${wallet} staat op een ander netwerk dan deze pagina.`,
        "Wissel van netwerk in de wallet en probeer het opnieuw.",
      ],
      unknownChain: (wallet) => [
        `${wallet} kent het netwerk van deze pagina niet.`,
        "Voeg het netwerk toe aan de wallet en probeer het opnieuw.",
      ],
      otherAccount: (wallet, account) => [
        `${wallet} geeft deze pagina andere accounts, en niet ${account}.`,
        "Kies dat account in de wallet en probeer het opnieuw.",
      ],
      accountChanged: (wallet, account) => [
        `${wallet} ging over op een ander account terwijl om ${account} werd gevraagd.`,
        "Er is niets verstuurd. Kies het account dat je wilt en probeer het opnieuw.",
      ],
      silent: (wallet) => [
        `${wallet} heeft niet geantwoord.`,
        "Kijk of hij vergrendeld is of een venster toont en probeer het opnieuw, of kies een andere manier.",
      ],
      stopped: (wallet) => [
        `Je hebt niet op ${wallet} gewacht.`,
        "Toont hij nog een verzoek van deze pagina, wijs dat dan af voordat je het opnieuw probeert.",
      ],
      failed: (wallet) => [
        `${wallet} heeft het niet gedaan.`,
        "Probeer het opnieuw, of kies een andere manier.",
      ],
    },
  },
  sv: {
    confirm: (wallet) => `Fortsätt i ${wallet}: där står vad du tillfrågas om.`,
    slow: (wallet) =>
      `${wallet} har inte svarat än. Den kan vara låst, eller så ligger dess fönster bakom det här: klicka på dess bild i webbläsarens fält.`,
    stopWaiting: "Sluta vänta",
    chooseAccount: (wallet) => `Välj ett annat konto i ${wallet}`,
    noWallet: "Den här webbläsaren har ingen plånbok än. En som du installerar eller slår på visas här.",
    problems: {
      declined: (wallet) => [
        `Du sa nej i ${wallet}.`,
        "Inget skickades. Försök igen, eller välj ett annat sätt.",
      ],
      busy: (wallet) => [
        `${wallet} visar redan en förfrågan från den här sidan.`,
        `Öppna ${wallet} från webbläsarens fält och svara på den först.`,
      ],
      locked: (wallet) => [
        `${wallet} gav inget konto: den är låst, eller så får sidan inte använda något.`,
        "Lås upp den och försök igen.",
      ],
      unauthorized: (wallet, account) => [
        `${wallet} låter inte sidan använda ${account || "det här kontot"}.`,
        "Lås upp plånboken, tillåt kontot för den här sidan och försök igen.",
      ],
      unsupported: (wallet) => [
        `${wallet} kan inte göra det som sidan ber om.`,
        "Ta en annan plånbok, eller ett annat konto i den.",
      ],
      disconnected: (wallet) => [
        `${wallet} har ingen förbindelse med något nätverk.`,
        "Välj ett annat nätverk i den, eller kontrollera förbindelsen, och försök igen.",
      ],
      otherChain: (wallet) => [
        `${wallet} är på ett annat nätverk än den här sidan.`,
        "Byt nätverk i plånboken och försök igen.",
      ],
      unknownChain: (wallet) => [
        `${wallet} känner inte till sidans nätverk.`,
        "Lägg till nätverket i plånboken och försök igen.",
      ],
      otherAccount: (wallet, account) => [
        `${wallet} ger sidan andra konton, och inte ${account}.`,
        "Välj det kontot i plånboken och försök igen.",
      ],
      accountChanged: (wallet, account) => [
        `${wallet} bytte till ett annat konto medan ${account} tillfrågades.`,
        "Inget skickades. Välj det konto du vill ha och försök igen.",
      ],
      silent: (wallet) => [
        `${wallet} svarade inte.`,
        "Se efter om den är låst eller visar ett fönster och försök igen, eller välj ett annat sätt.",
      ],
      stopped: (wallet) => [
        `Du väntade inte på ${wallet}.`,
        "Om den fortfarande visar en förfrågan från sidan, avvisa den innan du försöker igen.",
      ],
      failed: (wallet) => [`${wallet} gjorde det inte.`, "Försök igen, eller välj ett annat sätt."],
    },
  },
  de: {
    confirm: (wallet) => `Weiter geht es in ${wallet}: Dort steht, was du gefragt wirst.`,
    slow: (wallet) =>
      `${wallet} hat noch nicht geantwortet. Vielleicht ist die Wallet gesperrt, oder ihr Fenster liegt hinter diesem: Klick auf ihr Bild in der Leiste des Browsers.`,
    stopWaiting: "Nicht länger warten",
    chooseAccount: (wallet) => `Ein anderes Konto in ${wallet} wählen`,
    noWallet:
      "Dieser Browser hat noch keine Wallet. Eine, die du installierst oder einschaltest, erscheint hier.",
    problems: {
      declined: (wallet) => [
        `Du hast in ${wallet} nein gesagt.`,
        "Es wurde nichts gesendet. Versuch es noch einmal, oder nimm einen anderen Weg.",
      ],
      busy: (wallet) => [
        `${wallet} zeigt schon eine Anfrage dieser Seite.`,
        `Öffne ${wallet} über die Leiste des Browsers und beantworte zuerst diese.`,
      ],
      locked: (wallet) => [
        `${wallet} hat kein Konto genannt: Die Wallet ist gesperrt, oder die Seite darf keines benutzen.`,
        "Entsperre sie und versuch es noch einmal.",
      ],
      unauthorized: (wallet, account) => [
        `${wallet} lässt diese Seite ${account || "dieses Konto"} nicht benutzen.`,
        "Entsperre die Wallet, erlaube dieser Seite das Konto und versuch es noch einmal.",
      ],
      unsupported: (wallet) => [
        `${wallet} kann nicht, worum diese Seite bittet.`,
        "Nimm eine andere Wallet oder ein anderes Konto darin.",
      ],
      disconnected: (wallet) => [
        `${wallet} hat keine Verbindung zu einem Netzwerk.`,
        "Wähle darin ein anderes Netzwerk, oder prüfe die Verbindung, und versuch es noch einmal.",
      ],
      otherChain: (wallet) => [
        `${wallet} ist in einem anderen Netzwerk als diese Seite.`,
        "Wechsle das Netzwerk in der Wallet und versuch es noch einmal.",
      ],
      unknownChain: (wallet) => [
        `${wallet} kennt das Netzwerk dieser Seite nicht.`,
        "Füge das Netzwerk in der Wallet hinzu und versuch es noch einmal.",
      ],
      otherAccount: (wallet, account) => [
        `${wallet} gibt dieser Seite andere Konten, und nicht ${account}.`,
        "Wähle dieses Konto in der Wallet und versuch es noch einmal.",
      ],
      accountChanged: (wallet, account) => [
        `${wallet} wechselte das Konto, während nach ${account} gefragt wurde.`,
        "Es wurde nichts gesendet. Wähle das Konto, das du willst, und versuch es noch einmal.",
      ],
      silent: (wallet) => [
        `${wallet} hat nicht geantwortet.`,
        "Sieh nach, ob die Wallet gesperrt ist oder ein Fenster zeigt, und versuch es noch einmal; oder nimm einen anderen Weg.",
      ],
      stopped: (wallet) => [
        `Du hast nicht auf ${wallet} gewartet.`,
        "Zeigt die Wallet noch eine Anfrage dieser Seite, lehne sie ab, bevor du es noch einmal versuchst.",
      ],
      failed: (wallet) => [
        `${wallet} hat es nicht getan.`,
        "Versuch es noch einmal, oder nimm einen anderen Weg.",
      ],
    },
  },
};
