import type {
  Conversation,
  ConversationId,
  CrmHost,
  CrmPersonMessage,
  CrmStage,
  EffectKey,
  FirstTouch,
  OutboxDesk,
  Store,
} from "../core/index.ts";
import type { Accept, Accepted } from "../inbox/accept.ts";
import { resendUnmapped } from "./dead-letters.ts";
import { findFirstTouch } from "./first-touch.ts";
import { acceptPersonMessage } from "./person-message.ts";
import { stagesBefore } from "./stages-before.ts";

interface CrmHostDeps {
  readonly store: Store;
  readonly desk: OutboxDesk;
  readonly accept: Accept;
}

/** What a CRM's integration asks of the product; each answer is a file of this folder. */
export class ProductCrmHost implements CrmHost {
  readonly #deps: CrmHostDeps;

  constructor(deps: CrmHostDeps) {
    this.#deps = deps;
  }

  conversation(id: ConversationId): Promise<Conversation | undefined> {
    return this.#deps.store.conversation(id);
  }

  stagesBefore(id: ConversationId, key: EffectKey, crmChatId: string): Promise<readonly CrmStage[]> {
    return stagesBefore(this.#deps.store, id, key, crmChatId);
  }

  firstTouch(id: ConversationId): Promise<FirstTouch> {
    return findFirstTouch(this.#deps.store, this.#deps.desk, id);
  }

  personWrote(id: ConversationId, message: CrmPersonMessage): Promise<Accepted> {
    return acceptPersonMessage(this.#deps.accept, id, message);
  }

  chatMapped(id: ConversationId): Promise<number> {
    return resendUnmapped(this.#deps.desk, id);
  }
}
