/** Everyday English words. */
export const englishWords = `
  i i'm i'd i'll i've you you're your yours he she it it's its we they them their my mine me us our
  this that these
  those there here what what's which who when where why how a an the and or but if so because then
  than with without for from
  of in on at to by into about after before as is are am was were be been being do does did don't
  doesn't didn't done
  have has had haven't hasn't can can't cannot could would will won't should may might must let
  let's get got give gave
  take took make made want wanna need needs like love look looking looks see show tell say said ask
  send sent buy bought
  pay paid order ordered orders find found know think hope wait waiting come came go going gone put
  add remove change
  return refund exchange cancel help work works worn fit fits size sizes price prices cost costs
  much many more most
  less few some any all both each other another same different every no not never ever only just
  also too very really
  still yet already again soon now today tomorrow yesterday always please thanks thank hello hi hey
  dear morning
  afternoon evening night good bad nice great fine sorry sure yes maybe okay bye cool
  dress dresses shirt shoes pants jacket skirt coat color colour colors colours red blue black
  white green pink yellow
  big small large long short old new cheap cheaper expensive available stock delivery deliver
  delivered shipping ship
  shipped parcel package track tracking card cash money discount photo photos picture girl girls
  boy boys kid kids child
  children daughter son baby year years month months week day days hour hours old height tall inch inches
  human person people someone somebody anyone anybody nobody everything something anything nothing
  manager speak talk
  english understand answer question problem wrong broken torn damaged complaint address phone
  number name city street
  one two three four five first second third last next pair pieces up down out off over under back
  away until while
  actually instead probably quickly question asap pls plz thx ok hurry worst best better worse
  mind happy sad gift birthday party wedding school summer winter spring autumn cotton wool warm cold
  wear wearing washed wash quality material total bill invoice receipt order's
`;

/** Said in chats of every language: alone they tell only how a conversation begins. */
export const courtesies = `
  hi hello hey thanks thank please pls plz thx sorry yes no bye cool super
`;

/** English words that stand in titles and on labels everywhere: they tell nothing. */
export const internationalWords = `
  ok okay size sale new vip top look total black white red blue pink green baby girl boy kids
  premium love summer
  winter a
`;
