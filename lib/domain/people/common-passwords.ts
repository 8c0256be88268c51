/** What passwords are made of that are guessed first, and what this console brings to mind; longer ones first. */
export const COMMON_WORDS: readonly string[] = [
  "administrator",
  "maintenance",
  "basketball",
  "kubernetes",
  "manchester",
  "liverpool",
  "minecraft",
  "baseball",
  "changeme",
  "football",
  "iloveyou",
  "jennifer",
  "kennwort",
  "password",
  "passwort",
  "princess",
  "starwars",
  "sunshine",
  "superman",
  "trustno1",
  "whatever",
  "charlie",
  "chelsea",
  "cluster",
  "default",
  "drydock",
  "kubectl",
  "letmein",
  "michael",
  "pokemon",
  "welcome",
  "autumn",
  "batman",
  "dragon",
  "hunter",
  "jordan",
  "master",
  "monkey",
  "parola",
  "secret",
  "shadow",
  "spring",
  "summer",
  "winter",
  "admin",
  "guest",
  "hello",
  "login",
  "root",
  "temp",
  "test",
];

/**
 * Of the 20,000 that leaks show most often (the list that Django 5.2 ships), those that are long enough for this console
 * and that no rule refuses by itself.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `
  sojdlg123aljg pe#5gz29ptzmse 111222tianya startfinding 123qweasdzxc n8zgt5p0shw= megaparol12345
  telechargement yfdbufnjh10305070 g13916055158 112233445566 justinbieber maprchem56458 5532361cnjqrf
  international professional 0r968ji9ufj6 jundian2011xr leavemealone finalfantasy zxcasdqwe123 jamesbond007
  projectsadminx ichliebedich playstation3 sonyericsson john!20130605at1753 linkedin2011 ihatethisgame
  s8ylpe9jdpvym qwegta13091990 doomsayer.2.7mords.v seniseviyorum 010203040506 onedirection transformers
  doomsayer.2.7mords.vv supernatural sonnenschein peanutbutter needforspeed migrationschool xtseo2011tdx
  playstation2 gettherefast internazionale 102030405060 combat123654 ingodwetrust christopher1
  sdf7asdf6asdg8df ghhh47hj7649 zmx870919123 inactive1996aug lydcc20091314 jesuslovesme avrillavigne
  ilovemyfamily counterstrike stratocaster dfg5fhg5vgfh1 googletester hawkesbury93 yemi19900911
  jkiuztdftl57 xantria10315 hannahmontana vitor1268123 m01759766727 weronika1992 neworleans12345
  cookiemonster natiichen999 ghbdtnrfrltkf 520love101182 kartoffelpuffer lightpower12345 stefangreil1983
  total12scherz edwardcullen cosmopolitan somanypickles27 leliane50934 moderncombat marek14michal
  przyjaciolki laurel12creek residentevil yandi20080527 ezekiel11991 arabella24630 sebastian106
  knackwurst8853 fallen_angel
`
    .trim()
    .split(/\s+/),
);
