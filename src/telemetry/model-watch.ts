import {
  costOf,
  isSetupTrouble,
  type Log,
  type Metrics,
  type ModelCall,
  type ModelPrices,
  type ModelWatch,
} from "../core/index.ts";

/**
 * Each call of a chat model, told to the log and to the metrics. What only the shop can mend (a key, a name, the
 * credit) is an error once, until that model answers again.
 */
export function createModelWatch(log: Log, metrics: Metrics, prices: ModelPrices): ModelWatch {
  const told = new Set<string>();
  return {
    called: (call) => {
      if (call.outcome === "answered") {
        forget(told, call.model);
        tellAnswered(call, { log, metrics, prices });
      } else {
        tellFailed(call, call.outcome, { log, metrics, told });
      }
    },
  };
}

/** Both are told. */
export const watchedBy = (first: ModelWatch, second: ModelWatch | undefined): ModelWatch =>
  second === undefined
    ? first
    : {
        called: (call) => {
          first.called(call);
          second.called(call);
        },
      };

function tellAnswered(
  { model, usage, durationMs, conversationId, turnId }: ModelCall,
  { log, metrics, prices }: { readonly log: Log; readonly metrics: Metrics; readonly prices: ModelPrices },
): void {
  const cost = usage && costOf(model, usage, prices);
  const label = modelLabel(model);
  metrics.modelAnswered({ model: label, durationMs, usage, cost });
  log.info("model.answered", {
    conversationId,
    turnId,
    model: label,
    durationMs,
    ...(usage && {
      inputTokens: usage.inputTokens,
      outputTokens: usage.outputTokens,
      cachedTokens: usage.cachedTokens,
    }),
    ...(cost === undefined ? {} : { costMicros: cost * 1_000_000 }),
  });
}

function tellFailed(
  { model, durationMs, next, conversationId, turnId }: ModelCall,
  reason: Exclude<ModelCall["outcome"], "answered">,
  { log, metrics, told }: { readonly log: Log; readonly metrics: Metrics; readonly told: Set<string> },
): void {
  const label = modelLabel(model);
  metrics.modelFailed({ model: label, reason, next: next === undefined ? undefined : modelLabel(next) });
  const fields = { conversationId, turnId, model: label, reason, durationMs };
  const isNews = isSetupTrouble(reason) && !told.has(`${model} ${reason}`);
  if (isNews) {
    told.add(`${model} ${reason}`);
    log.error("model.trouble", fields);
  } else {
    log.warn("model.failed", fields);
  }
  if (next !== undefined) log.warn("model.fallback", { conversationId, turnId, model: modelLabel(next), reason });
}

const forget = (told: Set<string>, model: string): void => {
  for (const each of told) if (each.startsWith(`${model} `)) told.delete(each);
};

/** A name with a slash or a date in it would look like something that the log must not carry. */
const modelLabel = (name: string): string =>
  name
    .replace(/(\d{4})(\d{2})(\d{2})/g, "$1-$2-$3")
    .replace(/[^A-Za-z0-9_.:-]/g, ".")
    .slice(0, 64);
