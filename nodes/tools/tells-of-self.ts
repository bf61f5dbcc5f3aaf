import { writtenPhrase } from "../../src/core/reading/phrase.ts";

/** Words beside which people tell who they are, whom they buy for, what they like, and for when. */
const ofSelf = writtenPhrase(
  "(мен[еі]|меня|мне|мій|моя|моє|мою|моєї|моїй|мої|мой|моё|мое|моей|моего|мои|нас|нам|наш~)",
  "(звати|звуть|зовут|ім'я|имя)",
  "(дит~|діт~|дочк~|дочц~|донь~|доч|син~|сын~|реб[её]н~|онук~|внук~|внуч~|мам~|чолов~|муж~|дружин~|жен[аеуы]~)",
  "(люб~|обожн~|обожа~|подоба~|нрав~|алергі~|аллерги~)",
  "(свят~|праздн~|випускн~|выпускн~|народжен~|рожден~|весілл~|свадьб~|новий рік|новый год|сад[ои]ч?к~|школ~|утренник~|ранок)",
  "(my|me|our|I'm|name|son|daughter|kid~|child~|wife|husband|like|love|prefer~|allerg~|birthday|wedding|school|party|prom)",
);

/** Whether a message may hold a fact about its writer: a figure (a height, an age, a size) or such a word. */
export const tellsOfSelf = (text: string, by: "words" | "words_and_figures"): boolean =>
  (by === "words_and_figures" && /\d/.test(text)) || ofSelf.test(text);
