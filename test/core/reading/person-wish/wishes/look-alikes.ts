/** Persons, managers and bots are named here, and nobody wants one. */
export const lookAlikes = `
Людина-павук костюм є?
людина павук на 110 є?
футболка з людиною-павуком
костюм человека паука есть?
есть футболка с человеком-пауком
spider man costume?
do you have spiderman t-shirts
Не треба менеджера
не треба людину
людину не треба
менеджера не треба, дякую
ні, не кличте людину
не кличте нікого
не надо менеджера
человека не надо
не зовите никого
не нужен менеджер
менеджер не нужен
no need for a manager
I don't need a human
don't call a manager please
no human needed
please don't transfer me to an agent
обійдемось без менеджера
менеджер казав, що є знижка
менеджер сказав що відправите сьогодні
ваш менеджер обіцяв передзвонити
мені менеджер написав іншу ціну
менеджер підтвердив оплату вчора
оператор сказала що є синя
менеджер сказал что есть скидка
ваш менеджер обещал отправить сегодня
мне менеджер написал другую цену
оператор сказала что есть синее
консультант посоветовала 122
консультант порадила 122
your manager said there is a discount
the manager told me it ships today
an agent confirmed my payment
the operator promised to refund me
I already talked to a manager about it
я вже говорила з менеджером
я уже разговаривала с менеджером
вчора спілкувалась з оператором
дякую менеджеру, дуже допоміг
передайте менеджеру дякую
передайте спасибо менеджеру
спасибо оператору, все понятно
thank your manager for me
ви людина?
ви жива людина?
ви бот чи людина?
це бот чи людина
ти бот?
ви бот?
я з людиною говорю?
вы человек?
вы живой человек?
вы бот или человек?
это бот?
ты робот?
are you a human?
are you a real person?
are you a bot or a human
is this a bot
am I talking to a bot?
do you work as a bot?
я не бот
i'm not a bot
подарунок для людини похилого віку
сукня для високої людини
на людину 180 см який розмір
скільки людей купило цю сукню
на скільки людей розрахована доставка
багато людей носять 46
люди кажуть, що маломірить
подарок для человека в возрасте
платье для высокого человека
на человека 180 см какой размер
сколько человек купило
для двух человек
люди говорят маломерит
what size for a person 180 cm tall
is it good for a tall person
a gift for an older person
how many people bought it
people say it runs small
per person or total?
сорочка для менеджера є?
форма для операторів є?
футболка с надписью «Менеджер»
худі з написом Boss
костюм директора для хлопчика
do you have a manager outfit for kids
human hair clips?
human size teddy bear
есть вакансии менеджера?
шукаєте менеджера на роботу?
хочу працювати у вас оператором
хочу работать менеджером
are you hiring a manager?
I want to become a sales agent
чи бачить менеджер мою оплату
коли менеджер перевірить оплату
менеджер видит мою оплату?
когда менеджер проверит оплату
did the manager see my payment
оплата через оператора чи карткою
мобільний оператор Київстар
у мене оператор лайф, смс не приходять
який у вас оператор доставки
какой у вас оператор связи
мій чоловік менеджер, йому потрібна сорочка
my husband is a manager, he needs a shirt
мій син хоче костюм робота
костюм робота на 110 є?
сыну нужен костюм робота
do you have a robot costume
футболка з роботом
пижама с роботами
іграшка робот є?
ботинки есть?
боти дитячі є?
ботильйони чорні
чи можна повернути гроші
які умови повернення
як повернути товар якщо не підійде
условия возврата какие
как вернуть если не подойдет
what is your refund policy
can I return it if it doesn't fit
how long do refunds take
who pays for the return
можна обміняти на інший розмір?
хто буде доставляти
хто шиє ваш одяг
кто шьет вашу одежду
who makes your clothes
покличте мене, коли з'явиться 122
напишіть коли буде в наявності
напишите когда появится
let me know when it's back
call me when the parcel arrives
дайте знати про знижки
дайте розмірну сітку
дайте фото сукні
дайте реквізити
дайте номер картки
дайте посилання
дайте знижку
дайте размерную сетку
дайте скидку
give me a discount
give me the size chart
get me two of the red ones
get me a dress for a wedding
хочу поговорити про сукню
хочу поговорить про заказ
I want to talk about my order
можна з передоплатою?
можна з доставкою кур'єром
треба на завтра
потрібна сукня
нужно платье
I need a dress
I want a red one
I want to talk about sizes
жива музика на показі буде?
живі фото є?
є живе фото?
есть живые фото?
реальні фото є?
реальные фото есть?
real photos please
live photos?
actual photo please
нормальна якість?
нормальное качество?
є хтось, хто купував цю сукню?
has anyone bought this dress
can anyone wear it or only girls
is someone my height going to fit
хтось уже замовляв таке?
someone told me you have a sale
somebody recommended your shop
підтримка для грудей є у топа?
топ с поддержкой груди есть?
does the top have support
адмін панель не треба, просто кошик
директор школи просить білий верх
директор школы требует белый верх
school principal wants white shirts
старша донька носить 128
для старшого сина 134
старшему 128, младшему 104
на старшу 122
власник картки Олена
хозяин карты я
the card owner is my mother
отримувач інша людина, моя мама
отримувач буде інша людина
получатель другой человек
another person will pick it up
the recipient is a different person
можна щоб забрала інша людина?
может забрать другой человек?
can another person pick it up
чи може моя мама отримати посилку
чоловікові потрібна куртка
чоловік хоче футболку
людям подобається
продавець вказав розмір 110
продавец указал размер 110
на сайті людина в синій куртці, є така?
the person in the photo wears which size?
що за людина на фото, який розмір на ній
модель на фото яка зріст
ви добра людина, дякую
вы хороший человек, спасибо
you are a good person thank you
ви найкращий менеджер!
you're the best manager
бот розумний, дякую
класний бот
хороший бот
good bot
мені подобається ваш бот
бот допоміг, дякую
бот помог, спасибо
the bot was helpful
як працює цей бот
как работает этот бот
how does this bot work
у бота є знижки?
номер вашого директора не потрібен
з людьми в черзі стояти не хочу, є поштомат?
не хочу стояти в черзі з людьми
тут багато людей хто замовив?
100 человек ждут распродажу
нас троє людей, є знижка на три?
we are three people, any group discount?
`;
