/** Ukrainian with Russian words in it is answered in Ukrainian. */
export const surzhyk = `
добрий день, єсть плаття на 122?
я хочу заказать сукню для доньки
скіки стоїть доставка
де мій заказ вже три дні пройшло
нє, мені не нада передоплата
канєшно беру, скиньте реквізити
шо там с моїм заказом
получила посилку, спасибі
ладно, тоді давайте чорну
мені понравилась синя
вобще то я просила інший колір
тоже хочу таку сукню
спасибо, дуже гарна
а когда відправите?
ще нада шапочку до неї
сколько коштує оця рожева
привет, чи є у вас щось на хлопчика
плаття нормальне, но розмір не той
получається що я переплатила
я вже заплатила а ви мовчите
самий дешевий варіант який
хочу вернути гроші за куртку
слідуючий раз буду замовляти двоє
на слідуючій неділі приїде?
зато якість хороша
мені срочно треба до п'ятниці
`;

/** Words of other languages in a line of one: the line is of the language that it is made of. */
export const mixedLines: readonly (readonly [string, "uk" | "ru" | "en"])[] = [
  ["хочу oversize худі, є size M?", "uk"],
  ["мені потрібен Nike Air Max 42", "uk"],
  ["ок, беру цей total black look", "uk"],
  ["чи є бренд New Balance у вас", "uk"],
  ["здравствуйте, есть Zara Kids на 110?", "ru"],
  ["мне нужен размер XL, oversize", "ru"],
  ["это original или копия, made in Turkey?", "ru"],
  ["скиньте ссылку на product page пожалуйста", "ru"],
  ["do you have the Сукня Анна in red?", "en"],
  ["I want the сукня from your last post", "en"],
  ["моя пошта olena.kovalenko@example.com, напишіть туди", "uk"],
  ["напишите мне на elena@example.com пожалуйста", "ru"],
  ["send it to olena@example.com please", "en"],
  ["https://example.com/the-red-dress-for-you скільки коштує?", "uk"],
  ["вот это https://example.com/suknya-anna сколько стоит", "ru"],
  ["Hi, є сукні на 122?", "uk"],
  ["Hello! Есть платья на 122?", "ru"],
  ["хочу «Summer Love» у розмірі 116", "uk"],
  ["Анна Rose 116 ще залишилась?", "uk"],
  ["мені Cargo Beige 122 і футболку Basic", "uk"],
];
