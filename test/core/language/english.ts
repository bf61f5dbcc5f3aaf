/** Lines of customers that are clearly English. */
export const englishLines = `
Hello, do you have this dress in 110?
hi
good evening, what is the price
how much is the north jacket
is it available in blue
I'd like to order two shirts
it doesn't fit, how do I return it
when will you ship my parcel
thank you so much
I need a dress for prom
can I pay without prepayment
I'll take the red one in 122
what fabric is this suit made of
does it fade after washing
branch number 5
can I pay on delivery
please get me a manager
I paid yesterday
I can't find the tracking number
can it be faster
this is not what I ordered
give me my money back
how long is the sleeve
is it warm enough for autumn
he is seven and quite skinny
for my daughter's birthday
what would you recommend
show me something cheaper
no thanks, I'll think about it
yes, that's right
when is your next sale
can I change the size
are you open on Sunday
where are you located
do you have a shop in Lviv
sorry, wrong number
you sent the wrong item
two of them, both black
looking for something for winter
the zipper broke after a week
could you send a picture
saw this dress on your instagram
send me the payment details
why does it take so long
I've been waiting for three days
nobody picks up the phone
any discount for regular customers
I want to cancel my order
please change the address
it's for my niece
I don't want to wait
thanks a lot dear
very pretty
great
that works
what if it doesn't fit
only black
shipping today?
who is this
are you a real person
something festive please
do you wrap gifts
what's the difference between them
which size, she is 130 cm tall
will it be back in stock
let me know when it is back
too small
the sleeve is too short
damaged item
never got my package
how long does shipping to Kharkiv take
my number has changed
a present for my mum
but the colour is different from the photo
both please
remove the shorts from my cart
keep the trousers
nobody has answered for an hour
how do I wash wool
I like it but it's expensive
resend the invoice please
I'll wait
got it
fine
WHERE IS MY ORDER
HOW LONG DO I HAVE TO WAIT
whats ur cheapest dress
do u ship abroad
can i pay wiht card
hello i wnat a refund
`;
