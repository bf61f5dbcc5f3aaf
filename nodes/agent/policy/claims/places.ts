import type { Evidence } from "../evidence.ts";
import type { Violation } from "../violation.ts";
import { clausesOf } from "./clauses.ts";
import { wholeWords } from "./whole-words.ts";

/** Beginnings of the names of large towns; one row is one town in three languages. */
const towns: readonly RegExp[] = [
  "ки[єїе]в|kyiv|kiev",
  "харк[іо]в|харьков|kharkiv|kharkov",
  "одес|odes",
  "дн[іе]пр(?:а|у|і|о|е|ом)?|dnipro",
  "льв[іо]в|lviv|lvov",
  "запор[іо]ж|zaporizh",
  "в[іи]нниц|vinnyts",
  "полтав|poltava",
  "черн[іи]г[іо]в|chernihiv",
  "черкас|cherkas",
  "житомир|zhytomyr",
  "суми|сумах|сумы|sumy",
  "хмельницьк|хмельницк|khmelnyts",
  "черн[іо]в(?:ц|ец)|chernivtsi",
  "р[іо]вн(?:е|ого|ому|о)|rivne",
  "[іи]вано-франк|ivano-frank",
  "терноп|ternopil",
  "луцьк|луцк|lutsk",
  "ужгород|uzhhorod",
  "микола[єї]в|николаев|mykolaiv",
  "херсон|kherson",
  "кропивницьк|кропивницк|kropyvn",
  "кременчу|kremenchu",
  "б[іе]л(?:а|ої|ій|ая|ой) церк|bila tserkva",
  "чорноморськ|черноморск|chornomorsk",
  "ірпін|ирпен|irpin",
  "буч(?:а|і|у|е)|bucha",
].map((source) => new RegExp(`(?<!\\p{L})(?:${source})`, "u"));

/** A parcel service goes everywhere; a shop's own car, its courier and its door do not. */
const ownWay = wholeWords(
  "(?:сво(?:єю|їм|ей|им)|власн\\p{L}*|наш\\p{L}{0,3}|собственн\\p{L}*|our|own) (?:\\p{L}+ )?(?:машин\\p{L}*|авто|кур'єр\\p{L}*|курьер\\p{L}*|водіє\\p{L}*|водител\\p{L}*|couriers?|van|car|drivers?)|кур'єр\\p{L}*|курьер\\p{L}*|couriers?|самовив[іо]з\\p{L}*|шоурум\\p{L}*|showroom|pick-? ?up",
);
const moves = wholeWords(
  "доставля\\p{L}*|доставк\\p{L}*|достав\\p{L}*|веземо|возимо|воз[иі]м|довез\\p{L}*|привез\\p{L}*|везем|deliver\\p{L}*|bring|drive",
);
const local = wholeWords("лише|тільки|виключно|только|исключительно|only");
const parcels = /пошт|почт|делівері|delivery auto|meest|міст|post|carrier|перевізник|перевозчик/u;
const denied = wholeWords(
  "не|ні|немає|нема|нет|not|don't|doesn't|no|cannot|can't|чи|ли|if|якщо|если|лише|тільки|только|only",
);

/** The shop's own way to a town is the shop's to tell: "кур'єр у Києві", "привеземо в Харків своєю машиною". */
export function readPlaces(sentences: readonly string[], { facts }: Evidence): Violation[] {
  const isLocal = facts.shopTexts.split(/[.!?\n]/u).some((term) => moves.test(term) && local.test(term));
  return sentences.flatMap((sentence): Violation[] => {
    if (sentence.trimEnd().endsWith("?") || parcels.test(sentence)) return [];
    if (!ownWay.test(sentence) && !(isLocal && moves.test(sentence))) return [];
    return clausesOf(sentence).flatMap(({ text }): Violation[] => {
      if (denied.test(text)) return [];
      const other = towns.find((town) => town.test(text) && !town.test(facts.shopTexts));
      return other === undefined ? [] : [{ code: "terms_claim", found: text.trim().slice(0, 80) }];
    });
  });
}
