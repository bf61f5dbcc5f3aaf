import { pattern } from "./pattern.ts";

/**
 * Letters and everyday words of languages that the rehearsal model does not speak. Two words decide, or a letter and
 * one.
 */
const letters =
  /[ąęłńśźżćäöüßñçãõğşıýřůěőűșțâêîôûåøæ]|[ўљњџћђ]|\p{Script=Hebrew}|\p{Script=Arabic}|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Georgian}|\p{Script=Greek}/iu;
const foreignScript =
  /\p{Script=Hebrew}|\p{Script=Arabic}|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Georgian}|\p{Script=Greek}/u;
const words = pattern(`
  dzień, dobry, czy, jest, macie, sukienk~, proszę, poproszę, ile, kosztuje, dziękuję, rozmiar, chcę, dla, cześć,
  guten, hallo, haben, sie, ich, ein, eine, kleid, wie, viel, kostet, das, bitte, danke, und, für, größe, bonjour,
  vous, avez, une, robe, combien, merci, hola, tiene~, vestido, cuanto, cuánto, gracias, quiero, buongiorno, avete,
  quanto, grazie, merhaba, elbise, var mı, bună, rochie, dobrý, máte, šaty
`);

export function isOtherLanguage(text: string): boolean {
  if (foreignScript.test(text)) return true;
  const wordCount = text.match(new RegExp(words.source, "giu"))?.length ?? 0;
  return wordCount >= 2 || (wordCount === 1 && letters.test(text));
}
