import { type Offer, offersIn, type Reply, writeOffer } from "../../src/core/index.ts";
import { type TestChat, testChat } from "./app.ts";
import { ScriptedModel } from "./scripted-model.ts";

/** A model that is down. */
export const awayModel = (): ScriptedModel => new ScriptedModel(() => new Error("503 overloaded"));

export interface GuidedChat extends TestChat {
  /** What the newest reply offers. */
  offers(): Promise<Offer[]>;
  last(): Promise<Reply>;
  /** Presses the newest button with this text (or beginning with it), answers what was read. */
  press(label: string): Promise<string[]>;
  pressOffer(offer: Offer): Promise<string[]>;
}

/** The product in front of a customer who presses buttons; without more, no model answers. */
export async function guidedChat(options: Parameters<typeof testChat>[0] = {}): Promise<GuidedChat> {
  const chat = await testChat({ model: awayModel(), ...options });
  const last = async (): Promise<Reply> => {
    const reply = (await chat.replies()).at(-1);
    if (reply === undefined) throw new Error("nothing was said yet");
    return reply;
  };
  const offers = async (): Promise<Offer[]> => offersIn((await last()).choices ?? []);
  const pressOffer = (offer: Offer): Promise<string[]> =>
    chat.asManager({ kind: "button_pressed", label: offer.label, data: writeOffer(offer) });
  return {
    ...chat,
    last,
    offers,
    pressOffer,
    press: async (label) => {
      const known = await offers();
      const offer = known.find((each) => each.label === label) ?? known.find((each) => each.label.startsWith(label));
      if (offer === undefined) throw new Error(`no "${label}" among: ${known.map((each) => each.label).join(" | ")}`);
      return pressOffer(offer);
    },
  };
}
