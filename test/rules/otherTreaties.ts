/** Treaties of other looks, to see that nothing is fitted to one: articles that are one text, and short plain ones. */
import { flatPlans, numberedFrom, type Plan, plan } from './harbourTreaty.ts'

/** A treaty whose articles are one text each, without paragraphs and points. */
export function flattened(plans: readonly Plan[]): Plan[] {
  const short = (one: Plan): Plan =>
    one.level === 'article'
      ? {
          ...one,
          text: flatPlans([one])
            .map(({ text }) => text)
            .filter(text => text !== '')
            .join(' '),
          children: [],
        }
      : { ...one, children: one.children.map(short) }
  return numberedFrom(plans.map(short))
}

/** A charter without titles, in short sentences; every third article has numbered paragraphs. */
export function lighthouseCharter(): Plan[] {
  const groups = SENTENCES.map(line => line.split('|').map(text => text.trim()))
  const articles = groups.map((texts, at) =>
    at % 3 === 1
      ? plan(
          'article',
          null,
          '',
          texts.map(text => plan('paragraph', null, text)),
        )
      : plan('article', null, texts.join(' ')),
  )
  const half = Math.ceil(articles.length / 2)
  return numberedFrom([
    plan('chapter', 'The lights', '', articles.slice(0, half)),
    plan('chapter', 'The keepers', '', articles.slice(half)),
  ])
}

const SENTENCES = `
Every coast that ships pass by night shall be lit. | A coast is passed by night if ten ships a month are seen from it. | Where fewer are seen, a fire basket is enough.
No light may resemble another within forty miles. | Colour, rhythm and height are entered in the List of Lights before the lamp is first lit. | Whoever copies a rhythm changes it within a week.
The lamp burns from sunset to sunrise. | In fog it burns by day as well, and the horn is sounded every ninety seconds.
Oil, gas, electricity and the sun are all lawful sources. | Whale oil is not. | A tower that changes its source tells the mariners thirty days before.
Lenses are washed each morning with spirit and soft leather. | A scratched prism is reported, not hidden. | Spare prisms are kept at the district depot in straw.
Towers are painted so that they can be told apart by day. | Bands, spirals and chequers are allowed; advertisements are not.
A light that fails is announced by telegraph, by radio and by a flag at the nearest harbour. | Until it burns again a boat with a lantern lies off the rock. | The boat's crew is relieved every eight hours.
Lightships swing at two anchors. | If both drag, the ship takes down her masthead ball and fires a gun.
Buoys are numbered from seaward. | Even numbers stand to port, odd ones to starboard, and wrecks are green in every country. | A drifting buoy belongs to whoever put it out, not to the finder.
Nobody shall shoot at a lamp, nor at the birds that circle it. | Nets on the gallery are mended in spring.
Dues are paid once a voyage. | Fishing boats, warships and ships in distress pay nothing. | A master who doubts the reckoning may pay under protest and be heard by the Board.
The Board publishes what it took and what it spent. | A tenth goes to widows. | What is left over lowers the dues of the year after.
A keeper lives at the tower with family or alone, as the keeper prefers. | Rooms are dry, windows open, and there is a garden where soil allows.
A watch lasts four hours. | Two keepers never sleep at once while the lamp burns. | Who falls asleep twice in a year is moved to an inland depot.
Keepers write a log in ink: weather, wicks, ships, strangers. | The log is shown to any captain who asks. | Pages are not torn out; mistakes are struck through so that they stay legible.
Provisions are landed each fortnight: flour, salt meat, peas, coffee, lamp glass. | If the sea forbids a landing for a month, the navy is asked for help.
Children of keepers are taught by letter and, in winter, at a boarding house in town. | The Board buys their slates.
A keeper who rescues somebody is rewarded from the fund for courage. | The reward does not depend on the rank of the rescued.
Visitors may climb the stairs on Sundays in groups of six. | They touch nothing. | Painters and astronomers may stay the night with the keeper's leave.
Illness at the tower is signalled with a yellow flag over a black ball. | A surgeon comes as soon as a boat can live. | The costs are the Board's.
A keeper may be dismissed for drunkenness, for selling oil or for a dark night. | Before that the keeper is heard, and may bring a friend. | Wages run until the hearing ends.
Pensions begin at sixty, or after thirty winters on a rock. | Half goes on to the surviving spouse.
Towers that are no longer needed are given to the parish, not pulled down. | The lens goes to a museum. | Fishermen keep the right to use the tower as a mark.
Disputes between neighbouring lights are settled by three pilots drawn by lot. | Their word is final. | They are paid in kind.
This charter is read aloud at each tower on midsummer day. | A keeper who cannot hear is given a copy in large print.
It may be changed by the assembly of keepers with two voices out of three. | Changes are written on the last page and dated.
It binds each coast from the day its governor signs. | A coast that leaves shall first put another light where its own would be missed.`
  .trim()
  .split('\n')
