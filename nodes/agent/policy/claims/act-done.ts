import type { Evidence } from "../evidence.ts";
import { type Claim, claim, never } from "./claim.ts";
import { namedIn, ofKindIn } from "./named-articles.ts";
import type { Said } from "./statement.ts";
import { beginsIn, stemOf, wordsOf } from "./stems.ts";

const soft = ["undone", "asked", "conditional"] as const;

const isInCart = ({ facts }: Evidence, name: readonly string[]): boolean =>
  facts.cart.some((line) => name.every((word) => beginsIn(line, stemOf(word))));

/** What was put into the cart is in it now; a clause that names an article of the catalogue means that one. */
function isAdded(evidence: Evidence, { whole }: Said): boolean {
  if (evidence.facts.cart.length === 0) return false;
  const { articles } = evidence.facts;
  const byName = namedIn(articles, whole);
  const kinds = byName.length > 0 ? [] : ofKindIn(articles, whole).map(({ noun }) => [noun]);
  const named = [...byName.map(({ name }) => name), ...kinds];
  return named.length === 0 || named.some((name) => isInCart(evidence, name));
}

/** What was taken out is not in it any more. Another colour of it may be: then the turn itself changed the cart. */
function isRemoved(evidence: Evidence, { match }: Said): boolean {
  const named = namedIn(evidence.facts.articles, match).map(({ name }) => name);
  if (evidence.facts.isCartTouched) return true;
  return named.length > 0 ? !named.every((name) => isInCart(evidence, name)) : evidence.facts.cart.length > 0;
}

const branchNumber = /(?:відділен|отделен|поштомат|почтомат|branch|locker|№|#)[\p{L} ,:#]{0,24}?(\d{1,5})/gu;

/** Words of an address that stand in the delivery data which are kept. */
function isKept({ facts }: Evidence, { sentence, start }: Said): boolean {
  if (facts.isDeliveryTouched) return true;
  if (facts.delivery.trim() === "" || facts.bill === "paid") return false;
  const branches = [...sentence.slice(start).matchAll(branchNumber)].map(([, number = ""]) => number);
  return branches.every((number) => wordsOf(facts.delivery).includes(number));
}

/** Who is asked or agreed with; "домовилися, що …" names nobody. */
const anybody =
  "(?!(що|щоб|тоді|отже|тож|ні|на|про|за|чекаю|що|чтобы|значит|тогда|так|добре|вас|ви|вы|you|the customer)(?![а-яіїєґ]))[а-яіїєґ']{4,}(ом|ем|єм|ою|ею|єю|ами|ями|ка|ика|ера|іра|ору|ну|им|ым|ство|ством)";

export const actClaims: readonly Claim[] = [
  claim("act_claim", soft, isAdded, [
    "(додал[аио]|додано|поклал[аи]|закинул[аи]|кинул[аи]|внесл[аи]) ..4 (кошик~|корзин~|замовлення)",
    "(кошик~|корзин~) ..3 (додал[аио]|додано|поклал[аи]|добавил[аи]|положил[аи])",
    "(вже|уже|готово) (~ ){0,4}(у|в) (вашому )?(кошику|корзині|корзине)",
    "(добавил[аи]|добавлен[оаы]?|положил[аи]|закинул[аи]) ..4 (корзин~|заказ)",
    "(^added|^put) ..4 (cart|basket|bag)",
    "(i've|i|we|we've|just|already) (have |just |already )*(added|put|placed) ..4 (cart|basket|bag)|(added|now|already) (to|in) your (cart|basket)|(has|have|is|are|was) (been |now |already )*(added to|in) (your|the) (cart|basket)",
  ]),
  claim("act_claim", soft, ({ facts }) => facts.cart.length === 0, [
    "(очистил[аи]|спорожнил[аи]) ..2 (кошик|корзину)|(кошик|корзина) (тепер |вже |уже |теперь )*(порожн~|пуст~)",
    "(emptied|cleared) ..2 (cart|basket)|(cart|basket) (is )?(now )?empty",
  ]),
  claim("act_claim", soft, isRemoved, [
    "(прибрал[аи]|видалил[аи]|забрал[аи]|викинул[аи]) ..4 (кошик~|корзин~|замовлення)",
    "(убрал[аи]|удалил[аи]) ..4 (корзин~|заказ~)",
    "(i've|i|we|we've|just|already) (have |just |already )*(removed|deleted|cleared|taken) ..4 (cart|basket)",
  ]),
  claim("act_claim", soft, isKept, [
    "(змінил[аи]|оновил[аи]|виправил[аи]|поміняла|замінил[аи]|переписал[аи]|змінено|оновлено|виправлено) ..3 (адрес~|відділення|поштомат|місто|телефон|номер телефону|отримувач~|доставк~|прізвище|ім'я)",
    "(адрес~|відділення|поштомат|місто|телефон|отримувач~|доставк~|прізвище|данні|дані) ..3 (змінил[аи]|змінено|оновил[аи]|оновлено|виправил[аи]|виправлено|поміняла|замінил[аи])",
    "(изменил[аи]|обновил[аи]|исправил[аи]|поменял[аи]|изменен[оаы]?|обновлен[оаы]?|исправлен[оаы]?) ..3 (адрес~|отделение|почтомат|город|телефон|получател~|доставк~|фамили~|имя)",
    "(адрес~|отделение|почтомат|город|телефон|получател~|доставк~|фамили~|данные) ..3 (изменил[аи]|изменен[оаы]?|обновил[аи]|обновлен[оаы]?|исправил[аи]|поменял[аи])",
    "(i've|i|we|we've|just|already) (have |just |already )*(changed|updated|corrected|fixed) ..3 (address|branch|city|phone|recipient|delivery|name)|(address|branch|city|phone|recipient|delivery) ..2 (has been|was|is|have been) (now |already )*(changed|updated|corrected)",
  ]),
  // What no tool of ours does, so no answer can have done.
  claim("act_claim", soft, never, [
    "(зателефонувал[аи]|подзвонил[аи]|написал[аи]|запитал[аи]|спитал[аи]|уточнил[аи]|дізнал[аи]с[ья]|перевірил[аи]|глянул[аи]|подивил[аи]с[ья]|домовил[аи]с[ья]|поговорил[аи]|узгодил[аи]|погодил[аи]) ..3 (складі|склад|складом|менеджер~|керівник~|директор~|колег~|постачальник~|виробник~|бухгалтер~|пошт[іуо]~|перевізник~|кур'єр~|камер~|майстр~|власник~|кравчин~)",
    "(позвонил[аи]|написал[аи]|спросил[аи]|уточнил[аи]|узнал[аи]|проверил[аи]|посмотрел[аи]|договорил[аи]сь|поговорил[аи]|согласовал[аи]) ..3 (складе|склад|складом|менеджер~|руководител~|директор~|коллег~|поставщик~|производител~|бухгалтер~|почт[еуо]~|перевозчик~|курьер~|мастер~|владел~)",
    `(попросил[аи]|домовил[аи]с[ья]|договорил[аи]сь|поговорил[аи]|зв'язал[аи]с[ья]|связал[аи]сь|умовил[аи]|уговорил[аи]) ((із|з|зі|с|со) )?${anybody}`,
    "(i've|i|we|we've|just|already) (have |just |already )*(called|phoned|asked|checked with|spoke|spoken|talked|written to|emailed|agreed|arranged|confirmed) ..3 (warehouse|manager|boss|owner|supplier|manufacturer|accountant|carrier|courier|post office|colleague|colleagues|team)",
    "(надіслал[аи]|відправил[аи]|скинул[аи]|вислал[аи]|продублювал[аи]) ..4 (пошту|e?-?mail|імейл|email|емейл|вайбер|viber|смс|sms|telegram|інстаграм|фото|фотографії|відео|каталог|прайс|договір|лист)",
    "(отправил[аи]|скинул[аи]|выслал[аи]|продублировал[аи]) ..4 (почту|e?-?mail|имейл|email|вайбер|viber|смс|sms|telegram|инстаграм|фото|фотографии|видео|каталог|прайс|договор|письмо)",
    "(i've|i|we|we've|just|already) (have |just |already )*(sent|emailed|texted|forwarded) ..4 (email|e-mail|inbox|sms|viber|whatsapp|photo|photos|video|catalogue|contract|link)",
    "(сфотографувал[аи]|виміряла|поміряла|приміряла|перерахувал[аи] на складі|сфотографировал[аи]|измерила|померила|примерила)",
    "(i've|i|we|we've) (have |just |already |personally )*(measured|photographed|tried (it|them) on|inspected|weighed) ~?",
    "(додал[аи]|внесл[аи]|залишил[аи]|поставил[аи]|записал[аи]|добавил[аи]|оставил[аи]|внесла) ..3 (коментар|примітку|позначку|чергу|лист очікування|список очікування|чорний список|запит на склад|базу|програму лояльності|комментарий|пометку|очередь|лист ожидания|список ожидания)",
    "(added|put) ..3 (waiting list|waitlist|queue|loyalty ~|note to your order)",
    "(запаку~|упаку~|загорну~|загорн~|вкладу|покладу|вкладемо|покладемо|завернем|завернут|положим|вложим) ..3 (подарунк~|подарочн~|листівк~|открытк~|упаковк~|бант~|папір|бумаг~)",
    "(will|'ll) (wrap|gift-wrap|gift wrap|include a card|add a card|add a note) ?~?",
  ]),
];
