/**
 * Obscene roots, anchored at the start of a word behind the prefixes they really take: this is what keeps "рубля",
 * "застрахуй", "вибух", "Scunthorpe" and "команда" clean. Cyrillic ones are written in the skeleton of `spellingsOf`.
 */
const cyrillicRoots = [
  "(?:на|по|за|до|от|о|а|ни|не|при|под|пид|роз|рас|с|долбо|об|пере)?ху(?:и|е(?!в[аи]?$)|ев|я|ю|иц)",
  "(?:на|по|за|до|от|вид|о|при|под|пид|роз|рас|раз|с|об|вс|у|ви|про|пере)?п[ие]зд",
  "бля$|бл[яе](?:д|т|х[аиу]$)|виблядо?к|подблядн|(?:на|за|от)блядо?",
  "(?:на|за|по|ви|вид|от|до|раз|роз|рас|под|пид|при|пере|про|обь?|о|у|вь|сь|разь|обо|долбо|далбо)?ь?еб(?:к[иао]|ок|ищ|ат|ал|ан(?!к)|аш|ас|ут|уч|ет|ит(?!д)|ну|лан|лищ|ир|ок$|от$|ош|и$|ло$|ла$|ли$|л[яи]|ис|е[тшмн]$|ен[ьия]|учк|о$|$)",
  "до[лв][бп][оа]и?[ео]б|(?:за|на|до|у|роз|вид|при|пид)?иоб(?:ан|$|т|ну)|дал[бп][оа]и?[ео]б",
  "(?:на|за|по|вид|роз|пид|при|до|пере|про|об)?иб(?:ат|ав|ал|ан(?!(?:а|у|ом|е|и|ив|ах|ами)?$)|уч|ет|нут|лан|ош|еш$|аш|ло$)",
  "с+ц?у+к(?:а|и|у|о|ою|ам|ами|ина|ини|инии?|ин|ина?син)$|суч(?:к[аиуо]|ии|ого|ара|онок|енок|е|ин)$",
  "муда(?:к|ч|з|л)|мудил|мудо(?:зв|еб)",
  "п[ие]д[оае]р(?:$|а$|а[сз]|у$|и$|ив$|ом$|ов$|ск|ок$|ки$|юг)|пидр(?:$|ил|а$|и$)|педерас|педик(?:$|[аиу]$|ов$)",
  "(?:за|об|по)?г[оаи]вн[оаяеиу]|г[оаи]внюк|гивноед",
  "дерьм",
  "курв(?:[аиоу]$|ин|ою$|$|иск)",
  "шлю(?:х|шк)|шльондр|шлендр|пови(?:я|ю|ею)$|шалав|лярв|потаскух|проститутк|хвоид",
  "(?:на|по|до|о)?хер(?:$|н[яюеи]$|ов|а$|ом$|у$|ачи)|охерен",
  "(?:на|по)хр[еи]н$|нах$|пох$",
  "залуп|манд(?:а$|ои$|и$|ав)|г[ао]ндон|(?:по|на|за)?дроч|(?:за|от|ви|по)?трах(?:а(?!$|н)|ну)|минетч",
  "(?:от|по)соси(?:$|те$)|соси$|хуесо|мраз[ьио]|чмо$|чмо(?:шн|ри)|чмир",
  "(?:об[оі]?|на|за|пере|ви|оби|обо)?сра(?:ть?|л[аио]?|ти|в|ни[ийе]|нец|н[ьк][ауи]|к[аоиу])$|зас(?:ер|ра)н|ссат|ссикл|(?:об[ои]?|за)?зассан|обосс",
  "хохл(?:и|ов|яцк)$|хохол$|жид(?:$|и$|ив$|ов$|яр|ивск|овск)|н[ие]ггер|нигер(?:$|и$|ив$|ов$)",
  "фак(?:$|инг|ю$)|ф[ао]к ?ю$|битч$|мазафак",
];

const latinRoots = [
  "(?:mother|mutha|mutta|mf|un|cluster|holy)?f+[uyv]+c+k|fuk(?:$|er|ing|u$|off)|f+c?k(?:ing?|er|u|in)$|phuck|fvck|fuc$",
  "(?:bull|horse|dip|ape|chicken)?sh+i+t+(?:$|s$|t|y|e|ing?$|head|hole|show|bag|ty)",
  "(?:son)?b+i+[a]?t+c+h+(?:$|e|y|i|ass)|biatch|beyotch",
  "c+[uyv]+n+t(?:$|s$|y)",
  "(?:dumb|jack|fat)?a+s{2,}(?:hole|holes|hat|wipe|clown|fuck)|(?:dumb|jack)ass(?:$|es)|arseholes?|a+s{2,}h(?:oles?)?$",
  "dick(?:head|wad|sucker)|cock(?:suck|head)|prick(?:$|s$)|whore(?:$|s$)|whor(?:e|ing)|slut(?:$|s$|ty)|bastard|twats?$|wank(?:er|ing)|bollocks|douche(?:bag)?s?$",
  "n[i]gg(?:er|a|uh)s?$|fagg?ots?$|fags?$|retard|tranny|kike$|spastic$",
  "(?:na|po|ni|do|o|a|ot|pri|x)(?:h|x|kh)?u+[iyj]+$|(?:na|po|ni|do|o|a|ot|pri)?(?:h|x|kh)[uyv]+(?:[iyj]+(?:n(?!g)|lo|la)|e+(?:t|s[ou]|v(?:$|o$|y|i)|l$)|ya(?:$|k)|ia$|ja$)",
  "(?:s|ra[sz]|ot|za|na|po)?p[iy1]+[zs3]+d(?:$|a|e|u|i|y|o|ja|ya)",
  "bl(?:y|i|j)a(?:$|t|d|$)|blyea?t|cyka|s[uy]ka$|s[uy]chka$|su4ka$|cuka$",
  "(?:za|na|po|ot|vy|do|u|obj?|raz|pere|pri|vid)?(?:y|j|i)?eb(?:at|al[aoi]?$|an(?:$|y|ut|n|o$|i|a|yj)|ut$|uch|lan|lo$|nut|ash|is$)",
  "mudak|mudil|p[iye]dor(?:$|a|y|i$|as)|pidar|pidr(?:$|il)|g(?:o|a|i|e)vn(?:o|a$|y|i|u)|dolb[oa][yj]?[eo]b|zalup|g[ao]ndon|kurv(?:a|o|y|i|u)$|shl(?:yu|iu|u|ju)h|shalav|der'?mo$|mraz(?:$|i$|')|nahui|nahuy|naher$|poher$",
];

/** Every letter may be drawn out ("сууука"): each one, and each class of letters, becomes one or more. */
const stretched = (root: string): string =>
  root.replace(/\[[^\]]*\]\+?|[а-яa-z](?!\+)/g, (letter) => (letter.endsWith("+") ? letter : `(?:${letter}+)`));

const anyOf = (roots: readonly string[]): RegExp => new RegExp(`^(?:${roots.map(stretched).join("|")})`, "u");

export const obsceneCyrillic = anyOf(cyrillicRoots);
export const obsceneLatin = anyOf(latinRoots);

/** Roots strong enough to be recognised without a word start, in text that was spelled letter by letter. */
export const obsceneSpelled = new RegExp(
  [
    "ху[ийея]",
    "п[ие]зд",
    "бля[тд]",
    "еба[тнл]",
    "п[ие]д[оа]р",
    "мудак",
    "гандон",
    "сука$",
    "суки$",
    "говно",
    "гивно",
    "курва",
  ]
    .map(stretched)
    .join("|"),
  "u",
);

/** Words people write with stars ("х*й", "п***ц", "f**k"); compared letter by letter. */
export const starred: readonly string[] = (
  "хуй хуи хую хуя хуйня хуйню хуйло хуево нахуй похуй нихуя охуели охуенно ахуели пизда пизду пиздец піздєц пиздеж пиздато блять блядь бляди блядство бля " +
  "ебать ебаный ебаные ебаная ебал ебало ебучий заебали заебал заебись наебали наебал уебки уебок їбати їбаний їбані єбать єбаний заїбали наїбали сука суки сукою суку сучка " +
  "мудак мудаки мудила пидор пидоры підор підори підар підари пидорас пидорасы гандон гандоны гавно говно говна гівно гівна дерьмо хер херня нахер курва шлюха шлюхи залупа долбоеб долбоебы дебіл дебіли дебил дебилы " +
  "fuck fucks fucking fucked fucker motherfucker shit shitty bullshit bitch bitches cunt cunts asshole assholes whore slut bastard dick nigger faggot"
).split(" ");
