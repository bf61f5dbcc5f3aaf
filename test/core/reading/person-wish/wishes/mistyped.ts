/** Wishes with slips, in Latin letters, and in two languages at once. */
export const mistypedWishes = `
хочу людну
хочу людинуу
покличте людтну
покличьте людину
покличте мееджера
менджера покличте
менеджра можна?
поклите менеджера
зєднайте з оператором
зеднайте з менеджером
з'еднайте з оперетором
соедените с оператором
соидините с оператором
позавите менеджера
позовити человека
хачу живого человека
хочу чиловека
хочу чел0века
дайте челоека
менеждера дайте
апператора
операторра
оператораааа
людинуууу
живу людинуу дайте
потрібен мендежер
нужен менаджер
переключть на оператора
пиреключите на оператора
консультата можна
адмінистратора покличте
i want a humna
I want to talk to a humann
get me a maneger
get me a manger please
conect me to an operator
speak to a persn
real preson please
i ned a human
transfer me to an opertor
representitive
costumer service representative
poklychte lyudynu
poklychte liudynu bud laska
hochu lyudynu
ya hochu pohovoryty z lyudynoyu
dayte menedzhera
pozovite menedzhera
pozovite cheloveka
hochu cheloveka
hochu operatora
mozhna operatora
mozhno menedzhera
soedinite s operatorom
л ю д и н у
людинy покличте
oпeрaтopа
позовіть человека
позвіть менеджера
покличте оператора please
дайте human
хочу human а не бот
можна manager?
manager покличте
хочу поговорить з людиною
хочу поговорити с человеком
нада менеджер
мені нада живий человек
з'єднайте с оператором
соедините з менеджером
поклич оператора пліз
call менеджера
I want менеджера
хай manager напише
operator, будь ласка
человека плиз
людину плз
agent пожалуйста
дайте пожалуйста оператора
`;
