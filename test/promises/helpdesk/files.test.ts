import { expect, it } from "vitest";
import { RehearsalModel } from "../../../integrations/rehearsal/rehearsal-model.ts";
import { testChat } from "../../kit/app.ts";
import { person } from "../../kit/person.ts";

/** Thinks until it is let go. */
class HeldModel extends RehearsalModel {
  readonly asked = Promise.withResolvers<void>();
  readonly go = Promise.withResolvers<void>();

  override async _generate(...given: Parameters<RehearsalModel["_generate"]>) {
    this.asked.resolve();
    await this.go.promise;
    return super._generate(...given);
  }
}

it("a photo that the AI was about to answer goes to whoever took over, with its words", async () => {
  const model = new HeldModel({});
  const chat = await testChat({ model });
  const { app, conversation } = chat;
  const common = { conversationId: conversation.id, source: "test" };
  const photo = { kind: "photo", ref: "test:1" } as const;
  const message = { kind: "message", text: "сукня на 122 є?", attachments: [photo] } as const;
  await app.accept({ ...common, externalId: "m/1", body: message });
  await model.asked.promise;
  await app.accept({
    ...common,
    externalId: "p/1",
    body: { kind: "person_message", text: "Вітаю", by: person("Марія") },
  });
  model.go.resolve();
  await app.settle(conversation.id);
  const effects = await chat.effects();
  const note = effects.find(({ kind }) => kind === "ticket.note");
  expect(note?.payload).toEqual({ text: "сукня на 122 є?", public: true, files: [photo] });
  const posts = effects.flatMap((effect) => (effect.kind === "staff.post" ? [effect.payload] : []));
  expect(posts.filter(({ text }) => text.includes("сукня на 122 є?"))).toMatchObject([{ files: [photo] }]);
});

it("a hand-over that a person overtook carried its words and files itself: nobody is told twice", async () => {
  const model = new HeldModel({});
  const chat = await testChat({ model });
  const { app, conversation } = chat;
  const common = { conversationId: conversation.id, source: "test" };
  const text = "Це жах, сукня прийшла порвана! Хочу скаргу";
  const message = { kind: "message", text, attachments: [{ kind: "photo", ref: "test:1" }] } as const;
  await app.accept({ ...common, externalId: "m/1", body: message });
  await model.asked.promise;
  await app.accept({
    ...common,
    externalId: "p/1",
    body: { kind: "person_message", text: "Вітаю", by: person("Марія") },
  });
  model.go.resolve();
  await app.settle(conversation.id);
  expect((await chat.replies()).filter(({ kind }) => kind === "handoff")).toEqual([]);
  const effects = await chat.effects();
  expect(effects.filter(({ kind }) => kind === "ticket.open")).toHaveLength(1);
  expect(effects.filter(({ kind }) => kind === "ticket.note")).toEqual([]);
});
