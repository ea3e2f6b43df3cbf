/**
 * An invented treaty, the Convention on Harbour Data: 70 articles in nine chapters, about 12,000 words, always the
 * same. Each article has words of its own and phrases that treaties repeat. It is long because its subjects are.
 */
import type { InstrumentDraft, Level, Provision } from '../../shared/instrument/provision.ts'

/** A provision before it is numbered. Two drafts are edits of one such tree; `from` says which provisions it was made of. */
export type Plan = {
  level: Level
  title: string | null
  text: string
  children: Plan[]
  from: number[]
  bare?: boolean
}

/** The treaty as a tree; `from` numbers its provisions from 0 in the order they are printed. */
export function harbourTreaty(): Plan[] {
  const preamble = plan(
    'preamble',
    'Preamble',
    '',
    RECITALS.map(text => plan('paragraph', null, text)),
  )
  const chapters = CHAPTERS.map(([title, count], at) => {
    const first = CHAPTERS.slice(0, at).reduce((sum, [, number]) => sum + number, 0)
    const articles = SUBJECTS.slice(first, first + count)
    return plan(
      'chapter',
      title,
      '',
      articles.map((line, place) => articleOf(line, first + place)),
    )
  })
  return numberedFrom([preamble, ...chapters])
}

/** Articles the treaty does not have yet. */
export const furtherArticles = (): Plan[] => FURTHER.map((line, at) => articleOf(line, 200 + at))

export const plan = (level: Level, title: string | null, text: string, children: Plan[] = []): Plan => ({
  level,
  title,
  text,
  children,
  from: [],
})

/** Says of each provision of a tree that it is made of itself. */
export function numberedFrom(plans: Plan[]): Plan[] {
  for (const [at, one] of flatPlans(plans).entries()) one.from = [at]
  return plans
}

export const flatPlans = (plans: readonly Plan[]): Plan[] =>
  plans.flatMap(one => [one, ...flatPlans(one.children)])

/** A tree as a draft prints it: articles counted from beginning to end, what they hold within them. */
export function draftOf(plans: readonly Plan[]): InstrumentDraft {
  let articles = 0
  let chapters = 0
  const printedFrom = (one: Plan, above: string, place: number): Provision => {
    const number = numberFor(
      one,
      place,
      () => ++articles,
      () => ++chapters,
    )
    const printed = wholeNumber(one, number, above, place)
    const numbered = one.children.filter(child => child.level !== 'alternative')
    return {
      number,
      printed,
      level: one.level,
      word: one.level === 'chapter' ? 'Chapter' : one.level === 'article' ? 'Article' : null,
      bracketed: false,
      title: one.title,
      text: one.text,
      mark: null,
      brackets: [],
      notes: [],
      doubts: [],
      children: one.children.map(child => printedFrom(child, printed, numbered.indexOf(child))),
    }
  }
  return { provisions: plans.map((one, at) => printedFrom(one, '', at)), notUnderstood: [], language: 'en' }
}

function numberFor(one: Plan, place: number, article: () => number, chapter: () => number): string {
  if (one.level === 'preamble' || one.bare === true) return ''
  if (one.level === 'chapter') return roman(chapter())
  if (one.level === 'article') return String(article())
  if (one.level === 'paragraph') return String(place + 1)
  return one.level === 'subpoint' ? roman(place + 1).toLowerCase() : lettered(place)
}

function wholeNumber(one: Plan, number: string, above: string, place: number): string {
  if (one.level === 'preamble') return 'Preamble'
  if (one.level === 'chapter') return `Chapter ${number}`
  if (one.level === 'article') return number
  if (above === 'Preamble' || number === '') return `${above} ¶${place + 1}`
  return `${above}(${number})`
}

const lettered = (place: number): string =>
  (place >= 26 ? String.fromCharCode(96 + Math.floor(place / 26)) : '') +
  String.fromCharCode(97 + (place % 26))

function roman(number: number): string {
  let [left, said] = [number, '']
  for (const [worth, letters] of ROMAN)
    while (left >= worth) {
      said += letters
      left -= worth
    }
  return said
}

const ROMAN: readonly [number, string][] = [
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

/** A tree as the text of a document. */
export function textOf(plans: readonly Plan[]): string {
  const lines: string[] = []
  const write = (one: Provision): void => {
    if (one.level === 'preamble') lines.push('Preamble')
    else if (one.level === 'chapter') lines.push(`Chapter ${one.number}`, one.title ?? '')
    else if (one.level === 'article')
      lines.push(`Article ${one.number}`, one.title ?? '', ...listed(one.text))
    else if (one.level === 'paragraph')
      lines.push(one.number === '' || one.printed.startsWith('Pre') ? one.text : `${one.number}. ${one.text}`)
    else lines.push(`(${one.number}) ${one.text}`)
    for (const child of one.children) write(child)
  }
  for (const one of draftOf(plans).provisions) write(one)
  return `${lines.filter(line => line !== '').join('\n\n')}\n`
}

const listed = (text: string): string[] => (text === '' ? [] : [text])

/** An article from a line of subjects: its shape follows from its place, so that all shapes occur. */
function articleOf(line: string, place: number): Plan {
  const [title = '', things = '', acts = '', points = ''] = line.split('|').map(part => part.trim())
  const say = sayer(place, things.split(';'), acts.split(';'))
  const said = points.split(';').map(point => point.trim())
  const listedPoints = (mark: string) =>
    said.map((point, at) => plan('point', null, `${point}${at === said.length - 1 ? '.' : mark}`))
  if (place % 7 === 3) return plan('article', title, `${say(0)} ${say(1)} ${say(2)}`)
  if (place % 7 === 5)
    return plan('article', title, say(3), [
      ...said.map(point => plan('point', null, `${point};`)),
      plan('point', null, say(1)),
    ])
  const count = 3 + (place % 3)
  const paragraphs = Array.from({ length: count }, (_, at) =>
    plan('paragraph', null, `${say(at)}${at % 2 === 0 ? ` ${say(at + 5)}` : ''}`),
  )
  paragraphs.splice(1 + (place % 2), 0, plan('paragraph', null, say(10), listedPoints(';')))
  return plan('article', title, '', paragraphs)
}

/** Sentences about the things and acts of one article; each number gives another one. */
function sayer(place: number, things: string[], acts: string[]): (number: number) => string {
  const of = (list: string[], at: number) => (list[at % list.length] ?? '').trim()
  return number => {
    const frame = FRAMES[(place * 5 + number * 3) % FRAMES.length] ?? ''
    return frame
      .replace('{a}', of(things, number))
      .replace('{b}', of(things, number + 1))
      .replace('{c}', of(things, number + 2))
      .replace('{do}', of(acts, number))
      .replace('{and}', of(acts, number + 1))
  }
}

const FRAMES = [
  'Each State Party shall adopt such legislative and other measures as may be necessary to {do}, with due regard to {a} and to {b}.',
  'Where {a} cannot be had within a reasonable time, the competent authority may {do} on the basis of {b} alone, and shall give its reasons in writing.',
  'Nothing in this article obliges a port to {do} if {a} would thereby be exposed to persons who have no business with {b}.',
  'In doing so, States Parties shall {do} and {and}, taking into account {a}, the size of the port and the means of small operators:',
  'A harbour master who receives {a} shall without delay {do}, unless {b} requires otherwise or the master of the vessel has agreed to {c}.',
  'States Parties shall cooperate to the fullest extent possible so as to {do}; they may conclude arrangements on {a} for that purpose.',
  'The costs of {a} are borne by the operator that asked for {b}, save where the Conference has decided that {c} serves all ports alike.',
  'No later than the end of each calendar year the national contact point reports on {a}, saying how often it had to {do} and what became of {b}.',
  'Each State Party shall take such measures as may be necessary, in accordance with its domestic law, to ensure that {a} and {b} remain open to review by a court.',
  'Subject to the fundamental principles of its legal system, each State Party may require crews to {do} before {a} leaves the quay.',
  'For the purposes of the preceding paragraph, {a} includes {b} and anything that allows another port to {do}:',
  'Whoever handles {a} shall be trained to {do} and shall keep a note of {b} for as long as {c} may be disputed.',
  'The provisions on {a} apply mutatis mutandis to {b} whenever two ports {do} together.',
]

const RECITALS = [
  'The States Parties to this Convention,',
  'Convinced that ships and those who work on them are safer where harbours tell each other what they know of tides, berths and cargoes,',
  'Recalling the long custom by which a vessel in distress is answered by the nearest pilot, whatever flag she flies,',
  'Mindful that seafarers, dockers and passengers leave traces in many registers and seldom learn who reads them,',
  'Concerned that forged manifests, false beacons and stolen crew lists have brought loss of life upon coasts far apart,',
  'Noting the work of the Harbour Committee at its seven meetings and of the associations of anglers, pilots and lighthouse keepers who spoke there,',
  'Determined to leave to each port the choice of its instruments and to none the choice of its manners,',
  'Have agreed as follows:',
]

const CHAPTERS: readonly [title: string, articles: number][] = [
  ['General provisions', 7],
  ['Registers and records', 9],
  ['Offences', 10],
  ['Preserving and searching data', 9],
  ['Rights of crews and passengers', 8],
  ['Cooperation between ports', 9],
  ['Technical assistance', 6],
  ['Institutions', 6],
  ['Final provisions', 6],
]

const SUBJECTS = `
Statement of purpose | the safety of shipping; the dignity of seafarers; honest trade | guard coasts against avoidable wrecks; spare masters the same form twice | safer approaches; fewer forms; trust between neighbours
Use of terms | harbour data; a vessel; a berth | read words in their ordinary seafaring sense; settle doubts about translation | harbour data means anything recorded about a call at port; operator means whoever runs a terminal; pilot means a person licensed to guide ships
Scope of application | merchant vessels above fifty tonnes; inland waterways; warships and naval auxiliaries | apply this Convention to river ports; leave pleasure craft aside | fishing fleets; ferries; dredgers; floating cranes
Protection of sovereignty | territorial waters; a coastal state's jurisdiction; the equality of flags | refrain from boarding beyond the roadstead; leave patrols to the riparian state | no pursuit past the breakwater; no seizure by foreign officers
Respect for human rights | freedom of movement on the quay; private correspondence; non-discrimination among nationalities | weigh every interference against its aim; avoid collective punishment of a crew | necessity; proportionality; independent oversight
Relation to other treaties | conventions on salvage; customs unions; bilateral pilotage agreements | prefer the rule kinder to the mariner; notify overlaps to the depositary | later agreements; regional codes; older usages
Competent authorities | a port captain; the ministry for waterways; a customs directorate | designate one office for incoming letters; publish its telephone hours | its name; its address; its languages; its deputy
Register of vessels | hull numbers; previous names; mortgage entries | enter each keel within ten days; strike ships that were broken up | tonnage; builder; home port; owner of record
Register of berths | depth at low water; mooring bollards; shore power sockets | survey the quay every second spring; mark silted basins | length of the wall; kind of fenders; night lighting
Crew lists | muster rolls; ranks and ratings; next of kin | take down each seafarer once per voyage; destroy lists after three months | surname; certificate of competency; day of signing on
Cargo manifests | bills of lading; container seals; dangerous goods labels | compare declared weights with crane readings; hold back doubtful boxes | explosives; live animals; perishable fruit; radioactive sources
Tide and weather records | gauge readings; barometer logs; swell forecasts | calibrate floats against the national datum; broadcast storm signals | surge heights; wind gusts; fog hours
Pilotage logs | boarding times; draught on arrival; helm orders | write the log before stepping ashore; sign corrections in red | name of the pilot; tugs made fast; near misses
Accuracy of records | obsolete entries; clerical slips; contested particulars | correct a register on request of those named in it; tell earlier recipients of the mistake | wrong spelling; mixed-up identities; stale positions
Retention and destruction | archival copies; shredding certificates; historic value | set a term for every kind of file; hand old volumes to a museum | two years for payments; ten years for collisions; for ever for wreck sites
Access by the public | reading rooms; anonymised extracts; commercial secrets | let anyone inspect berth tariffs; black out private persons | journalists; historians; insurers; neighbours of the port
Illegal access to harbour systems | gate computers; crane controllers; radar displays | punish intrusion by outsiders; spare those who test in good faith | bypassing a password; borrowing a badge; staying after dismissal
Illegal interception | ship-to-shore radio; satellite telephones; harbour wireless | forbid listening devices on mooring lines; protect distress traffic | tapping; recording; passing on; decoding
Interference with harbour data | erased logbooks; scrambled manifests; frozen screens | outlaw the corruption of records; require backup copies | deletion; alteration; suppression; contamination
Interference with harbour systems | jammed locks; blocked bridges; drowned servers | sanction the hindering of sluices; restore traffic by hand | flooding with messages; cutting cables; poisoning clocks
Misuse of devices | skeleton keycards; signal blankers; cloned transponders | control the sale of lock picks; exempt rescue services | making; importing; lending; keeping for sale
Forgery of manifests | invented consignees; retouched stamps; borrowed letterheads | treat a falsified bill as a counterfeit seal; annul the clearance | fraud; deceit; omission; substitution
Fraud against shippers | phantom freight; bogus invoices; diverted payments | refund cheated consignors; freeze suspicious accounts | impersonation of a broker; false surveys; double pledging
False beacons and signals | lanterns on cliffs; spoofed positions; bogus buoys | extinguish misleading lights; warn mariners of ghost vessels | wrecking; luring; decoy transmissions
Theft of crew identities | copied discharge books; lost passports; stolen fingerprints | replace documents free of charge; alert consulates to misuse | sale of lists; use at a border; use for wages
Attempt and participation | accomplices ashore; preparatory acts; abandoned plans | punish instigators like perpetrators; reward timely withdrawal | aiding; abetting; soliciting; conspiring
Expedited preservation of stored data | voyage recorders; magnetic tapes; server images | order a custodian to keep what would be overwritten; renew the order once | ninety days; sealed copies; silence of the custodian
Preservation of traffic data | call sequences; antenna sectors; relay stations | freeze the path of a message; identify every relay that carried it | origin; destination; hour; duration
Production orders | subscriber particulars; ledger pages; camera footage | compel a terminal to hand over named files; set a date for delivery | to whom addressed; for what offence; within which days
Search of stored data | wheelhouse computers; locked cabinets; remote folders | enter a bridge with a judge's warrant; copy instead of seizing | by day; before witnesses; with an inventory
Search of transferred data | wheelhouse computers; locked cabinets; couriers in transit | enter a bridge with a judge's warrant; copy instead of seizing | by day; before witnesses; with an inventory
Real-time collection of positions | transponder tracks; coastal radar echoes; drone pictures | follow a suspect hull for a limited time; stop when the ground falls away | grave offences only; thirty days; a log of viewers
Conditions and safeguards | judicial supervision; grounds of urgency; legal privilege | subject each power to an independent magistrate; limit duration and breadth | doctors; confessors; union delegates; lawyers
Notice to persons concerned | letters of information; deferred notice; closed investigations | tell a person after the inquiry that her data were read; give reasons for delay | when; by whom; which remedy
Sealed evidence and its custody | evidence rooms; hash values; broken seals | keep an unbroken chain from deck to courtroom; photograph every opening | numbered bags; two signatures; a cool dry store
Right of access to one's own data | copies in a plain language; proof of identity; reasonable fees | answer a seafarer within thirty days; explain codes and abbreviations | what is held; since when; who received it
Right to correction | a disputed entry; marginal notes; an arbiter | add the seafarer's own account; suspend use while a quarrel lasts | errors of fact; outdated ranks; mistaken desertions
Protection of children on board | stowaway minors; cadets under eighteen; family cabins | appoint a guardian ashore; keep photographs of minors out of circulars | schooling; contact with parents; medical care
Medical data of seafarers | infirmary charts; vaccination cards; fitness certificates | let physicians alone open a sickness file; inform quarantine stations of contagion only | blood group; allergies; injuries at work
Trade unions and associations | shop stewards; collective agreements; strike votes | leave membership lists unread; admit delegates to the gangway | elections; meetings on board; notices in the mess
Remedies and compensation | unlawful searches; lost wages; moral damage | pay for detention without cause; publish an apology | an ombudsman; a labour court; interest on arrears
Protection of whistle-blowers | anonymous letterboxes; retaliation; internal auditors | shield informants from dismissal; reverse the burden of proof | oil dumped at night; doctored ballast books; bribed inspectors
Assistance to victims | survivors of wrecks; widows and orphans; trafficked deckhands | provide shelter and interpreters; hold hearings behind a screen | lodging; clothing; counsel; passage home
General principles of cooperation | goodwill; reciprocity; speed | answer sister ports as one would answer one's own captain; avoid needless refusals | promptness; courtesy; confidentiality
Spontaneous information | unasked warnings; drifting mines; suspicious routes | pass on news that may help a neighbour; attach conditions of secrecy | rumours marked as such; sources concealed
Network of contact points | duty officers; twenty-four hour desks; call signs | staff a desk on feast days too; rehearse alarms every quarter | one telephone; two languages; three deputies
Requests for assistance | letters rogatory; translations; sworn summaries | state facts and law in every request; prioritise perils to life | the authority asking; the deed; the measures sought
Grounds for refusal | political offences; double punishment; essential interests | decline where the accused would suffer for her opinions; consult before refusing | ordre public; extinct claims; trifling matters
Extradition | fugitive masters; provisional arrest; specialty rule | surrender suspects or bring them before the own bench; shorten formalities by consent | minimum of two years; nationals; the death penalty
Joint investigation teams | seconded detectives; shared notebooks; liaison magistrates | form a team for a case that touches several quays; agree who leads | terms; costs; liability for damage
Transfer of proceedings | sentenced stevedores; pending trials; case files | move a trial to where the witnesses live; recognise time already served | consent; common language; humane grounds
Recovery of stolen cargo | hidden warehouses; good-faith buyers; auction proceeds | restore goods to their consignee; split storage fees | tracing; freezing; confiscating; returning
Training of port officers | curricula; simulators; exchange of cadets | teach young watchkeepers the ethics of surveillance; certify trainers | radar plotting; data hygiene; first aid; languages
Equipment for small harbours | second-hand radar; spare parts; solar panels | donate surplus instruments to islands; service them for five years | antennae; batteries; tide gauges
Voluntary fund | pledges; earmarked grants; audited accounts | open a fund at a development bank; accept gifts from foundations | scholarships; travel of delegates; emergency repairs
Exchange of studies | statistical yearbooks; accident research; glossaries | compile figures on groundings; share methods with universities | open licences; comparable tables; peer review
Advice on legislation | model clauses; legal drafters; parliamentary hearings | review bills at the request of a ministry; comment within sixty days | gap analysis; plain drafting; consultation
Assistance after disasters | hurricanes; oil slicks; collapsed piers | rebuild registers lost in a flood; lend floating docks | salvage crews; field radios; tents
Conference of the States Parties | rules of procedure; observers; biennial sessions | elect a bureau by secret ballot; admit non-governmental groups | review; budget; amendments; declarations
Secretariat | permanent staff; conference services; archives of the Convention | circulate documents in six tongues; keep a roster of experts | impartiality; geographical balance; transparency
Committee of experts | oceanographers; jurists; data engineers | inspect ports by invitation; publish findings with replies | seven members; staggered terms; no instructions
National reports | questionnaires; shadow submissions; deadlines | describe measures and shortcomings; invite comment from civil society | laws; cases; obstacles; plans
Review mechanism | peer visits; country pages; recommendations | examine each member once in four years; follow up what was promised | drawing of lots; dialogue; executive summary
Settlement of disputes | negotiation; arbitration; the International Court | submit quarrels to a panel of three; obey interim orders | good offices; conciliation; compromise
Signature and ratification | instruments of acceptance; regional organisations; credentials | open the text for signing at the harbour museum; deposit papers with the mayor | approval; accession; succession
Entry into force | the twentieth instrument; the ninetieth day; provisional application | begin on the first of a month; count withdrawals | thirty deposits; eighteen months; a quorum
Amendments | proposals in writing; two-thirds majorities; technical annexes | circulate drafts six months ahead; seek consensus before a vote | tacit acceptance; objection; renewal
Reservations | objections; declarations of understanding; incompatible statements | forbid exceptions to the chapter on rights; withdraw reserves at any moment | form; time; effect
Denunciation | twelve months' notice; pending requests; accrued duties | leave by letter to the depositary; finish what was begun | costs; secrecy; returned papers
Depositary and authentic texts | certified copies; equally authentic versions; errata | keep the parchment in a dry vault; correct misprints after ninety days | Arabic; French; Spanish; Chinese; Russian; English`
  .trim()
  .split('\n')

const FURTHER = `
Autonomous vessels | unmanned hulls; remote helmsmen; collision algorithms | license shore control centres; demand a manual override | sensors; fallback routes; black boxes
Noise and wildlife | whale corridors; underwater sirens; breeding seasons | slow propellers near calves; map quiet zones | seals; eelgrass; migratory geese
Ballast and bilge reports | discharge coordinates; invasive mussels; treatment plants | sample tanks at anchorage; fine secret dumping | salinity; filters; sludge receipts
Ferry passengers | ticket stubs; boarding queues; wheelchair lifts | count heads at each gangway; announce delays aloud | prams; bicycles; guide dogs
Harbour cameras | lenses above cafés; night vision; retention on disks | turn cameras away from dwellings; post a visible sign | angle; resolution; masks
Encryption of messages | cipher keys; open protocols; lawful secrecy | leave strong ciphers legal; refuse hidden trapdoors | algorithms; audits; key escrow
Insurance data | premium tables; claims adjusters; mutual clubs | stop quoting by nationality; reveal the formula | hull; freight; war risk
Wreck sites and divers | amphorae; unexploded shells; sunken bullion | report finds to antiquaries; fence graves at sea | sonar mosaics; permits; salvage shares
Shore leave | gate passes; taxi ranks; missionary clubs | grant leave without visa; light the footpath to town | libraries; chapels; football pitches
Interpretation at hearings | dialect speakers; sworn linguists; subtitles | find a tongue the sailor dreams in; record both versions | sign language; braille; pauses
Icebreaking convoys | frozen straits; towing rosters; polar night | order ships by strength of bow; share ice charts | helicopters; fuel caches; frostbite
Cable landing stations | beach manholes; repair barges; branching units | bury fibres below anchors; guard splice chambers | voltage; latency; trawlers`
  .trim()
  .split('\n')
