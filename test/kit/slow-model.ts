import type { BaseMessage } from "@langchain/core/messages";
import { RehearsalModel } from "../../integrations/rehearsal/rehearsal-model.ts";

/** The rehearsal model, thinking for so many milliseconds, or until it may answer. */
export class SlowModel extends RehearsalModel {
  readonly #thinking: () => number | Promise<void>;

  constructor(thinking: () => number | Promise<void>) {
    super({});
    this.#thinking = thinking;
  }

  override async _generate(messages: BaseMessage[], options: Parameters<RehearsalModel["_generate"]>[1]) {
    const thinking = this.#thinking();
    await (typeof thinking === "number" ? new Promise((resolve) => setTimeout(resolve, thinking)) : thinking);
    return super._generate(messages, options);
  }
}
