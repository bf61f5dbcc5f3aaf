import type { BaseMessage } from "@langchain/core/messages";
import { RehearsalModel } from "../../integrations/rehearsal/rehearsal-model.ts";

/** The rehearsal model, thinking for as long as it is told. */
export class SlowModel extends RehearsalModel {
  readonly #delayMs: () => number;

  constructor(delayMs: () => number) {
    super({});
    this.#delayMs = delayMs;
  }

  override async _generate(messages: BaseMessage[], options: Parameters<RehearsalModel["_generate"]>[1]) {
    await new Promise((resolve) => setTimeout(resolve, this.#delayMs()));
    return super._generate(messages, options);
  }
}
