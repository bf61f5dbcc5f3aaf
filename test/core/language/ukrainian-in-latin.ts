/** Ukrainian in Latin letters, in the ways in which people type it. */
export const ukrainianInLatin = `
dobryi den, chy ye suknia na 110
dobryj den, skilky koshtuye kurtka
pryvit, ya hochu zamovyty suknyu
dobroho dnia, pidkazhit bud laska rozmir
skilky chekaty na dostavku
chy mozhna bez peredoplaty
dyakuyu, ya podumayu
dyakuiu duzhe
koly vidpravyte posylku
de moye zamovlennia
meni potribna suknia na vypusknyi
ya vzhe oplatyla vchora
poverni't hroshi
povernit hroshi bud laska
yaka tsina
tse duzhe doroho
a deshevshe ye
vizmu chervonu
chy ye v nayavnosti
shcho poradyte na zymu
poklychte menedzhera
hochu liudynu
dobryi vechir, shukayu plattya dlya divchynky
shukaiu kurtku dlia khlopchyka
yakyi rozmir na zrist 122
mozhna pominyaty rozmir
ya chekayu vzhe try dni
ne pidiishov rozmir
nadishlit shche raz rakhunok
bud laska zminit adresu
dopomozhit vybraty
skiky koshtue
dobryy den e sukni?
privit skilki koshtue
ya ne mozhu dochekatysia
dai bud laska nomer posylky
vidminit moie zamovlennia bo ya peredumala
dlya donky na den narodzhennya
tak, vse virno
a yaka tkanyna
`;
