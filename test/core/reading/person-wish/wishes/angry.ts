/** Wishes of people who have had enough, with and without oaths. */
export const angryWishes = `
та дайте вже людину!!!
людину мені! негайно!
скільки можна, покличте менеджера
я втретє прошу людину
ДАЙТЕ ЛЮДИНУ
МЕНЕДЖЕРА СЮДИ
ви знущаєтесь? покличте живу людину
бот тупий, дайте людину
задовбав цей бот, людину дайте
дістав бот
тупий бот, з'єднай з оператором
ідіоти, дайте менеджера
блять дайте людину
бля покличте менеджера
сука дай людину
покличте нахуй людину
дайте мені, блядь, живу людину
заєбав бот, людину!
нахуй бота, хочу людину
хуйня якась, покличте людину
пиздець, є тут хтось живий?
курва, дайте менеджера
йобаний бот, з'єднайте з людиною
та йди ти, бот, людину поклич
чортів бот, менеджера!
хватит, дайте человека
позовите уже человека!!!
ЧЕЛОВЕКА МНЕ ДАЙТЕ
сколько можно, менеджера позовите
тупой бот, соедини с оператором
задолбал бот, дайте живого человека
достал бот, человека позови
идиоты, дайте менеджера
блять позовите человека
бля дайте оператора
сука позови менеджера
дайте мне нахуй живого человека
заебал бот, человека давай
пиздец, есть тут кто живой
ебаный бот, соедините с человеком
нахер бота, хочу менеджера
хуйня а не магазин, позовите директора
GIVE ME A HUMAN
GET ME A MANAGER NOW
stupid bot, get me a human
this bot is useless, I want a person
I'm sick of this bot, human please
for god's sake let me talk to a human
I want a fucking human
get me a fucking manager
fuck this bot, give me a person
damn it, connect me to an operator
are you stupid? get me a real person
bullshit, I want to speak to your manager
shit service, let me talk to a supervisor
enough! human!
stop this crap and get me a person
f*ck, get me a human
wtf, I want a real person
you useless robot, transfer me to a human
посилки нема два тижні, дайте менеджера
прийшло не те, покличте людину
ви мене обманули, хочу говорити з директором
верните деньги и позовите менеджера
гроші зняли, а замовлення нема. З'єднайте з людиною!
my order is lost and I want to talk to a human
nobody answers me, get me a manager
third day no reply, I need a real person
`;
