/** Endings and letters that only one of the two languages has. The longer list of words knows what these do not. */
const ukrainianForm = new RegExp(
  [
    "[іїєґ]",
    "['’]",
    "(?:ння|ття|лля|ддя|ччя|ськ|цьк|ськ[аиоу]й?|цьк[аиоу]й?)$",
    "(?:[^с]т|чи|рі|їс|ми)ти(?:ся|сь)?$",
    "(?:а|у|и|і|ї)ти(?:ся|сь|мете|ме|му)$",
    "(?:сува|тува|рува|хува|пува|бува|цюва|льова|нюва)(?:ла|в|ли|ло|ти|ння|тися)$",
    "[влртбдсп]ий$",
    "ємо$|ємось$",
    "[вжшч]ся$",
    "^(?:сукн|доньк|донеч|грош|замовл|кошту|знижк|людин|черевик|передопл|розстроч|роз(?=[бвгджклмнпрстхцчшщ]))",
  ].join("|"),
  "u",
);
const notUkrainian = /^(?:трети|лиси|почти|дети|сети|плати|прости|кровати)/u;

const russianForm = new RegExp(
  [
    "[ыэъё]",
    "(?:ие|ия|ию|ии|ое|ее|ая|яя|ую|юю)$",
    "[жшчщбпвмфр]ь$",
    "(?:ешь|ишь|ешься|ишься)$",
    "(?:ать|ять|еть|уть|ыть|аться|яться|иться|еться)$",
    "(?:ает|яет|ует|ают|яют|уют|еют|ются|ется|ится)(?:ся)?$",
    "(?:ого|его|ому|ему)сь$",
    "^(?:зд[еа]с|сейч|пож[ао]л|здравст|сколь|ско[лк]ь)",
    "ирова",
    "лся$",
    "^(?:плать|дочк|девоч|мальч|деньг|денег|заказ|стоит|отделен|размер|скидк|предопл|присл)",
    "^рас(?=[сптчхк])",
  ].join("|"),
  "u",
);
/** "ать" ends what they do in Ukrainian, too ("стоять", "лежать"). */
const notRussian = /^(?:стоять|лежать|мовчать|кричать|сплять|болять|горять|летять|сидять|висять)$/u;

export const isUkrainianForm = (word: string): boolean => ukrainianForm.test(word) && !notUkrainian.test(word);
export const isRussianForm = (word: string): boolean => russianForm.test(word) && !notRussian.test(word);

/** Letters that only Ukrainian, or only Russian, has. */
export const hasUkrainianLetter = (word: string): boolean => /[іїєґ]/u.test(word);
export const hasRussianLetter = (word: string): boolean => /[ыэъё]/u.test(word);

const beginningsOrEnds = (beginnings: string, ends: string, others = ""): RegExp =>
  new RegExp(`^(?:${beginnings})|(?:${ends})$${others === "" ? "" : `|${others}`}`, "u");

const latinUkrainian = beginningsOrEnds(
  "pryv|dobr|pidk|skil|koshtu|zamov|rozmi|sukn|dyak|diak|vidd|bud",
  "yi|iy|yj|ij|oho|omu|aty|yty|ity|uty|ayu|aiu|ayut|aye|ennya|ennia|annya|annia|uyu|uie|uye|shch|zhy|ykh|ymy|oyu|eyu",
);
const latinRussian = beginningsOrEnds(
  "zdravst|skolk|spasib|pozhal|platy|zakaz|razmer|dostavk",
  "ogo|ego|aet|uet|ayet|aete|ite|at'|it'|nyy|oe|aya|uyu|sja|tsya",
);
const englishForm = beginningsOrEnds("[sc]h[ou]", "ing|tion|ly|ed|n't|'s|'ll|'re|'ve|ght|ck|ness|ful", "th|wh|ee|oo");
/** Polish, German, French, Spanish, Italian and their neighbours. */
const foreignForm = new RegExp(
  [
    "[ąęłńśźżćäöüßñçãõğşıýřůěőűșțâêîôûåøæáéèàóòúù]|cz|sz|rz|dzi|sch[aeöo]",
    "^(?:jest|ile|czy|und|ich|sie|ein|eine|haben|wie|das|bitte|danke|hallo|ist|nicht|der|die)$",
    "^(?:les|des|avez|vous|est|que|una|uno|por|para|merci|bonjour|hola|grazie|ciao)$",
  ].join("|"),
  "u",
);

/** Groups of letters of a language in Latin letters. */
export const isLatinUkrainianForm = (word: string): boolean => latinUkrainian.test(word);
export const isLatinRussianForm = (word: string): boolean => latinRussian.test(word);
export const isEnglishForm = (word: string): boolean => englishForm.test(word);
export const isForeignForm = (word: string): boolean => foreignForm.test(word);
