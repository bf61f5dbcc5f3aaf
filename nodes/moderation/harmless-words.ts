/**
 * Words of the hunspell dictionaries of Ukrainian and Russian (7.5.0, every form, 4.7 million words) that begin like an
 * obscene one and are none, in the skeleton of `spellingsOf`. Found by running the lists over the dictionaries.
 */
const dictionary = [
  // бледный, блідий із "є"; блеяти; бляха.
  "бле(?:дн|дено?к?$|я|ет|тчл)|бля(?:ха|хи|ху|хо)$|бляшан",
  // видибати, підрити, піддерти, подебатувати, уродитись, найбалакучіший, найбанальніший, найобтяженіший.
  "видиба|пидр(?:ии|ила|или|ило|ив|ити)|пиддер|подебат|наиб(?:ал|ан|уч)|наиобтяж",
  // розіб'ється, відіб'ється, зіб'ється: written with and without the apostrophe.
  "(?:роз|вид|пид|над|об)ибе(?:т|м)",
  // Names: Нігерія, Насралла, Еббі, Ебботт, Уебб, Хохлов.
  "н[ие]гер(?:ии|ия|ию|ией|ийск)|насралл|ебб(?:отт|и$)|уебб(?:$|и$|а$|у$|ом$)|хохлов",
].join("|");
const everyday = new RegExp(`^(?:${dictionary})`, "u");

/** Of Latin words the same: French "oui". */
const inLatin: ReadonlySet<string> = new Set(["oui"]);

export const isHarmless = (spelling: string): boolean => everyday.test(spelling) || inLatin.has(spelling);
