import { pattern } from "./pattern.ts";

/**
 * Words that open a question, with or without its mark: a chat is typed in haste. "can you" and "можна" open requests.
 */
const opening =
  /(?:^|[.!?\n])[\s"'«]*(?:(?:а|і|и|and|but|так|ну|hi|hello|hey)[\s,]+)*(?:чи|який|яка|яке|які|якого|якої|де|куди|коли|чому|хто|чим|какой|какая|какое|какие|какого|где|куда|когда|почему|кто|чем|how|what|what's|which|where|when|why|who|is|are|do|does|did)(?![\p{L}'-])/iu;
/** These ask wherever they stand: "беру синю, скільки з мене". */
const asksAnywhere = pattern("скільки, почому, почім, сколько, почем, how much, how many");

export const isQuestion = (text: string): boolean =>
  text.includes("?") || opening.test(text) || asksAnywhere.test(text);
