import { prosePhrase } from "../../src/core/reading/phrase.ts";
import { type Reading, readingOf } from "./reading.ts";
import { type Rule, rulesFound } from "./rule.ts";

/**
 * Attempts to give the assistant new orders. Whatever slips through stays harmless (prices, orders and statuses come
 * from data), so these rules prefer silence to doubt: "забудьте моє попереднє замовлення" is a customer.
 */
/** What customers take back, skip or repeat is their own; and a shop has rules, a courier instructions. */
const ownWords = [
  "(i|i just|i have|ive) (said|told you|wrote|sent|asked|typed|mentioned)",
  "(я|мої|мои|мій|мой|мою|моє|мое|мене|меня) ..1 (казала|казав|говорила|говорив|говорил|писала|писав|писал|написала|написав|написал|просила|просив|просил|сказала|сказав|сказал)",
  "(wrong chat|lost it|cant read|to english|in english|українською|на українську|по русски)",
  "(курєр|курьер|courier|contest|конкурс|розіграш|магазин|store|shop|гри|game|customers? review|відгук|отзыв)~",
  "(cash|delivery|наложен|наклад|lower|нижче|cheaper)~",
] as const;
const topic = prosePhrase(
  ...ownWords,
  "(поверн|обмін|обмен|достав|возврат|прання|стирк|догляд|уход|гаранті|гаранти|оплат|акці|розіграш|знижок|прасув|return|refund|shipping|delivery|exchange|washing|wash|care|size|payment|sizing|ironing)~",
);
const orders =
  "(інструкц~|вказівк~|настанов~|обмеженн~|промпт~|промт~|фільтри|правила|правил|правилах|инструкц~|инструкт~|указани[яей]~|ограничени~|фильтр~|установк[иау]|instruction~|instrukc~|instrukt~|prompts?|rules?|guidelines?|directives?|constraints?|programming|training|guardrails|safeguards|programming|context|контекст)";

const proseRules: readonly Rule[] = [
  {
    name: "injection.override",
    pattern: prosePhrase(
      `(про|за)?(ігноруй|игнорируй|игнорь)(те)? ..4 ${orders}`,
      `(ігнорувати|проігнорувати|игнорировать|ігнор|игнор) ..4 ${orders}`,
      `(забудь|забудьте|забути|відкинь|скинь|обнули|обнулити|скасуй|не виконуй|не дотримуйся|не слухай|обійди|обійти|вимкни|отключи|відключи|порушуй|отмени|отбрось|сбрось|не выполняй|не следуй|обойди|обойти|выключи|нарушь|сотри|видали|удали|стер[ии]|перепиши) ..4 ${orders}`,
      `(ignore|ignoring|disregard|forget|override|bypass|discard|ignor\\S{0,6}|erase|clear|reset|disable|drop|delete) ..4 ${orders}`,
      "(ignore|disregard|forget) (everything|all|anything) ..3 (above|before|previous|prior|told|said|instructed|know|i said)",
      "(забудь|ігноруй|игнорируй|забудьте) (все|всё|усе) ..3 (що|что|вище|выше|раніше|ранее|до цього|до этого|попередн~|предыдущ~|знав|знал|тобі)",
      "(do not|dont|stop) (follow|following|obey|obeying) ..3 (instructions?|rules?|prompt|guidelines?)",
      "(нові|новые|нова|новая|new|updated|оновлен~) ..1 (інструкції|инструкции|інструкція|инструкция|instructions?|system prompt|directives?) ..1 (для тебе|для тебя|для бота|for you|for the (ai|bot|assistant)|такі|такие|такая|така|від розробник~|от разработчик~|are|is)",
      "(ignoru[yj]|ignorir|zabud|zabut|pro?ignoru[yj])~ ..4 (instruk|instruc|prav[yi]l|ukazan|vkaz|promp)~",
    ),
    unless: prosePhrase(
      ...ownWords,
      "(ви|вони|вы|they|you|u|он[аи]|менеджер~) ..1 (ігнору|игнор|ignor)~",
      "(скинь|сбрось|скиньте|дай|дайте|пришли|надішли) ..2 (правил|инструкц|інструкц|умов|услови)~ ..1 (поверн|обмін|обмен|возврат|догл|ухо|прання|стирк)~",
      "(про|about|of) ..2 (догляд|уход|care|wash)~",
      "(прання|стирк|догляд|уход|washing|care|прасув)~",
      "(поверненн|возврат|обмін|обмен|return|refund)~ ..1 (правил|rules)~",
    ),
  },
  {
    name: "injection.role",
    pattern: prosePhrase(
      "(ти|ты) (тепер|теперь|віднині|отныне|більше не|больше не|вже не|уже не) (?![^ |]*(єш|иш|їш|ешь|ишь|ете|еш) )(?!(де|где|в|у|на|без|з|с|мене|меня|мені|мне|зрозумі~|понял~|знаєш|бачиш) )[^ |]+",
      "(з цього моменту|с этого момента|відтепер|віднині|отныне|з цієї хвилини|с этой минуты|тепер|теперь) (ти|ты) (?![^ |]*(єш|иш|їш|ешь|ишь) )(?!(де|где|в|у|на|мене|меня|мені|мне) )[^ |]+",
      "(from now on|from this point|henceforth) ..1 you~?( are| will| must| act| have)",
      "(you are|youre) now (?!(closed|open|offering|selling|out|available|in|at|able|on|the|shipping) )[^ |]+",
      "you are no longer",
      "(pretend|imagine) (that )?(you are|youre|to be|you have|youre)",
      "(act|behave|respond|roleplay|role play|speak) (as|like) (a|an|the|my|if|dan|you|root|admin|developer|linux|another)",
      "roleplay",
      "(уяви|представь|вообрази|припусти) ..1 (що|что|себе|себя|будто|ніби) ..1 (ти|ты|хакер~|ші|ии|розробник~|бот~|адмін~|админ~|ai|людин~|помічник~)",
      "(уявіть|представьте) ..1 (що|что) ви (бот|ші|ai|модель|хакер)~",
      "(прикинься|прикидайся|притворис[ья]|прикиньтес[ья]|вдавай|вдай|зроби вигляд|сделай вид) ..1 (що|что|моїм|моей|моєю|будто|ніби|хакером|адміном|людиною|[^ |]*ом|[^ |]*ою|[^ |]*ей|[^ |]*ем)",
      "(веди себе|веди себя|поводься|дій|действуй|відповідай|отвечай|грай|играй) (як|как) (хакер~|адмін~|админ~|дан|бабус~|бабушк~|інш~|друг~|необмежен~|неограничен~|розробник~|разработчик~|людин~|злий|злой|модель|ші|ии|ai|бот|linux~|термінал|терминал)",
      "(грай|зіграй|сыграй|играй|виступай|выступай|візьми|возьми) ..2 (роль|ролі|роли)",
      "(do anything now|dan mode|jailbr[eo][ea]k~?|джейлбр[ей]~к|джейлбрейк~|джеилбрейк~)",
      "(developer|dev|god|debug|admin|maintenance|sudo|root|unrestricted|unfiltered|test|engineer) mode (on|enabled|activated|now|activate|\\||enable)",
      "(enter|enable|activate|switch to|turn on|entering) ..1 (developer|dev|god|debug|admin|maintenance|sudo|root|unrestricted|dan|jailbreak) ?mode~?",
      "режим(і|е|у)? (розробник|разработчик|бога|адмін|админ|дебаг|отладк|налагодж|дан|суперкористувач|суперпользоват|без обмеж|без огранич)~",
      "(i am|im|this is) (the |your )(developer|admin~|creator|programmer|engineer|system)",
      "я (є )?(твій|твой|ваш|це твій) (розробник~|разработчик~|адмін~|админ~|створювач|творець|создатель|програміст|программист)",
      "(відповідай|отвечай|говори|пиши|працюй|работай|answer|respond|reply|speak) ..3 (без (обмеж|огранич|цензур|фільтр|фильтр)~|without (any )?(restrict|filter|limit|censor)~)",
      "(no|without any|zero) (restrictions|filters|censorship|guardrails|content policy)",
      "(ty|ti) (teper|teper) (dan|bot|haker|xaker)",
    ),
    unless: prosePhrase(
      "(normal|gift|real|regular|me|my size|you are me|ви їй|вы ей|мама|маму|мамою|мамой|на моєму місці|на моем месте|подруг~)",
      "(offering|free delivery|would you (take|choose|pick|buy))",
      "(can|could|will|would|does|might|may|that|which|it|they|scarf|belt|dress|jacket) ..4 (act|behave) (as|like) (a|an|the|my|if)",
    ),
  },
  {
    name: "injection.reveal",
    pattern: prosePhrase(
      "(систем|system|sistem)~ (промпт|промт|інструкц|инструкц|prompt|instruct|message|повідомлен|сообщени|підказк|подсказк|override)~",
      "(покажи|показать|показати|покажіть|виведи|выведи|надрукуй|напечатай|роздрукуй|распечатай|скажи|повтори|розкрий|раскрой|скинь|дай|напиши|процитуй|процитируй|назви|назови|перекажи|опиши|відкрий|открой|який|яка|які|какой|какие|show|reveal|print|output|repeat|display|leak|dump|tell|give|share|what|whats|send|write|pokazhi|pokazhy|vyvedi) ..4 (промпт~|промт~|prompts?|promt)",
      "(покажи|виведи|выведи|надрукуй|напечатай|скажи|повтори|розкрий|раскрой|скинь|дай|напиши|процитуй|процитируй|назви|назови|перекажи|опиши|які|какие|show|reveal|print|output|repeat|display|leak|dump|tell me|give me|share|what are|list) ..2 (свої|твої|свои|твои|your|початкові|изначальные|первоначальные|приховані|скрытые|внутрішні|внутренние|hidden|initial|original|secret|internal) ..1 (інструкції|инструкции|правила|настройки|налаштування|вказівки|instructions|rules|guidelines|directives|config|configuration|settings)",
      "(repeat|print|output|copy|translate|summarize|reveal|show) ..3 (everything|all|words|text|the text|instructions|message) ..1 above",
      "(повтори|напиши|виведи|выведи|скопіюй|скопируй|переклади|переведи) ..3 (вище|выше|дослівно|дословно|слово в слово)",
      "(api|апі|апи) ?(key|ключ|keys|ключи|ключі)~?",
      "(env|environment) (variables?|vars?)",
      "(секретн~|secret) (ключ~|токен~|keys?|tokens?)",
      "(bazu|базу|database|дані|данные) ..1 (клієнтів|клиентов|користувачів|пользователей|customers|users)",
      "(dump|show|list|покажи|виведи|выведи) ..2 (database|базу даних|базу данных|all customers|all users|всіх клієнтів|всех клиентов|чужі замовлення|чужие заказы|other customers~)",
    ),
    unless: topic,
  },
  {
    name: "injection.encoded",
    pattern: prosePhrase(
      "(base ?64|бейс ?64|rot ?13|base ?32|morse code|азбук(а|ою|ой) морзе)",
      "(decode|decrypt|deobfuscate|unscramble) (this|the|following|it|and|these|that|below)",
      "(декодуй|декодируй|раскодируй|розкодуй|розшифруй|расшифруй|дешифруй) ..1 (це|цей|наступн~|рядок|текст|повідомлення|это|этот|следующ~|строку|сообщение|і|и|this)",
    ),
  },
  {
    name: "injection.price",
    pattern: prosePhrase(
      "(set|change|make|update|override|overwrite|modify|reduce) ..3 (prices?|total|cost|sum|amount|order total) ..3 (to|as|at|=|equals?) \\S+",
      "(price|total|ціна|цена|сума|сумма|cost) (is|equals|дорівнює|равна|рівна|становить|тепер|теперь|now|=) ..1 (0|1|zero|one|нуль|ноль|free|одна|один)( грн| гривн~| uah| dollar~| долар~)?(?! \\d)",
      "(постав|встанови|зроби|зміни|установи|поставь|измени|сделай|пропиши|оформи|оформ[иь]|порахуй|посчитай|зробіть|поставте|змініть|встановіть) ..4 (ціну|цену|вартість|стоимость|суму|сумму) ..4 (0|1|00|001|нуль|ноль|нулю|одну|одна|один|1грн|0грн|1uah)(?! \\d)",
      "(give|apply|grant|зроби|застосуй|примени|дай|активуй|активируй|сделай) ..3 (99|100|100%|95) ?(percent|відсотків|процентів|процентов)? ..1 (discount|off|знижк~|скидк~)(?! (грн|uah))",
      "(знижк|скидк)~ (100|99) (відсотк|процент|percent)~",
      "(make|set) (the |my )?(price|total) (0|1|zero|one)(?! \\d)",
      "(everything|all items|все|усе|весь товар) ..1 (is|are|за|тепер|теперь) ..1 (free|безкоштовн~|бесплатн~|нуль)",
      "(sell|продай) ..4 (for|за) (1|0|one|zero|одну|один|нуль) (dollar|uah|hryvnia|грн|гривн|долар|usd|cent)~",
    ),
    unless: prosePhrase(
      "(якщо|если|if|when|коли|когда|чи|ли|why|чому|почему|did|has) ..3 (price|ціна|цена|prices)~",
      "(1|один|одну) (штук|шт|пар|розмір|размер|комплект|одиниц)~",
    ),
  },
  {
    name: "injection.tool",
    pattern: prosePhrase(
      "(виклич|вызови|запусти|виконай|выполни|call|invoke|execute|run|trigger) ..2 (функцію|функцию|інструмент|инструмент|tools?|function|sql|скрипт|shell|script|command)",
      "(drop|truncate|alter) table",
      "select ..3 from (users|orders|customers|information schema|chat)",
      "(tool|function) calls?",
      "rm rf",
    ),
  },
];

const signs: readonly Rule[] = [
  {
    name: "injection.role_tag",
    pattern:
      /<[^\S\n]{0,3}\/?[^\S\n]{0,3}(?:system|assistant|user|human|context|instructions?|prompt|tool|function|developer|im_start|im_end|sys|admin|customer|message|memory|data|input|output|s)(?=[\s>/:|=_-])|\[\/?(?:system|inst|assistant|sys|instructions?)\]|<<\/?sys>>|<\|[^|\n]{1,30}\|>|##\s{0,3}(?:system|instructions?|assistant|human|user|інструкц|инструкц|систем)|(?:^|\n)[\s>*"'-]{0,6}(?:system|assistant|developer|human|ai|система|асистент|ассистент|системне повідомлення|системное сообщение|system prompt|system message|new instructions?|нові інструкції|новые инструкции|admin)\s{0,3}:|["']role["']\s{0,3}:\s{0,3}["'](?:system|assistant|developer|tool)|---\s{0,3}(?:end|begin|start|new)\b|\{\{[^}\n]{1,60}\}\}|```\s{0,3}(?:system|prompt)/u,
  },
  {
    name: "injection.code",
    pattern:
      /<script|process\.env|os\.environ|rm\s{1,3}-rf|'\s{0,3}or\s{1,3}'?1'?\s{0,3}=\s{0,3}'?1|;\s{0,3}drop\s{1,3}table|tool_calls?|function_call|set_price|\bprice\s{0,3}(?:=|:=)\s{0,3}[01](?!\d)|ignore(?:all)?(?:the|your|my|previous|prior|above|all)+(?:instructions|rules|prompts?)|systemprompt|(?:знижк|скидк)\p{L}{0,4}\s{1,3}(?:99|100)\s?%\s{0,3}(?:на все|назавжди|навсегда)/u,
  },
];

/** Blobs are decoded once: an order in base64 is an order. Few and short, so that a long text stays cheap. */
const maxBlobs = 4;
const maxBlobChars = 2_000;

function decodedBlobs(text: string): string[] {
  const blobs =
    text.match(/(?<![A-Za-z0-9+/=_.-])(?=[A-Za-z0-9+/]*[A-Z])(?=[A-Za-z0-9+/]*[a-z])[A-Za-z0-9+/]{20,2000}={0,2}/g) ??
    [];
  return blobs
    .slice(0, maxBlobs)
    .map((blob) => Buffer.from(blob.slice(0, maxBlobChars), "base64").toString("utf8"))
    .filter((decoded) => !/[\p{Cc}\ufffd]/u.test(decoded.replace(/\s/gu, "")));
}

const inReading = (reading: Reading): string[] => {
  const compact = reading.folded.replace(/[^\S\n]+/gu, " ");
  const tight = reading.spelled.join("");
  return [
    ...rulesFound(proseRules, reading),
    ...signs.filter(({ pattern }) => pattern.test(compact) || pattern.test(tight)).map(({ name }) => name),
  ];
};

export function injectionIn(text: string, reading: Reading): string[] {
  const open = inReading(reading);
  const hidden = decodedBlobs(text).some((decoded) => inReading(readingOf(decoded)).length > 0);
  return hidden ? [...open, "injection.encoded_order"] : open;
}
