import { toolNames } from "../../tools/product-tools.ts";
import type { Violation } from "./violation.ts";

/** A pattern of nothing matches everywhere: without a tool there is none to find. */
const toolNamePattern =
  toolNames.map((name) => (name.includes("_") ? name : `${name}(?=\\s*[({])`)).join("|") || "(?!)";

/** What an answer to a customer never looks like: our prompt, our tools, JSON, a model's own markers. */
const leakPatterns: readonly RegExp[] = [
  /<\s*\/?\s*(?:context|system|assistant|user|think\p{L}*|tool\p{L}*|function\p{L}*|instructions?|script|iframe|img|a\s)/iu,
  /\\u003c|<\|[^|]{0,40}\|>|\[\/?inst\]|<<\s*\/?sys|```|^[ \t]{0,8}#{0,3}[ \t]{0,8}(?:system|assistant|user|developer)\s*:/imu,
  new RegExp(`(?<![\\p{L}\\d])(?:${toolNamePattern})(?![\\p{L}\\d])`, "iu"),
  /["'“”][\p{L}_ ]{1,40}["'“”]\s*:\s*["'“”[{\d\-tfn]/iu,
  /[{[]\s*["'“”{[]|["'\]}]\s*[}\]]/u,
  // A field or tool in snake case, also one we do not have.
  /(?<![\p{L}\d_./@-])[a-z]+(?:_[a-z]+)+(?![\p{L}\d_./-])/u,
  /(?<!\p{L})(?:tool_?calls?|function_?calls?|виклик інструмент\p{L}*|вызов инструмент\p{L}*)(?!\p{L})/iu,
  /(?<!\p{L})(?:мо(?:ї|їх|й)|my|мои|мой|ось|вот|here (?:is|are)|нижче|ниже)(?:\s+\p{L}+){0,2}\s+(?:інструкці\p{L}*|промпт\p{L}*|инструкци\p{L}*|instructions|system\s+prompt|prompt)\s*[:—–-]/iu,
  /(?:системн\p{L}*\s+промпт\p{L}*|system\s+prompt)\s*(?:звучить|каже|говорить|говорит|звучит|is|says|reads|[:—–-])/iu,
  /(?<!\p{L})(?:you are|ти —|ты —|ти -)\s+(?:a|an|the|an?\s+ai|ai)?\s*[\p{L}-]*\s*(?:assistant|agent|consultant|помічни\p{L}*|асистент\p{L}*|помощни\p{L}*)\s+(?:of|for|at|in|магазин\p{L}*)/iu,
  /(?<!\p{L})(?:my|our)\s+(?:system\s+)?(?:instructions?|prompt|rules)\s+(?:say|tell|is|are|forbid|require|read)|in\s+my\s+(?:system\s+)?(?:prompt|instructions)|(?:мої|моїх|мои|моих)\s+(?:налаштуван|інструкці|настройк|инструкци)\p{L}*\s*(?:[:—–-]|каж|говор|заборон|запре)/iu,
  /^[ \t]{0,8}(?:tool|function|action|observation)\s?[:=]/imu,
  /\[(?:check|object object)\]|(?<!\p{L})(?:undefined|null|NaN)(?!\p{L})/u,
];

export function checkLeak(text: string): Violation[] {
  const plain = text.normalize("NFKC").replace(/\p{Cf}/gu, "");
  return leakPatterns.flatMap((pattern): Violation[] => {
    const found = pattern.exec(plain)?.[0];
    return found === undefined ? [] : [{ code: "leak", found: found.slice(0, 80) }];
  });
}
