/** Ends of host names as they are met in fraud and in shops: the common and the cheap zones, and Cyrillic ones. */
export const domainZones: readonly string[] = (
  "com net org ua ru su by kz eu uk us pl de cz fr ro bg lt lv ee ca cn tr md ge am az il ch at be nl se no fi dk es pt gr hu sk si hr rs " +
  "io me app shop store link ly gg to cc co info biz online site website top xyz pay page click live vip pro tv ai so gl gd gy is in it id " +
  "dev cloud space fun club icu cyou buzz rest bar one world life money cash finance bank sale deals market tech digital network media email " +
  "group team work works today agency center company solutions support chat social bot ws pw tk ml ga cf gq st sh tel mobi name ngo edu gov int onion " +
  "укр рф ком юа нет орг ру бел онлайн сайт москва інфо"
).split(" ");

export const dotWords: readonly string[] = ["крапка", "точка", "крапочка", "dot", "дот", "пункт", "krapka", "tochka"];
