import { pattern } from "./pattern.ts";

/** Something was bought or has come: what is told about it is no wish to buy. */
const had = pattern(`
  купила, купив, купили, купляла, купувала, купували, брала, брав, брали, взяла, взяв, взяли, замовляла, замовляв,
  замовляли, замовила,
  замовив, замовили, отримала, отримав, отримали, прийшов, прийшла, прийшло, прийшли, приїхав, приїхала, приїхало,
  приїхали, забрала,
  забрав, забрали, вдягнув, вдягнула, вдягли, одягнула, одягнув, носила, носив, носили, поносила, поносив, поносили,
  випрала, випрали,
  виправ, після прання, після ~ прання, відкрила, відкрив, розпакувала, розпакував, на ~ день, ваша, ваш, ваше, ваші,
  купил, покупала, покупали, брал, взял, заказывала, заказывал, заказали, заказала, получила, получил, получили,
  пришел, пришла, пришло,
  пришли, приехал, приехала, приехало, забрал, надел, надела, постирала, постирали, после стирки, после ~ стирки,
  открыла, распаковала,
  bought, ordered, received, arrived, came, after one wash, after the first wash, we got, i got, your
`);

/** What may be said of a thing that was had. */
const spoilt = pattern(`
  поїхав, поїхала, поїхали, по шву, по швам, розліз~, розійш~, розпор~, відірва~, відпав, відпала, відпали,
  відпоро~, відклеї~, сіло, сіла,
  сіли, збіг~, полиня~, вицві~, злізл~, злама~, полама~, не працю~, не вмика~, не вмикається, здох~, протік~,
  протекл~, тріснул~, розби~,
  брудн~, смерд~, запах~, заїда~, не застіба~, не вистача~, бракує, не та, не той, не те, не ті, прострочен~,
  подряпа~, подряпин~,
  зіпсу~, катишк~, затяжк~, криво, крива, кривий, нитки,
  поползл~, разошл~, разошел~,
  оторва~, отвали~, отклеил~, отпал~, села, село, сел, усохл~, полинял~, слезл~, слез, облез~,
  сломал~, не работа~, не включа~,
  сдох~, протек~, треснул~, разбит~, грязн~, воня~, заеда~, не хватает, не то, не тот, не та, просрочен~, испорчен~,
  царапин~,
  came off, fell off, fell apart, came apart, broke, broken, stopped working, doesn't work, does not work,
  not working, shrank, shrunk, faded, dirty,
  leaked, leaking, smells, missing, wrong, stuck, cracked, scratched, stained, expired
`);

/** There was less in the parcel, or something else. */
const inPlaceOf = pattern("замість, вместо, instead of");
const opened = pattern(`
  там, посилка, посилку, посилці, посылка, посылку, посылке, parcel, package, прислали, надіслали, поклали,
  положили, sent, got
`);

/** One thing was ordered and another one came. */
const otherThanOrdered =
  /(?<!\p{L})(?:замов\p{L}*|заказыв\p{L}*|заказал\p{L}*|ordered)(?!\p{L}).{1,60}(?<!\p{L})(?:прийш\p{L}*|приїхал\p{L}*|приїхав|поклали|надіслали|прислали|пришл\p{L}*|пришел|приехал\p{L}*|положили|got|came|received|sent)(?!\p{L})/isu;

/** It happened elsewhere, is wished for, or is only asked about. */
const elsewhere = pattern(`
  в іншому магазині, в інших, іншого магазину, у другом магазине, в другом магазине, in another shop, another store,
  купила б, купив би,
  взяла б, взяв би, якщо, если, if
`);

export const isElsewhere = (text: string): boolean => elsewhere.test(text);

/** A complaint that is told as a story, and names itself by no word of complaint. */
export const tellsTrouble = (text: string): boolean =>
  !isElsewhere(text) &&
  ((had.test(text) && (spoilt.test(withoutQuestions(text)) || (inPlaceOf.test(text) && opened.test(text)))) ||
    otherThanOrdered.test(text));

const withoutQuestions = (text: string): string =>
  text.replace(/[^.!?\n]*\?/g, (question) => (had.test(question) ? question : " "));

const waiting = pattern("чекаю, чекаємо, жду, ждем, waiting, been waiting");
const long = pattern(`
  тиждень, тижні, тижнів, місяць, днів, дні, день, неделю, недели, недель, неделя, месяц, дней, дня, week, weeks,
  days, month
`);
const kept = pattern(
  "гроші взяли, взяли гроші, мовчите, не відповідаєте, деньги взяли, молчите, не отвечаете, ігноруєте, игнорируете",
);

/** Somebody waits, and for too long. */
export const waitsTooLong = (text: string): boolean => (waiting.test(text) && long.test(text)) || kept.test(text);
