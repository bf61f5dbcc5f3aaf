import { beginsIn, stemOf, wordsOf } from "./stems.ts";
import { wholeWords } from "./whole-words.ts";

/** A kind of property: how an answer says it, and how a text of the goods has to speak of it. */
export interface Property {
  readonly phrase: RegExp;
  readonly shows: (found: string, texts: string) => boolean;
  /** "Не промокає" is a claim although it denies. */
  readonly holdsWhenDenied?: true;
}

/** Said and shown by the same words, whichever of the three languages they are in. */
function same(source: string, more: Omit<Property, "phrase" | "shows"> = {}): Property {
  const phrase = wholeWords(source);
  return { ...more, phrase, shows: (_found, texts) => phrase.test(texts) };
}

/** Many things of one sort: the very one that is said has to be shown. */
function literally(source: string, more: Omit<Property, "phrase" | "shows"> = {}): Property {
  const shows = (found: string, texts: string): boolean =>
    wordsOf(found)
      .filter((word) => word.length >= 3 && !/^(?:для|від|без|for|from|free|the|with)$/u.test(word))
      .every((word) => beginsIn(texts, stemOf(word)));
  return { ...more, phrase: wholeWords(source), shows };
}

/** As `literally`; words of English cannot be found in a text of another script, and there the topic has to do. */
function tasteOf(source: string): Property {
  const told = literally(source);
  const isForeign = (found: string, texts: string): boolean =>
    /^[a-z ,]+$/u.test(found) && /смак|вкус|аромат|нот[аи]|запах/u.test(texts);
  return { ...told, shows: (found, texts) => told.shows(found, texts) || isForeign(found, texts) };
}

/** Said in a phrase, shown by its topic alone; numbers of the phrase must stand in the texts as well. */
function shownBy(source: string, topic: string, more: Omit<Property, "phrase" | "shows"> = {}): Property {
  const shown = wholeWords(topic);
  return { ...more, phrase: wholeWords(source), shows: (_found, texts) => shown.test(texts) };
}

/** What comes with a thing: a clause of its texts has to speak of it, and not to deny it. */
function inTheBox(source: string): Property {
  const shows = (found: string, texts: string): boolean => {
    const things = wordsOf(found).filter((word) => word.length >= 4 && !boxWord.test(word));
    const clauses = texts
      .split(/[.\n]/u)
      .filter((line) => boxWord.test(line))
      .flatMap((line) => line.split(/[;,]/u))
      .filter((clause) => !/(?<!\p{L})(?:не|без|not|without)(?!\p{L})/u.test(clause));
    return things.length === 0
      ? clauses.some((clause) => boxWord.test(clause))
      : things.every((thing) => clauses.some((clause) => beginsIn(clause, stemOf(thing))));
  };
  return { phrase: wholeWords(source), shows };
}
const boxWord = /комплект|набор|коробц|коробк|входит|входят|додаєт|included|comes|box|with|є$|есть/u;

const materials = [
  "бавовн\\p{L}*|бавовян\\p{L}*|коттон\\p{L}*|котон\\p{L}*|хлопок|хлопк\\p{L}*|cotton",
  "льон|льону|льнян\\p{L}*|ллян\\p{L}*|лен|linen",
  "шовк\\p{L}*|шовков\\p{L}*|шелк\\p{L}*|silk\\p{L}*",
  "вовн\\p{L}*|шерст\\p{L}*|мериносо?в?\\p{L}*|wool\\p{L}*|merino",
  "кашемір\\p{L}*|кашемир\\p{L}*|cashmere",
  "поліест\\p{L}*|полиэст\\p{L}*|polyester",
  "еластан\\p{L}*|эластан\\p{L}*|спандекс\\p{L}*|elastane|spandex|lycra|лайкр\\p{L}*",
  "віскоз\\p{L}*|вискоз\\p{L}*|viscose|модал\\p{L}*|бамбук\\p{L}*|bamboo",
  "фліс\\p{L}*|флис\\p{L}*|fleece|махр\\p{L}*|байк[аиу]|футер\\p{L}*|тринитк\\p{L}*|двонитк\\p{L}*",
  "екошкір\\p{L}*|эко-?кож\\p{L}*|(?:штучн|искусственн)\\p{L}* (?:шкір|кож)\\p{L}*|(?:eco|faux|vegan|pu)[ -]?leather",
  "шкірян\\p{L}*|(?:натуральн\\p{L}*|справжн\\p{L}*) шкір\\p{L}*|зі шкіри|кожан\\p{L}*|из кожи|leather|замш\\p{L}*|suede",
  "хутр\\p{L}*|пухов\\p{L}*|синтепон\\p{L}*|холофайбер\\p{L}*|down filling|goose down|меховая подкладка",
  "оксамит\\p{L}*|велюр\\p{L}*|бархат\\p{L}*|velvet",
  "атлас\\p{L}*|сатин\\p{L}*|satin",
  "шифон\\p{L}*|chiffon",
  "фатин\\p{L}*|tulle",
  "мережив\\p{L}*|кружев\\p{L}*|lace",
  "муслін\\p{L}*|муслин\\p{L}*|muslin",
  "синтети\\p{L}*|synthetic\\p{L}*",
  "алюміні\\p{L}*|алюмини\\p{L}*|alumin\\p{L}*|титан\\p{L}*|titanium|нержавію\\p{L}*|нержаве\\p{L}*|сталев\\p{L}*|стальн\\p{L}*|stainless|steel|кераміч\\p{L}*|керамич\\p{L}*|ceramic|карбон\\p{L}*|carbon",
  "дуб(?:а|у|ов\\p{L}*)?|oak",
  "ясен(?:а|ь|я)?|ясенев\\p{L}*|ясеня|ash wood",
  "бук(?:а|у|ов\\p{L}*)|beech",
  "сосн\\p{L}*|pine",
  "дсп|лдсп|ламінат\\p{L}*|chipboard",
  "мдф|mdf",
  "фанер\\p{L}*|plywood",
  "масив\\p{L}*|массив\\p{L}*|solid wood",
  "скл[оау]|скляни\\p{L}*|стекл\\p{L}*|glass",
  "пластик\\p{L}*|plastic",
  "силікон\\p{L}*|силикон\\p{L}*|silicone?",
  "дерев'ян\\p{L}*|деревян\\p{L}*|wooden",
  "робуст\\p{L}*|robusta",
  "арабік\\p{L}*|арабик\\p{L}*|arabica",
  "сапфір\\p{L}*|сапфир\\p{L}*|sapphire|gorilla glass",
].map((source) => same(source));

const country =
  "голланд\\p{L}*|нідерланд\\p{L}*|нидерланд\\p{L}*|holland|dutch|netherlands|еквадор\\p{L}*|эквадор\\p{L}*|ecuador\\p{L}*|колумбі\\p{L}*|колумби\\p{L}*|colombia\\p{L}*|бразил\\p{L}*|brazil\\p{L}*|ефіоп\\p{L}*|эфиоп\\p{L}*|ethiopia\\p{L}*|україн\\p{L}*|украин\\p{L}*|ukrain\\p{L}*|італі\\p{L}*|итал\\p{L}*|ital\\p{L}*|турец\\p{L}*|туреч\\p{L}*|турці\\p{L}*|турци\\p{L}*|turk\\p{L}*|польщ\\p{L}*|польс\\p{L}*|польш\\p{L}*|poland|polish|кита\\p{L}*|chin\\p{L}*|німе[чц]\\p{L}*|немец\\p{L}*|герман\\p{L}*|german\\p{L}*|франц\\p{L}*|france|french|коре[яїюйс]\\p{L}*|корей\\p{L}*|korea\\p{L}*|япон\\p{L}*|japan\\p{L}*|європ\\p{L}*|европ\\p{L}*|europe\\p{L}*|сша|америк\\p{L}*|usa|american|іспан\\p{L}*|испан\\p{L}*|spain|spanish|британ\\p{L}*|англі[йї]\\p{L}*|british|індії|india\\p{L}*|в'єтнам\\p{L}*|vietnam\\p{L}*|одес\\p{L}*|львівськ\\p{L}*|київськ\\p{L}*|харківськ\\p{L}*";
const countryWord = wholeWords(country);
/** One country in three languages. */
const sameCountry = [
  ["укра", "ukra"],
  ["італ", "итал", "ital"],
  ["туре", "турц", "turk"],
  ["поль", "pola", "poli"],
  ["кита", "chin"],
  ["німе", "неме", "герм", "germ"],
  ["фран", "fran", "fren"],
  ["коре", "kore"],
  ["япон", "japa"],
  ["євро", "евро", "euro"],
  ["амер", "сша", "usa", "amer"],
  ["іспа", "испа", "spai", "span"],
  ["брит", "англ", "brit", "engl"],
  ["голл", "ніде", "ниде", "holl", "dutc", "neth"],
  ["еква", "эква", "ecua"],
  ["колу", "colo"],
  ["браз", "braz"],
  ["ефіо", "эфио", "ethi"],
  ["інді", "инди", "indi"],
];
const origins: readonly Property[] = [
  {
    phrase: wholeWords(
      `(?:зроблен\\p{L}*|виготовл\\p{L}*|пошит\\p{L}*|шиють\\p{L}*|шиємо|шили|вироблен\\p{L}*|виробля\\p{L}*|виробни\\p{L}*|виробництв\\p{L}*|привезен\\p{L}*|імпорт\\p{L}*|сделан\\p{L}*|сшит\\p{L}*|производ\\p{L}*|производств\\p{L}*|шьют\\p{L}*|импорт\\p{L}*|made|produced|manufactured|imported|sewn)(?: [\\p{L}'-]+){0,3} (?:${country})|(?:${country}) (?:якіст\\p{L}*|бренд\\p{L}*|виробни\\p{L}*|виробництв\\p{L}*|фабри\\p{L}*|тканин\\p{L}*|трикотаж\\p{L}*|косметик\\p{L}*|товар\\p{L}*|качеств\\p{L}*|производ\\p{L}*|ткан\\p{L}*|quality|brand|made|fabric)|(?<=(?:троянд|роз|квіт|цвет|кав|чай|мед|вин|фрукт|товар|він|вона|вони|rose|flower|coffee|tea)\\p{L}*(?: \\p{L}+)? )(?:з|із|из|from) (?:${country})|(?:країна|страна|country)(?: [\\p{L}'-]+){0,2} ?[:-]? ?(?:${country})`,
    ),
    shows: (found, texts) => {
      const said = countryWord.exec(found)?.[0] ?? "";
      const begun = sameCountry.find((names) => names.some((name) => said.startsWith(name))) ?? [said.slice(0, 4)];
      return begun.some((name) => beginsIn(texts, name));
    },
  },
  same(
    "ручної роботи|ручна робота|ручной работы|handmade|hand-made|hand made|власн\\p{L}* виробництв\\p{L}*|собственн\\p{L}* производств\\p{L}*|own production",
  ),
];

const weather: readonly Property[] = [
  same(
    "водонепроник\\p{L}*|водонепроницаем\\p{L}*|водовідштовх\\p{L}*|водоотталкив\\p{L}*|непромокальн\\p{L}*|непромока\\p{L}*|вологозахи\\p{L}*|влагозащи\\p{L}*|waterproof|water-?resistant|water-?repellent|rainproof|ip ?[5-6][4-9]|мембран\\p{L}*|membrane|вітрозахи\\p{L}*|ветрозащи\\p{L}*|windproof",
  ),
  shownBy(
    "не (?:промока\\p{L}*|намока\\p{L}*|продува\\p{L}*|боїться (?:води|дощу)|боится (?:воды|дождя))|(?:захищ\\p{L}*|захист\\p{L}*|защищ\\p{L}*|защит\\p{L}*|protects?)(?: \\p{L}+)? (?:від|от|from) (?:води|дощу|вітру|воды|дождя|ветра|water|rain|wind)|(?:won't|doesn't) (?:let|get) (?:water|wet)\\p{L}*",
    "водонепрон\\p{L}*|водовідшт\\p{L}*|непромок\\p{L}*|не промока\\p{L}*|не продува\\p{L}*|вологозах\\p{L}*|водоотт\\p{L}*|влагозащ\\p{L}*|waterproof|water-?resist\\p{L}*|вітрозах\\p{L}*|windproof|ip ?\\d\\d",
    { holdsWhenDenied: true },
  ),
  shownBy(
    "(?:мороз\\p{L}*|морозостійк\\p{L}*|морозостойк\\p{L}*|frost\\p{L}*|до мінус\\p{L}*(?: \\p{L}+)?|до минус\\p{L}*|minus (?!the|a|your)\\p{L}+|до -? ?\\d+ ?(?:°|градус\\p{L}*|degrees)|-\\d+ ?(?:°|градус\\p{L}*|degrees|[cс](?!\\p{L})))",
    "мороз\\p{L}*|мінус|минус|frost\\p{L}*|-\\d+ ?(?:°|градус\\p{L}*|[cс](?!\\p{L}))|градус\\p{L}*|°",
  ),
  same(
    "зимов(?:а|ий|е|і)|зимн(?:яя|ий|ее|ие)|для зими|для зимы|(?:підійде|підходить|розрахован\\p{L}*|подойдет|подходит|рассчитан\\p{L}*) на зиму|winter (?:jacket|coat|dress|clothes|suit|boots)|for (?:the )?winter",
  ),
  same(
    "демісезон\\p{L}*|демисезон\\p{L}*|всесезон\\p{L}*|demi-?season|all-?season|all year round|цілий рік|круглый год",
  ),
];

const care: readonly Property[] = [
  shownBy(
    "(?:пра(?:ти|ння|ється|льн\\p{L}*)|стира(?:ть|ется|йте)|стирк\\p{L}*|машинн\\p{L}* (?:прання|стирк\\p{L}*)|machine wash\\p{L}*|wash(?:able|ed)?|хімчистк\\p{L}*|химчистк\\p{L}*|dry clean\\p{L}*|прасу\\p{L}*|гладить|iron(?:ed|ing)?)(?:[^\\d,.]{0,20}\\d+)?",
    "пра(?:ти|ння|ється)|стир\\p{L}*|wash\\p{L}*|хімчистк\\p{L}*|химчистк\\p{L}*|dry clean\\p{L}*|прасу\\p{L}*|гладить|iron\\p{L}*",
  ),
  shownBy(
    "не (?:сіда\\p{L}*|сідає|линя\\p{L}*|вицвіта\\p{L}*|кошлат\\p{L}*|витягу\\p{L}*|розтягу\\p{L}*|мнеться|мнуться|просвічу\\p{L}*|колеться|кусається|садит\\p{L}*|выцвета\\p{L}*|скатыва\\p{L}*|вытягива\\p{L}*|растягива\\p{L}*|мнется|просвечива\\p{L}*|линя\\p{L}*|викликає алерг\\p{L}*|вызывает аллерг\\p{L}*)|(?:doesn't|won't|don't) (?:shrink|fade|wrinkle|pill|stretch|crease|itch)",
    "не (?:сіда\\p{L}*|линя\\p{L}*|вицвіта\\p{L}*|кошлат\\p{L}*|витяг\\p{L}*|розтяг\\p{L}*|мн\\p{L}*|просвіч\\p{L}*|кол\\p{L}*|садит\\p{L}*|выцвет\\p{L}*|скатыв\\p{L}*)|shrink\\p{L}*|fade\\p{L}*|wrinkle\\p{L}*",
    { holdsWhenDenied: true },
  ),
];

const make: readonly Property[] = [
  same(
    "підкладк\\p{L}*|підклад|подкладк\\p{L}*|lining|lined|утеплен\\p{L}*|утеплювач\\p{L}*|утепленн\\p{L}*|утеплител\\p{L}*|insulat\\p{L}*|padded",
  ),
  same("кишен\\p{L}*|карман\\p{L}*|pockets?"),
  same("капюшон\\p{L}*|hooded|with a hood|detachable hood"),
  same(
    "блискавк\\p{L}*|молни[яией]\\p{L}*|на ґудзик\\p{L}*|гудзик\\p{L}*|ґудзик\\p{L}*|на кнопк\\p{L}*|пуговиц\\p{L}*|липучк\\p{L}*|zipper|zip|buttons|velcro",
  ),
  same("(?:довг\\p{L}*|коротк\\p{L}*|длинн\\p{L}*|long|short) (?:рукав\\p{L}*|sleeves?)"),
  same(
    "стрейч\\p{L}*|тягнеться|еластичн\\p{L}*|эластичн\\p{L}*|тянется|stretchy|stretch|світловідбив\\p{L}*|светоотража\\p{L}*|reflective",
  ),
  same(
    "(?:щільн\\p{L}*|тонк\\p{L}*|плотн\\p{L}*|дихаюч\\p{L}*|дышащ\\p{L}*|натуральн\\p{L}*|органічн\\p{L}*|органическ\\p{L}*|thick|thin|breathable|natural|organic) (?:тканин\\p{L}*|матеріал\\p{L}*|склад\\p{L}*|ткан\\p{L}*|материал\\p{L}*|состав\\p{L}*|fabric|material|ingredients)|тканин\\p{L}* (?:щільн\\p{L}*|тонк\\p{L}*|дихає|натуральн\\p{L}*|приємн\\p{L}* до тіла)|ткань (?:плотн\\p{L}*|тонк\\p{L}*|дышит|натуральн\\p{L}*)",
  ),
];

const measures: readonly Property[] = [
  shownBy(
    "(?:устілк\\p{L}*|стельк\\p{L}*|insole|довжин\\p{L}*|ширин\\p{L}*|висот\\p{L}*|глибин\\p{L}*|товщин\\p{L}*|рукав\\p{L}*|пояс\\p{L}*|важить|витриму\\p{L}*|навантажен\\p{L}*|выдержива\\p{L}*|нагрузк\\p{L}*|holds?|supports?|ваг[аою]\\p{L}*|діагонал\\p{L}*|об'єм\\p{L}*|ємн\\p{L}*|місткіст\\p{L}*|каблук\\p{L}*|длин\\p{L}*|высот\\p{L}*|толщин\\p{L}*|весит|вес|диагонал\\p{L}*|объем\\p{L}*|емкост\\p{L}*|length|width|sleeves?|waist|weighs|weight|diagonal|capacity|volume|heel)(?: (?!ціна|price)[\\p{L}'«»\"-]+){0,4} ?[:-]? ?\\d+(?:[.,]\\d+)?(?: ?[-:] ?\\d+(?:[.,]\\d+)?)?",
    "\\d+(?:[.,]\\d+)?",
  ),
  shownBy(
    "(?:заміри|обміри|замеры|measurements) ?(?:такі|виробу|изделия|такие|are|:)[^.]{0,40}\\d+",
    "замір\\p{L}*|обхват\\p{L}*|замер\\p{L}*|довжин\\p{L}*|длин\\p{L}*|measure\\p{L}*|length",
  ),
  shownBy(
    "(?:\\d+(?:[.,]\\d+)?) ?(?:см|cm|сантиметр\\p{L}*|centimet\\p{L}*|мм|mm) ?(?:завдовжки|в довжину|довжини|довжиною|ширини|в ширину|заввишки|в длину|длиной|в ширину|long|wide)",
    "\\d+(?:[.,]\\d+)?",
  ),
];

/** What a thing is made of in shares. */
const composed =
  "(?:бавовн|вовн|шерст|хлопк|хлопок|шовк|шелк|льон|лен|віскоз|вискоз|поліест|полиэст|еластан|эластан|кашемір|кашемир|арабік|арабик|робуст|індич|индей|куряти|куриц|какао|cotton|wool|silk|linen|viscose|polyester|cashmere|arabica|turkey|cocoa)\\p{L}*";

const uses: readonly Property[] = [
  same("(?:для|for) (?:собак|цуценят|щенков|dogs|puppies)"),
  same("(?:для|for) (?:котів|кошенят|котов|кошек|котят|cats|kittens)"),
  same("(?:для|for) (?:птахів|папуг|птиц|попугаев|гризунів|грызунов|birds|parrots|rodents)"),
  shownBy(
    `\\d{1,3} ?(?:%|відсотк\\p{L}*|процент\\p{L}*|percent)(?: \\p{L}+)? ?(?:${composed})|(?:${composed}) ?\\d{1,3} ?%`,
    composed,
  ),
  literally("нос[іи]\\p{L}{1,3} (?:мов|язык)\\p{L}*|native speakers?"),
  shownBy(
    "гаранті[яюїє]\\p{L}*(?: [\\p{L}'«»\"-]+){0,4} ?[:-]? ?\\d+|гаранти[яюией]\\p{L}*(?: [\\p{L}'«»\"-]+){0,4} ?[:-]? ?\\d+|\\d+[ -](?:year|month)\\p{L}* warranty|warranty(?: \\p{L}+){0,3} \\d+",
    "гаранті\\p{L}*|гаранти\\p{L}*|warrant\\p{L}*",
  ),
];

const made: readonly Property[] = [
  same(
    "декаф\\p{L}*|без кофеїн\\p{L}*|без кофеин\\p{L}*|немає кофеїн\\p{L}*|нет кофеин\\p{L}*|decaf\\p{L}*|caffeine-?free",
    {
      holdsWhenDenied: true,
    },
  ),
  literally(
    "(?:обсмаж\\p{L}*|смажил\\p{L}*|смажен\\p{L}*|зріз\\p{L}*|спеч\\p{L}*|випеч\\p{L}*|пекли|зібран\\p{L}*|обжар\\p{L}*|срез\\p{L}*|испеч\\p{L}*|собран\\p{L}*|roasted|baked|picked|harvested|freshly cut)(?: [\\p{L}'-]+){0,3} (?:сьогодні|вчора|позавчора|вранці|зранку|цього тижня|минулого тижня|сегодня|вчера|утром|этой неделе|today|yesterday|this (?:morning|week)|last week)|(?:сьогодні|вчора|зранку|вранці|сегодня|вчера|утром)(?: [\\p{L}'-]+){0,1} (?:обсмаж\\p{L}*|смажен\\p{L}*|зріз\\p{L}*|спеч\\p{L}*|випеч\\p{L}*|обжар\\p{L}*|срез\\p{L}*|испеч\\p{L}*)",
  ),
];

const taste: readonly Property[] = [
  tasteOf(
    "(?:зі? смаком|со? вкусом|смак|аромат(?:ом)?|запах(?:ом)?|нотк[иа]|нотками|ноти|нотами|ноты|с ароматом|з ароматом|tastes? (?:of|like)|flavou?r of|scent of|notes of|смак[уи]) (?:\\p{L}+)(?:(?:,| і| та| й| и| and) \\p{L}+)?",
  ),
  literally(
    "(?:без|with no|no added|free of) (?:цукр\\p{L}*|сахар\\p{L}*|sugar|глютен\\p{L}*|gluten|лактоз\\p{L}*|lactose|солі|соли|salt|гмо|gmo|консервант\\p{L}*|preservatives?)",
    { holdsWhenDenied: true },
  ),
];

const trust: readonly Property[] = [
  same(
    "сертифі?[кц]\\p{L}*|certif\\p{L}*|декларац\\p{L}* відповідност\\p{L}*|гост\\p{L}*|iso ?\\d+|oeko-?tex|еко ?текс",
  ),
  same(
    "100 ?%? ?оригінал\\p{L}*|оригінал|оригінальн\\p{L}* (?:товар\\p{L}*|продук\\p{L}*|річ|бренд\\p{L}*)|оригинал|оригинальн\\p{L}* (?:товар\\p{L}*|продук\\p{L}*|бренд\\p{L}*)|original product|authentic|genuine (?:product|brand)|офіційн\\p{L}* (?:дилер\\p{L}*|представник\\p{L}*|гаранті\\p{L}*|дистриб\\p{L}*)|официальн\\p{L}* (?:дилер\\p{L}*|представит\\p{L}*|гаранти\\p{L}*)|official (?:dealer|reseller|warranty|distributor)",
  ),
  literally(
    "гіпоалерген\\p{L}*|гипоаллерген\\p{L}*|hypoallergenic|нетоксичн\\p{L}*|non-?toxic|екологічн\\p{L}*|экологичн\\p{L}*|eco-?friendly|веган\\p{L}*|vegan|cruelty-?free|біорозклад\\p{L}*|антибактеріальн\\p{L}*|антибактериальн\\p{L}*|antibacterial|без алерген\\p{L}*",
  ),
  literally(
    "без (?:парабен\\p{L}*|спирт\\p{L}*|сульфат\\p{L}*|силікон\\p{L}*|силикон\\p{L}*|ароматизатор\\p{L}*|отдуш\\p{L}*|віддуш\\p{L}*|хімі\\p{L}*|химии)|(?:paraben|alcohol|sulfate|sulphate|silicone|fragrance)-?free|free of (?:parabens|alcohol|sulfates)",
    { holdsWhenDenied: true },
  ),
];

const cosmetics: readonly Property[] = [
  same("гіалурон\\p{L}*|гиалурон\\p{L}*|hyaluron\\p{L}*"),
  literally(
    "ретинол\\p{L}*|retinol|пептид\\p{L}*|peptides?|колаген\\p{L}*|коллаген\\p{L}*|collagen|кератин\\p{L}*|keratin|керамід\\p{L}*|церамид\\p{L}*|ceramides?|ніацинамід\\p{L}*|ниацинамид\\p{L}*|niacinamide|пантенол\\p{L}*|panthenol|aha|bha|вітамін\\p{L}*|витамин\\p{L}*|vitamins?|екстракт\\p{L}*|экстракт\\p{L}*|extract",
  ),
  literally("spf ?\\d*|захист\\p{L}* від сонц\\p{L}*|защит\\p{L}* от солнц\\p{L}*|sun protection|uv"),
  same(
    "(?:ліку\\p{L}*|вилікову\\p{L}*|леч\\p{L}*|вылеч\\p{L}*|cures?|treats?|heals?|прибира\\p{L}* (?:зморшк\\p{L}*|пігмент\\p{L}*|прищ\\p{L}*|акне)|убира\\p{L}* (?:морщин\\p{L}*|пигмент\\p{L}*|прыщ\\p{L}*|акне)|removes? (?:wrinkles|acne|spots)|відбілю\\p{L}*|отбелива\\p{L}*|whitens?|від (?:акне|зморшок|прищів|випадіння|лупи)|от (?:акне|морщин|прыщей|выпадения|перхоти)|anti-?(?:age|aging|acne|dandruff))",
  ),
  same(
    "дерматолог\\p{L}*|dermatolog\\p{L}*|клінічн\\p{L}*|клиническ\\p{L}*|clinically|косметолог\\p{L}* рекоменду\\p{L}*|(?:лікар\\p{L}*|врач\\p{L}*|doctors?) (?:рекоменду\\p{L}*|recommend)",
  ),
  literally(
    "(?:для|for) (?:чутлив\\p{L}*|чувствительн\\p{L}*|жирн\\p{L}*|сух\\p{L}*|проблемн\\p{L}*|комбінован\\p{L}*|атопічн\\p{L}*|sensitive|oily|dry|problem|all) (?:типів )?(?:шкір\\p{L}*|кож\\p{L}*|волосс\\p{L}*|волос|skin|hair)\\p{L}*|(?:вагітн\\p{L}*|беременн\\p{L}*|pregnan\\p{L}*|немовлят\\p{L}*|новонароджен\\p{L}*|младен\\p{L}*|новорожд\\p{L}*|newborns?|babies|алергік\\p{L}*|аллергик\\p{L}*)",
  ),
];

const devices: readonly Property[] = [
  literally("nfc|esim|e-sim|5g|lte|gps"),
  same("dual ?sim|(?:дві|две|дв[іе]х?|2|two) ?(?:sim|сім|сим)\\p{L}*"),
  literally("wi-?fi(?: ?\\d)?|hdmi|aux|lightning|міні-?джек\\p{L}*|мини-?джек\\p{L}*"),
  same("bluetooth(?: ?\\d(?:[.,]\\d)?)?|блютуз\\p{L}*"),
  same("usb-?c|type-?c"),
  same("шумозаглуш\\p{L}*|шумоподав\\p{L}*|шумопониж\\p{L}*|noise[ -]?cancel\\p{L}*|anc"),
  same(
    "(?:швидк\\p{L}*|бездротов\\p{L}*|быстр\\p{L}*|беспроводн\\p{L}*|fast|wireless|quick) (?:заряд\\p{L}*|charg\\p{L}*)|magsafe",
  ),
  literally(
    "oled|amoled|ips|4k|8k|hdr\\p{L}*|full ?hd|retina|\\d{2,3} ?(?:гц|hz)|\\d+ ?(?:мп|mp|мегапіксел\\p{L}*|мегапиксел\\p{L}*|megapixels?)",
  ),
  same(
    "(?:трима\\p{L}*|працю\\p{L}*|вистача\\p{L}*|держит\\p{L}*|работает|хватает|lasts?|up to)(?: [\\p{L}'-]+){0,3} (?:заряд\\p{L}*|батаре\\p{L}*|акумулятор\\p{L}*|аккумулятор\\p{L}*|battery|charge)|(?:батаре\\p{L}*|акумулятор\\p{L}*|аккумулятор\\p{L}*|battery|заряд\\p{L}*)(?: [\\p{L}'-]+){0,3} (?:трима\\p{L}*|вистача\\p{L}*|держит|хватает|lasts?|на (?:добу|тиждень|весь день|цілий день|два дні|сутки|неделю))|(?<![.,])\\d+(?:[.,]\\d+)? ?(?:мач|mah|вт|ват|watt|w|гб|gb|тб|tb)",
  ),
  same(
    "суміс\\p{L}* з|сумісн\\p{L}*|совместим\\p{L}*|compatible|підход\\p{L}* до (?:iphone|айфон\\p{L}*|android|андроїд\\p{L}*|samsung|xiaomi|mac\\p{L}*)|працює з (?:iphone|айфон\\p{L}*|android|андроїд\\p{L}*|alexa|siri)|works with (?:iphone|android|alexa|siri|mac)",
  ),
  inTheBox(
    "(?:у|в) (?:комплект\\p{L}*|наборі|наборе|коробці|коробке)(?: [\\p{L}'-]+){0,2} (?:є|йде|йдуть|входить|входять|додається|чохол|кабель|зарядк\\p{L}*|навушник\\p{L}*|есть|идет|идут|входит|чехол|наушник\\p{L}*)|(?:чохол|кабель|зарядк\\p{L}*|чехол|пульт|батарейк\\p{L}*)(?: [\\p{L}\\d'-]+){0,3} (?:у|в) комплект\\p{L}*|(?:comes with|included in the box|in the box)",
  ),
];

export const properties: readonly Property[] = [
  ...materials,
  ...origins,
  ...weather,
  ...care,
  ...make,
  ...measures,
  ...uses,
  ...made,
  ...taste,
  ...trust,
  ...cosmetics,
  ...devices,
];
