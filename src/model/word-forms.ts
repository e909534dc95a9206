/**
 * Forms of English words that a stemmer does not bring together: irregular plurals, and the spellings of Britain and
 * America. By rules, not by a dictionary: what a rule makes of a word is often no word at all, which nobody looks for.
 */
import {stemmer} from 'stemmer';

/** `stem('policies')` // => `polici`, as of `policy`; figures and names with signs in them are their own stems. */
export function stem(word: string): string {
  return /^[a-z]+$/.test(word) ? stemmer(word) : word;
}

/** `pairs('feet foot / teeth tooth')` // => `[['feet', 'foot'], ['teeth', 'tooth']]` */
const pairs = (list: string) => list.split(/ \/ |\n/).map((pair) => pair.trim().split(' ') as [string, string]);

/**
 * Plurals with their singulars, and two spellings that a stemmer takes for `special`. Left out are plurals that are more
 * often another word: media, bases, axes, dice.
 */
const numbers = pairs(
  `children child / grandchildren grandchild / schoolchildren schoolchild / people person / feet foot / teeth tooth
  geese goose / mice mouse / lice louse / oxen ox / lives life / wives wife / housewives housewife
  midwives midwife / knives knife / halves half / leaves leaf / shelves shelf / bookshelves bookshelf / wolves wolf
  thieves thief / loaves loaf / calves calf / hooves hoof / scarves scarf / sheaves sheaf / elves elf / selves self
  wharves wharf / crises crisis / analyses analysis / theses thesis / hypotheses hypothesis / antitheses antithesis
  paralyses paralysis / synopses synopsis / syntheses synthesis / parentheses parenthesis / oases oasis
  diagnoses diagnosis / prognoses prognosis / emphases emphasis / neuroses neurosis / ellipses ellipsis
  criteria criterion / phenomena phenomenon / bacteria bacterium / strata stratum / data datum / errata erratum
  memoranda memorandum / millennia millennium / curricula curriculum / consortia consortium / symposia symposium
  stadia stadium / aquaria aquarium / gymnasia gymnasium / emporia emporium / minima minimum / maxima maximum
  optima optimum / referenda referendum / spectra spectrum / moratoria moratorium / sanatoria sanatorium
  crematoria crematorium / auditoria auditorium / indices index / matrices matrix / appendices appendix
  vertices vertex / codices codex / nuclei nucleus / stimuli stimulus / alumni alumnus / fungi fungus / radii radius
  foci focus / loci locus / cacti cactus / bacilli bacillus / syllabi syllabus / formulae formula / larvae larva
  algae alga / antennae antenna / vertebrae vertebra / corpora corpus / genera genus / quanta quantum
  vortices vortex / ganglia ganglion / addenda addendum / passersby passerby / schemata schema / bureaux bureau
  plateaux plateau / tableaux tableau / specialities specialty / speciality specialty`,
);

/** Each irregular word's other numbers. */
const irregular = new Map<string, string[]>();
for (const [plural, singular] of numbers) {
  irregular.set(plural, [...(irregular.get(plural) ?? []), singular]);
  irregular.set(singular, [...(irregular.get(singular) ?? []), plural]);
}

/** Women, firemen: of such words there is no end. */
const man = /m[ae]n$/;

/** A word's irregular singular or plural: `otherNumbers('firemen')` // => `['fireman']` */
function otherNumbers(word: string): string[] {
  if (man.test(word)) return [word.replace(man, word.endsWith('men') ? 'man' : 'men')];
  return irregular.get(word) ?? irregular.get(word.replace(/s$/, '')) ?? [];
}

/** A key for a word as it is, beside that of its stem: what looks for `person` finds `people`, not so `personal`. */
const exactly = (word: string) => `=${word}`;

/** The irregular words by their stem. */
const irregularByStem = new Map<string, string[]>();
for (const word of irregular.keys())
  irregularByStem.set(stem(word), [...(irregularByStem.get(stem(word)) ?? []), word]);

/** An ending that a word may have in both spellings. */
const ending = '(?=(?:(?:ed|ing|abl[ey]|ite|al|hood|er|less|ful|ly|i[sz].+|ant|some|y)?s?|ies)$)';

/** What center, meter and others begin with: not every word in -er is one of them. */
const centre = '(?:cent|theat|met|lit|fib|calib|lust|spect|somb|meag|sab|scept|mit|goit|och|louv|sepulch|reconnoit)';

/** What is written in one way in America and in another in Britain, each as it is found and as it is put. */
const systematic: [found: string, put: string, foundInBritain: string, putInAmerica: string][] = [
  // organize, analyze
  ['([iy])z(?=[aei])', '$1s', '(?<!expert)([iy])s(?=[aei])', '$1z'],
  // labor, neighborhood; not four
  [`(?<=\\w{3})or${ending}`, 'our', `(?<=\\w{3})our${ending}`, 'or'],
  // center, centered
  [`(?<=${centre})er(?=s?$)`, 're', `(?<=${centre})re(?=s?$)`, 'er'],
  [`(?<=${centre})er(?=ed$|ing$)`, 'r', `(?<=${centre})r(?=ed$|ing$)`, 'er'],
  // catalog
  ['(?<=\\w{2})og(?=s?$)', 'ogue', '(?<=\\w{2})ogue(?=s?$)', 'og'],
  ['(?<=\\w{2})og(?=ed$|ing$)', 'ogu', '(?<=\\w{2})ogu(?=ed$|ing$)', 'og'],
  // defense, licensing
  ['ens(?=e|ing$)', 'enc', 'enc(?=e|ing$)', 'ens'],
  // fueled
  ['(uel|ial)(?=(?:ed|ing|er|est|ers)$)', '$1l', '(uel|ial)l(?=(?:ed|ing|er|est|ers)$)', '$1'],
  // program, kilograms
  ['gram(?=s?$)', 'gramme', 'gramme(?=s?$)', 'gram'],
];

/** The same for parts of single words, American first; a full stop is an end of the word. */
const single = pairs(
  `plow plough / .gray .grey / .tire. .tyre. / .tires. .tyres. / .curb .kerb / .ton. .tonne. / .tons. .tonnes.
  aluminum aluminium / skeptic sceptic / judgment judgement / ledgment ledgement / .aging .ageing / sulf sulph
  .cozy .cosy / .mold .mould / remold remould / .molt .moult / smolder smoulder / jewelr jeweller
  .livable .liveable / .lovable .loveable / .likable .likeable / .sizable .sizeable / artifact artefact
  .math. .maths. / skillful skilful / willful wilful / pediatr paediatr / anemi anaemi / .hem .haem
  leukemi leukaemi / orthoped orthopaed / gynecolog gynaecolog / anesthe anaesthe / archeolog archaeolog
  paleo palaeo / pedia. paedia. / pedias. paedias. / esthet aesthet / medieval mediaeval / .cesarean .caesarean
  .fet .foet / rrhea rrhoea / maneuver manoeuvre / maneuvering manoeuvring / maneuvered manoeuvred
  maneuverab manoeuvrab / .estrogen .oestrogen / .esophag .oesophag / .edema .oedema / homeopath homoeopath
  toxemi toxaemi / airplane aeroplane / pajama pyjama / .yogurt .yoghurt / mustache moustache
  .marvelous .marvellous / libelous libellous / woolen woollen / counselor counsellor / councilor councillor
  .chili. .chilli. / .inquir .enquir / .disk .disc / draftsm draughtsm / .checkbook .chequebook / .practic .practis
  omelet. omelette. / omelets. omelettes. / connection connexion / .toward. .towards. / epicenter epicentre
  centerp centrep / fiberg fibreg / lackluster lacklustre / .balk .baulk / .phony .phoney / carburetor carburettor
  worshiper worshipper / favoritism favouritism / cozi cosi / sheik sheikh / wagon waggon / .wooly .woolly
  presidium praesidium / drafty draughty / rivaled rivalled / equaled equalled / panelist panellist / .odor .odour`.replaceAll(
    '.',
    '\\b',
  ),
);

/** What is looked for, and what is put in its place; the single words together, for every word of a page is asked. */
const rules: [RegExp, string | ((found: string) => string)][] = [
  ...systematic.flatMap(([us, uk, found, put]) => [[us, uk] as const, [found, put] as const]),
  ...[single, single.map(([us, uk]) => [uk, us] as const)].map((list) => {
    const others = new Map(list.map((pair) => pair.map((part) => part.replaceAll('\\b', '')) as [string, string]));
    return [list.map(([found]) => found).join('|'), (found: string) => others.get(found) ?? found] as const;
  }),
].map(([found, put]) => [new RegExp(found), put]);

/** A word as it may be spelt across the Atlantic: `spellings('organized')` // => `['organised']` */
export function spellings(word: string): string[] {
  if (!/^[a-z]{3,}$/.test(word)) return [];
  const others = rules.map(([found, put]) => word.replace(found, put as string));
  return [...new Set(others)].filter((other) => other !== word);
}

/** Statuses, gases: a stemmer knows the ending, but not the word before it. */
function otherEndings(word: string): string[] {
  const forms = [word.replace(/(?<=[a-z]{2}[au]s)es$/, ''), word.replace(/(?<=[a-z][au]s)$/, 'es')];
  return forms.filter((other) => other !== word);
}

const cache = new Map<string, string[]>();

/**
 * By what a word of a text is found: its stem and those of its other spellings; where its singular or plural is irregular
 * also that, and itself. Each is what some query is `soughtAs`.
 *
 * `keysOf('children')` // => `['children', '=children', '=child']`
 */
export function keysOf(word: string): string[] {
  let found = cache.get(word);
  if (!found) {
    const stems = [word, ...spellings(word), ...otherEndings(word)].map(stem);
    const known = stems.flatMap((one) => (man.test(one) ? [one] : (irregularByStem.get(one) ?? [])));
    cache.set(word, (found = [...new Set([...stems, ...[...known, ...otherNumbers(word)].map(exactly)])]));
  }
  return found;
}

/** What a stemmer takes off where it is written as in America alone: of organize, and of modernization, for `modern`. */
const ize = /(?<!expert)is(?=(?:e[drs]?|ers|ing|able|ations?)$)/;

/**
 * By what a word of a query is looked for: as it is typed, and, where a stemmer knows the American spelling better, by
 * that. The first is enough for a word of the text in the same form.
 *
 * `soughtAs('policies')` // => `['polici']`; `soughtAs('lives')` // => `['=lives']`
 * `soughtAs('modernisation')` // => `['modernis', 'modern']`
 */
export function soughtAs(word: string): string[] {
  if (irregular.has(word) || man.test(word)) return [exactly(word)];
  return [...new Set([word, word.replace(ize, 'iz')].map(stem))];
}
