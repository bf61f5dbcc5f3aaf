import { prosePhrase } from "../../src/core/reading/phrase.ts";
import type { Rule } from "./rule.ts";

const me = "(мене|меня|нас|мою маму|маму)";
const who =
  "(чоловік|муж|хлопець|парень|батько|отец|папа|тато|мати|мать|вітчим|отчим|брат|він|он|вони|они|колишній|бывший|сожитель|співмешканець|хлопці|свекор)";
const harms =
  "(бє|бьє|бе|бьет|бют|бьют|побив|побили|избил|избили|избивает|душив|душил|душить|душит|ґвалтував|гвалтував|зґвалтував|згвалтував|изнасиловал|насилует|гвалтує|катує|вдарив|ударил|штовхає|толкает|різав|резал)";

/** Somebody does violence to the customer: they need help, and have threatened nobody. */
export const violenceRules: readonly Rule[] = [
  {
    name: "violence.suffered",
    pattern: prosePhrase(
      `${who} ..2 ${me} ..1 ${harms}`,
      `${me} ..1 ${harms} ..1 ${who}`,
      `${me} ..1 ${who} ..1 ${harms}`,
      `${who} ..1 ${harms} ..1 ${me}`,
      "(мене|меня|нас) (бють|бьют|избивают|побили|избили|зґвалтували|згвалтували|гвалтують|изнасиловали|насилуют|катують)",
      "(підняв|поднял|піднімає|поднимает) на (мене|меня) руку",
      "(боюсь|боюся) ..1 (чоловіка|мужа|хлопця|парня|батька|отца|вітчима|отчима|його|его) ..2 (бє|бьет|вбє|убє|убьет|побє|побьет|знайде|найдет)",
      "(домашн~) (насильств|насилі|насили)~",
      "my (husband|boyfriend|partner|dad|father|stepdad|stepfather|mother|mom|brother|ex|wife|girlfriend) (beats|hits|beat|hit|hurts|abuses|abused|chokes|choked|strangled|raped|rapes) (me|us|my mom)",
      "(he|she|they) (beats|hits|hurts|abuses|abused|choked|strangled|raped|rapes) me",
      "(he|she) (tried|wants|is trying|threatened) to (kill|strangle|choke|rape|hurt) me",
      "(im|i am|being|was|been) (being )?(abused|beaten|raped) ?(at home|by)?(?= )(?! price)",
      "(husband|boyfriend|partner|dad|father|ex|he) (will|is going to|wants to) kill me",
    ),
    unless: prosePhrase(
      "(струм|током|карман|кишен|бюджет|ціна|цена|гаманц|кошельк)~",
      "(if|when|якщо|если|коли|когда) ..2 (see|sees|find|finds|дізна~|узна~|побач~|увид~) ..2 (price|чек|ціну|цену|скільки|сколько)",
    ),
  },
];
