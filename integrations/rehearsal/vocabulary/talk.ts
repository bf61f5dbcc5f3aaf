import { pattern } from "../pattern.ts";
import { type Wording, words } from "./wording.ts";

/** From twenty pieces of one thing on it is no shopping for oneself: "50 футболок", "30 black t-shirts". */
const manyPieces =
  "(?<![\\p{L}\\p{N}.,№#+-])(?:[2-9]\\d|[1-9]\\d\\d)\\s+(?:\\p{L}+(?:их|ых)\\s+|\\p{L}+\\s+(?=t-?shirts|hoodies|dresses|suits|jackets))?(?:шт|штук|одиниць|единиц|комплектів|комплектов|pieces|pcs|футболок|суконь|платьев|шортів|штанів|курток|костюмів|костюмов|t-?shirts|hoodies|dresses|suits|jackets)(?!\\p{L})";

/** Small talk, agreement, and what a shop does not do. */
export const talk = {
  greeting: words(
    `
      хай, драстуйте, драсті, здрасте, здрасьте, доброго здоров~, добрий, доброго, доброї, прівєт, хелоу,
      вечір добрий, день добрий, привіт~, вітаю,
      доброго дня, добрий день, доброго ранку, добрий ранок, добрий вечір, доброго вечора, добридень,
      здрастуйте, здравствуйте, добрый день, доброе утро, добрый вечер, привет~, hello, hi, hey, good morning, good
      afternoon, good evening, /start
    `,
    "хай буде, хай будуть",
  ),
  hold: words("стоп, зачекайте, почекайте, подождите, погодите, wait, hold on"),
  are_you_bot: words(
    `
      ви бот, talking to a machine, to a machine, ти бот, це бот, вы бот, ты бот, это бот, бот чи людина,
      людина чи бот, бот или человек, ви робот, ти
      робот, вы робот, ты робот, жива людина, живий, жива, живой человек, are you a bot, are you a robot, are you
      human, are you a human, are you real, are you an ai, is this a bot, am i talking to a bot, am i talking to a
      human, ви людина, ти людина, вы человек, ты человек, штучний інтелект, искусственный интеллект, нейромереж~,
      нейросет~, chatgpt
    `,
    "хочу жив~, покличте, поклич, позовите, з'єднайте, соедините, дайте жив~",
  ),
  help: words(
    `
      що ви вмієте, що ти вмієш, що вмієте, що ви можете, що ти можеш, чим можете допомогти, чим ви можете допомогти,
      чим допоможете, як ви можете допомогти, допоможіть, допоможи, допоможете, допомога, допомогу, что вы умеете, что
      ты умеешь, что умеете, что вы можете, что ты можешь, чем можете помочь, чем вы можете помочь, чем поможете, как
      вы можете помочь, помогите, помоги, поможете, помощь, help, help me, what can you do, what do you do, what can i
      do here, how can you help, how does this work, що далі, що мені робити, что дальше, что мне делать, what's next,
      what now, як це працює, как это работает, /help
    `,
    "дякую за допомогу, спасибо за помощь, for your help, for the help, for help",
  ),
  thanks: words("дякую, дякуємо, щиро дякую, спасибі, спасибо, благодарю, thanks, thank you, thx"),
  bye: words(
    `
      до побачення, бувайте, на все добре, гарного дня, до свидания, пока, хорошего дня, bye, goodbye, see you, have a
      nice day
    `,
    "поки що, пока что, пока нет, пока не",
  ),
  how_are_you: words(`
    супер, чудово, клас, гарно, отлично, класс, great, awesome, як справи, як ся маєте, як ви, как дела, как вы, how
    are you, how's it going
  `),
  yes: words(
    `
      пойдет, піде, годиться, годится, норм, нормально, лан, ладно, ладненько, хай буде, най буде, плюс, го, супер,
      прекрасно, ідеально, идеально,
      perfect, lovely, fine, deal, давайте, давай, так, ага, угу, авжеж, звісно, звичайно, вірно, все вірно,
      усе вірно, правильно, підтверджую, згод~, добре,
      давай, ок, окей, давайте, підходить, без проблем, без питань, гаразд, да, конечно, верно, все верно,
      подтверждаю, хорошо, подходит, согласн~, yes, yep, yeah, sure, correct, right, all good, ok, okay, confirm,
      confirmed, looks good, agreed, +
    `,
    `
      не так, не вірно, невірно, неправильно, не верно, неверно, не підходить, не подходит, так собі, не добре, not
      right, not correct, incorrect
    `,
  ),
  no: words(
    `
      ні, нє, не треба вже, вже не треба, точно не треба, уже не надо, точно не надо, не надо уже, не вірно,
      невірно, неправильно, не так, не підходить, нет, не верно, неверно, не подходит, no, nope, not right, not
      correct, incorrect, wrong
    `,
    "no problem, no worries",
  ),
  out_of_domain: words(`
    дропшип~, співпрац~, ваканс~, шукаю роботу, робота у вас, працевлашт~,
    президент~, політик~, вибори, війн~, погод~, лікар~, ліки, хвороб~, температур~, діагноз~, курс долара, крипт~,
    біткоїн~, сотруднич~, ищу работу, политик~, выборы, врач~, лекарств~, болезн~, dropship~,
    cooperation, partnership, vacanc~, job, jobs, hiring, politic~, election~, president, weather, doctor, medicine,
    symptom~, disease, crypto, bitcoin, recipe, рецепт~, вірш, стих, poem, анекдот, joke
  `),
  wholesale: {
    any: new RegExp(
      `${pattern("опт, оптом, оптов~, гурт, гуртом, гуртов~, на реалізацію, на реализацию, wholesale, in bulk").source}|${manyPieces}`,
      "iu",
    ),
    listed: [],
  },
  gender: words(`
    хлопц~, хлопець, пацан~, дівчат~, хлопч~, дівч~, сина, сину, синові, донечк~, доньк~, доньці, дочк~, дитин~,
    дитяч~, малюк~, мальчик~, девочк~,
    сыну, сына, ребенк~, детск~, boy, boys, girl, girls, son, daughter, kid, kids, child, children
  `),
} as const satisfies Record<string, Wording>;
