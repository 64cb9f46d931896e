import { apartFromOthers, corrections } from "../dpv/hierarchy.ts";
import { classOfRole } from "../dpv/parties.ts";
import { personalData } from "../dpv/personalData.ts";
import { purposes } from "../dpv/purposes.ts";
import { channels } from "../terms/words.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** The terms that requests of this software use: purposes, categories and recipients of DPV 2.3, and our own channels. */
export const dpvVocabulary: Vocabulary = {
  purposes: { broader: { ...purposes, "dpv:Purpose": "" }, forPermissions: corrections },
  channels: { broader: Object.fromEntries(channels.map((channel) => [channel, ""])) },
  categories: { broader: personalData, forPermissions: corrections, apart: apartFromOthers },
  recipients: {
    broader: {
      ...Object.fromEntries(Object.values(classOfRole).map((name) => [name, "dpv:Recipient"])),
      "dpv:Recipient": "",
    },
  },
};
