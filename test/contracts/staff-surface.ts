import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { draftSchema } from "../../nodes/sale/order-schemas.ts";
import { readActs } from "../../supabase/store/acts.ts";
import type { StaffStage, StagePost } from "../kit/staff-stage.ts";

const customer = 7;
const delivery = "Олена Приклад, 067 000 00 00, Київ, відділення 5";
const png = Buffer.from("‰PNG example", "latin1");

/** What every surface promises to the shop's people, and to the customers whom they answer there. */
export function staffSurfaceContract(name: string, open: () => Promise<StaffStage>): void {
  describe(`${name} as a place of the staff's`, () => {
    let stage: StaffStage;
    beforeEach(async () => {
      stage = await open();
    });
    afterEach(() => stage.stop());

    const conversation = async () => stage.desk.app.open({ channel: "telegram", channelChatId: String(customer) });
    const ownerNow = async (): Promise<string | undefined> =>
      (await stage.desk.app.store.conversation((await conversation()).id))?.owner;
    const postWith = async (label: string): Promise<StagePost> => {
      const found = () => stage.posts().find(({ buttons }) => buttons.includes(label));
      const { id } = await conversation();
      // Nobody presses before what they see is known by us to be there.
      await stage.desk.until(
        async () => found() !== undefined && (await stage.desk.app.staff.threadOf(stage.surface, id)) !== undefined,
      );
      return found() as StagePost;
    };
    /** The customer wants a person; answers the post with the brief. */
    const called = async (): Promise<StagePost> => {
      await stage.desk.ask(customer, "Покличте людину, будь ласка");
      return postWith("Взяти чат");
    };
    /** What the one who pressed was told. */
    const press = async (who: string, label: string): Promise<string> => {
      const post = await postWith(label);
      const before = stage.told().length;
      stage.press(who, post, label);
      await stage.desk.until(() => stage.told().length > before);
      return stage.told().at(-1) ?? "";
    };
    const wasSaid = (words: string): boolean => stage.posts().some(({ text }) => text.includes(words));
    const lastTo = (): string => stage.desk.textsTo(customer).at(-1) ?? "";

    it(`${name}: what a person writes reaches the customer, what begins with // does not, and the customer's words come`, async () => {
      const { agent } = stage.people;
      const { thread, text } = await called();
      expect(text).toContain("Покличте людину");
      stage.write(agent, thread, "// він тут уже купував");
      const words = 'Добрий день! Ціна <100 & "все" *разом*';
      await stage.desk.answered(customer, () => stage.write(agent, thread, words));
      expect(lastTo()).toBe(words);
      expect(await ownerNow()).toBe("person");
      stage.desk.telegram.say(customer, { text: "Хочу <!channel> & <@U1> поміняти розмір" });
      await stage.desk.until(() =>
        stage.posts().some((post) => post.thread === thread && post.text.includes("<!channel> & <@U1> поміняти")),
      );
      expect(stage.desk.textsTo(customer).join()).not.toContain("купував");
      expect(lastTo()).toBe(words);
    });

    it(`${name}: files go both ways, as bytes`, async () => {
      const { thread } = await called();
      await stage.desk.answered(customer, () => stage.write(stage.people.agent, thread, "Ось така?", png));
      await stage.desk.until(() =>
        stage.desk.telegram.sent.some(({ file, chatId }) => chatId === String(customer) && file?.bytes.equals(png)),
      );
      expect(stage.desk.textsTo(customer)).toContain("Ось така?");
      const file_id = stage.desk.telegram.keepFile(png, "photos/b.png");
      stage.desk.telegram.say(customer, {
        photo: [{ file_id, file_unique_id: "u", width: 9, height: 9 }],
        caption: "ні, ось",
      });
      await stage.desk.until(() => stage.posts().some((post) => post.thread === thread && post.file?.equals(png)));
    });

    it(`${name}: of ten who take at once one has the chat, and the others are told who`, async () => {
      const post = await called();
      const ten = Array.from({ length: 10 }, (_, n) => `60${n}`);
      for (const each of ten) stage.join(each);
      for (const each of ten) stage.press(each, post, "Взяти чат");
      const told = () => stage.told().filter((text) => text.startsWith("Чат "));
      await stage.desk.until(() => told().length === 10);
      expect(told().filter((text) => text.startsWith("Чат ваш: "))).toHaveLength(1);
      expect(told().filter((text) => /^Чат уже веде Людина 60\d\.$/.test(text))).toHaveLength(9);
      expect(new Set(told()).size).toBe(2);
      expect(await ownerNow()).toBe("person");
    });

    it(`${name}: a take is undone, a chat is given back and closed by buttons that follow each other`, async () => {
      const { agent } = stage.people;
      await called();
      expect(await press(agent, "Взяти чат")).toMatch(/Чат ваш/);
      expect(await press(agent, "Скасувати взяття")).toMatch(/Скасовано/);
      expect(await ownerNow()).toBe("waiting");
      expect(await press(agent, "Взяти чат")).toMatch(/Чат ваш/);
      await stage.desk.answered(customer, () => press(agent, "Повернути помічникові"));
      expect(await ownerNow()).toBe("ai");
      expect(await press(agent, "Взяти чат")).toMatch(/Чат ваш/);
      expect(await press(agent, "Закрити")).toMatch(/Закрито/);
      expect(await ownerNow()).toBe("closed");
    });

    it(`${name}: money is confirmed by who decides there and by no agent, and undone`, async () => {
      const { agent, admin } = stage.people;
      for (const line of ["сукня на 122 є?", "беру першу", delivery, "повна оплата", "оплатила"]) {
        await stage.desk.ask(customer, line);
      }
      const { id } = await conversation();
      expect(await press(agent, "✅ Оплата є")).toBe("Ваша роль цього не дозволяє.");
      await stage.desk.answered(customer, () => press(admin, "✅ Оплата є"));
      expect(await stage.desk.app.openBill(id)).toBeUndefined();
      expect(await press(agent, "Скасувати підтвердження")).toBe("Ваша роль цього не дозволяє.");
      await stage.desk.answered(customer, () => press(admin, "Скасувати підтвердження"));
      expect(await stage.desk.app.openBill(id)).toBeDefined();
    });

    it(`${name}: a price is granted by who decides there, in a form of its own, and undone; an agent may not`, async () => {
      const { agent, admin } = stage.people;
      await stage.desk.ask(customer, "сукня на 122 є?");
      await stage.desk.ask(customer, "беру першу");
      const post = await called();
      expect(await press(agent, "💸 Дати ціну")).toBe("Ваша роль цього не дозволяє.");
      const before = stage.desk.textsTo(customer).length;
      await stage.answer(admin, post, "💸 Дати ціну", "десять відсотків");
      await stage.desk.until(() => stage.told().some((text) => /не зрозуміло/.test(text)) || wasSaid("не зрозуміло"));
      expect(stage.desk.textsTo(customer)).toHaveLength(before);
      await stage.desk.answered(customer, () => stage.answer(admin, post, "💸 Дати ціну", "10 %"));
      expect(lastTo()).toMatch(/10\s*%/);
      const { id } = await conversation();
      const acts = async () => (await readActs(stage.desk.app.home, { after: 0, limit: 100 })).map(({ act }) => act);
      expect((await acts()).filter((act) => act.endsWith("_price"))).toEqual(["agree_price"]);
      expect(await press(agent, "Скасувати ціну")).toBe("Ваша роль цього не дозволяє.");
      await stage.desk.answered(customer, () => press(admin, "Скасувати ціну"));
      expect((await acts()).filter((act) => act.endsWith("_price"))).toEqual(["agree_price", "undo_price"]);
      expect((await stage.desk.app.store.conversation(id))?.owner).toBe("waiting");
    });

    it(`${name}: an order is changed by who decides there, in a form of its own, and undone; an agent may not`, async () => {
      const { agent, admin } = stage.people;
      await stage.desk.ask(customer, "сукня на 122 є?");
      await stage.desk.ask(customer, "беру першу");
      const post = await called();
      const label = "🛒 Змінити замовлення";
      expect(await press(agent, label)).toBe("Ваша роль цього не дозволяє.");
      const { id } = await conversation();
      const lines = async () => draftSchema.parse((await stage.desk.app.stateOf(id))["draft"]).lines;
      const [line] = await lines();
      await stage.answer(admin, post, label, `${line?.sku} two`);
      await stage.desk.until(() => stage.told().some((text) => /не зрозуміло/.test(text)) || wasSaid("не зрозуміло"));
      expect(await lines()).toEqual([line]);
      await stage.desk.answered(customer, () => stage.answer(admin, post, label, `${line?.sku.toLowerCase()} x2`));
      expect(lastTo()).toContain("Менеджер змінив ваше замовлення");
      expect(await lines()).toMatchObject([{ sku: line?.sku, quantity: 2 }]);
      await postWith("Скасувати зміну замовлення");
      expect(await press(agent, "Скасувати зміну замовлення")).toBe("Ваша роль цього не дозволяє.");
      await stage.desk.answered(customer, () => press(admin, "Скасувати зміну замовлення"));
      expect(await lines()).toEqual([line]);
      const acts = (await readActs(stage.desk.app.home, { after: 0, limit: 100 })).map(({ act }) => act);
      expect(acts.filter((act) => act.endsWith("_order") || act.endsWith("_change"))).toEqual([
        "change_order",
        "undo_order_change",
      ]);
    });

    it(`${name}: nothing is accepted that is forged, foreign, or of somebody who left`, async () => {
      const post = await called();
      const before = stage.desk.textsTo(customer).length;
      stage.leave(stage.people.agent);
      const told = stage.told().length;
      stage.press(stage.people.agent, post, "Взяти чат");
      await stage.desk.until(() => stage.told().length > told);
      await stage.forge(post, "Взяти чат");
      expect(await ownerNow()).toBe("waiting");
      expect(stage.desk.textsTo(customer)).toHaveLength(before);
    });

    it(`${name}: an edit is not sent, and whoever made it is told`, async () => {
      const { thread } = await called();
      await stage.desk.answered(customer, () => stage.write(stage.people.agent, thread, "Буде завтра"));
      const before = stage.desk.textsTo(customer).length;
      const told = stage.told().length;
      stage.edit(stage.people.agent, thread, "Буде післязавтра");
      await stage.desk.until(() => stage.told().length > told);
      expect(stage.told().at(-1)).toMatch(/Напишіть новим повідомленням/);
      expect(stage.desk.textsTo(customer)).toHaveLength(before);
    });

    it(`${name}: while it is away posts wait, the customer is answered, and nothing is lost or doubled`, async () => {
      stage.away(true);
      await stage.desk.ask(customer, "Покличте людину, будь ласка");
      const waiting = async (): Promise<number> =>
        (await stage.desk.app.desk.list({ states: ["waiting"], destination: "staff", limit: 9 })).length;
      await stage.desk.until(async () => (await waiting()) > 0);
      expect(stage.threads()).toBe(0);
      stage.away(false);
      await stage.desk.until(async () => (await waiting()) === 0);
      expect(stage.posts().filter(({ text }) => text.includes("Покличте людину"))).toHaveLength(1);
    });

    it(`${name}: what was posted of an erased customer is deleted, and the staff are told`, async () => {
      const { thread } = await called();
      const { id } = await conversation();
      await stage.desk.app.erase(id);
      const elsewhere = () => stage.posts().filter((post) => post.thread !== thread);
      await stage.desk.until(() => stage.threads() === 0 && elsewhere().length > 0);
      for (const { text } of elsewhere()) expect(text).not.toContain("Покличте людину");
    });
  });
}
