import { prosePhrase } from "../../src/core/reading/phrase.ts";
import { emptyWords, shortAnswers } from "./empty-words.ts";
import { isHarmless } from "./harmless-words.ts";
import { obsceneCyrillic, obsceneLatin, obsceneSpelled, starred } from "./obscene.ts";
import type { Reading } from "./reading.ts";
import { spellingsOf } from "./spellings.ts";

/**
 * Obscene words wherever they stand; plain insults only when a person is addressed ("ви ідіоти", "idiots!"), because
 * people also call themselves fools, and "тупий носок" is a shoe.
 */
const insult =
  /^(?:д[еиі]б[иі]л|[иі]д[иі]от(?!ськ|ск)|кретин|[иі]мбец|дауни?$|дауны$|дура$|дур[іо]?[еи]?п[аи]|дурн[іиы]$|дурень$|дурак|лох(?:[иіу]|ів|ом|ушк[аи])?$|коз(?:ел|л[иіыов]+|лин[аи])$|урод(?:$|[иіыу]$|ів$|ов$|ом$|ин)|вирод(?:ок|к)|виродк|выродк|выродок|твар[ьию]$|тварюк|скотин|скот[иы]$|падл|гнид|паскуд|своло[чт]|покидьк|покидьок|ублюд|вилупк|недоум|вишкреб|мерзот|бидло|быдло|підон|подон[ко]|негідник|тупиц|тупор[иы]л|туп(?:ий|і|а|ые|ая|ой|ые|еньк\p{L}*)$|придур[ко]|ушлепк|ушлепок|алкаш|наркоман|свин(?:я|і|ьи|ота)$|сволочи|чорт[ии]?$|черт[иы]$|idiot|moron|imbecil|stupid$|dumb$|debil|loser|scum$|pathetic$|trash$|brainless|cretin|durak|pridur|urod|clowns?$|жлоб|хам(?:и|ы|ло|ка|ье|юг\p{L}*)?$|нікчем|ничтожеств|убогі|убогие|придурк)/u;
const addressed =
  /^(?:ви|вы|ти|ты|вас|вам|тебе|тебя|тобі|ваш\p{L}*|тво\p{L}+|твій|you|your|youre|u|ur|yall|бот\p{L}*|менеджер\p{L}*|продав\p{L}+|оператор\p{L}*|bot|staff|managers?|team|одні|одни|самі|самые|all|працюють|сидять|працює|работают|сидят|якісь|какие|какой|який|які|fucking|bunch|таки[еєх]|такі|такой|такий)$/u;
const speaker = /^(?:я|мене|меня|мені|мне|i|im|me|my|мій|мой|моя|собі|себе|не|not|муж|чоловік|син|сын)$/u;

const curses = prosePhrase(
  "(здохн|сдохн|подохн|здыхай|сдыхай|здихай)(и|іть|ите|те)?",
  "(щоб|шоб|щоби|чтоб|чтобы|хай|нехай|пусть) ..2 (здох|сдох|поздихали|сдохли|здохли|подох|подохли|здохнете|всралис~|усралис~|вас розірвало|тебе розірвало|вам пусто|тебе пусто|скис|луснув|луснули)~",
  "(іди|ідіть|йди|йдіть|иди|идите|пішов|пішла|пішли|пошел|пошла|пошли|пошол|котись|катись|катитесь|валіть|вали|валите|шуруй) ..2 (в|у|до|на|к) (сраку|сраці|жопу|жопі|дупу|дупи|біса|чорта|чортів|черту|чертям|три букви|три веселих|три буквы|хутір|хутор бабочек|хрін|хрен|фіг|пень)",
  "(пішов|пішла|пішли|пошел|пошла|пошли|пошол) (ти|ви|ты|вы|вон)",
  "(ти|ви|ты|вы) ..1 (пішов|пішла|пішли|пошел|пошла|пошли) ..1 (на|в|вон)",
  "(горіть|горіти|горите|гори|гореть) ..2 (пеклі|аду)",
  "(заткни|закрий|закрой|заткніть|заткнись|заткнитесь|стули|стуліть|завали)~ ?(рот|пик~|рота|пельк~|хавальник|варежку|ебал~|єбал~|пасть|рило)",
  "(заткнись|заткнися|заткнитесь|заткніться)",
  "(поцілуй|поцелуй|поцілуйте|поцелуйте) ..2 (сраку|жопу|дупу|зад)",
  "(жополиз|говноед|гівноїд)~",
  "go to hell",
  "drop dead",
  "eat shit",
  "screw (you|u)",
  "piss off",
  "(kiss|lick) my ass",
  "suck my( \\S+)?",
  "suck (it|a)",
  "(shut|stfu) (the )?(up|fuck up|hell up)",
  "(stfu|gtfo)",
  "rot in hell",
  "burn in hell",
  "(hope|wish) ..2 (you|u) ..1 die",
  "go (die|choke)",
  "(son|sons) of (a )?(bitch~|whore)",
  "up yours",
  "you suck",
  "piece of (crap|trash|garbage) (company|people|human|bot)",
  "(id[iy]|poshel|poshol|poshla|poshli|pishov|pishla|pishly) (ty )?(na ?hu[yij]|na ?xu[yij]|v zhopu|v sraku|nah~|naher)",
);

const everyCurse = new RegExp(curses.source, `${curses.flags}g`);

/** A word may hide behind signs inside one stretch of text: "х@й", "су-ка", "бл.ять". More than this is no message. */
const maxStretches = 2_000;

const isObscene = (word: string): boolean => {
  const { cyrillic, latin } = spellingsOf(word);
  return (
    cyrillic.some((spelling) => obsceneCyrillic.test(spelling) && !isHarmless(spelling)) ||
    latin.some((spelling) => obsceneLatin.test(spelling) && !isHarmless(spelling))
  );
};

/** A word of 16 letters, and some marks around it. A longer run of marks is no word, and takes time to cut off. */
const longestStarred = 40;

function isStarred(stretch: string): boolean {
  if (stretch.length > longestStarred) return false;
  const bare = stretch.replace(/^[^\p{L}]+|[^\p{L}*#]+$/gu, "");
  if (bare.length > 16 || !/^\p{L}[\p{L}*#@%&$^~•]*[*#@%&$^~•][\p{L}*#@%&$^~•]*$/u.test(bare)) return false;
  if ((bare.match(/\p{L}/gu) ?? []).length < 2) return false;
  const runs = bare.replace(/[*#@%&$^~•]{2,}/g, "…");
  const pattern = new RegExp(`^${runs.replace(/[*#@%&$^~•]/g, "\\p{L}").replace(/…/g, "\\p{L}{1,8}")}$`, "u");
  return starred.some((word) => pattern.test(word));
}

/** "х уй", "ху й", "с ука": a word cut in two by a space; only for words that nothing harmless falls apart into. */
const cutInTwo =
  / (?:х уй|ху й|наху й|на х уй|на ху й|с ука|су ка|бл ять|бля ть|бл ядь|бля дь|п изда|пи зда|пиз да|пиз дец|пи здец|п издец|е бать|еб ать|f uck|fu ck|fuc k|sh it|b itch|bi tch) /u;

function isAbusiveStretch(stretch: string): boolean {
  const worded = stretch.replace(/3[.,]14(?=\p{L})/gu, "пи");
  const joined = worded.replace(/[^\p{L}\p{N}@$!|]/gu, "");
  if (joined.length > 40 || !/\p{L}/u.test(joined)) return false;
  const trimmed = joined.replace(/[!|]+$/u, "");
  return isObscene(trimmed) || isObscene(trimmed.replace(/[@$!|]/gu, "")) || isStarred(worded);
}

function hasObscenity(reading: Reading): string | undefined {
  if (reading.prose.split(" ").some((word) => word !== "" && isObscene(word))) return "abuse.obscene";
  if (reading.folded.split(/\s+/u, maxStretches).some(isAbusiveStretch)) return "abuse.disguised";
  const apart = reading.spelled.some((word) => {
    const { cyrillic } = spellingsOf(word);
    return isObscene(word) || cyrillic.some((spelling) => obsceneSpelled.test(spelling));
  });
  return apart ||
    cutInTwo.test(reading.prose) ||
    reading.joined.split(" ").some((word) => word !== "" && isObscene(word))
    ? "abuse.disguised"
    : undefined;
}

function hasInsult(prose: string): boolean {
  return prose.split("|").some((sentence) => {
    const words = sentence.split(" ").filter((word) => word !== "");
    return words.some((word, at) => {
      if (!insult.test(word)) return false;
      const before = words.slice(Math.max(0, at - 3), at);
      if (before.some((near) => speaker.test(near))) return false;
      const near = [...before, ...words.slice(at + 1, at + 3)];
      const isShort = words.length <= 2 && !/^(?:туп|dumb|trash|чорт|черт|урода|лох$)/u.test(word);
      return isShort || near.some((other) => addressed.test(other));
    });
  });
}

/** What is left of a message when its abuse is taken away: the words that ask, answer or tell something. */
function residueOf(reading: Reading): string[] {
  const left = new Set(reading.prose.replace(everyCurse, "  ").replace(cutInTwo, "  ").split(" "));
  return reading.folded
    .split(/\s+/u, maxStretches)
    .filter((stretch) => !isAbusiveStretch(stretch))
    .flatMap((stretch) => stretch.match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter((word) => (left.has(word) || !reading.prose.includes(` ${word} `)) && tellsSomething(word));
}

const tellsSomething = (word: string): boolean =>
  !emptyWords.has(word) &&
  (word.length > 2 || /\d/.test(word) || shortAnswers.has(word)) &&
  !/^f.{1,2}ck/u.test(word) &&
  !insult.test(word) &&
  !isObscene(word);

export interface Abuse {
  readonly signals: readonly string[];
  /** Nothing else is said, so there is nothing for the agent to answer. */
  readonly only: boolean;
}

export function abuseIn(reading: Reading): Abuse | undefined {
  const obscene = hasObscenity(reading);
  const signals = [
    ...(obscene === undefined ? [] : [obscene]),
    ...(hasInsult(reading.prose) || hasInsult(reading.joined) ? ["abuse.insult"] : []),
    ...(curses.test(reading.prose) || curses.test(reading.joined) ? ["abuse.curse"] : []),
    ...(/🖕/u.test(reading.folded) ? ["abuse.gesture"] : []),
  ];
  return signals.length === 0 ? undefined : { signals, only: residueOf(reading).length === 0 };
}
