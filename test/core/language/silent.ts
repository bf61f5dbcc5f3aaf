/** Lines that tell no language: whatever was spoken goes on. */
export const silentLines = `
122
116-122
+380670000000
067 000 00 00
4 500
42
5
👍
❤️❤️
?
+
...
ok
OK!
okay
Okay 👌
XL
xs
M
s/m
olena@example.com
olena.kovalenko@example.com
https://example.com/dress
http://shop.example.com/p/122?x=1
@olena_k
t.me/example
Nike
Nike Air Max
New Balance
Zara
LILY50
DR-122-RED
20450000000000
IBAN
Visa
Mastercard
PayPal
50%
2026-12-01
12.12
18:30
3 шт
100 грн
№5
Анна
Роза
Олена
Коваль Ірина
Шевчук Олена
Харків
Київ 5
Дніпро
Одеса
оператор
менеджер
так
а
ага
угу
ааааа
яяяяяя
`;
